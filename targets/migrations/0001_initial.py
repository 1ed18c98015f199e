import django.core.serializers.json
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("org", "0001_initial"),
        ("papers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeasureUnit",
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
                    "symbol",
                    models.CharField(
                        help_text="Như in: tấn, triệu đồng, %.",
                        max_length=60,
                        verbose_name="ký hiệu",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="tên")),
                (
                    "dimension",
                    models.CharField(
                        help_text="Cùng đại lượng thì đổi được: khối lượng, tiền.",
                        max_length=40,
                        verbose_name="đại lượng",
                    ),
                ),
                (
                    "factor",
                    models.DecimalField(
                        decimal_places=12, default=1, max_digits=24, verbose_name="hệ số"
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
                "verbose_name": "đơn vị tính",
                "verbose_name_plural": "đơn vị tính",
                "ordering": ["dimension", "factor"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "symbol"),
                        name="measure_unit_once",
                        violation_error_message="Đã có đơn vị tính này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("factor__gt", 0)),
                        name="measure_unit_factor_positive",
                        violation_error_message="Hệ số phải lớn hơn 0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                ("name", models.CharField(max_length=300, verbose_name="tên chỉ tiêu")),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="mã chung")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amount", "Số lượng"),
                            ("percentage", "Tỷ lệ"),
                            ("count", "Số trên tổng số"),
                            ("change", "Mức tăng, giảm"),
                            ("level", "Mức, hạng"),
                            ("qualitative", "Định tính"),
                        ],
                        max_length=12,
                        verbose_name="kiểu",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("higher", "Cao hơn là tốt hơn"),
                            ("lower", "Thấp hơn là tốt hơn"),
                            ("exactly", "Đúng bằng"),
                            ("within", "Trong khoảng"),
                        ],
                        max_length=8,
                        verbose_name="chiều",
                    ),
                ),
                (
                    "direction_confirmed",
                    models.BooleanField(default=False, verbose_name="đã xác nhận chiều"),
                ),
                (
                    "field",
                    models.CharField(
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
                (
                    "unit_text",
                    models.CharField(
                        blank=True,
                        help_text="In đúng như ở đây; danh mục chưa có thì giữ nguyên chữ đã gõ.",
                        max_length=60,
                        verbose_name="đơn vị tính như gõ",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
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
                    "measure_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="targets.measureunit",
                        verbose_name="đơn vị tính",
                    ),
                ),
            ],
            options={
                "verbose_name": "loại chỉ tiêu",
                "verbose_name_plural": "loại chỉ tiêu",
                "ordering": ["sort_key"],
                "indexes": [
                    models.Index(
                        fields=["commune", "sort_key"], name="targets_ind_commune_d41c23_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "search_key", "unit_text"),
                        name="indicator_name_once",
                        violation_error_message="Đã có chỉ tiêu cùng tên và đơn vị tính.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("commune", "code"),
                        name="indicator_code_once",
                        violation_error_message="Mã chung này đã dùng cho chỉ tiêu khác.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Span",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("year", "Năm"),
                            ("term", "Nhiệm kỳ, giai đoạn"),
                            ("school_year", "Năm học"),
                            ("drive", "Đợt thi đua"),
                        ],
                        default="year",
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
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
                "verbose_name": "thời gian",
                "verbose_name_plural": "thời gian",
                "ordering": ["-starts_on", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "kind", "starts_on", "ends_on", "name"),
                        name="span_once",
                        violation_error_message="Đã mở năm, đợt này rồi.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "year")),
                        fields=("commune", "starts_on"),
                        name="year_once",
                        violation_error_message="Năm này đã mở rồi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="span_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Period",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "Tháng"),
                            ("quarter", "Quý"),
                            ("half_year", "6 tháng"),
                            ("nine_months", "9 tháng"),
                            ("year", "Năm"),
                            ("drive", "Đợt"),
                        ],
                        max_length=11,
                        verbose_name="loại kỳ",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.CharField(max_length=80, verbose_name="tên kỳ")),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                ("due_on", models.DateField(verbose_name="hạn gửi")),
                (
                    "original_due_on",
                    models.DateField(editable=False, verbose_name="hạn gửi ban đầu"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Chưa mở"),
                            ("open", "Đang nhận báo cáo"),
                            ("locked", "Đã khóa"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=8,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="mở lúc"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="khóa lúc"),
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
                    "span",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="targets.span",
                        verbose_name="thời gian",
                    ),
                ),
            ],
            options={
                "verbose_name": "kỳ báo cáo",
                "verbose_name_plural": "kỳ báo cáo",
                "ordering": ["span", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "span", "number"), name="period_number_once_a_span"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="period_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("original_due_on"))),
                        name="period_due_only_later",
                        violation_error_message="Hạn mới phải sau hạn ban đầu.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                ("name", models.CharField(max_length=300, verbose_name="tên chỉ tiêu")),
                (
                    "part_rule",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adds_up", "Cộng lại bằng chỉ tiêu cha"),
                            ("share_of", "Là một phần của chỉ tiêu cha"),
                            ("detail", "Chi tiết, không cộng"),
                        ],
                        max_length=8,
                        verbose_name="quan hệ với chỉ tiêu cha",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="số của kỳ trước",
                    ),
                ),
                (
                    "baseline_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="năm của số kỳ trước"
                    ),
                ),
                (
                    "assigned_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="cấp trên giao",
                    ),
                ),
                (
                    "assigned_by",
                    models.CharField(blank=True, max_length=120, verbose_name="cơ quan giao"),
                ),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("month", "Hằng tháng"),
                            ("quarter", "Hằng quý"),
                            ("half_year", "6 tháng"),
                            ("year", "Cả năm"),
                            ("once", "Một lần khi kết thúc"),
                        ],
                        default="half_year",
                        max_length=10,
                        verbose_name="kỳ báo cáo",
                    ),
                ),
                (
                    "unit_rule",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng"),
                            ("average", "Bình quân"),
                            ("ratio", "Tỷ lệ của tổng"),
                            ("latest", "Số mới nhất"),
                            ("max", "Số lớn nhất"),
                            ("none", "Không cộng từ đơn vị"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="cộng theo đơn vị",
                    ),
                ),
                (
                    "period_rule",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng các kỳ"),
                            ("average", "Bình quân các kỳ"),
                            ("ratio", "Tỷ lệ của tổng"),
                            ("latest", "Kỳ mới nhất"),
                            ("max", "Kỳ cao nhất"),
                        ],
                        default="latest",
                        max_length=8,
                        verbose_name="cộng theo kỳ",
                    ),
                ),
                (
                    "counter",
                    models.CharField(
                        blank=True,
                        help_text="Kết quả do cổng tự đếm; đơn vị không phải báo cáo.",
                        max_length=40,
                        verbose_name="đếm từ hệ thống",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(editable=False, null=True, verbose_name="bãi bỏ từ ngày"),
                ),
                (
                    "ended_by",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=300,
                        verbose_name="bãi bỏ theo văn bản",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "answering_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets_answered_for",
                        to="org.unit",
                        verbose_name="đơn vị chịu trách nhiệm",
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="targets.indicator",
                        verbose_name="loại chỉ tiêu",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="targets.target",
                        verbose_name="chỉ tiêu cha",
                    ),
                ),
                (
                    "span",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="targets.span",
                        verbose_name="thời gian",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu",
                "verbose_name_plural": "chỉ tiêu",
                "ordering": ["position", "pk"],
                "indexes": [
                    models.Index(
                        fields=["commune", "span", "position"],
                        name="targets_tar_commune_6ef722_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "span", "indicator"),
                        name="target_once_a_span",
                        violation_error_message="Chỉ tiêu này đã có trong năm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("parent", None), ("part_rule", "")),
                            models.Q(
                                ("parent__isnull", False),
                                models.Q(("part_rule", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="target_part_has_rule",
                        violation_error_message="Chọn quan hệ với chỉ tiêu cha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="target_is_not_its_own_part",
                        violation_error_message="Chỉ tiêu không thể là phần của chính nó.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Strand",
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
                ("name", models.CharField(max_length=120, verbose_name="kết quả")),
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
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strands",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng kết quả",
                "verbose_name_plural": "dòng kết quả",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "target", "name"), name="strand_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Share",
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
                    "assigned",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="giao"
                    ),
                ),
                (
                    "pledged",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=24,
                        null=True,
                        verbose_name="đăng ký",
                    ),
                ),
                (
                    "pledged_note",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="đăng ký ở"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "phần giao cho đơn vị",
                "verbose_name_plural": "phần giao cho đơn vị",
                "ordering": ["target", "pk"],
                "indexes": [
                    models.Index(fields=["commune", "unit"], name="targets_sha_commune_df93e2_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "target", "unit"),
                        name="share_once_a_unit",
                        violation_error_message="Đơn vị này đã được giao chỉ tiêu ấy.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
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
                ("is_current", models.BooleanField(default=True, editable=False)),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="lúc")),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=6, max_digits=24, null=True, verbose_name="kết quả"
                    ),
                ),
                (
                    "numerator",
                    models.DecimalField(
                        decimal_places=6, max_digits=24, null=True, verbose_name="tử số"
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        decimal_places=6, max_digits=24, null=True, verbose_name="mẫu số"
                    ),
                ),
                (
                    "in_period",
                    models.DecimalField(
                        decimal_places=6, max_digits=24, null=True, verbose_name="trong kỳ"
                    ),
                ),
                (
                    "expected",
                    models.DecimalField(
                        decimal_places=6, max_digits=24, null=True, verbose_name="mức phải đạt"
                    ),
                ),
                (
                    "reported",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số đơn vị đã có số"),
                ),
                (
                    "asked",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="số đơn vị phải báo cáo"
                    ),
                ),
                ("is_estimate", models.BooleanField(default=False, verbose_name="ước thực hiện")),
                ("words", models.TextField(blank=True, verbose_name="bằng lời")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("exceeded", "Vượt"),
                            ("met", "Đạt"),
                            ("on_track", "Đúng tiến độ"),
                            ("at_risk", "Có nguy cơ"),
                            ("behind", "Chưa đạt"),
                            ("no_data", "Chưa có số liệu"),
                        ],
                        default="no_data",
                        max_length=8,
                        verbose_name="mức đạt",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="vì sao")),
                (
                    "frozen_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="chốt lúc"),
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
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="targets.period",
                        verbose_name="kỳ",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="targets.result",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "strand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="targets.strand",
                        verbose_name="dòng kết quả",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả",
                "verbose_name_plural": "kết quả",
                "ordering": ["target", "period", "pk"],
                "indexes": [
                    models.Index(
                        fields=["commune", "period", "unit"], name="targets_res_commune_16cb7f_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_current", True), ("strand__isnull", True), ("unit__isnull", True)
                        ),
                        fields=("commune", "period", "target"),
                        name="result_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_current", True), ("strand__isnull", True), ("unit__isnull", False)
                        ),
                        fields=("commune", "period", "target", "unit"),
                        name="result_once_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_current", True), ("strand__isnull", False), ("unit__isnull", True)
                        ),
                        fields=("commune", "period", "target", "strand"),
                        name="result_once_a_strand",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("is_current", True), ("strand__isnull", False), ("unit__isnull", False)
                        ),
                        fields=("commune", "period", "target", "strand", "unit"),
                        name="result_once_a_strand_a_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                    "value",
                    models.DecimalField(
                        decimal_places=6, max_digits=24, verbose_name="mức phải đạt"
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
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="targets.period",
                        verbose_name="kỳ",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "mốc trong năm",
                "verbose_name_plural": "mốc trong năm",
                "ordering": ["target", "period"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "target", "period"), name="milestone_once_a_period"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
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
                ("is_current", models.BooleanField(default=True, editable=False)),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="lúc")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("exceeded", "Vượt"),
                            ("met", "Đạt"),
                            ("on_track", "Đúng tiến độ"),
                            ("at_risk", "Có nguy cơ"),
                            ("behind", "Chưa đạt"),
                            ("no_data", "Chưa có số liệu"),
                        ],
                        max_length=8,
                        verbose_name="mức đạt",
                    ),
                ),
                ("words", models.TextField(verbose_name="căn cứ đánh giá")),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.attachment",
                        verbose_name="minh chứng",
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
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="targets.judgement",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="targets.period",
                        verbose_name="kỳ",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "đánh giá chỉ tiêu",
                "verbose_name_plural": "đánh giá chỉ tiêu",
                "ordering": ["target", "period", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("commune", "period", "target"),
                        name="judgement_current_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetUnit",
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
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="targets.target",
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
                "verbose_name": "đơn vị nêu tên trong chỉ tiêu",
                "verbose_name_plural": "đơn vị nêu tên trong chỉ tiêu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "target", "unit"), name="target_names_unit_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="target",
            name="units",
            field=models.ManyToManyField(
                blank=True,
                related_name="targets_naming_it",
                through="targets.TargetUnit",
                to="org.unit",
                verbose_name="đơn vị nêu tên",
            ),
        ),
        migrations.CreateModel(
            name="TargetValue",
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
                ("set_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "paper",
                    models.CharField(blank=True, max_length=300, verbose_name="theo văn bản"),
                ),
                ("paper_on", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
            ],
            options={
                "verbose_name": "giá trị chỉ tiêu",
                "verbose_name_plural": "giá trị chỉ tiêu",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparator", "range"),
                                ("value__isnull", False),
                                ("value_max__isnull", False),
                                ("value_max__gt", models.F("value")),
                            ),
                            models.Q(
                                models.Q(("comparator", "range"), _negated=True),
                                ("value_max", None),
                            ),
                            _connector="OR",
                        ),
                        name="target_value_range_is_whole",
                        violation_error_message="Khoảng cần hai số, số sau lớn hơn số trước.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("comparator__in", ["maintain", "achieve"]),
                            ("value__isnull", False),
                            _connector="OR",
                        ),
                        name="target_value_has_figure",
                        violation_error_message="Nhập giá trị của chỉ tiêu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", None), ("numerator", None)),
                            models.Q(
                                ("denominator__gt", 0),
                                ("denominator__isnull", False),
                                ("numerator__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="target_value_parts_are_whole",
                        violation_error_message="Nhập cả tử số và mẫu số; mẫu số lớn hơn 0.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="target",
            name="current",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="targets.targetvalue",
                verbose_name="giá trị hiện hành",
            ),
        ),
        migrations.CreateModel(
            name="Terms",
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
                    "content",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="nội dung",
                    ),
                ),
                ("made_at", models.DateTimeField(editable=False, verbose_name="lúc")),
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
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="targets.period",
                        verbose_name="kỳ",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="targets.target",
                        verbose_name="chỉ tiêu",
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="targets.target",
                        verbose_name="chỉ tiêu cha khi khóa",
                    ),
                ),
            ],
            options={
                "verbose_name": "căn cứ chấm của kỳ đã khóa",
                "verbose_name_plural": "căn cứ chấm của kỳ đã khóa",
                "ordering": ["period", "target"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "period", "target"), name="terms_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitReport",
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
                            ("draft", "Nháp"),
                            ("sent", "Đã gửi"),
                            ("returned", "Trả lại"),
                            ("approved", "Đã duyệt"),
                            ("locked", "Đã khóa"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=8,
                        verbose_name="trạng thái",
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
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="targets.period",
                        verbose_name="kỳ",
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
                        related_name="reports",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo của đơn vị",
                "verbose_name_plural": "báo cáo của đơn vị",
                "ordering": ["period", "unit"],
                "indexes": [
                    models.Index(fields=["commune", "state"], name="targets_uni_commune_3e135c_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "period", "unit"),
                        name="report_once_a_period",
                        violation_error_message="Đơn vị đã có báo cáo của kỳ này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
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
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                        verbose_name="người gửi",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sendings",
                        to="targets.unitreport",
                        verbose_name="báo cáo",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi báo cáo",
                "verbose_name_plural": "lần gửi báo cáo",
                "ordering": ["report", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "report", "number"), name="sending_once"
                    ),
                    models.UniqueConstraint(
                        fields=("commune", "client_uid"), name="sending_received_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportFigure",
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
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="số"
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
                ("words", models.TextField(blank=True, verbose_name="kết quả bằng lời")),
                (
                    "basis",
                    models.CharField(
                        choices=[("period", "Trong kỳ"), ("cumulative", "Lũy kế từ đầu năm")],
                        default="period",
                        max_length=10,
                        verbose_name="tính",
                    ),
                ),
                ("is_estimate", models.BooleanField(default=False, verbose_name="ước thực hiện")),
                (
                    "is_unchanged",
                    models.BooleanField(default=False, verbose_name="giữ nguyên như kỳ trước"),
                ),
                (
                    "doubt_confirmed",
                    models.BooleanField(default=False, verbose_name="đã kiểm tra số khác thường"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="lý do trả lại"
                    ),
                ),
                ("is_current", models.BooleanField(default=True, editable=False)),
                (
                    "correction_reason",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="lý do sửa sau khóa",
                    ),
                ),
                (
                    "corrected_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="sửa lúc"),
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
                    "corrected_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.membership",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="targets.reportfigure",
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="targets.share",
                        verbose_name="phần giao",
                    ),
                ),
                (
                    "strand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="targets.strand",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="targets.unitreport",
                        verbose_name="báo cáo",
                    ),
                ),
            ],
            options={
                "verbose_name": "số báo cáo",
                "verbose_name_plural": "số báo cáo",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True), ("strand", None)),
                        fields=("commune", "report", "share"),
                        name="figure_once_a_report",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True), ("strand__isnull", False)),
                        fields=("commune", "report", "share", "strand"),
                        name="figure_once_a_strand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("denominator", None), ("denominator__gt", 0), _connector="OR"
                        ),
                        name="reported_denominator_positive",
                        violation_error_message="Mẫu số phải lớn hơn 0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                    "share",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="targets.share",
                        verbose_name="của chỉ tiêu",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="targets.unitreport",
                        verbose_name="báo cáo",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng",
                "verbose_name_plural": "minh chứng",
                "ordering": ["report", "pk"],
            },
        ),
    ]
