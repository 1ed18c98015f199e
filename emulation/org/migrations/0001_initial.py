import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commune",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("commune", "xã, phường"),
                            ("district", "huyện, thành phố thuộc tỉnh"),
                            ("province", "tỉnh, thành phố"),
                        ],
                        default="commune",
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=10, verbose_name="mã hành chính")),
                ("place", models.CharField(max_length=80, verbose_name="địa danh trên văn bản")),
                (
                    "superior_line",
                    models.CharField(
                        blank=True,
                        help_text="In trên tên cơ quan ban hành. Để trống thì không in.",
                        max_length=120,
                        verbose_name="dòng cơ quan chủ quản",
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
                        verbose_name="thể thức ký thường dùng",
                    ),
                ),
            ],
            options={
                "verbose_name": "địa phương",
                "verbose_name_plural": "địa phương",
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="mã"
                    ),
                ),
                (
                    "login",
                    models.CharField(
                        max_length=40, unique=True, verbose_name="số điện thoại hoặc mã"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="được đăng nhập")),
                (
                    "remind",
                    models.CharField(
                        choices=[
                            ("daily", "Mỗi ngày"),
                            ("twice_weekly", "Hai lần một tuần (thứ Hai, thứ Năm)"),
                            ("never", "Không nhắc"),
                        ],
                        default="daily",
                        max_length=12,
                        verbose_name="nhắc việc đến hạn",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
            },
        ),
        migrations.CreateModel(
            name="Household",
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
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(max_length=20, verbose_name="mã hộ")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="địa chỉ")),
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
                "verbose_name": "hộ gia đình",
                "verbose_name_plural": "hộ gia đình",
                "ordering": ["village", "sort_key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "code"),
                        name="household_code_once_a_commune",
                        violation_error_message="Mã hộ này đã dùng cho hộ khác.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="household_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
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
                    "birth_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="năm sinh"
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=20, verbose_name="số điện thoại"),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        error_messages={
                            "invalid": "Địa chỉ thư điện tử chưa đúng, như ten@vidu.vn."
                        },
                        max_length=120,
                        verbose_name="thư điện tử",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="mã người")),
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="persons",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "người",
                "verbose_name_plural": "người",
                "ordering": ["sort_key"],
                "indexes": [
                    models.Index(
                        fields=["commune", "sort_key"], name="org_person_commune_e79e4b_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("commune", "code"),
                        name="person_code_once_a_commune",
                        violation_error_message="Mã người này đã dùng cho người khác.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user", None), _negated=True),
                        fields=("commune", "user"),
                        name="person_user_once_a_commune",
                        violation_error_message="Tài khoản này đã gắn với người khác.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseholdMember",
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
                    "relation",
                    models.CharField(blank=True, max_length=60, verbose_name="quan hệ với chủ hộ"),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="org.household",
                        verbose_name="hộ",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="household_memberships",
                        to="org.person",
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên hộ",
                "verbose_name_plural": "thành viên hộ",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "household", "person", "valid_from"),
                        name="household_member_once",
                        violation_error_message="Người này đã được ghi vào hộ từ ngày đó.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to", None)),
                        fields=("commune", "person"),
                        name="person_lives_in_one_household",
                        violation_error_message="Người này đang ở một hộ khác.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="household_member_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="household",
            name="head",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="headed_households",
                to="org.person",
                verbose_name="chủ hộ",
            ),
        ),
        migrations.CreateModel(
            name="Reminder",
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
                ("on", models.DateField(verbose_name="ngày")),
                ("subject", models.CharField(max_length=200, verbose_name="về việc")),
                ("things", models.JSONField(default=list, verbose_name="các việc")),
                ("made_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "mail_state",
                    models.CharField(
                        choices=[
                            ("none", "Chỉ trên cổng"),
                            ("waiting", "Chờ gửi thư"),
                            ("sending", "Đang gửi thư"),
                            ("sent", "Đã gửi thư"),
                            ("failed", "Thư chưa gửi được, sẽ gửi lại"),
                        ],
                        default="none",
                        editable=False,
                        max_length=8,
                        verbose_name="thư",
                    ),
                ),
                (
                    "mailed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gửi thư lúc"),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="org.person",
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "verbose_name": "lời nhắc",
                "verbose_name_plural": "lời nhắc",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "person", "on"),
                        name="reminder_once_a_day",
                        violation_error_message="Hôm nay đã nhắc người này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                ("code", models.CharField(blank=True, max_length=20, verbose_name="mã đơn vị")),
                (
                    "area_ha",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="diện tích (ha)",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="số dân"),
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
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("commune", "code"),
                        name="unit_code_once_a_commune",
                        violation_error_message="Mã đơn vị này đã dùng cho đơn vị khác.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                ("on", models.DateField(verbose_name="từ ngày")),
                ("paper", models.CharField(max_length=300, verbose_name="theo văn bản")),
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
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions_after",
                        to="org.unit",
                        verbose_name="đơn vị cũ",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions_before",
                        to="org.unit",
                        verbose_name="đơn vị mới",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế thừa",
                "verbose_name_plural": "kế thừa",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "predecessor", "successor"),
                        name="succession_once",
                        violation_error_message="Việc kế thừa giữa hai đơn vị này đã được ghi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="succession_between_two",
                        violation_error_message="Đơn vị mới phải khác đơn vị cũ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Spell",
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
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=80, verbose_name="tên gọi tắt"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Tỉnh"),
                            ("district", "Huyện, thành phố thuộc tỉnh"),
                            ("commune", "Xã, phường"),
                            ("village", "Thôn, tổ dân phố"),
                            ("office", "Cơ quan, bộ phận"),
                            ("party", "Cấp ủy, HĐND"),
                            ("mass_organisation", "Mặt trận, đoàn thể"),
                            ("school", "Trường học"),
                            ("station", "Trạm, công an, quân sự"),
                            ("council", "Hội đồng"),
                            ("collective", "Tập thể trong đơn vị"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "paper",
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
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inferior_spells",
                        to="org.unit",
                        verbose_name="cấp trên trực tiếp",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spells",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên gọi theo thời gian",
                "verbose_name_plural": "tên gọi theo thời gian",
                "ordering": ["unit", "valid_from"],
                "indexes": [
                    models.Index(fields=["commune", "kind"], name="org_spell_commune_faf50e_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "unit", "valid_from"),
                        name="spell_begins_once",
                        violation_error_message="Đơn vị đã có một tên gọi từ ngày đó.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to", None)),
                        fields=("commune", "unit"),
                        name="spell_open_once",
                        violation_error_message="Đơn vị đang có một tên gọi chưa kết thúc.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="spell_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
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
                ("title", models.CharField(max_length=120, verbose_name="chức vụ")),
                (
                    "signature_title",
                    models.CharField(
                        blank=True,
                        help_text="Chữ hoa, như CHỦ TỊCH. Để trống nếu không ký văn bản của UBND.",
                        max_length=120,
                        verbose_name="chức vụ in ở chỗ ký",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="org.person",
                        verbose_name="người",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "chức vụ",
                "verbose_name_plural": "chức vụ",
                "ordering": ["-valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "person", "unit", "title", "valid_from"),
                        name="position_once",
                        violation_error_message="Chức vụ này đã ghi cho người ấy từ ngày đó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="position_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "Phụ trách thi đua, khen thưởng"),
                            ("unit_head", "Người đứng đầu đơn vị"),
                            ("checker", "Người xem xét"),
                            ("chairman", "Lãnh đạo UBND"),
                            ("records_clerk", "Văn thư"),
                            ("accountant", "Kế toán"),
                            ("council_member", "Thành viên Hội đồng TĐKT"),
                            ("council_secretary", "Thư ký Hội đồng TĐKT"),
                            ("viewer", "Người theo dõi"),
                            ("overseer", "Cấp trên theo dõi"),
                            ("administrator", "Quản trị"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="org.person",
                        verbose_name="người",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò",
                "verbose_name_plural": "vai trò",
                "ordering": ["role", "valid_from"],
                "indexes": [
                    models.Index(fields=["commune", "role"], name="org_members_commune_3c15b9_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "person", "unit", "role", "valid_from"),
                        name="membership_once",
                        violation_error_message="Người này đã có vai trò ấy ở đơn vị từ ngày đó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="household",
            name="village",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="households",
                to="org.unit",
                verbose_name="thôn, tổ dân phố",
            ),
        ),
        migrations.CreateModel(
            name="LoginCode",
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
                ("code_hash", models.CharField(max_length=200)),
                ("issued_at", models.DateTimeField(verbose_name="cấp lúc")),
                ("expires_on", models.DateField(verbose_name="dùng trước ngày")),
                ("used_at", models.DateTimeField(null=True, verbose_name="đã dùng lúc")),
                (
                    "failures",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số lần sai"),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cấp",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="login_codes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "mã một lần",
                "verbose_name_plural": "mã một lần",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("used_at", None)),
                        fields=("user",),
                        name="login_code_open_once",
                    )
                ],
            },
        ),
    ]
