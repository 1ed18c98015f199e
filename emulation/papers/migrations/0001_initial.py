import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("org", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
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
                ("content_type", models.CharField(max_length=100, verbose_name="kiểu")),
                ("size", models.PositiveIntegerField(verbose_name="cỡ")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("content", models.BinaryField(verbose_name="tệp")),
                ("added_at", models.DateTimeField(verbose_name="gửi lúc")),
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
                "verbose_name": "tệp đính kèm",
                "verbose_name_plural": "tệp đính kèm",
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
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
                ("name", models.CharField(max_length=120, verbose_name="tên sổ")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("allot", "Cấp số: cổng cấp số kế tiếp, không bỏ trống"),
                            ("typed", "Nhập số: văn thư gõ số lấy ở sổ"),
                        ],
                        default="allot",
                        max_length=5,
                        verbose_name="cách lấy số",
                    ),
                ),
                (
                    "first_number",
                    models.PositiveIntegerField(
                        default=1,
                        help_text="Số đầu tiên lấy trong cổng; trước đó là sổ giấy.",
                        verbose_name="số bắt đầu",
                    ),
                ),
                ("next_number", models.PositiveIntegerField(default=1, verbose_name="số kế tiếp")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="cơ quan ban hành",
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
                "verbose_name": "sổ đăng ký văn bản",
                "verbose_name_plural": "sổ đăng ký văn bản",
                "ordering": ["-year", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "body", "year", "name"),
                        name="number_series_once",
                        violation_error_message="Năm này cơ quan đã có một sổ tên như vậy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_number__gte", 1), ("next_number__gte", models.F("first_number"))
                        ),
                        name="number_series_goes_up_from_its_start",
                        violation_error_message="Số kế tiếp phải từ số bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
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
                            ("KH", "Kế hoạch"),
                            ("QĐ", "Quyết định"),
                            ("TTr", "Tờ trình"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("CV", "Công văn"),
                            ("TB", "Thông báo"),
                        ],
                        max_length=4,
                        verbose_name="loại",
                    ),
                ),
                ("symbol", models.CharField(max_length=40, verbose_name="ký hiệu")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                ("subject", models.CharField(max_length=500, verbose_name="trích yếu")),
                ("search_key", models.CharField(default="", editable=False, max_length=700)),
                ("issuer", models.CharField(max_length=200, verbose_name="cơ quan ban hành")),
                (
                    "signer_title",
                    models.CharField(blank=True, max_length=200, verbose_name="chức vụ người ký"),
                ),
                (
                    "signer_name",
                    models.CharField(blank=True, max_length=120, verbose_name="người ký"),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="mã xác minh")),
                ("source_type", models.CharField(max_length=60, verbose_name="lập từ loại")),
                ("source_uid", models.UUIDField(verbose_name="lập từ")),
                (
                    "content_sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 nội dung"),
                ),
                (
                    "force",
                    models.CharField(
                        choices=[
                            ("in_force", "Còn hiệu lực"),
                            ("replaced", "Bị thay thế"),
                            ("revoked", "Bị bãi bỏ"),
                        ],
                        default="in_force",
                        max_length=8,
                        verbose_name="hiệu lực",
                    ),
                ),
                (
                    "force_ended_on",
                    models.DateField(blank=True, null=True, verbose_name="hết hiệu lực từ"),
                ),
                (
                    "force_ended_by",
                    models.CharField(blank=True, max_length=300, verbose_name="theo văn bản"),
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
                "verbose_name": "văn bản đã ban hành",
                "verbose_name_plural": "văn bản đã ban hành",
                "ordering": ["-issued_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["commune", "-issued_on"], name="papers_pape_commune_a69881_idx"
                    ),
                    models.Index(fields=["source_uid"], name="papers_pape_source__bb1daa_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperAmendment",
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
                    "deed",
                    models.CharField(
                        choices=[
                            ("amended", "sửa đổi, bổ sung"),
                            ("partly_revoked", "hủy bỏ một phần"),
                        ],
                        default="amended",
                        max_length=14,
                        verbose_name="việc",
                    ),
                ),
                (
                    "amended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amends",
                        to="papers.paper",
                        verbose_name="văn bản sửa đổi",
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
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="papers.paper",
                        verbose_name="văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần sửa đổi văn bản",
                "verbose_name_plural": "lần sửa đổi văn bản",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "paper", "amended_by"), name="paper_amended_once_by"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperFile",
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
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "Word")],
                        max_length=4,
                        verbose_name="dạng",
                    ),
                ),
                ("content", models.BinaryField(verbose_name="tệp")),
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
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp văn bản",
                "verbose_name_plural": "tệp văn bản",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "paper", "format"), name="paper_file_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperNumber",
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
                ("number", models.PositiveIntegerField(verbose_name="số")),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        help_text="Với văn bản lập ngoài cổng.",
                        max_length=300,
                        verbose_name="dùng cho",
                    ),
                ),
                ("taken_at", models.DateTimeField(verbose_name="lấy lúc")),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hủy lúc"),
                ),
                (
                    "cancel_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do hủy"),
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
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="papers.numberseries",
                        verbose_name="sổ",
                    ),
                ),
            ],
            options={
                "verbose_name": "số văn bản",
                "verbose_name_plural": "số văn bản",
                "ordering": ["series", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "series", "number"),
                        name="paper_number_once",
                        violation_error_message="Số này đã cấp cho văn bản khác.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="paper_number_positive"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="paper",
            name="number",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="paper",
                to="papers.papernumber",
                verbose_name="số",
            ),
        ),
        migrations.CreateModel(
            name="SeriesKind",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("KH", "Kế hoạch"),
                            ("QĐ", "Quyết định"),
                            ("TTr", "Tờ trình"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("CV", "Công văn"),
                            ("TB", "Thông báo"),
                        ],
                        max_length=4,
                        verbose_name="loại văn bản",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
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
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kinds",
                        to="papers.numberseries",
                        verbose_name="sổ",
                    ),
                ),
            ],
            options={
                "verbose_name": "loại văn bản của sổ",
                "verbose_name_plural": "loại văn bản của sổ",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "body", "year", "kind"),
                        name="paper_kind_has_one_series",
                        violation_error_message="Loại văn bản này đã thuộc một sổ khác trong năm.",
                    )
                ],
            },
        ),
    ]
