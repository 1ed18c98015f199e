"""What a plan is made of: bases, a tree of items, targets in their place, recipients."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q

from campaigns.figures import fact_key
from campaigns.models.plans import Plan
from campaigns.told import Told, told_of
from emulation.lib.markers import DASH, STYLE_CHOICES
from emulation.org.models import Unit
from emulation.org.models.communes import CommuneRow
from emulation.papers.models import Attachment
from targets.models import Target, TargetValue


class PlanRow(CommuneRow):
    """A row of a plan, in its order."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField("thứ tự", default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Basis(PlanRow):
    """A paper that the plan rests on: a line of its own, or named inside the opening."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bases")
    lead = models.CharField("từ mở đầu", max_length=20, default="Căn cứ")
    text = models.CharField("văn bản được dẫn", max_length=600)
    standing = models.BooleanField(
        "đứng thành dòng riêng",
        default=True,
        help_text="Bỏ chọn nếu văn bản được dẫn ngay trong đoạn mở đầu.",
    )
    link = models.URLField("địa chỉ văn bản", max_length=300, blank=True)
    attachment = models.ForeignKey(
        Attachment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tệp",
    )

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"

    def __str__(self) -> str:
        return f"{self.lead} {self.text}"


class Item(PlanRow):
    """A place in the tree: heading or none, paragraphs and tables, children.

    The style of markers belongs to a list of siblings, so it stands with their parent.
    """

    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    heading = models.CharField("đề mục", max_length=500, blank=True)
    run_in = models.BooleanField("đề mục liền với đoạn văn", default=False)
    numbered = models.BooleanField("có đánh số", default=True)
    children_style = models.CharField(
        "đánh số mục con", max_length=8, choices=STYLE_CHOICES, default=DASH
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "mục"
        verbose_name_plural = "mục"
        indexes = [models.Index(fields=["plan", "parent", "position"])]

    def __str__(self) -> str:
        return self.heading or f"Mục {self.position}"


class Appendix(PlanRow):
    class Orientation(models.TextChoices):
        PORTRAIT = "portrait", "Dọc"
        LANDSCAPE = "landscape", "Ngang"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="appendices")
    title = models.CharField("tên phụ lục", max_length=300)
    orientation = models.CharField(
        "chiều giấy", max_length=9, choices=Orientation, default=Orientation.PORTRAIT
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "phụ lục"
        verbose_name_plural = "phụ lục"

    def __str__(self) -> str:
        return self.title


class Block(PlanRow):
    """A paragraph of plain text, or a table of plain cells, of an item or an appendix.

    ``table`` holds rows, head_rows, widths, aligns and caption (see ``papers.document``).
    """

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, null=True, blank=True, related_name="blocks"
    )
    appendix = models.ForeignKey(
        Appendix, on_delete=models.CASCADE, null=True, blank=True, related_name="blocks"
    )
    text = models.TextField("đoạn văn", blank=True)
    table = models.JSONField("bảng", null=True, blank=True)

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "đoạn"
        verbose_name_plural = "đoạn"
        constraints = [
            models.CheckConstraint(
                condition=Q(item=None, appendix__isnull=False)
                | Q(item__isnull=False, appendix=None),
                name="block_has_one_place",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80] or "Bảng"


class Theme(PlanRow):
    """Nội dung thi đua: an item with a short name to be called by."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="theme")
    short_name = models.CharField("tên gọn", max_length=120)

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "nội dung thi đua"
        verbose_name_plural = "nội dung thi đua"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "plan", "short_name"],
                name="theme_name_once_a_plan",
                violation_error_message="Kế hoạch đã có nội dung thi đua tên này.",
            )
        ]

    def __str__(self) -> str:
        return self.short_name


class PlanTarget(PlanRow):
    """A target in its place in the plan; ``words`` is the phrase that states it."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="plan_targets")
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_targets"
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="plan_targets"
    )
    words = models.TextField("lời văn", blank=True)
    # Last year's figure that nobody has looked at yet; a newer value is one that somebody set.
    carried_value = models.ForeignKey(
        TargetValue, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "chỉ tiêu trong kế hoạch"
        verbose_name_plural = "chỉ tiêu trong kế hoạch"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "plan", "target"],
                name="plan_lists_target_once",
                violation_error_message="Kế hoạch đã có chỉ tiêu này.",
            )
        ]

    def __str__(self) -> str:
        return str(self.target)

    @property
    def key(self) -> str:
        """How figures of a paragraph name it."""
        return str(self.target.uid)

    @property
    def name(self) -> str:
        return self.target.name

    @property
    def unit(self) -> str:
        return self.target.indicator.unit_text

    @property
    def is_unseen(self) -> bool:
        """The figure is last year's, and nobody has said that it stays."""
        return self.carried_value_id is not None and (
            self.carried_value_id == self.target.current_id
        )

    @property
    def asked(self) -> Any:
        """What the plan asks of the target: in an amendment being written, its own proposal."""
        return getattr(self, "proposal", None) or self.target.current

    @cached_property
    def told(self) -> Told | None:
        """What came of the target until the end of the report's period; of a plan nothing.

        Lists set it for all their rows at once (``campaigns.told.with_told``).
        """
        if self.plan.period is None:
            return None
        return told_of(self.plan.period, [self.target]).get(self.target_id)

    def number(self, slot: str) -> Decimal | None:
        """Return the number of the target that a figure of this slot shows."""
        shown = self.told if slot in TOLD_SLOTS else self.asked
        return getattr(shown, slot, None)


class YearFact(PlanRow):
    """A figure of the year that a report tells: titles given, units that registered, đồng paid.

    ``code`` names it among what the chapters of the report read (``reporting.chapters``); name
    and unit are kept, so that a figure that is no longer told can still be named.
    """

    code = models.CharField("mã", max_length=120)
    name = models.CharField("số liệu", max_length=300)
    unit = models.CharField("đơn vị tính", max_length=40, blank=True)

    # What it is today; lists set it (``reporting.chapters.with_values``).
    value: Decimal | None = None

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "số liệu của năm"
        verbose_name_plural = "số liệu của năm"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "plan", "code"], name="report_tells_fact_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return fact_key(self.code)

    def number(self, slot: str) -> Decimal | None:
        """Return what a figure of the text shows; a fact has but one number."""
        return self.value if slot == Slot.RESULT else None


class Slot(models.TextChoices):
    """Which number of the target a figure in the text shows."""

    VALUE = "value", "giá trị"
    VALUE_MAX = "value_max", "giá trị trên"
    NUMERATOR = "numerator", "tử số"
    DENOMINATOR = "denominator", "mẫu số"
    RESULT = "result", "kết quả"
    PERCENT = "percent", "tỷ lệ so với kế hoạch"


# What a target asks for is set by whoever writes the plan; what came of it, by reports alone.
ASKED_SLOTS = ("value", "value_max", "numerator", "denominator")
TOLD_SLOTS = ("result", "percent")


class Figure(CommuneRow):
    """A number inside a paragraph that shows a target's, or a figure of the year.

    It is the letters [start, start+length).
    """

    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="figures")
    plan_target = models.ForeignKey(
        PlanTarget, on_delete=models.CASCADE, null=True, blank=True, related_name="figures"
    )
    fact = models.ForeignKey(
        YearFact, on_delete=models.CASCADE, null=True, blank=True, related_name="figures"
    )
    slot = models.CharField("số nào", max_length=11, choices=Slot, default=Slot.VALUE)
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()

    class Meta:
        ordering = ["block", "start"]
        verbose_name = "con số trong đoạn"
        verbose_name_plural = "con số trong đoạn"
        constraints = [
            models.UniqueConstraint(fields=["commune", "block", "start"], name="figure_place_once"),
            models.CheckConstraint(condition=Q(length__gte=1), name="figure_is_not_empty"),
            models.CheckConstraint(
                condition=Q(plan_target__isnull=False, fact=None)
                | Q(plan_target=None, fact__isnull=False),
                name="figure_shows_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_slot_display()}: {self.shown}"

    @property
    def shown(self) -> PlanTarget | YearFact:
        return self.plan_target or self.fact

    @property
    def end(self) -> int:
        return self.start + self.length


class Task(PlanRow):
    """An item that gives work to units or positions."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="task")
    summary = models.CharField("việc", max_length=300)
    deadline = models.DateField("thời hạn", null=True, blank=True)
    recurring = models.CharField("định kỳ", max_length=80, blank=True)

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"

    def __str__(self) -> str:
        return self.summary


class TaskParty(CommuneRow):
    """A unit, or a position by its title, that leads a task or helps with it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parties")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_tasks"
    )
    position_title = models.CharField("chức vụ", max_length=120, blank=True)
    leads = models.BooleanField("chủ trì", default=True)

    class Meta:
        verbose_name = "đơn vị thực hiện"
        verbose_name_plural = "đơn vị thực hiện"
        ordering = ["-leads", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, position_title="")
                | (Q(unit=None) & ~Q(position_title="")),
                name="task_party_is_unit_or_position",
                violation_error_message="Chọn đơn vị hoặc ghi chức vụ.",
            )
        ]

    def __str__(self) -> str:
        return self.position_title or str(self.unit)


class Recipient(PlanRow):
    """A line of Nơi nhận; linked to units where it means units of the portal."""

    text = models.CharField("nơi nhận", max_length=300)
    purpose = models.CharField("để làm gì", max_length=40, blank=True, help_text="b/c, t/h, p/h")
    units = models.ManyToManyField(
        Unit, through="RecipientUnit", blank=True, related_name="+", verbose_name="đơn vị"
    )

    class Meta(PlanRow.Meta):
        abstract = False
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"

    def __str__(self) -> str:
        return self.text


class RecipientUnit(CommuneRow):
    """A unit of the portal that a line of Nơi nhận means."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đơn vị của nơi nhận"
        verbose_name_plural = "đơn vị của nơi nhận"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "recipient", "unit"], name="recipient_names_unit_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
