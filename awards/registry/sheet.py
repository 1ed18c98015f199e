"""The register from and to Excel, one line an award. Old papers come in, everything goes out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from awards.law.in_force import law_of
from awards.law.page import awards_for
from awards.models import AuthorityLevel, Grant
from awards.registry.naming import Subjects
from awards.registry.rules import correct_grant
from awards.registry.selectors import RELATED
from awards.registry.services import Given, grant_change, grant_made, grants_record
from awards.registry.services.grants import CORRECTED, require_sound
from awards.states import GrantState, Procedure
from campaigns.models import Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.org.cells import (
    ChoiceCell,
    DateCell,
    PlainCell,
    QuantityCell,
    TickCell,
    WholeCell,
)
from emulation.org.models import Commune, Person, User
from emulation.org.resource_base import Column, KeptResource, line_sentence, uid_column
from emulation.org.rights import commune_and_predecessors
from emulation.org.selectors import unit_names
from emulation.org.services.people import people_write
from emulation.org.services.rows import RowRefused
from emulation.org.sheets import LINE

SHOWN = 100  # lines of a preview
BY_DECISION = "Dòng này do quyết định ban hành trên cổng ghi vào sổ, không sửa bằng tệp được."
# Never changed by a file: who was given what.
_FIXED = ("kind", "name", "code", "birth_year", "is_new", "village", "honour", "reward_form")


class GrantResource(KeptResource):
    """A row is found by the mark of an export, else by subject, award, number and day.

    Lines are looked at one by one; ``write`` stores the new ones together.
    """

    kind = Column("Đối tượng", ChoiceCell(SubjectKind.choices), example="Cá nhân", required=True)
    name = Column(
        "Tên được khen", PlainCell(), example="Trần Văn Ví Dụ", required=True,
        hint="Họ tên người; họ tên chủ hộ; tên tập thể, cả tên cũ",
    )  # fmt: skip
    code = Column("Mã người, mã hộ", PlainCell(), hint="Cần khi có hai người, hai hộ trùng tên")
    birth_year = Column("Năm sinh", WholeCell(), example=1980)
    is_new = Column("Người mới", TickCell(), hint="Ghi x nếu người này chưa có trên cổng")
    village = Column("Thôn của hộ", PlainCell())
    detail = Column("Chức vụ, đơn vị, nơi ở", PlainCell(), example="Trưởng thôn Ví Dụ")
    honour = Column("Danh hiệu thi đua", ChoiceCell([]), example="Lao động tiên tiến")
    reward_form = Column("Hình thức khen thưởng", ChoiceCell([]))
    procedure = Column(
        "Loại khen thưởng", ChoiceCell(Procedure.choices), hint="Để trống là thường xuyên"
    )
    year = Column("Năm", WholeCell(), example=2022, required=True)
    decision_number = Column("Số quyết định", PlainCell(), example="105/QĐ-UBND", required=True)
    decided_on = Column("Ngày quyết định", DateCell(), example="20/12/2022", required=True)
    decider = Column("Cơ quan quyết định", PlainCell(), hint="Để trống thì theo quy định ngày ấy")
    level = Column(
        "Cấp", ChoiceCell(AuthorityLevel.choices), hint="Để trống thì theo quy định ngày ấy"
    )
    merit = Column("Thành tích", PlainCell())
    amount = Column("Tiền thưởng (đồng)", QuantityCell())
    gender = Column("Giới tính", ChoiceCell(Person.Gender.choices))
    is_leader = Column("Lãnh đạo", TickCell())
    is_direct_worker = Column("Trực tiếp lao động", TickCell())
    state = Column("Tình trạng", ChoiceCell(GrantState.choices), in_template=False)
    uid = uid_column()

    column_of = {"award": "honour", "person": "name", "household": "name", "collective": "name"}

    class Meta:
        model = Grant

    def __init__(self, *, commune: Commune, by: User | None, **kwargs: Any) -> None:
        super().__init__(commune=commune, by=by, **kwargs)
        self.honours = _known(self, "honour", Honour)
        self.reward_forms = _known(self, "reward_form", RewardForm)
        self.subjects = Subjects(commune)
        self.rows: list[tuple[int, Grant]] = []
        self.by_key: dict[tuple, Grant] = {}
        self.lines: dict[tuple, int] = {}
        self.villages: dict[int, str] = {}
        self.line = 0
        self.communes: set[int] = set()
        self.law = None

    def get_queryset(self) -> QuerySet[Grant]:
        return Grant.objects.filter(commune=self.commune).select_related(*RELATED)

    def prepare(self) -> None:
        self.communes = commune_and_predecessors(self.commune)
        self.law = law_of(self.commune)
        for row in self.filter_export(self.get_queryset()):
            self._know(row)

    def filter_export(self, queryset: QuerySet[Grant], **kwargs: Any) -> list[Grant]:
        rows = list(queryset)
        units = {row.household.village_id for row in rows if row.household}
        self.villages = unit_names(units, dates.today()) if units else {}
        for row in rows:
            # Also one that is used no more, or of another commune.
            column = self.fields["honour" if row.honour else "reward_form"]
            column.widget.labels.setdefault(str(row.award.uid), row.award.name)
        return rows

    def record_of(self, row: Grant) -> dict[str, Any]:
        subject = row.subject
        return {
            "kind": str(row.subject_kind),
            "name": row.recipient,
            "code": getattr(subject, "code", ""),
            "birth_year": getattr(subject, "birth_year", None),
            "is_new": "",
            "village": self.villages.get(row.household.village_id, "") if row.household else "",
            "detail": row.detail,
            "honour": str(row.honour.uid) if row.honour else "",
            "reward_form": str(row.reward_form.uid) if row.reward_form else "",
            "procedure": row.procedure,
            "year": row.year,
            "decision_number": row.decision_number,
            "decided_on": row.decided_on,
            "decider": row.decider,
            "level": row.level,
            "merit": row.merit,
            "amount": None if row.amount is None else Decimal(row.amount),
            "gender": row.gender,
            "is_leader": "x" if row.is_leader else "",
            "is_direct_worker": "x" if row.is_direct_worker else "",
            "state": row.state,
            "uid": str(row.uid),
        }

    def remember(self, row: Grant) -> None:
        self.by_key[_key(row)] = row

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Any:
        self.line = row.get(LINE, 0)
        return super().get_instance(instance_loader, row)

    def find(self, record: dict[str, Any]) -> Grant | None:
        """Return the row that says the same already; what the line lacks is filled in."""
        made = self._made(record)
        key = _key(made)
        if (line := self.lines.setdefault(key, self.line)) != self.line:
            raise ValidationError(f"Trùng với dòng {line} của tệp này. Bỏ một dòng.")
        self.made = made
        return self.by_key.get(key)

    def import_instance(self, instance: Grant, row: dict[str, Any], **kwargs: Any) -> None:
        given = {name: value for name, value in self.given.items() if value not in ("", None)}
        if instance.pk is None:
            instance.record = self.before | given | self._settled()
            return
        kept = {name: self.before[name] for name in (*_FIXED, "state")}
        instance.record = self.before | given | kept

    def create(self, record: dict[str, Any]) -> Grant:
        grant = self.made
        require_sound(grant, self.communes)
        grant.clean_fields(exclude=["commune", "person", "collective", "household"])
        self.rows.append((self.line, grant))
        return grant

    def change(self, row: Grant, changed: dict[str, Any]) -> None:
        if correct_grant(self.by, row) is None:
            raise ValidationError(BY_DECISION)
        fields = {name: _stored(name, changed[name]) for name in CORRECTED if name in changed}
        grant_change(grant=row, seen_version=row.version, by=self.by, **fields)

    def write(self) -> None:
        """Store new people and new rows; called once, after the lines."""
        wanted = {id(grant.person) for _, grant in self.rows}
        new = [person for person in self.subjects.new.values() if id(person) in wanted]
        people_write(
            commune=self.commune, people=[(person.full_name, person) for person in new], by=self.by
        )
        for _, grant in self.rows:
            if grant.person is not None:
                grant.person_id = grant.person.pk
        grants_record(commune=self.commune, grants=self.rows, by=self.by)

    def _made(self, record: dict[str, Any]) -> Grant:
        subject = self.subjects.found(
            record["kind"],
            record["name"],
            code=record.get("code", ""),
            birth_year=record.get("birth_year"),
            village=record.get("village", ""),
            is_new=bool(record.get("is_new")),
        )
        award = self._award(record)
        authority = self.law.authority_of(award, record["kind"], record["decided_on"])
        decider = record.get("decider") or (authority.post if authority else "")
        level = record.get("level") or (authority.level if authority else "")
        if not (decider and level):
            raise ValidationError({"level": "Chưa rõ ai quyết định ngày ấy: ghi cơ quan và cấp."})
        named = record["name"] if record["kind"] == SubjectKind.COLLECTIVE else ""
        given = Given(
            subject=subject,
            award=award,
            year=record["year"],
            decision_number=record["decision_number"],
            decided_on=record["decided_on"],
            decider=decider,
            level=level,
            procedure=record.get("procedure") or Procedure.REGULAR,
            recipient=named,
            detail=record.get("detail", ""),
            merit=record.get("merit", ""),
            amount=_stored("amount", record.get("amount")),
            gender=record.get("gender", ""),
            is_leader=bool(record.get("is_leader")),
            is_direct_worker=bool(record.get("is_direct_worker")),
        )
        return grant_made(self.commune, given)

    def _award(self, record: dict[str, Any]) -> Honour | RewardForm:
        honour = self.honours.get(record.get("honour", ""))
        reward = self.reward_forms.get(record.get("reward_form", ""))
        if (honour is None) == (reward is None):
            raise ValidationError(
                {"honour": "Ghi một danh hiệu hoặc một hình thức khen thưởng, không ghi cả hai."}
            )
        return honour or reward

    def _settled(self) -> dict[str, Any]:
        made = self.made
        return {
            "name": made.recipient,
            "procedure": made.procedure,
            "decider": made.decider,
            "level": made.level,
            "gender": made.gender,
            "uid": str(made.uid),
        }


class Reading:
    """What a file would do: the good lines, and the bad ones with their reasons."""

    def __init__(self, dataset: tablib.Dataset, commune: Commune, by: User) -> None:
        self.dataset, self.commune, self.by = dataset, commune, by
        self.errors: list[str] = []
        self.lines: list[tuple[int, str]] = []
        self.heads: list[str] = []
        self.rows: list[tuple[bool, list[str]]] = []  # is new, cells
        self.unchanged = 0

    @property
    def new(self) -> int:
        return sum(is_new for is_new, _ in self.rows)

    @property
    def changed(self) -> int:
        return len(self.rows) - self.new

    @property
    def shown(self) -> list[tuple[bool, list[str]]]:
        return self.rows[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - SHOWN)

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
        resource = GrantResource(commune=self.commune, by=self.by)
        dataset = tablib.Dataset(*self.dataset, headers=self.dataset.headers)
        result = resource.import_data(dataset, dry_run=False, use_transactions=False)
        self.errors = [str(one.error) for one in result.base_errors]
        if self.errors:
            return
        self._take_errors(result)
        self._take_rows(result)
        try:
            resource.write()
        except RowRefused as refused:
            self.errors = [f"Dòng {refused.row}: {' '.join(refused.messages)}"]

    def _take_errors(self, result: Any) -> None:
        self.lines = [(row.number, line_sentence(row.error)) for row in result.invalid_rows]
        for number, errors in result.row_errors():
            self.lines.append((number, " ".join(str(one.error) for one in errors)))
        self.lines.sort()

    def _take_rows(self, result: Any) -> None:
        touched = [row for row in result.rows if row.import_type in ("new", "update")]
        self.unchanged = sum(row.import_type == "skip" for row in result.rows)
        places = range(len(result.diff_headers))
        kept = [place for place in places if any(row.diff[place] for row in touched)]
        self.heads = [result.diff_headers[place] for place in kept]
        self.rows = [
            (row.import_type == "new", [row.diff[place] for place in kept]) for row in touched
        ]


def _known(resource: GrantResource, column: str, model: type) -> dict[str, Honour | RewardForm]:
    """Let a column of the resource choose among the awards of the commune; by uid."""
    rows = list(awards_for(model, resource.commune))
    shorts = {row.short_name: str(row.uid) for row in rows if row.short_name}
    resource.fields[column].widget = ChoiceCell([(row.uid, row.name) for row in rows], shorts)
    return {str(row.uid): row for row in rows}


def _key(grant: Grant) -> tuple:
    """What the register holds once; a new person is told by its uid."""
    return (
        type(grant.subject),
        grant.subject.uid,
        grant.honour_id,
        grant.reward_form_id,
        grant.decision_number.casefold(),
        grant.decided_on,
    )


def _stored(name: str, value: Any) -> Any:
    if name in ("is_leader", "is_direct_worker"):
        return bool(value)
    if name == "amount":
        return None if value is None else int(value)
    return value
