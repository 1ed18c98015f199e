import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("org", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("papers", "0001_initial"),
        ("targets", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appendix",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("title", models.CharField(max_length=300, verbose_name="tên phụ lục")),
                (
                    "orientation",
                    models.CharField(
                        choices=[("portrait", "Dọc"), ("landscape", "Ngang")],
                        default="portrait",
                        max_length=9,
                        verbose_name="chiều giấy",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "phụ lục",
                "verbose_name_plural": "phụ lục",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("search_key", models.CharField(db_index=True, editable=False, max_length=300)),
                ("sort_key", models.CharField(editable=False, max_length=1500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("year", "Phong trào thi đua cả năm"),
                            ("drive", "Đợt thi đua ngắn ngày"),
                            ("topic", "Thi đua theo chuyên đề"),
                        ],
                        max_length=5,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="tên phong trào")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=80, verbose_name="tên gọi tắt"),
                ),
                (
                    "slogan",
                    models.CharField(blank=True, max_length=500, verbose_name="khẩu hiệu, chủ đề"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="mục đích, yêu cầu")),
                ("content", models.TextField(blank=True, verbose_name="nội dung thi đua")),
                (
                    "anniversary",
                    models.CharField(blank=True, max_length=200, verbose_name="ngày kỷ niệm"),
                ),
                (
                    "anniversary_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày kỷ niệm"),
                ),
                (
                    "anniversary_since",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="từ năm"),
                ),
                ("starts_on", models.DateField(verbose_name="bắt đầu ngày")),
                ("ends_on", models.DateField(verbose_name="kết thúc ngày")),
                ("register_from", models.DateField(verbose_name="nhận đăng ký từ ngày")),
                ("register_until", models.DateField(verbose_name="nhận đăng ký đến hết ngày")),
                (
                    "taking",
                    models.CharField(
                        choices=[
                            ("villages", "Tất cả thôn, tổ dân phố"),
                            ("kinds", "Tất cả đơn vị thuộc các loại"),
                            ("chosen", "Các đơn vị được chọn"),
                        ],
                        default="villages",
                        max_length=8,
                        verbose_name="đơn vị tham gia",
                    ),
                ),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="loại đơn vị")),
                (
                    "implements_words",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="phong trào của cấp trên (ghi bằng lời)",
                    ),
                ),
                (
                    "paper_kind",
                    models.CharField(
                        choices=[
                            ("plan", "Kế hoạch"),
                            ("letter", "Công văn phát động"),
                            ("outside", "Văn bản đã ban hành ngoài cổng"),
                        ],
                        default="plan",
                        max_length=7,
                        verbose_name="văn bản phát động",
                    ),
                ),
                ("drafted", models.JSONField(editable=False, null=True)),
                (
                    "outside_citation",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="số, ngày văn bản ngoài cổng"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="tạo lúc")),
                (
                    "launched_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="phát động lúc"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="tổng kết lúc"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="hủy lúc"),
                ),
                (
                    "cancel_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do hủy"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "implements",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="implemented_by",
                        to="campaigns.campaign",
                        verbose_name="thực hiện phong trào của cấp trên",
                    ),
                ),
                (
                    "launched_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="repeated_by",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "span",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="targets.span",
                        verbose_name="năm, đợt",
                    ),
                ),
            ],
            options={
                "verbose_name": "phong trào, đợt thi đua",
                "verbose_name_plural": "phong trào, đợt thi đua",
                "ordering": ["-starts_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["commune", "-starts_on"], name="campaigns_c_commune_c9314e_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at", None), ("kind", "year")),
                        fields=("commune", "span"),
                        name="one_campaign_a_year",
                        violation_error_message="Năm này đã có phong trào thi đua cả năm.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at", None)),
                        fields=("commune", "name", "starts_on"),
                        name="campaign_name_once",
                        violation_error_message="Đã có phong trào tên này bắt đầu ngày ấy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="campaign_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("register_until__gte", models.F("register_from"))),
                        name="campaign_registers_forward",
                        violation_error_message="Hạn đăng ký phải từ ngày mở đăng ký trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("register_until__lte", models.F("ends_on"))),
                        name="campaign_registers_before_it_ends",
                        violation_error_message="Hạn đăng ký không được sau ngày kết thúc.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("launched_at__isnull", False), ("closed_at", None), _connector="OR"
                        ),
                        name="campaign_closed_was_launched",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarryOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("from_year", models.PositiveSmallIntegerField(verbose_name="từ năm")),
                ("to_year", models.PositiveSmallIntegerField(verbose_name="sang năm")),
                ("texts", models.JSONField(default=dict, verbose_name="nguyên văn")),
                ("made_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt kế thừa kế hoạch",
                "verbose_name_plural": "lượt kế thừa kế hoạch",
            },
        ),
        migrations.CreateModel(
            name="Cluster",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("name", models.CharField(max_length=120, verbose_name="tên cụm, khối")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "cụm, khối thi đua",
                "verbose_name_plural": "cụm, khối thi đua",
                "ordering": ["-year", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "year", "name"),
                        name="cluster_once_a_year",
                        violation_error_message="Năm này đã có cụm, khối tên ấy.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClusterMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(editable=False, verbose_name="năm")),
                ("is_head", models.BooleanField(default=False, verbose_name="trưởng cụm, khối")),
                (
                    "cluster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="campaigns.cluster",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clusters",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên cụm, khối",
                "verbose_name_plural": "thành viên cụm, khối",
                "ordering": ["cluster", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "year", "unit"),
                        name="unit_in_one_cluster_a_year",
                        violation_error_message="Đơn vị đã ở một cụm, khối khác trong năm này.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_head", True)),
                        fields=("commune", "cluster"),
                        name="cluster_has_one_head",
                        violation_error_message="Cụm, khối đã có trưởng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("header", "Phần đầu"),
                            ("opening", "Căn cứ, mở đầu, đoạn kết"),
                            ("item", "Mục"),
                            ("target", "Chỉ tiêu"),
                            ("appendix", "Phụ lục"),
                            ("recipients", "Nơi nhận"),
                            ("signature", "Người ký"),
                        ],
                        max_length=10,
                        verbose_name="phần",
                    ),
                ),
                ("about", models.UUIDField(null=True, verbose_name="mục, chỉ tiêu, phụ lục")),
                ("place", models.CharField(max_length=300, verbose_name="ở chỗ")),
                ("quote", models.TextField(blank=True, verbose_name="chữ ở chỗ đó")),
                ("text", models.TextField(verbose_name="góp ý")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chưa trả lời"),
                            ("mended", "Đã sửa"),
                            ("kept", "Giữ nguyên"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="open",
                        editable=False,
                        max_length=9,
                        verbose_name="trạng thái",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người góp ý",
                    ),
                ),
            ],
            options={
                "verbose_name": "góp ý",
                "verbose_name_plural": "góp ý",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("about__isnull", False),
                                ("part__in", ("item", "target", "appendix")),
                            ),
                            models.Q(
                                models.Q(
                                    ("part__in", ("item", "target", "appendix")), _negated=True
                                ),
                                ("about", None),
                            ),
                            _connector="OR",
                        ),
                        name="comment_names_its_place",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="trả lời")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Chưa trả lời"),
                            ("mended", "Đã sửa"),
                            ("kept", "Giữ nguyên"),
                            ("withdrawn", "Đã rút"),
                        ],
                        max_length=9,
                        verbose_name="thành",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="campaigns.comment",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "trả lời góp ý",
                "verbose_name_plural": "trả lời góp ý",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Covenant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên giao ước")),
                ("content", models.TextField(verbose_name="nội dung giao ước")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="ngày ký")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="nơi ký")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                        verbose_name="bản đã ký",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covenants",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "giao ước thi đua",
                "verbose_name_plural": "giao ước thi đua",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "campaign", "name"),
                        name="covenant_name_once",
                        violation_error_message="Phong trào đã có giao ước tên này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CovenantParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                (
                    "agreed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="đồng ý lúc"),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "covenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="campaigns.covenant",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covenants",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "bên ký giao ước",
                "verbose_name_plural": "bên ký giao ước",
                "ordering": ["covenant", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "covenant", "unit"), name="covenant_party_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="thứ tự"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("content", "Điểm nội dung"),
                            ("bonus", "Điểm thưởng"),
                            ("penalty", "Điểm trừ"),
                        ],
                        default="content",
                        max_length=7,
                        verbose_name="loại điểm",
                    ),
                ),
                ("name", models.CharField(max_length=500, verbose_name="tiêu chí")),
                (
                    "points",
                    models.DecimalField(decimal_places=2, max_digits=7, verbose_name="điểm tối đa"),
                ),
                ("guide", models.TextField(blank=True, verbose_name="cách chấm")),
                (
                    "needs_evidence",
                    models.BooleanField(default=False, verbose_name="cần minh chứng"),
                ),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Đạt thì đủ điểm, không đạt thì 0"),
                            ("proportional", "Theo tỷ lệ hoàn thành, không quá điểm tối đa"),
                            ("above", "Theo mức vượt: đủ điểm tối đa khi vượt đến mức đã ghi"),
                            ("best", "Đơn vị cao nhất cụm đủ điểm, đơn vị khác theo tỷ lệ"),
                        ],
                        max_length=12,
                        verbose_name="lấy điểm từ kết quả",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("assigned", "mức giao"), ("pledged", "mức đăng ký")],
                        default="assigned",
                        max_length=8,
                        verbose_name="so với",
                    ),
                ),
                (
                    "full_above",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        verbose_name="vượt bao nhiêu % thì đủ điểm",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="campaigns.criterion",
                        verbose_name="thuộc tiêu chí",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "tiêu chí chấm điểm",
                "verbose_name_plural": "tiêu chí chấm điểm",
                "ordering": ["campaign", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("points__gt", 0)),
                        name="criterion_has_points",
                        violation_error_message="Điểm tối đa phải lớn hơn 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="criterion_is_not_its_own_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), ("target", None)),
                            models.Q(
                                models.Q(("rule", ""), _negated=True), ("target__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="criterion_rule_has_target",
                        violation_error_message="Chọn chỉ tiêu mà tiêu chí lấy điểm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", "above"), _negated=True),
                            models.Q(("full_above__gt", 0), ("full_above__isnull", False)),
                            _connector="OR",
                        ),
                        name="criterion_above_says_how_far",
                        violation_error_message="Ghi vượt bao nhiêu % thì đủ điểm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DatedPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("field_key", models.CharField(max_length=120, verbose_name="ở đâu")),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("year", "Năm"),
                            ("range", "Giai đoạn, năm học"),
                            ("date", "Ngày, tháng"),
                            ("anniversary", "Ngày kỷ niệm"),
                            ("cited", "Văn bản được dẫn"),
                            ("body", "Cơ quan không còn"),
                            ("person", "Tên người"),
                            ("deadline", "Thời hạn"),
                            ("motto", "Chủ đề, phương châm"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("text", models.TextField(verbose_name="chữ")),
                ("proposal", models.TextField(blank=True, verbose_name="đề nghị")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="lời nhắc")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("", "Chưa xem"), ("changed", "Đã đổi"), ("kept", "Giữ nguyên")],
                        default="",
                        max_length=8,
                        verbose_name="đã quyết",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="đổi thành")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="quyết lúc"),
                ),
                (
                    "carry_over",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="campaigns.carryover",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người xem",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỗ cần xem khi kế thừa",
                "verbose_name_plural": "chỗ cần xem khi kế thừa",
                "ordering": ["carry_over", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "carry_over", "field_key", "start"),
                        name="dated_place_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Honour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=60, verbose_name="tên gọi tắt"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="căn cứ")),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="riêng của địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "danh hiệu thi đua",
                "verbose_name_plural": "danh hiệu thi đua",
                "ordering": ["subject", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "code"), name="honour_code_once_a_commune"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None)),
                        fields=("code",),
                        name="honour_code_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HonourScope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("unit_kinds", models.JSONField(verbose_name="loại đơn vị")),
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="căn cứ")),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                (
                    "honour",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scopes",
                        to="campaigns.honour",
                    ),
                ),
            ],
            options={
                "verbose_name": "đối tượng của danh hiệu",
                "verbose_name_plural": "đối tượng của danh hiệu",
                "ordering": ["honour", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("honour", "valid_from"), name="honour_scope_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="thứ tự"
                    ),
                ),
                (
                    "told_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="được báo lúc"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị tham gia",
                "verbose_name_plural": "đơn vị tham gia",
                "ordering": ["campaign", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "campaign", "unit"), name="participant_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Phrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("search_key", models.CharField(db_index=True, editable=False, max_length=300)),
                ("sort_key", models.CharField(editable=False, max_length=1500)),
                (
                    "kind",
                    models.CharField(
                        choices=[("sentence", "Câu"), ("paragraph", "Đoạn"), ("section", "Mục")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên mẫu câu")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("economy", "Kinh tế"),
                            ("society", "Văn hóa - xã hội"),
                            ("environment", "Môi trường, nông thôn mới, đô thị"),
                            ("security", "Quốc phòng, an ninh"),
                            ("politics", "Xây dựng Đảng, chính quyền"),
                        ],
                        max_length=12,
                        verbose_name="lĩnh vực",
                    ),
                ),
                ("content", models.JSONField(verbose_name="nội dung")),
                (
                    "used",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="số lần dùng"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="sửa lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu câu",
                "verbose_name_plural": "mẫu câu",
                "ordering": ["-used", "sort_key"],
                "indexes": [
                    models.Index(
                        fields=["commune", "is_active"], name="campaigns_p_commune_6e3f47_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "title"),
                        name="phrase_title_once",
                        violation_error_message="Đã có mẫu câu tên này. Đặt tên khác.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("search_key", models.CharField(db_index=True, editable=False, max_length=300)),
                ("sort_key", models.CharField(editable=False, max_length=1500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("yearly", "Kế hoạch năm"),
                            ("drive", "Đợt thi đua, chuyên đề"),
                            ("report", "Báo cáo sơ kết"),
                            ("yearend", "Báo cáo tổng kết năm"),
                            ("letter", "Công văn phát động"),
                        ],
                        default="yearly",
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Soạn thảo"),
                            ("submitted", "Đã trình"),
                            ("recalled", "Thu hồi"),
                            ("returned", "Trả lại"),
                            ("approved", "Đã duyệt"),
                            ("issued", "Đã ban hành"),
                            ("closed", "Đã tổng kết"),
                            ("replaced", "Bị thay thế"),
                            ("revoked", "Bãi bỏ"),
                            ("abandoned", "Đã hủy"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="trích yếu")),
                (
                    "superior_line",
                    models.CharField(blank=True, max_length=120, verbose_name="cơ quan chủ quản"),
                ),
                (
                    "issuer",
                    models.TextField(
                        help_text="Mỗi dòng in thành một dòng.", verbose_name="tên cơ quan ban hành"
                    ),
                ),
                (
                    "symbol",
                    models.CharField(default="KH-UBND", max_length=40, verbose_name="ký hiệu"),
                ),
                ("place", models.CharField(max_length=80, verbose_name="địa danh")),
                (
                    "date_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="năm"),
                ),
                (
                    "date_month",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tháng"),
                ),
                (
                    "date_day",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ngày"),
                ),
                (
                    "motto_label",
                    models.CharField(
                        blank=True, default="chủ đề", max_length=40, verbose_name="gọi là"
                    ),
                ),
                (
                    "motto",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="chủ đề, phương châm"
                    ),
                ),
                ("header_version", models.PositiveIntegerField(default=1, editable=False)),
                ("opening", models.TextField(blank=True, verbose_name="đoạn mở đầu")),
                ("closing", models.TextField(blank=True, verbose_name="đoạn kết")),
                ("opening_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "items_style",
                    models.CharField(
                        choices=[
                            ("roman", "I, II, III"),
                            ("decimal", "1, 2, 3"),
                            ("outline", "1.1, 1.2, 1.3"),
                            ("letter", "a, b, c"),
                            ("dash", "- gạch đầu dòng"),
                            ("plus", "+ dấu cộng"),
                            ("none", "không đánh số"),
                        ],
                        default="roman",
                        max_length=8,
                        verbose_name="đánh số mục lớn",
                    ),
                ),
                (
                    "target_appendix",
                    models.BooleanField(default=False, verbose_name="kèm phụ lục bảng chỉ tiêu"),
                ),
                ("recipients_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "signing_mode",
                    models.CharField(
                        choices=[
                            ("own", "Người đứng đầu tự ký (CHỦ TỊCH)"),
                            ("TM", "TM. – thay mặt tập thể"),
                            ("KT", "KT. – cấp phó ký thay"),
                            ("TM_KT", "TM. tập thể, KT. cấp trưởng"),
                            ("Q", "Q. – quyền cấp trưởng"),
                            ("TL", "TL. – thừa lệnh"),
                            ("TUQ", "TUQ. – thừa ủy quyền"),
                        ],
                        default="own",
                        max_length=6,
                        verbose_name="thể thức ký",
                    ),
                ),
                ("signature_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "ending",
                    models.CharField(
                        choices=[("replaced", "Thay thế"), ("revoked", "Bãi bỏ")],
                        default="replaced",
                        max_length=8,
                        verbose_name="cách chấm dứt kế hoạch cũ",
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="tiếp nhận lúc"),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="tạo lúc")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="sửa lúc")),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="campaigns.plan",
                        verbose_name="sửa đổi kế hoạch",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "issuing_body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="cơ quan ban hành",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="papers.paper",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="targets.period",
                        verbose_name="kỳ báo cáo",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacements",
                        to="campaigns.plan",
                        verbose_name="thay thế, bãi bỏ kế hoạch",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.position",
                        verbose_name="người ký",
                    ),
                ),
                (
                    "span",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="targets.span",
                        verbose_name="thời gian",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế hoạch",
                "verbose_name_plural": "kế hoạch",
                "ordering": ["-year", "-created_at"],
                "indexes": [
                    models.Index(
                        fields=["commune", "-year", "state"], name="campaigns_p_commune_60fbc8_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("amends", None),
                            ("kind", "yearly"),
                            ("state__in", ["issued", "closed"]),
                        ),
                        fields=("commune", "year"),
                        name="one_yearly_plan_in_force",
                        violation_error_message="Năm này đã có một kế hoạch năm còn hiệu lực.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind", "yearend"),
                            (
                                "state__in",
                                ["draft", "recalled", "returned", "submitted", "approved"],
                            ),
                        ),
                        fields=("commune", "year"),
                        name="one_year_report_in_work",
                        violation_error_message="Báo cáo tổng kết của năm này đã được lập và chưa ban hành. Sửa tiếp bản đó; muốn lập lại từ số liệu mới thì hủy bản đó trước.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amends", None),
                                ("kind", "report"),
                                ("period__isnull", False),
                                ("replaces", None),
                            ),
                            models.Q(("amends", None), ("kind", "yearend"), ("replaces", None)),
                            models.Q(
                                models.Q(("kind__in", ("report", "yearend")), _negated=True),
                                ("period", None),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_report_has_a_period",
                        violation_error_message="Báo cáo lập theo một kỳ, không sửa đổi hay thay thế.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amends", None),
                            models.Q(("amends", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_amends_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces", None),
                            models.Q(("replaces", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_replaces_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_day", None), ("date_month__isnull", False), _connector="OR"
                        ),
                        name="plan_day_has_month",
                        violation_error_message="Có ngày thì phải có tháng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("heading", models.CharField(blank=True, max_length=500, verbose_name="đề mục")),
                (
                    "run_in",
                    models.BooleanField(default=False, verbose_name="đề mục liền với đoạn văn"),
                ),
                ("numbered", models.BooleanField(default=True, verbose_name="có đánh số")),
                (
                    "children_style",
                    models.CharField(
                        choices=[
                            ("roman", "I, II, III"),
                            ("decimal", "1, 2, 3"),
                            ("outline", "1.1, 1.2, 1.3"),
                            ("letter", "a, b, c"),
                            ("dash", "- gạch đầu dòng"),
                            ("plus", "+ dấu cộng"),
                            ("none", "không đánh số"),
                        ],
                        default="dash",
                        max_length=8,
                        verbose_name="đánh số mục con",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="campaigns.item",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục",
                "verbose_name_plural": "mục",
                "ordering": ["position", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["plan", "parent", "position"], name="campaigns_i_plan_id_4fd861_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Văn bản dán hoặc tệp .txt"),
                            ("word", "Word"),
                            ("pdf", "PDF"),
                        ],
                        max_length=4,
                        verbose_name="dạng",
                    ),
                ),
                ("original", models.JSONField(editable=False, verbose_name="bản đọc ban đầu")),
                ("reading", models.JSONField(editable=False, verbose_name="bản đọc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "Đang kiểm tra"),
                            ("saved", "Đã lưu vào kế hoạch"),
                            ("abandoned", "Đã bỏ"),
                        ],
                        default="read",
                        editable=False,
                        max_length=9,
                        verbose_name="trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "title",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="trích yếu"
                    ),
                ),
                (
                    "target_count",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="số chỉ tiêu"
                    ),
                ),
                (
                    "doubt_count",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="số chỗ cần xem"
                    ),
                ),
                (
                    "left",
                    models.JSONField(default=list, editable=False, verbose_name="các chỗ bỏ qua"),
                ),
                (
                    "taken",
                    models.JSONField(default=list, editable=False, verbose_name="các chỗ đã nhận"),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="tải lên lúc")),
                ("changed_at", models.DateTimeField(editable=False, verbose_name="sửa lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                        verbose_name="tệp gốc",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người tải lên",
                    ),
                ),
                (
                    "onto",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_copies",
                        to="campaigns.plan",
                        verbose_name="kế hoạch được so với bản đọc",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intakes",
                        to="campaigns.plan",
                        verbose_name="kế hoạch lập từ bản đọc",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản đọc kế hoạch cũ",
                "verbose_name_plural": "bản đọc kế hoạch cũ",
                "ordering": ["-changed_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["commune", "state", "-changed_at"],
                        name="campaigns_i_commune_2018cb_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("plan__isnull", False), ("state", "saved")),
                            models.Q(models.Q(("state", "saved"), _negated=True), ("plan", None)),
                            _connector="OR",
                        ),
                        name="intake_saved_has_plan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("batch", models.UUIDField(verbose_name="mã lần lưu")),
                ("answer", models.JSONField(verbose_name="trả lời")),
                ("parts", models.JSONField(default=list, verbose_name="các phần đã ghi")),
                ("made_at", models.DateTimeField(verbose_name="lưu lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft_batches",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần lưu của trình soạn",
                "verbose_name_plural": "các lần lưu của trình soạn",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        fields=["commune", "plan", "by"], name="campaigns_d_commune_815d99_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "batch"), name="draft_batch_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="campaigns.plan",
            ),
        ),
        migrations.AddField(
            model_name="carryover",
            name="plan",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="carry_over",
                to="campaigns.plan",
            ),
        ),
        migrations.AddField(
            model_name="carryover",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_into",
                to="campaigns.plan",
                verbose_name="kế hoạch cũ",
            ),
        ),
        migrations.AddField(
            model_name="campaign",
            name="paper",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="campaigns",
                to="campaigns.plan",
            ),
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("text", models.TextField(blank=True, verbose_name="đoạn văn")),
                ("table", models.JSONField(blank=True, null=True, verbose_name="bảng")),
                (
                    "appendix",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="campaigns.appendix",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="campaigns.item",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "đoạn",
                "verbose_name_plural": "đoạn",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("appendix__isnull", False), ("item", None)),
                            models.Q(("appendix", None), ("item__isnull", False)),
                            _connector="OR",
                        ),
                        name="block_has_one_place",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Basis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                (
                    "lead",
                    models.CharField(default="Căn cứ", max_length=20, verbose_name="từ mở đầu"),
                ),
                ("text", models.CharField(max_length=600, verbose_name="văn bản được dẫn")),
                (
                    "standing",
                    models.BooleanField(
                        default=True,
                        help_text="Bỏ chọn nếu văn bản được dẫn ngay trong đoạn mở đầu.",
                        verbose_name="đứng thành dòng riêng",
                    ),
                ),
                (
                    "link",
                    models.URLField(blank=True, max_length=300, verbose_name="địa chỉ văn bản"),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bases",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "căn cứ",
                "verbose_name_plural": "căn cứ",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="appendix",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appendices",
                to="campaigns.plan",
            ),
        ),
        migrations.CreateModel(
            name="AmendedPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("whole", "Thay toàn bộ"),
                            ("replace", "Sửa đổi"),
                            ("add", "Bổ sung"),
                            ("remove", "Bãi bỏ"),
                        ],
                        max_length=8,
                        verbose_name="việc",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bases", "Phần căn cứ"),
                            ("opening", "Đoạn mở đầu"),
                            ("closing", "Đoạn kết"),
                            ("recipients", "Nơi nhận"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="phần",
                    ),
                ),
                ("place", models.UUIDField(blank=True, null=True, verbose_name="chỗ")),
                ("inside", models.BooleanField(default=False, verbose_name="vào trong")),
                ("seen_sha256", models.CharField(max_length=64, verbose_name="SHA-256 lời đã xem")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amended_place",
                        to="campaigns.item",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amended_places",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỗ sửa đổi, bổ sung",
                "verbose_name_plural": "chỗ sửa đổi, bổ sung",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deed__in", ["replace", "remove"]), ("part", "")),
                        fields=("commune", "plan", "place"),
                        name="amended_item_once",
                        violation_error_message="Mục này đã được chọn để sửa.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("part", ""), _negated=True),
                        fields=("commune", "plan", "part"),
                        name="amended_part_once",
                        violation_error_message="Phần này đã được chọn để sửa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deed__in", ["replace", "add"]), ("item__isnull", False)),
                            models.Q(("deed__in", ["whole", "remove"]), ("item", None)),
                            _connector="OR",
                        ),
                        name="amended_place_has_its_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("words", models.TextField(blank=True, verbose_name="lời văn")),
                (
                    "carried_value",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="targets.targetvalue",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_targets",
                        to="campaigns.item",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_targets",
                        to="targets.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu trong kế hoạch",
                "verbose_name_plural": "chỉ tiêu trong kế hoạch",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "plan", "target"),
                        name="plan_lists_target_once",
                        violation_error_message="Kế hoạch đã có chỉ tiêu này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("search_key", models.CharField(db_index=True, editable=False, max_length=300)),
                ("sort_key", models.CharField(editable=False, max_length=1500)),
                (
                    "kind",
                    models.CharField(
                        choices=[("yearly", "Kế hoạch năm"), ("drive", "Đợt thi đua, chuyên đề")],
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên mẫu")),
                ("content", models.JSONField(verbose_name="nội dung")),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="tạo lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu kế hoạch",
                "verbose_name_plural": "mẫu kế hoạch",
                "ordering": ["kind", "sort_key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "name"),
                        name="plan_template_name_once",
                        violation_error_message="Đã có mẫu kế hoạch tên này. Đặt tên khác.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("=", "bằng"),
                            ("<", "dưới"),
                            ("<=", "không quá"),
                            (">", "trên"),
                            (">=", "từ … trở lên"),
                            ("range", "từ … đến …"),
                            ("maintain", "duy trì, giữ vững"),
                            ("achieve", "hoàn thành, đạt"),
                        ],
                        max_length=8,
                        verbose_name="so sánh",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="giá trị",
                    ),
                ),
                (
                    "value_max",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="giá trị trên",
                    ),
                ),
                (
                    "numerator",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="tử số"
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="mẫu số",
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=200, verbose_name="mức, hạng")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "instead_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="targets.targetvalue",
                    ),
                ),
                (
                    "plan_target",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposal",
                        to="campaigns.plantarget",
                    ),
                ),
            ],
            options={
                "verbose_name": "giá trị đề nghị",
                "verbose_name_plural": "giá trị đề nghị",
            },
        ),
        migrations.CreateModel(
            name="Ranking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("content", models.JSONField(verbose_name="nội dung")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("made_at", models.DateTimeField(verbose_name="chốt lúc")),
                ("is_current", models.BooleanField(default=True, editable=False)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rankings",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "cluster",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.cluster",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "bảng xếp hạng",
                "verbose_name_plural": "bảng xếp hạng",
                "ordering": ["campaign", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cluster__isnull", False), ("is_current", True)),
                        fields=("commune", "campaign", "cluster"),
                        name="ranking_once_a_cluster",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cluster", None), ("is_current", True)),
                        fields=("commune", "campaign"),
                        name="ranking_once_a_campaign",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("text", models.CharField(max_length=300, verbose_name="nơi nhận")),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        help_text="b/c, t/h, p/h",
                        max_length=40,
                        verbose_name="để làm gì",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "nơi nhận",
                "verbose_name_plural": "nơi nhận",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecipientUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="campaigns.recipient",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị của nơi nhận",
                "verbose_name_plural": "đơn vị của nơi nhận",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "recipient", "unit"), name="recipient_names_unit_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="recipient",
            name="units",
            field=models.ManyToManyField(
                blank=True,
                related_name="+",
                through="campaigns.RecipientUnit",
                to="org.unit",
                verbose_name="đơn vị",
            ),
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="lời kèm theo")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("saved_at", models.DateTimeField(editable=False, verbose_name="lưu lúc")),
                (
                    "first_sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gửi lần đầu lúc"),
                ),
                (
                    "sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gửi lúc"),
                ),
                (
                    "received_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="tiếp nhận lúc"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="duyệt lúc"),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                (
                    "returned_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="trả lại lúc"),
                ),
                (
                    "taken_by_phone",
                    models.BooleanField(default=False, verbose_name="nhận qua điện thoại, giấy"),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="đơn vị xác nhận lúc"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Chưa gửi"),
                            ("sent", "Chờ duyệt"),
                            ("returned", "Trả lại"),
                            ("approved", "Đã duyệt"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=9,
                        verbose_name="trạng thái",
                    ),
                ),
                ("named_honours", models.JSONField(editable=False, null=True)),
                (
                    "withdrawn_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="rút lúc"),
                ),
                (
                    "withdraw_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do rút"),
                ),
                (
                    "leave_until",
                    models.DateField(
                        editable=False, null=True, verbose_name="được đăng ký muộn đến"
                    ),
                ),
                (
                    "leave_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="vì sao được muộn"
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="campaigns.campaign",
                        verbose_name="phong trào",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "đăng ký thi đua",
                "verbose_name_plural": "đăng ký thi đua",
                "ordering": ["campaign", "unit"],
                "indexes": [
                    models.Index(fields=["commune", "state"], name="campaigns_r_commune_c6d133_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "campaign", "unit"),
                        name="registration_once_a_campaign",
                        violation_error_message="Đơn vị đã có đăng ký cho phong trào này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="lý do trả lại"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="đăng ký",
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="đăng ký bằng lời"),
                ),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="trả lời")),
                (
                    "approved_value",
                    models.DecimalField(
                        decimal_places=6,
                        editable=False,
                        max_digits=24,
                        null=True,
                        verbose_name="đã duyệt",
                    ),
                ),
                ("approved_words", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="targets.share",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu đăng ký",
                "verbose_name_plural": "chỉ tiêu đăng ký",
                "ordering": ["registration", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "registration", "share"), name="pledge_once_a_share"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HardJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="lý do trả lại"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                ("name", models.CharField(max_length=300, verbose_name="việc khó")),
                (
                    "outcome",
                    models.CharField(blank=True, max_length=300, verbose_name="kết quả cam kết"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="xong trước ngày")),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="trả lời")),
                (
                    "is_approved",
                    models.BooleanField(default=False, editable=False, verbose_name="đã duyệt"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc khó",
                "verbose_name_plural": "việc khó",
                "ordering": ["registration", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Aspirant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="lý do trả lại"
                    ),
                ),
                ("is_standing", models.BooleanField(default=True, editable=False)),
                (
                    "is_approved",
                    models.BooleanField(default=False, editable=False, verbose_name="đã duyệt"),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspirations",
                        to="org.unit",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspirations",
                        to="org.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspirations",
                        to="org.person",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "honour",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aspirants",
                        to="campaigns.honour",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "đăng ký danh hiệu",
                "verbose_name_plural": "đăng ký danh hiệu",
                "ordering": ["registration", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["commune", "campaign", "honour"],
                        name="campaigns_a_commune_4059ed_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_standing", True), ("person__isnull", False)),
                        fields=("commune", "campaign", "honour", "person"),
                        name="person_aspires_once",
                        violation_error_message="Đã được đăng ký danh hiệu này trong phong trào.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("collective__isnull", False), ("is_standing", True)),
                        fields=("commune", "campaign", "honour", "collective"),
                        name="collective_aspires_once",
                        violation_error_message="Đã được đăng ký danh hiệu này trong phong trào.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("household__isnull", False), ("is_standing", True)),
                        fields=("commune", "campaign", "honour", "household"),
                        name="household_aspires_once",
                        violation_error_message="Đã được đăng ký danh hiệu này trong phong trào.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("collective", None), ("household", None), ("person__isnull", False)
                            ),
                            models.Q(
                                ("collective__isnull", False), ("household", None), ("person", None)
                            ),
                            models.Q(
                                ("collective", None), ("household__isnull", False), ("person", None)
                            ),
                            _connector="OR",
                        ),
                        name="aspirant_is_one_subject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationSending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("client_uid", models.UUIDField(verbose_name="mã của máy gửi")),
                ("sent_at", models.DateTimeField(verbose_name="lúc")),
                ("content", models.JSONField(verbose_name="nội dung")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="campaigns.registration",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi đăng ký",
                "verbose_name_plural": "lần gửi đăng ký",
                "ordering": ["registration", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "registration", "number"),
                        name="registration_sending_once",
                    ),
                    models.UniqueConstraint(
                        fields=("commune", "client_uid"), name="registration_received_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                (
                    "reason",
                    models.CharField(
                        choices=[("submitted", "Bản trình"), ("issued", "Bản ban hành")],
                        max_length=9,
                        verbose_name="lý do",
                    ),
                ),
                ("content", models.JSONField(verbose_name="nội dung")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("made_at", models.DateTimeField(verbose_name="lúc")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "warnings",
                    models.JSONField(
                        default=list, editable=False, verbose_name="chỗ nên xem lúc trình"
                    ),
                ),
                (
                    "warnings_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do vẫn trình"),
                ),
                (
                    "received_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="tiếp nhận lúc"),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.revision",
                        verbose_name="từ bản",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người lập",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản kế hoạch",
                "verbose_name_plural": "bản kế hoạch",
                "ordering": ["plan", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "plan", "number"), name="revision_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="lượt")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Chưa cho ý kiến"),
                            ("agreed", "Đồng ý"),
                            ("returned", "Trả lại"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="ý kiến",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="lời ghi")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="campaigns.plan",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người xem",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="campaigns.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt xem xét",
                "verbose_name_plural": "lượt xem xét",
                "ordering": ["revision", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "revision", "position"), name="review_turn_once"
                    ),
                    models.UniqueConstraint(
                        fields=("commune", "revision", "reviewer"), name="review_reviewer_once"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="submitted_revision",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaigns.revision",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="comments",
                to="campaigns.revision",
            ),
        ),
        migrations.CreateModel(
            name="RewardForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=60, verbose_name="tên gọi tắt"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="căn cứ")),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="riêng của địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "hình thức khen thưởng",
                "verbose_name_plural": "hình thức khen thưởng",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "code"), name="reward_form_code_once_a_commune"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None)),
                        fields=("code",),
                        name="reward_form_code_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedAward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="thứ tự"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=10,
                        verbose_name="tặng cho",
                    ),
                ),
                ("grade", models.CharField(blank=True, max_length=120, verbose_name="giải, mức")),
                ("number", models.PositiveSmallIntegerField(verbose_name="số lượng")),
                (
                    "money",
                    models.DecimalField(
                        decimal_places=0,
                        default=0,
                        max_digits=14,
                        verbose_name="tiền thưởng mỗi giải (đồng)",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu",
                    ),
                ),
                (
                    "reward_form",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.rewardform",
                        verbose_name="hình thức khen thưởng",
                    ),
                ),
            ],
            options={
                "verbose_name": "khen thưởng dự kiến",
                "verbose_name_plural": "khen thưởng dự kiến",
                "ordering": ["campaign", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("honour", None), ("reward_form", None), _connector="OR"
                        ),
                        name="planned_award_is_title_or_form",
                        violation_error_message="Chọn danh hiệu hoặc hình thức khen thưởng, không cả hai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour", None), _negated=True),
                            models.Q(("reward_form", None), _negated=True),
                            models.Q(("grade", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="planned_award_is_named",
                        violation_error_message="Chọn danh hiệu, hình thức khen thưởng hoặc ghi tên giải.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("money__gte", 0), ("number__gt", 0)),
                        name="planned_award_counts",
                        violation_error_message="Số lượng lớn hơn 0, tiền thưởng không âm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "points",
                    models.DecimalField(decimal_places=2, max_digits=7, verbose_name="điểm"),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="campaigns.criterion",
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm",
                "verbose_name_plural": "điểm",
                "ordering": ["sheet", "criterion"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0)),
                        name="points_not_negative",
                        violation_error_message="Điểm không âm; điểm trừ cũng ghi số dương.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreEvidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "score",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="campaigns.score",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng của điểm",
                "verbose_name_plural": "minh chứng của điểm",
            },
        ),
        migrations.CreateModel(
            name="ScoreSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "column",
                    models.CharField(
                        choices=[
                            ("self", "Tự chấm"),
                            ("cluster", "Cụm, khối chấm"),
                            ("office", "Cơ quan chuyên môn chấm"),
                            ("council", "Hội đồng chấm"),
                        ],
                        max_length=7,
                        verbose_name="cột",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Đang chấm"), ("sent", "Đã gửi")],
                        default="draft",
                        editable=False,
                        max_length=5,
                        verbose_name="trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gửi lúc"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="score_sheets",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="đơn vị chấm",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu chấm",
                "verbose_name_plural": "phiếu chấm",
                "ordering": ["campaign", "unit", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("scorer", None)),
                        fields=("commune", "campaign", "unit", "column"),
                        name="sheet_once_a_column",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("scorer__isnull", False)),
                        fields=("commune", "campaign", "unit", "column", "scorer"),
                        name="sheet_once_a_scorer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("column", "cluster"), ("scorer__isnull", False)),
                            models.Q(
                                models.Q(("column", "cluster"), _negated=True), ("scorer", None)
                            ),
                            _connector="OR",
                        ),
                        name="only_cluster_sheets_have_a_scorer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scorer", None),
                            models.Q(("scorer", models.F("unit")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_scores_itself",
                        violation_error_message="Đơn vị không chấm điểm cho chính mình.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="score",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="scores",
                to="campaigns.scoresheet",
            ),
        ),
        migrations.CreateModel(
            name="Scoring",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("columns", models.JSONField(default=list, verbose_name="các cột chấm")),
                ("ties", models.JSONField(blank=True, default=list, verbose_name="khi bằng điểm")),
                (
                    "stage",
                    models.CharField(
                        blank=True, editable=False, max_length=8, verbose_name="đang ở"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="hạn của cột đang chấm"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="công bố lúc"),
                ),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scoring",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "chấm điểm",
                "verbose_name_plural": "chấm điểm",
            },
        ),
        migrations.CreateModel(
            name="SignedSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signed_sheets",
                        to="campaigns.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu đã ký",
                "verbose_name_plural": "phiếu đã ký",
                "ordering": ["registration", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SloganSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="tên bộ")),
                (
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="theo văn bản"),
                ),
                (
                    "issuer",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành"),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="dùng từ ngày"),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "bộ tiêu chí khẩu hiệu",
                "verbose_name_plural": "bộ tiêu chí khẩu hiệu",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "name", "valid_from"),
                        name="slogan_set_once",
                        violation_error_message="Đã có bộ tên này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SloganMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                ("name", models.CharField(max_length=80, verbose_name="điều")),
                ("question", models.CharField(blank=True, max_length=200, verbose_name="câu hỏi")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "slogan_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="campaigns.sloganset",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều của bộ",
                "verbose_name_plural": "điều của bộ",
                "ordering": ["slogan_set", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "slogan_set", "name"), name="slogan_member_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="campaign",
            name="slogan_set",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="campaigns",
                to="campaigns.sloganset",
                verbose_name="bộ câu hỏi khi đăng ký",
            ),
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("summary", models.CharField(max_length=300, verbose_name="việc")),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="thời hạn")),
                ("recurring", models.CharField(blank=True, max_length=80, verbose_name="định kỳ")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task",
                        to="campaigns.item",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhiệm vụ",
                "verbose_name_plural": "nhiệm vụ",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TaskParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position_title",
                    models.CharField(blank=True, max_length=120, verbose_name="chức vụ"),
                ),
                ("leads", models.BooleanField(default=True, verbose_name="chủ trì")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="campaigns.task",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_tasks",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị thực hiện",
                "verbose_name_plural": "đơn vị thực hiện",
                "ordering": ["-leads", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("position_title", ""), ("unit__isnull", False)),
                            models.Q(
                                ("unit", None), models.Q(("position_title", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="task_party_is_unit_or_position",
                        violation_error_message="Chọn đơn vị hoặc ghi chức vụ.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("doing", "Đang làm"),
                            ("told", "Đã báo xong"),
                            ("returned", "Trả lại"),
                            ("accepted", "Đã xong"),
                        ],
                        default="doing",
                        editable=False,
                        max_length=8,
                        verbose_name="trạng thái",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="kết quả")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "told_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="báo lúc"),
                ),
                (
                    "first_done_on",
                    models.DateField(
                        editable=False, null=True, verbose_name="báo xong lần đầu ngày"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="nhận, trả lại lúc"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="campaigns.taskparty",
                        verbose_name="đơn vị chủ trì",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_works",
                        to="targets.period",
                        verbose_name="kỳ",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc đã làm",
                "verbose_name_plural": "việc đã làm",
                "ordering": ["party", "period"],
                "indexes": [
                    models.Index(fields=["commune", "state"], name="campaigns_t_commune_cd19eb_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("period", None)),
                        fields=("commune", "party"),
                        name="task_work_once",
                        violation_error_message="Việc này đã có người báo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("period__isnull", False)),
                        fields=("commune", "party", "period"),
                        name="task_work_once_a_period",
                        violation_error_message="Việc này của kỳ đã có người báo.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskEvidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="campaigns.taskwork",
                        verbose_name="việc đã làm",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng của nhiệm vụ",
                "verbose_name_plural": "minh chứng của nhiệm vụ",
                "ordering": ["work", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("short_name", models.CharField(max_length=120, verbose_name="tên gọn")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme",
                        to="campaigns.item",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "nội dung thi đua",
                "verbose_name_plural": "nội dung thi đua",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "plan", "short_name"),
                        name="theme_name_once_a_plan",
                        violation_error_message="Kế hoạch đã có nội dung thi đua tên này.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="plantarget",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="plan_targets",
                to="campaigns.theme",
            ),
        ),
        migrations.CreateModel(
            name="CampaignTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="thứ tự"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "nội dung thi đua của phong trào",
                "verbose_name_plural": "nội dung thi đua của phong trào",
                "ordering": ["campaign", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "campaign", "theme"), name="campaign_theme_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Urging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("symbol", models.CharField(max_length=40, verbose_name="ký hiệu")),
                (
                    "recipients",
                    models.TextField(
                        blank=True, help_text="Mỗi dòng một nơi nhận.", verbose_name="nơi nhận"
                    ),
                ),
                (
                    "signing_mode",
                    models.CharField(
                        choices=[
                            ("own", "Người đứng đầu tự ký (CHỦ TỊCH)"),
                            ("TM", "TM. – thay mặt tập thể"),
                            ("KT", "KT. – cấp phó ký thay"),
                            ("TM_KT", "TM. tập thể, KT. cấp trưởng"),
                            ("Q", "Q. – quyền cấp trưởng"),
                            ("TL", "TL. – thừa lệnh"),
                            ("TUQ", "TUQ. – thừa ủy quyền"),
                        ],
                        default="own",
                        max_length=6,
                        verbose_name="thể thức ký",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("made_at", models.DateTimeField(editable=False, verbose_name="lập lúc")),
                ("content", models.JSONField(editable=False, null=True, verbose_name="bản trình")),
                (
                    "sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm"
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="trình lúc"),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="duyệt, trả lại lúc"
                    ),
                ),
                ("subject", models.CharField(max_length=300, verbose_name="trích yếu")),
                (
                    "text",
                    models.TextField(
                        help_text="Mỗi dòng in thành một đoạn.", verbose_name="nội dung"
                    ),
                ),
                ("answer_by", models.DateField(verbose_name="hạn mới")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Soạn thảo"),
                            ("submitted", "Đã trình"),
                            ("recalled", "Thu hồi"),
                            ("returned", "Trả lại"),
                            ("approved", "Đã duyệt"),
                            ("issued", "Đã ban hành"),
                            ("abandoned", "Đã hủy"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=9,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgings",
                        to="targets.period",
                        verbose_name="kỳ báo cáo",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.position",
                        verbose_name="người ký",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "công văn đôn đốc",
                "verbose_name_plural": "công văn đôn đốc",
                "ordering": ["-made_at", "-pk"],
                "indexes": [
                    models.Index(fields=["commune", "state"], name="campaigns_u_commune_9a38f6_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["submitted", "approved"]), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submitted_urging_is_frozen",
                        violation_error_message="Công văn đã trình phải giữ nguyên nội dung lúc trình.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UrgedUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                ("late", models.CharField(blank=True, max_length=200, verbose_name="tình trạng")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urged_unit",
                        to="papers.paper",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "urging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="campaigns.urging",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị được đôn đốc",
                "verbose_name_plural": "đơn vị được đôn đốc",
                "ordering": ["urging", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "urging", "unit"), name="unit_urged_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="YearFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("code", models.CharField(max_length=120, verbose_name="mã")),
                ("name", models.CharField(max_length=300, verbose_name="số liệu")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="đơn vị tính")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu của năm",
                "verbose_name_plural": "số liệu của năm",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "plan", "code"), name="report_tells_fact_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "slot",
                    models.CharField(
                        choices=[
                            ("value", "giá trị"),
                            ("value_max", "giá trị trên"),
                            ("numerator", "tử số"),
                            ("denominator", "mẫu số"),
                            ("result", "kết quả"),
                            ("percent", "tỷ lệ so với kế hoạch"),
                        ],
                        default="value",
                        max_length=11,
                        verbose_name="số nào",
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="campaigns.block",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "plan_target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="campaigns.plantarget",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="campaigns.yearfact",
                    ),
                ),
            ],
            options={
                "verbose_name": "con số trong đoạn",
                "verbose_name_plural": "con số trong đoạn",
                "ordering": ["block", "start"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "block", "start"), name="figure_place_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("length__gte", 1)), name="figure_is_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fact", None), ("plan_target__isnull", False)),
                            models.Q(("fact__isnull", False), ("plan_target", None)),
                            _connector="OR",
                        ),
                        name="figure_shows_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Anniversary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="ngày kỷ niệm")),
                ("day", models.PositiveSmallIntegerField(verbose_name="ngày")),
                ("month", models.PositiveSmallIntegerField(verbose_name="tháng")),
                (
                    "since",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="từ năm"),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="căn cứ")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày kỷ niệm của địa phương",
                "verbose_name_plural": "ngày kỷ niệm của địa phương",
                "ordering": ["month", "day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "name"),
                        name="anniversary_once",
                        violation_error_message="Đã có ngày kỷ niệm tên này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("day__gte", 1), ("day__lte", 31), ("month__gte", 1), ("month__lte", 12)
                        ),
                        name="anniversary_is_a_day",
                        violation_error_message="Ngày, tháng chưa đúng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="thứ tự"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên tài liệu")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="liên kết")),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu của phong trào",
                "verbose_name_plural": "tài liệu của phong trào",
                "ordering": ["campaign", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), ("attachment__isnull", False)),
                            models.Q(models.Q(("url", ""), _negated=True), ("attachment", None)),
                            _connector="OR",
                        ),
                        name="document_is_file_or_link",
                        violation_error_message="Đính kèm một tệp hoặc dán một liên kết.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="thứ tự"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.commune",
                        verbose_name="địa phương",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaign_targets",
                        to="targets.target",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu của phong trào",
                "verbose_name_plural": "chỉ tiêu của phong trào",
                "ordering": ["campaign", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "campaign", "target"), name="campaign_target_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["commune", "plan", "state"], name="campaigns_c_commune_984126_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("commune", "sheet", "criterion"), name="score_once"
            ),
        ),
    ]
