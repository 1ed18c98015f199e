"""The village's list of households from Excel, with who registers for a title."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import openpyxl
import tablib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from campaigns.models import Aspirant, Honour, Registration
from campaigns.registering.own.new_households import NewHouseholds
from campaigns.registering.services import households_tick
from campaigns.registering.services.aspirants import households_of
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.cells import PlainCell, TickCell, WholeCell
from emulation.org.models import Household, User
from emulation.org.resource_base import Column, KeptResource, line_sentence, uid_column
from emulation.org.selectors import unit_name
from emulation.org.sheets import LINE, saved, write_rows

GUIDE = (
    "Mỗi dòng một hộ. Ghi x ở cột Đăng ký cho hộ đăng ký; để trống là không đăng ký.",
    "Hộ đã có thì được nhận theo Mã hộ, không có mã thì theo họ tên chủ hộ.",
    "Hộ mới: ghi họ tên chủ hộ; để trống Mã hộ thì cổng đặt mã tiếp theo của thôn.",
    "Không sửa cột Mã trên cổng. Chữ không bắt đầu bằng dấu = + - @.",
)
SHOWN = 100  # lines of a preview


class VillageResource(KeptResource):
    """A village's households, found by code, else by the name of the head.

    ``ticked`` and ``unticked`` are what the file says of those that it names.
    """

    code = Column("Mã hộ", PlainCell(), example="TH07-012", hint="Để trống nếu chưa có mã")
    village = Column("Thôn, tổ dân phố", PlainCell(), hint="Để trống cũng được")
    head = Column("Chủ hộ", PlainCell(), example="Trần Văn Ví Dụ", required=True)
    born = Column("Năm sinh", WholeCell(), example=1960, hint="Cần khi có hai chủ hộ trùng tên")
    address = Column("Địa chỉ", PlainCell(), example="Ngõ 3")
    registers = Column("Đăng ký", TickCell("đăng ký", also=("đăng ký", "dang ky")), example="x")
    uid = uid_column()

    column_of = {"full_name": "head", "birth_year": "born"}

    class Meta:
        model = Household

    def __init__(self, *, registration: Registration, honour: Honour, by: User, **kwargs: Any):
        super().__init__(commune=registration.commune, by=by, **kwargs)
        self.registration, self.honour = registration, honour
        self.village_name = unit_name(registration.unit, dates.today())
        self.by_code: dict[str, Household] = {}
        self.by_name: dict[str, dict[UUID, Household]] = {}
        self.elsewhere: set[str] = set()
        self.registered: set[int] = set()
        self.lines: dict[UUID, int] = {}  # of the file, by household
        self.line = 0
        self.new = NewHouseholds(registration, by)
        self.ticked: list[Household] = []
        self.unticked: list[Household] = []

    def get_queryset(self) -> QuerySet[Household]:
        return households_of(self.registration.unit).select_related("commune", "village")

    def prepare(self) -> None:
        super().prepare()
        others = Household.objects.filter(commune=self.commune).exclude(
            village=self.registration.unit
        )
        self.elsewhere = {code.casefold() for code in others.values_list("code", flat=True)}
        rows = Aspirant.objects.filter(
            registration=self.registration.pk, honour=self.honour, is_standing=True
        )
        self.registered = set(rows.exclude(household=None).values_list("household", flat=True))

    def record_of(self, row: Household) -> dict[str, Any]:
        return {
            "code": row.code,
            "village": self.village_name,
            "head": row.head.full_name,
            "born": row.head.birth_year,
            "address": row.address,
            "registers": "x" if row.pk in self.registered else "",
            "uid": str(row.uid),
        }

    def remember(self, row: Household) -> None:
        self.by_code[row.code.casefold()] = row
        self.by_name.setdefault(search_key(row.head.full_name), {})[row.uid] = row

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Any:
        self._require_here()
        found = super().get_instance(instance_loader, row)
        self._require_once(row, found)
        return found

    def find(self, record: dict[str, Any]) -> Household | None:
        code = record.get("code", "").casefold()
        if code in self.elsewhere:
            raise self._refusal("code", "Mã hộ này là của thôn, tổ dân phố khác.")
        if code and (found := self.by_code.get(code)):
            if search_key(found.head.full_name) != search_key(record["head"]):
                raise self._refusal(
                    "head", f"Mã {found.code} là hộ {found.head}. Xem lại mã hoặc tên chủ hộ."
                )
            return found
        return self._named(record)

    def import_instance(self, instance: Household, row: dict[str, Any], **kwargs: Any) -> None:
        kept = {name: value for name, value in self.before.items() if name != "registers"}
        given = {name: value for name, value in self.given.items() if value not in ("", None)}
        instance.record = {**self.before, **self.given, **kept, **given}
        if instance.pk:
            instance.record |= {"head": self.before["head"], "born": self.before["born"]}
        instance.record["village"] = self.village_name

    def create(self, record: dict[str, Any]) -> Household:
        made = self.new.add(
            head=record["head"],
            born=record["born"],
            address=record["address"],
            code=record["code"],
        )
        self.lines[made.uid] = self.line
        self._tick(made, record)
        return made

    def change(self, row: Household, changed: dict[str, Any]) -> None:
        if "code" in changed:
            raise ValidationError({"code": f"Hộ {row.head} đã có mã {row.code}; không đổi ở đây."})
        if "address" in changed:
            self.new.move(row, changed["address"])
        if "registers" in changed:
            self._tick(row, row.record)

    def write(self) -> None:
        """Store what the lines said; called once, after them."""
        made = self.new.write()
        self.ticked = [made.get(one.uid, one) for one in self.ticked]
        self.unticked = [made.get(one.uid, one) for one in self.unticked]
        if not self.ticked and not self.unticked:
            return
        households_tick(
            registration=self.registration,
            honour=self.honour,
            shown=[*self.ticked, *self.unticked],
            ticked=self.ticked,
            by=self.by,
        )

    def _tick(self, row: Household, record: dict[str, Any]) -> None:
        (self.ticked if record["registers"] else self.unticked).append(row)

    def _named(self, record: dict[str, Any]) -> Household | None:
        found = list(self.by_name.get(search_key(record["head"]), {}).values())
        born = record.get("born")
        if born is not None:
            found = [one for one in found if one.head.birth_year in (None, born)]
        if len(found) > 1:
            raise self._refusal(
                "head", f"Thôn có {len(found)} hộ chủ hộ tên này. Ghi mã hộ hoặc năm sinh."
            )
        if record.get("code") and found:
            raise self._refusal(
                "code", f"Hộ {found[0].head} của thôn mang mã {found[0].code}. Ghi đúng mã ấy."
            )
        return next(iter(found), None)

    def _require_here(self) -> None:
        village = self.given.get("village", "")
        if village and search_key(village) != search_key(self.village_name):
            raise self._refusal("village", f"Tệp này nhập cho {self.village_name} thôi.")

    def _require_once(self, row: dict[str, Any], found: Household | None) -> None:
        self.line = row.get(LINE)
        if found and (line := self.lines.setdefault(found.uid, self.line)) != self.line:
            raise self._refusal("head", f"Trùng với dòng {line} của tệp này. Bỏ một dòng.")

    def _refusal(self, name: str, sentence: str) -> ValidationError:
        return ValidationError({self.fields[name].column_name: sentence})


class Reading:
    """What a file would do: the good lines, and the bad ones with their reasons."""

    def __init__(
        self, dataset: tablib.Dataset, registration: Registration, honour: Honour, by: User
    ):
        self.registration, self.honour, self.by = registration, honour, by
        self.dataset = dataset
        self.errors: list[str] = []
        self.lines: list[tuple[int, str]] = []
        self.new: list[dict[str, Any]] = []
        self.changed: list[dict[str, Any]] = []
        self.unchanged = 0
        self.ticked = self.unticked = 0

    @property
    def good(self) -> int:
        return len(self.new) + len(self.changed)

    @property
    def surveyed(self) -> list[dict[str, Any]]:
        return [*self.new, *self.changed][:SHOWN]

    @property
    def more(self) -> int:
        return max(0, self.good - SHOWN)

    def look(self) -> Reading:
        """Try it and take it back."""
        with transaction.atomic():
            self._run()
            transaction.set_rollback(True)
        return self

    @transaction.atomic
    def write(self) -> Reading:
        """Write the good lines; the bad ones are left out as the preview said."""
        self._run()
        if self.errors:
            transaction.set_rollback(True)
        return self

    def _run(self) -> None:
        resource = VillageResource(registration=self.registration, honour=self.honour, by=self.by)
        dataset = tablib.Dataset(*self.dataset, headers=self.dataset.headers)
        result = resource.import_data(dataset, dry_run=False, use_transactions=False)
        self.errors = [str(one.error) for one in result.base_errors]
        if self.errors:
            return
        self._take_errors(result)
        self._take_rows(result)
        try:
            resource.write()
        except ValidationError as error:
            self.errors += error.messages
        self.ticked, self.unticked = len(resource.ticked), len(resource.unticked)

    def _take_errors(self, result: Any) -> None:
        for row in result.invalid_rows:
            self.lines.append((row.number, line_sentence(row.error)))
        for number, errors in result.row_errors():
            self.lines.append((number, " ".join(str(one.error) for one in errors)))
        self.lines.sort()

    def _take_rows(self, result: Any) -> None:
        for row in result.rows:
            if row.import_type == "skip":
                self.unchanged += 1
            elif row.import_type in ("new", "update"):
                told = dict(zip(result.diff_headers, row.diff or (), strict=False))
                is_new = row.import_type == "new"
                (self.new if is_new else self.changed).append(
                    {
                        "name": told.get("Chủ hộ", ""),
                        "code": told.get("Mã hộ", ""),
                        "address": told.get("Địa chỉ", ""),
                        "registers": told.get("Đăng ký", ""),
                        "is_new": is_new,
                    }
                )


def template_of(registration: Registration, honour: Honour, by: User) -> bytes:
    """Return the village's list to fill in, with the households that are known."""
    resource = VillageResource(registration=registration, honour=honour, by=by)
    resource.prepare()
    heads = [column.column_name for column in resource.fields.values()]
    rows = [
        [resource.record_of(row)[name] for name in resource.fields]
        for row in resource.by_uid.values()
    ]
    book = openpyxl.Workbook()
    write_rows(book.active, heads, rows)
    guide = book.create_sheet("Hướng dẫn")
    write_rows(guide, ["Cách ghi"], [[sentence] for sentence in GUIDE], "Hướng dẫn")
    return saved(book)
