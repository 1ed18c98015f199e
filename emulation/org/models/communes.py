"""The local authority that rows belong to."""

from django.db import models

from emulation.lib.rows import UidRow


class Commune(UidRow):
    """A local authority that keeps rows of its own.

    A commune or ward as a rule; the district and the province above it have a row too, so
    that their offices and people have a home. Its name is dated: see ``Spell`` of its unit.
    """

    class Level(models.TextChoices):
        COMMUNE = "commune", "xã, phường"
        DISTRICT = "district", "huyện, thành phố thuộc tỉnh"
        PROVINCE = "province", "tỉnh, thành phố"

    class SigningMode(models.TextChoices):
        """Who signs in whose name (NĐ 30, PL I, mục II.7)."""

        OWN = "own", "Người đứng đầu tự ký (CHỦ TỊCH)"
        COLLECTIVE = "TM", "TM. – thay mặt tập thể"
        DEPUTY = "KT", "KT. – cấp phó ký thay"
        COLLECTIVE_DEPUTY = "TM_KT", "TM. tập thể, KT. cấp trưởng"
        ACTING = "Q", "Q. – quyền cấp trưởng"
        BY_ORDER = "TL", "TL. – thừa lệnh"
        BY_DELEGATION = "TUQ", "TUQ. – thừa ủy quyền"

    level = models.CharField("cấp", max_length=10, choices=Level, default=Level.COMMUNE)
    code = models.CharField("mã hành chính", max_length=10, blank=True)
    place = models.CharField("địa danh trên văn bản", max_length=80)
    superior_line = models.CharField(
        "dòng cơ quan chủ quản",
        max_length=120,
        blank=True,
        help_text="In trên tên cơ quan ban hành. Để trống thì không in.",
    )
    signing_mode = models.CharField(
        "thể thức ký thường dùng", max_length=6, choices=SigningMode, default=SigningMode.OWN
    )

    class Meta:
        verbose_name = "địa phương"
        verbose_name_plural = "địa phương"

    def __str__(self) -> str:
        return self.place


class CommuneRow(UidRow):
    """A row that belongs to a local authority; unique keys of subclasses start with it."""

    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, related_name="+", verbose_name="địa phương"
    )

    class Meta:
        abstract = True


class NamedRow(CommuneRow):
    """A row found and sorted by its name the Vietnamese way, whatever the database's collation."""

    search_key = models.CharField(max_length=300, editable=False, db_index=True)
    sort_key = models.CharField(max_length=1500, editable=False)

    class Meta:
        abstract = True
