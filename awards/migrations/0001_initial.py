import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("org", "0001_initial"),
        ("papers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ballot",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("secret", "Bỏ phiếu kín trên máy"),
                            ("paper", "Bỏ phiếu giấy, nhập kết quả kiểm phiếu"),
                            ("open", "Biểu quyết công khai"),
                        ],
                        max_length=6,
                        verbose_name="cách biểu quyết",
                    ),
                ),
                ("rule", models.JSONField(editable=False, verbose_name="quy tắc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chưa biểu quyết"),
                            ("open", "Đang biểu quyết"),
                            ("closed", "Đã có kết quả"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=7,
                        verbose_name="trạng thái",
                    ),
                ),
                ("voters", models.JSONField(default=list, editable=False)),
                ("voted", models.JSONField(default=list, editable=False)),
                (
                    "agree",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="đồng ý"
                    ),
                ),
                (
                    "disagree",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="không đồng ý"
                    ),
                ),
                (
                    "issued",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="số phiếu phát ra"
                    ),
                ),
                (
                    "collected",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="số phiếu thu về"
                    ),
                ),
                (
                    "valid",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="số phiếu hợp lệ"
                    ),
                ),
                ("result", models.JSONField(editable=False, null=True, verbose_name="kết quả")),
                (
                    "passes",
                    models.BooleanField(editable=False, null=True, verbose_name="thông qua"),
                ),
                (
                    "left_out",
                    models.CharField(
                        blank=True, editable=False, max_length=800, verbose_name="không lấy vì"
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
                "verbose_name": "biểu quyết",
                "verbose_name_plural": "biểu quyết",
                "ordering": ["sitting", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
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
                ("question", models.TextField(verbose_name="nội dung hỏi")),
                ("due_on", models.DateField(verbose_name="trả lời trước ngày")),
                ("asked_at", models.DateTimeField(editable=False, verbose_name="hỏi lúc")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                (
                    "answered_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="trả lời lúc"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
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
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="cơ quan được hỏi",
                    ),
                ),
            ],
            options={
                "verbose_name": "hỏi ý kiến cơ quan",
                "verbose_name_plural": "hỏi ý kiến cơ quan",
                "ordering": ["round", "due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Council",
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
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("name", models.CharField(max_length=200, verbose_name="tên hội đồng")),
                (
                    "decision_number",
                    models.CharField(max_length=60, verbose_name="quyết định thành lập số"),
                ),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                        verbose_name="bản quyết định",
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
                "verbose_name": "hội đồng thi đua, khen thưởng",
                "verbose_name_plural": "hội đồng thi đua, khen thưởng",
                "ordering": ["-valid_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "decision_number", "decided_on"),
                        name="council_once_a_decision",
                        violation_error_message="Hội đồng theo quyết định này đã được ghi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilMember",
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
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "seat",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch Hội đồng"),
                            ("vice", "Phó Chủ tịch Hội đồng"),
                            ("member", "Ủy viên"),
                            ("secretary", "Ủy viên, Thư ký"),
                        ],
                        default="member",
                        max_length=9,
                        verbose_name="cương vị",
                    ),
                ),
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
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="awards.council",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_seats",
                        to="org.person",
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên hội đồng",
                "verbose_name_plural": "thành viên hội đồng",
                "ordering": ["council", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "council", "person", "valid_from"),
                        name="council_member_once",
                        violation_error_message="Người này đã là thành viên hội đồng từ ngày đó.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seat", "chair"), ("valid_to", None)),
                        fields=("commune", "council"),
                        name="council_has_one_chair",
                        violation_error_message="Hội đồng chỉ có một Chủ tịch.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="council_seat_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Có mặt"),
                            ("absent", "Vắng mặt"),
                            ("written", "Vắng mặt, gửi ý kiến bằng văn bản"),
                        ],
                        default="absent",
                        max_length=7,
                        verbose_name="có mặt",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="lý do vắng, người được ủy quyền"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                        verbose_name="văn bản ý kiến, ủy quyền",
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="awards.councilmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên dự họp",
                "verbose_name_plural": "thành viên dự họp",
                "ordering": ["sitting", "member__position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                ("code", models.SlugField(max_length=60, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="việc")),
                ("month", models.PositiveSmallIntegerField(verbose_name="tháng")),
                ("day", models.PositiveSmallIntegerField(verbose_name="ngày")),
                ("is_before", models.BooleanField(default=True, verbose_name="xong trước ngày ấy")),
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
                "verbose_name": "mốc thời gian trong năm",
                "verbose_name_plural": "mốc thời gian trong năm",
                "ordering": ["month", "day", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="deadline_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="deadline_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="deadline_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("award", "Quyết định khen thưởng"),
                            ("proposal", "Tờ trình đề nghị khen thưởng"),
                            ("revoke", "Quyết định hủy bỏ quyết định khen thưởng"),
                        ],
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("subject", models.CharField(max_length=400, verbose_name="trích yếu")),
                (
                    "bases",
                    models.TextField(
                        blank=True, help_text="Mỗi dòng một căn cứ.", verbose_name="căn cứ"
                    ),
                ),
                (
                    "addressee",
                    models.CharField(blank=True, max_length=200, verbose_name="kính gửi"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "articles",
                    models.TextField(
                        blank=True,
                        help_text="Mỗi dòng một điều, một đoạn.",
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("submitted", "Đã trình"),
                            ("recalled", "Đã thu hồi"),
                            ("returned", "Bị trả lại"),
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
                    "paper",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="papers.paper",
                    ),
                ),
                (
                    "revokes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revoked_by",
                        to="awards.decision",
                        verbose_name="hủy bỏ quyết định",
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
                "verbose_name": "quyết định, tờ trình khen thưởng",
                "verbose_name_plural": "quyết định, tờ trình khen thưởng",
                "ordering": ["-made_at", "-pk"],
                "indexes": [
                    models.Index(fields=["commune", "state"], name="awards_deci_commune_828453_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["submitted", "approved"]), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submitted_decision_is_frozen",
                        violation_error_message="Văn bản đã trình phải giữ nguyên nội dung lúc trình.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "revoke"), ("revokes__isnull", False)),
                            models.Q(
                                models.Q(("kind", "revoke"), _negated=True), ("revokes", None)
                            ),
                            _connector="OR",
                        ),
                        name="revoking_decision_names_the_other",
                        violation_error_message="Chọn quyết định bị hủy bỏ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionLine",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("recipient", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "detail",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="chức vụ, đơn vị, nơi ở"
                    ),
                ),
                ("merit", models.CharField(blank=True, max_length=500, verbose_name="thành tích")),
                (
                    "coefficient",
                    models.DecimalField(
                        decimal_places=3, max_digits=6, null=True, verbose_name="hệ số"
                    ),
                ),
                (
                    "base_salary",
                    models.PositiveBigIntegerField(null=True, verbose_name="lương cơ sở (đồng)"),
                ),
                (
                    "amount",
                    models.PositiveBigIntegerField(default=0, verbose_name="tiền thưởng (đồng)"),
                ),
                (
                    "return_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="lý do trả lại"),
                ),
                (
                    "outcome_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="quyết định của cấp trên số"
                    ),
                ),
                (
                    "outcome_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày quyết định"),
                ),
                ("is_granted", models.BooleanField(null=True, verbose_name="được tặng")),
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="awards.decision",
                    ),
                ),
                (
                    "revoked_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revoking_lines",
                        to="awards.decisionline",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng danh sách khen thưởng",
                "verbose_name_plural": "dòng danh sách khen thưởng",
                "ordering": ["decision", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FundBudget",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="năm ngân sách")),
                ("amount", models.PositiveBigIntegerField(verbose_name="dự toán (đồng)")),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
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
                "verbose_name": "dự toán khen thưởng",
                "verbose_name_plural": "dự toán khen thưởng",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "year", "campaign"),
                        name="fund_budget_once_a_campaign",
                        violation_error_message="Phong trào này đã có dự toán của năm.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("campaign", None)),
                        fields=("commune", "year"),
                        name="fund_budget_once_a_year",
                        violation_error_message="Năm này đã có dự toán chung.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FundEntry",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="năm ngân sách")),
                (
                    "kind",
                    models.CharField(
                        choices=[("receipt", "Thu"), ("payment", "Chi")],
                        max_length=7,
                        verbose_name="thu, chi",
                    ),
                ),
                ("on", models.DateField(verbose_name="ngày")),
                ("amount", models.PositiveBigIntegerField(verbose_name="số tiền (đồng)")),
                ("words", models.CharField(max_length=300, verbose_name="nội dung")),
                (
                    "document",
                    models.CharField(blank=True, max_length=60, verbose_name="chứng từ số"),
                ),
                ("made_at", models.DateTimeField(editable=False, verbose_name="ghi lúc")),
                (
                    "cancelled_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="hủy lúc"),
                ),
                (
                    "cancel_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="lý do hủy"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fund_entries",
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
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fund_entries",
                        to="awards.decision",
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
            ],
            options={
                "verbose_name": "khoản thu, chi quỹ khen thưởng",
                "verbose_name_plural": "quỹ thi đua, khen thưởng",
                "ordering": ["-on", "-pk"],
                "indexes": [
                    models.Index(fields=["commune", "year"], name="awards_fund_commune_2b7e5f_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="fund_entry_is_positive",
                        violation_error_message="Số tiền phải lớn hơn 0.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
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
                    "procedure",
                    models.CharField(
                        choices=[
                            ("regular", "Thường xuyên (công trạng)"),
                            ("campaign", "Theo đợt, chuyên đề"),
                            ("sudden", "Đột xuất"),
                            ("service", "Quá trình cống hiến"),
                        ],
                        max_length=8,
                        verbose_name="loại khen thưởng",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm xét")),
                (
                    "recipient",
                    models.CharField(max_length=200, verbose_name="tên ghi trong quyết định"),
                ),
                (
                    "detail",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="chức vụ, đơn vị, nơi ở"
                    ),
                ),
                ("merit", models.TextField(blank=True, verbose_name="thành tích")),
                ("decision_number", models.CharField(max_length=60, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                (
                    "decider",
                    models.CharField(max_length=200, verbose_name="người, cơ quan quyết định"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unit", "Cơ quan, đơn vị, doanh nghiệp"),
                            ("commune", "Cấp xã"),
                            ("district", "Cấp huyện"),
                            ("province", "Cấp tỉnh"),
                            ("ministry", "Bộ, ban, ngành trung ương"),
                            ("government", "Chính phủ, Thủ tướng Chính phủ"),
                            ("state", "Chủ tịch nước"),
                        ],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                (
                    "amount",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="tiền thưởng (đồng)"
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("female", "Nữ"), ("male", "Nam")],
                        max_length=6,
                        verbose_name="giới tính",
                    ),
                ),
                (
                    "is_leader",
                    models.BooleanField(default=False, verbose_name="giữ chức vụ lãnh đạo"),
                ),
                (
                    "is_direct_worker",
                    models.BooleanField(default=False, verbose_name="trực tiếp lao động, sản xuất"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("standing", "Được tặng"), ("revoked", "Đã bị hủy bỏ")],
                        default="standing",
                        editable=False,
                        max_length=8,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "revoked_on",
                    models.DateField(editable=False, null=True, verbose_name="hủy bỏ từ ngày"),
                ),
                (
                    "revoke_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do hủy bỏ"),
                ),
                (
                    "recovered_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="thu lại tiền thưởng ngày"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="org.unit",
                        verbose_name="tập thể",
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
                        verbose_name="danh hiệu thi đua",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="org.household",
                        verbose_name="hộ gia đình",
                    ),
                ),
                (
                    "line",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grant",
                        to="awards.decisionline",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="org.person",
                        verbose_name="cá nhân",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revoked_grants",
                        to="awards.decision",
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
                "verbose_name": "dòng sổ khen thưởng",
                "verbose_name_plural": "sổ khen thưởng",
                "ordering": ["-decided_on", "sort_key", "pk"],
                "indexes": [
                    models.Index(fields=["commune", "year"], name="awards_gran_commune_fe5338_idx"),
                    models.Index(
                        fields=["commune", "sort_key"], name="awards_gran_commune_818803_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="grant_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
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
                        name="grant_is_of_one_subject",
                        violation_error_message="Chọn một cá nhân, một tập thể hoặc một hộ gia đình.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("honour__isnull", False), ("person__isnull", False)),
                        fields=("commune", "person", "honour", "decision_number", "decided_on"),
                        name="person_granted_honour_once_by",
                        violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("person__isnull", False), ("reward_form__isnull", False)
                        ),
                        fields=(
                            "commune",
                            "person",
                            "reward_form",
                            "decision_number",
                            "decided_on",
                        ),
                        name="person_granted_reward_form_once_by",
                        violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("collective__isnull", False), ("honour__isnull", False)
                        ),
                        fields=("commune", "collective", "honour", "decision_number", "decided_on"),
                        name="collective_granted_honour_once_by",
                        violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("collective__isnull", False), ("reward_form__isnull", False)
                        ),
                        fields=(
                            "commune",
                            "collective",
                            "reward_form",
                            "decision_number",
                            "decided_on",
                        ),
                        name="collective_granted_reward_form_once_by",
                        violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("honour__isnull", False), ("household__isnull", False)),
                        fields=("commune", "household", "honour", "decision_number", "decided_on"),
                        name="household_granted_honour_once_by",
                        violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("household__isnull", False), ("reward_form__isnull", False)
                        ),
                        fields=(
                            "commune",
                            "household",
                            "reward_form",
                            "decision_number",
                            "decided_on",
                        ),
                        name="household_granted_reward_form_once_by",
                        violation_error_message="Quyết định này đã ghi khen thưởng ấy cho đối tượng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                ("name", models.CharField(max_length=160, verbose_name="dịp nghỉ, làm bù")),
                (
                    "is_worked",
                    models.BooleanField(
                        default=False,
                        help_text="Thứ Bảy, Chủ nhật đi làm thay ngày được nghỉ.",
                        verbose_name="là ngày làm bù",
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
                "verbose_name": "ngày nghỉ lễ, làm bù",
                "verbose_name_plural": "ngày nghỉ lễ, làm bù",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="holiday_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="holiday_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="holiday_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MoneyRate",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                (
                    "coefficient",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="Số lần mức lương cơ sở. 0 là không kèm tiền; để trống là cấp khác định mức.",
                        max_digits=7,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="hệ số",
                    ),
                ),
                (
                    "factor",
                    models.DecimalField(
                        decimal_places=2,
                        default=1,
                        help_text="Tập thể 2; hộ gia đình 1,5; cá nhân 1.",
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="nhân với",
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "mức tiền thưởng",
                "verbose_name_plural": "mức tiền thưởng",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="moneyrate_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="moneyrate_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="moneyrate_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="moneyrate_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedVote",
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
                ("agrees", models.BooleanField(verbose_name="đồng ý")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_votes",
                        to="awards.ballot",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_votes",
                        to="awards.attendance",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến biểu quyết",
                "verbose_name_plural": "ý kiến biểu quyết",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "ballot", "seat"), name="named_vote_once_a_ballot"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
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
                    "recipient",
                    models.CharField(max_length=200, verbose_name="tên ghi trong quyết định"),
                ),
                (
                    "detail",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="chức vụ, đơn vị, nơi ở"
                    ),
                ),
                (
                    "merit",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="thành tích ghi trong quyết định"
                    ),
                ),
                (
                    "report",
                    models.JSONField(blank=True, default=dict, verbose_name="báo cáo thành tích"),
                ),
                (
                    "completion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                            ("good", "Hoàn thành tốt nhiệm vụ"),
                            ("done", "Hoàn thành nhiệm vụ"),
                            ("not_done", "Không hoàn thành nhiệm vụ"),
                        ],
                        max_length=9,
                        verbose_name="mức độ hoàn thành nhiệm vụ",
                    ),
                ),
                (
                    "completion_source",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="theo văn bản đánh giá"
                    ),
                ),
                (
                    "is_leader",
                    models.BooleanField(default=False, verbose_name="giữ chức vụ lãnh đạo"),
                ),
                (
                    "is_direct_worker",
                    models.BooleanField(default=False, verbose_name="trực tiếp lao động, sản xuất"),
                ),
                (
                    "is_disciplined",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="bị kỷ luật từ cảnh cáo trở lên trong năm",
                    ),
                ),
                (
                    "is_under_verification",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="đang xem xét kỷ luật, thanh tra, xác minh tố cáo",
                    ),
                ),
                (
                    "warning_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="vì sao vẫn đề nghị"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("sent", "Đã gửi"),
                            ("recalled", "Đã thu hồi"),
                            ("checking", "Đang thẩm định"),
                            ("incomplete", "Chờ bổ sung"),
                            ("eligible", "Đủ điều kiện"),
                            ("ineligible", "Không đủ điều kiện"),
                            ("posted", "Đang lấy ý kiến"),
                            ("tabled", "Trình Hội đồng"),
                            ("passed", "Hội đồng thông qua"),
                            ("failed", "Hội đồng không thông qua"),
                            ("deciding", "Trong dự thảo quyết định, tờ trình"),
                            ("sent_up", "Đã trình cấp trên"),
                            ("awarded", "Được tặng"),
                            ("refused", "Không được tặng"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("saved_at", models.DateTimeField(editable=False, verbose_name="lưu lúc")),
                ("content", models.JSONField(editable=False, null=True, verbose_name="bản gửi")),
                (
                    "sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="mã băm"
                    ),
                ),
                (
                    "first_sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gửi lần đầu lúc"),
                ),
                (
                    "sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gửi lúc"),
                ),
                (
                    "received_on",
                    models.DateField(
                        editable=False, null=True, verbose_name="ngày tiếp nhận hồ sơ"
                    ),
                ),
                (
                    "in_hand_on",
                    models.DateField(
                        editable=False, null=True, verbose_name="ngày tiếp nhận bản gửi sau cùng"
                    ),
                ),
                (
                    "figures_changed_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="số liệu thay đổi lúc"
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do trả lại"),
                ),
                ("returned_parts", models.JSONField(editable=False, null=True)),
                (
                    "return_due_on",
                    models.DateField(editable=False, null=True, verbose_name="bổ sung trước ngày"),
                ),
                (
                    "checked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="thẩm định lúc"),
                ),
                (
                    "check_note",
                    models.TextField(blank=True, editable=False, verbose_name="ý kiến thẩm định"),
                ),
                (
                    "withdraw_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do rút"),
                ),
                (
                    "aspirant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="campaigns.aspirant",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="org.unit",
                        verbose_name="tập thể",
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
                        verbose_name="danh hiệu thi đua",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="org.household",
                        verbose_name="hộ gia đình",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="org.person",
                        verbose_name="cá nhân",
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
                        related_name="made_nominations",
                        to="org.unit",
                        verbose_name="đơn vị đề nghị",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ đề nghị khen thưởng",
                "verbose_name_plural": "hồ sơ đề nghị khen thưởng",
                "ordering": ["round", "pk"],
                "indexes": [
                    models.Index(fields=["commune", "state"], name="awards_nomi_commune_c075fe_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="nomination_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
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
                        name="nomination_is_of_one_subject",
                        violation_error_message="Chọn một cá nhân, một tập thể hoặc một hộ gia đình.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "recalled", "incomplete", "withdrawn"]),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sent_nomination_is_frozen",
                        violation_error_message="Hồ sơ đã gửi phải giữ nguyên nội dung lúc gửi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Initiative",
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
                ("name", models.CharField(max_length=300, verbose_name="tên sáng kiến, đề tài")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("base", "Cấp cơ sở"),
                            ("province", "Cấp tỉnh"),
                            ("national", "Toàn quốc"),
                        ],
                        max_length=8,
                        verbose_name="phạm vi công nhận",
                    ),
                ),
                ("recognised_on", models.DateField(verbose_name="ngày công nhận")),
                (
                    "recognised_by",
                    models.CharField(max_length=200, verbose_name="cơ quan công nhận"),
                ),
                ("number", models.CharField(max_length=60, verbose_name="số văn bản công nhận")),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="org.person",
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="awards.nomination",
                        verbose_name="đã dùng cho hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "sáng kiến, đề tài",
                "verbose_name_plural": "sáng kiến, đề tài",
                "ordering": ["-recognised_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "person", "number", "recognised_on"),
                        name="initiative_once",
                        violation_error_message="Sáng kiến này đã được ghi.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="decisionline",
            name="nomination",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="awards.nomination",
            ),
        ),
        migrations.CreateModel(
            name="ConsultedNomination",
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
                ("objection", models.TextField(blank=True, verbose_name="ý kiến khác")),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="awards.consultation",
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultations",
                        to="awards.nomination",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ được hỏi ý kiến",
                "verbose_name_plural": "hồ sơ được hỏi ý kiến",
                "ordering": ["consultation", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "consultation", "nomination"),
                        name="nomination_asked_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="ballot",
            name="nomination",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ballots",
                to="awards.nomination",
            ),
        ),
        migrations.CreateModel(
            name="NominationFile",
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
                ("code", models.SlugField(blank=True, max_length=60, verbose_name="giấy tờ")),
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
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="awards.nomination",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ của hồ sơ",
                "verbose_name_plural": "giấy tờ của hồ sơ",
                "ordering": ["nomination", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NominationSending",
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
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="awards.nomination",
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
                "verbose_name": "lần gửi hồ sơ",
                "verbose_name_plural": "lần gửi hồ sơ",
                "ordering": ["nomination", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "nomination", "number"), name="nomination_sending_once"
                    ),
                    models.UniqueConstraint(
                        fields=("commune", "client_uid"), name="nomination_received_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperRule",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                (
                    "procedure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("regular", "Thường xuyên (công trạng)"),
                            ("campaign", "Theo đợt, chuyên đề"),
                            ("sudden", "Đột xuất"),
                            ("service", "Quá trình cống hiến"),
                        ],
                        help_text="Để trống nếu mọi thủ tục đều cần.",
                        max_length=10,
                        verbose_name="thủ tục",
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="mã")),
                ("name", models.CharField(max_length=300, verbose_name="tên giấy tờ")),
                ("form_number", models.CharField(blank=True, max_length=60, verbose_name="mẫu số")),
                (
                    "comes_as",
                    models.CharField(
                        choices=[
                            ("file", "Đơn vị kèm tệp"),
                            ("report", "Viết trên cổng (báo cáo thành tích)"),
                            ("council", "Hội đồng lập sau khi hồ sơ đã gửi"),
                        ],
                        default="file",
                        max_length=7,
                        verbose_name="có bằng cách",
                    ),
                ),
                ("is_required", models.BooleanField(default=True, verbose_name="bắt buộc")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "giấy tờ trong hồ sơ",
                "verbose_name_plural": "giấy tờ trong hồ sơ",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="paperrule_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="paperrule_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="paperrule_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="paperrule_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
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
                ("title", models.CharField(max_length=300, verbose_name="tiêu đề")),
                (
                    "code",
                    models.CharField(
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="mã trang công khai",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="niêm yết từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Đang niêm yết"),
                            ("ended", "Đã kết thúc"),
                            ("stopped", "Dừng trước hạn"),
                        ],
                        default="open",
                        editable=False,
                        max_length=7,
                        verbose_name="trạng thái",
                    ),
                ),
                ("content", models.JSONField(editable=False, verbose_name="danh sách")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="mã băm")),
                (
                    "ended_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="kết thúc lúc"),
                ),
                (
                    "stop_reason",
                    models.TextField(blank=True, editable=False, verbose_name="lý do dừng"),
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
                    "posted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "danh sách lấy ý kiến",
                "verbose_name_plural": "danh sách lấy ý kiến",
                "ordering": ["-begins_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="posting_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostedNomination",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
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
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="awards.nomination",
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="awards.posting",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ lấy ý kiến",
                "verbose_name_plural": "hồ sơ lấy ý kiến",
                "ordering": ["posting", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "posting", "nomination"), name="nomination_posted_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicOpinion",
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
                ("text", models.TextField(max_length=4000, verbose_name="ý kiến")),
                ("author_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                (
                    "author_contact",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="điện thoại, địa chỉ liên hệ"
                    ),
                ),
                ("came_at", models.DateTimeField(editable=False, verbose_name="đến lúc")),
                (
                    "answer",
                    models.TextField(blank=True, editable=False, verbose_name="kết quả xem xét"),
                ),
                (
                    "handled_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="xem xét lúc"),
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
                    "handled_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="awards.posting",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="awards.postednomination",
                        verbose_name="về ai",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến về danh sách",
                "verbose_name_plural": "ý kiến về danh sách",
                "ordering": ["posting", "came_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Round",
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
                ("name", models.CharField(max_length=200, verbose_name="tên đợt xét")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm xét")),
                (
                    "procedure",
                    models.CharField(
                        choices=[
                            ("regular", "Thường xuyên (công trạng)"),
                            ("campaign", "Theo đợt, chuyên đề"),
                            ("sudden", "Đột xuất"),
                            ("service", "Quá trình cống hiến"),
                        ],
                        max_length=8,
                        verbose_name="loại khen thưởng",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="nhận hồ sơ từ ngày")),
                ("closes_on", models.DateField(verbose_name="đến hết ngày")),
                ("guidance", models.TextField(blank=True, verbose_name="hướng dẫn")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "ended_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="kết thúc lúc"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
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
            ],
            options={
                "verbose_name": "đợt xét khen thưởng",
                "verbose_name_plural": "đợt xét khen thưởng",
                "ordering": ["-year", "-opens_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "year", "name"),
                        name="round_name_once_a_year",
                        violation_error_message="Năm này đã có đợt xét tên như vậy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="round_closes_after_it_opens",
                        violation_error_message="Ngày hết nhận phải từ ngày bắt đầu nhận trở đi.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="posting",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="awards.round",
            ),
        ),
        migrations.AddField(
            model_name="nomination",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="nominations",
                to="awards.round",
                verbose_name="đợt xét",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="awards.round",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultations",
                to="awards.round",
            ),
        ),
        migrations.CreateModel(
            name="RoundAward",
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
                    "subject_kind_for",
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
                        verbose_name="danh hiệu thi đua",
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
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awards",
                        to="awards.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "khen thưởng của đợt xét",
                "verbose_name_plural": "khen thưởng của đợt xét",
                "ordering": ["round", "subject_kind_for", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="round_award_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("honour__isnull", False)),
                        fields=("commune", "round", "honour", "subject_kind_for"),
                        name="round_has_honour_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reward_form__isnull", False)),
                        fields=("commune", "round", "reward_form", "subject_kind_for"),
                        name="round_has_reward_form_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rounding",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "step",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="làm tròn đến (đồng)",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Làm tròn lên"), ("half", "Làm tròn đến số gần nhất")],
                        default="up",
                        max_length=4,
                        verbose_name="cách",
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
                "verbose_name": "cách làm tròn tiền thưởng",
                "verbose_name_plural": "cách làm tròn tiền thưởng",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="rounding_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="rounding_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="rounding_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1)), name="rounding_has_a_step"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
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
                ("held_on", models.DateField(verbose_name="ngày họp")),
                ("starts_at", models.TimeField(verbose_name="giờ họp")),
                ("place", models.CharField(max_length=200, verbose_name="địa điểm")),
                (
                    "guests",
                    models.TextField(
                        blank=True, help_text="Mỗi dòng một người.", verbose_name="khách mời"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Đang chuẩn bị"),
                            ("open", "Đang họp"),
                            ("closed", "Đã họp xong"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=9,
                        verbose_name="trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("quorum_num", models.PositiveSmallIntegerField(default=2)),
                ("quorum_den", models.PositiveSmallIntegerField(default=3)),
                (
                    "opened_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="khai mạc lúc"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="kết thúc lúc"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="diễn biến")),
                ("conclusion", models.TextField(blank=True, verbose_name="kết luận")),
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
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to="awards.council",
                    ),
                ),
                (
                    "minutes",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to="awards.round",
                        verbose_name="đợt xét",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiên họp hội đồng",
                "verbose_name_plural": "phiên họp hội đồng",
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("commune", "council"),
                        name="council_sits_once_at_a_time",
                        violation_error_message="Hội đồng đang họp một phiên khác.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="ballot",
            name="sitting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ballots",
                to="awards.sitting",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="sitting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="seats",
                to="awards.sitting",
            ),
        ),
        migrations.CreateModel(
            name="TimeLimit",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "procedure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("regular", "Thường xuyên (công trạng)"),
                            ("campaign", "Theo đợt, chuyên đề"),
                            ("sudden", "Đột xuất"),
                            ("service", "Quá trình cống hiến"),
                        ],
                        help_text="Để trống nếu như nhau ở mọi thủ tục.",
                        max_length=10,
                        verbose_name="thủ tục",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("check", "Thẩm định hồ sơ"),
                            ("return", "Trả lại hồ sơ chưa đủ"),
                            ("opinion", "Lấy ý kiến cơ quan liên quan"),
                            ("post", "Niêm yết lấy ý kiến"),
                            ("council", "Họp Hội đồng"),
                            ("decide", "Ra quyết định"),
                            ("notify", "Thông báo kết quả"),
                            ("publish", "Công khai kết quả"),
                            ("whole", "Cả hồ sơ"),
                        ],
                        max_length=10,
                        verbose_name="việc",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="số ngày",
                    ),
                ),
                (
                    "is_working_days",
                    models.BooleanField(default=False, verbose_name="ngày làm việc"),
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "thời hạn giải quyết",
                "verbose_name_plural": "thời hạn giải quyết",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="timelimit_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="timelimit_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="timelimit_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("honour", None), ("reward_form", None), _connector="OR"
                        ),
                        name="timelimit_is_of_one_award_at_most",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transition",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                ("old_until", models.DateField(verbose_name="hồ sơ nhận đến hết ngày")),
                ("new_from", models.DateField(verbose_name="luật mới từ ngày")),
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
                "verbose_name": "quy định chuyển tiếp",
                "verbose_name_plural": "quy định chuyển tiếp",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="transition_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="transition_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="transition_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitDossier",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="awards.round",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_dossiers",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ chung của đơn vị",
                "verbose_name_plural": "hồ sơ chung của đơn vị",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "round", "unit"), name="unit_dossier_once_a_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierFile",
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
                ("code", models.SlugField(blank=True, max_length=60, verbose_name="giấy tờ")),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="awards.unitdossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ chung",
                "verbose_name_plural": "giấy tờ chung",
                "ordering": ["dossier", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VoteRule",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                ("is_ballot", models.BooleanField(default=False, verbose_name="phải bỏ phiếu")),
                ("is_secret", models.BooleanField(default=False, verbose_name="bỏ phiếu kín")),
                (
                    "threshold_num",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="tỷ lệ đồng ý: tử số"
                    ),
                ),
                (
                    "threshold_den",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="tỷ lệ đồng ý: mẫu số"
                    ),
                ),
                (
                    "is_strict",
                    models.BooleanField(default=False, verbose_name="phải nhiều hơn tỷ lệ ấy"),
                ),
                (
                    "base",
                    models.CharField(
                        choices=[
                            ("all_members", "Tổng số thành viên Hội đồng"),
                            ("present", "Thành viên dự họp"),
                        ],
                        default="all_members",
                        max_length=12,
                        verbose_name="tính trên",
                    ),
                ),
                (
                    "quorum_num",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="số người dự: tử số"
                    ),
                ),
                (
                    "quorum_den",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="số người dự: mẫu số"
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "quy định biểu quyết",
                "verbose_name_plural": "quy định biểu quyết",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="voterule_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="voterule_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="voterule_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="voterule_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("threshold_den", None), ("threshold_num", None)),
                            models.Q(
                                ("threshold_den__gte", 1),
                                ("threshold_den__isnull", False),
                                ("threshold_num__isnull", False),
                                ("threshold_num__lte", models.F("threshold_den")),
                            ),
                            _connector="OR",
                        ),
                        name="voterule_threshold_is_a_share",
                        violation_error_message="Tỷ lệ phải có cả tử số, mẫu số và không quá 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quorum_den", None), ("quorum_num", None)),
                            models.Q(
                                ("quorum_den__gte", 1),
                                ("quorum_den__isnull", False),
                                ("quorum_num__isnull", False),
                                ("quorum_num__lte", models.F("quorum_den")),
                            ),
                            _connector="OR",
                        ),
                        name="voterule_quorum_is_a_share",
                        violation_error_message="Tỷ lệ phải có cả tử số, mẫu số và không quá 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Authority",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unit", "Cơ quan, đơn vị, doanh nghiệp"),
                            ("commune", "Cấp xã"),
                            ("district", "Cấp huyện"),
                            ("province", "Cấp tỉnh"),
                            ("ministry", "Bộ, ban, ngành trung ương"),
                            ("government", "Chính phủ, Thủ tướng Chính phủ"),
                            ("state", "Chủ tịch nước"),
                        ],
                        max_length=12,
                        verbose_name="cấp quyết định",
                    ),
                ),
                ("post", models.CharField(max_length=160, verbose_name="người quyết định")),
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "thẩm quyền khen thưởng",
                "verbose_name_plural": "thẩm quyền khen thưởng",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="authority_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="authority_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="authority_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="authority_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BaseSalary",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                ("amount", models.PositiveIntegerField(verbose_name="mức lương cơ sở (đồng)")),
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
                "verbose_name": "mức lương cơ sở",
                "verbose_name_plural": "mức lương cơ sở",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="basesalary_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="basesalary_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="basesalary_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cap",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                ("ratio_num", models.PositiveSmallIntegerField(verbose_name="tỷ lệ: tử số")),
                (
                    "ratio_den",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="tỷ lệ: mẫu số",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("unit", "Trong một đơn vị"),
                            ("commune", "Trong toàn xã, phường"),
                        ],
                        default="commune",
                        max_length=10,
                        verbose_name="tính",
                    ),
                ),
                ("is_on", models.BooleanField(default=False, verbose_name="đang áp dụng")),
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
                    ),
                ),
                (
                    "of_honour",
                    models.ForeignKey(
                        blank=True,
                        help_text="Để trống nếu tính trên tổng số người.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="của số được danh hiệu",
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
                "verbose_name": "tỷ lệ tối đa",
                "verbose_name_plural": "tỷ lệ tối đa",
                "ordering": ["-valid_from", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="cap_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="cap_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="cap_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="cap_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ratio_den__gte", 1)),
                        name="cap_is_a_share",
                        violation_error_message="Mẫu số phải từ 1 trở lên.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateLayout",
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
                    "subject_kind_for",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("plain", "Giấy trắng, in cả khung"),
                            ("blank", "Phôi in sẵn, chỉ in chữ"),
                        ],
                        default="plain",
                        max_length=5,
                        verbose_name="cách in",
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        choices=[
                            ("a4", "A4 ngang (297 × 210 mm)"),
                            ("a3", "A3 ngang (420 × 297 mm)"),
                        ],
                        default="a4",
                        max_length=2,
                        verbose_name="khổ giấy",
                    ),
                ),
                (
                    "shift_x_mm",
                    models.DecimalField(
                        decimal_places=1, default=0, max_digits=5, verbose_name="dịch ngang (mm)"
                    ),
                ),
                (
                    "shift_y_mm",
                    models.DecimalField(
                        decimal_places=1, default=0, max_digits=5, verbose_name="dịch dọc (mm)"
                    ),
                ),
                ("has_emblem", models.BooleanField(default=False, verbose_name="in Quốc huy")),
                (
                    "has_flags",
                    models.BooleanField(default=False, verbose_name="in hàng cờ hai bên"),
                ),
                (
                    "boxes",
                    models.JSONField(blank=True, default=dict, verbose_name="vị trí các ô chữ"),
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
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "mẫu giấy khen, giấy chứng nhận",
                "verbose_name_plural": "mẫu giấy khen, giấy chứng nhận",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="certificate_layout_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("honour__isnull", False)),
                        fields=("commune", "honour", "subject_kind_for"),
                        name="certificate_layout_once_a_honour",
                        violation_error_message="Đã có mẫu in cho khen thưởng và đối tượng này.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reward_form__isnull", False)),
                        fields=("commune", "reward_form", "subject_kind_for"),
                        name="certificate_layout_once_a_reward_form",
                        violation_error_message="Đã có mẫu in cho khen thưởng và đối tượng này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommendationKind",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                ("code", models.SlugField(max_length=60, verbose_name="mã")),
                ("name", models.CharField(max_length=160, verbose_name="tên")),
                (
                    "procedure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("regular", "Thường xuyên (công trạng)"),
                            ("campaign", "Theo đợt, chuyên đề"),
                            ("sudden", "Đột xuất"),
                            ("service", "Quá trình cống hiến"),
                        ],
                        max_length=10,
                        verbose_name="thủ tục",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
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
                "verbose_name": "loại hình khen thưởng",
                "verbose_name_plural": "loại hình khen thưởng",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="commendationkind_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="commendationkind_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="commendationkind_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
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
                ("valid_from", models.DateField(verbose_name="áp dụng từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("source", models.CharField(max_length=300, verbose_name="căn cứ")),
                (
                    "article",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                ("is_doubtful", models.BooleanField(default=False, verbose_name="cần kiểm tra")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("key", models.CharField(blank=True, editable=False, max_length=160)),
                ("loaded_as", models.JSONField(editable=False, null=True)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        help_text="Để trống nếu áp dụng cho mọi đối tượng.",
                        max_length=10,
                        verbose_name="dành cho",
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="mã")),
                ("words", models.CharField(max_length=500, verbose_name="tiêu chuẩn")),
                ("check_slug", models.CharField(max_length=40, verbose_name="cách xét")),
                (
                    "params",
                    models.JSONField(blank=True, default=dict, verbose_name="số liệu của cách xét"),
                ),
                (
                    "any_of",
                    models.CharField(blank=True, max_length=2, verbose_name="nhóm chọn một"),
                ),
                (
                    "is_hard",
                    models.BooleanField(
                        default=False, verbose_name="không đạt thì không được đề nghị"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
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
                (
                    "honour",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.honour",
                        verbose_name="danh hiệu thi đua",
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
                "verbose_name": "tiêu chuẩn khen thưởng",
                "verbose_name_plural": "tiêu chuẩn khen thưởng",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("commune", "key"),
                        name="condition_key_once_a_commune",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commune", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="condition_key_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="condition_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("honour__isnull", False), ("reward_form", None)),
                            models.Q(("honour", None), ("reward_form__isnull", False)),
                            _connector="OR",
                        ),
                        name="condition_is_of_one_award",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("self", "Là người được đề nghị"),
                            ("family", "Là người thân của người được đề nghị"),
                            ("unit", "Thuộc đơn vị được đề nghị"),
                            ("other", "Lý do khác"),
                        ],
                        max_length=6,
                        verbose_name="lý do",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="ghi rõ")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="awards.ballot",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="awards.attendance",
                    ),
                ),
                (
                    "written_by",
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
                "verbose_name": "không tham gia biểu quyết",
                "verbose_name_plural": "không tham gia biểu quyết",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "ballot", "seat"), name="conflict_once_a_ballot"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="decisionline",
            constraint=models.UniqueConstraint(
                fields=("commune", "decision", "nomination"), name="nomination_once_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nomination__isnull", False), ("revoked_line", None)),
                    models.Q(("nomination", None), ("revoked_line__isnull", False)),
                    _connector="OR",
                ),
                name="decision_line_awards_or_revokes",
            ),
        ),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index(
                fields=["commune", "round", "state"], name="awards_nomi_commune_7ce4b9_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("honour__isnull", False),
                    ("person__isnull", False),
                    (
                        "state__in",
                        (
                            "draft",
                            "sent",
                            "recalled",
                            "checking",
                            "incomplete",
                            "eligible",
                            "posted",
                            "tabled",
                            "passed",
                            "deciding",
                            "sent_up",
                            "awarded",
                        ),
                    ),
                ),
                fields=("commune", "round", "person", "honour"),
                name="person_nominated_for_honour_once",
                violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    ("reward_form__isnull", False),
                    (
                        "state__in",
                        (
                            "draft",
                            "sent",
                            "recalled",
                            "checking",
                            "incomplete",
                            "eligible",
                            "posted",
                            "tabled",
                            "passed",
                            "deciding",
                            "sent_up",
                            "awarded",
                        ),
                    ),
                ),
                fields=("commune", "round", "person", "reward_form"),
                name="person_nominated_for_reward_form_once",
                violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("collective__isnull", False),
                    ("honour__isnull", False),
                    (
                        "state__in",
                        (
                            "draft",
                            "sent",
                            "recalled",
                            "checking",
                            "incomplete",
                            "eligible",
                            "posted",
                            "tabled",
                            "passed",
                            "deciding",
                            "sent_up",
                            "awarded",
                        ),
                    ),
                ),
                fields=("commune", "round", "collective", "honour"),
                name="collective_nominated_for_honour_once",
                violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("collective__isnull", False),
                    ("reward_form__isnull", False),
                    (
                        "state__in",
                        (
                            "draft",
                            "sent",
                            "recalled",
                            "checking",
                            "incomplete",
                            "eligible",
                            "posted",
                            "tabled",
                            "passed",
                            "deciding",
                            "sent_up",
                            "awarded",
                        ),
                    ),
                ),
                fields=("commune", "round", "collective", "reward_form"),
                name="collective_nominated_for_reward_form_once",
                violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("honour__isnull", False),
                    ("household__isnull", False),
                    (
                        "state__in",
                        (
                            "draft",
                            "sent",
                            "recalled",
                            "checking",
                            "incomplete",
                            "eligible",
                            "posted",
                            "tabled",
                            "passed",
                            "deciding",
                            "sent_up",
                            "awarded",
                        ),
                    ),
                ),
                fields=("commune", "round", "household", "honour"),
                name="household_nominated_for_honour_once",
                violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("household__isnull", False),
                    ("reward_form__isnull", False),
                    (
                        "state__in",
                        (
                            "draft",
                            "sent",
                            "recalled",
                            "checking",
                            "incomplete",
                            "eligible",
                            "posted",
                            "tabled",
                            "passed",
                            "deciding",
                            "sent_up",
                            "awarded",
                        ),
                    ),
                ),
                fields=("commune", "round", "household", "reward_form"),
                name="household_nominated_for_reward_form_once",
                violation_error_message="Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.UniqueConstraint(
                fields=("commune", "sitting", "nomination"), name="nomination_balloted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("commune", "sitting", "member"), name="seat_once_a_sitting"
            ),
        ),
    ]
