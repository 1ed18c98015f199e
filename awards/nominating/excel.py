"""A unit's nominations from Excel: a preview with errors by line, then the good lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from awards.models import Nomination, Round
from awards.nominating.candidates import collectives_in, households_in, offers_of, people_in
from awards.nominating.naming import Subject
from awards.nominating.services import Line, nominations_take
from awards.nominating.services.starting import Award, kind_of
from awards.states import NOMINATION_LIVE
from campaigns.models import SubjectKind
from campaigns.registering.people import person_among
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.cells import PlainCell, WholeCell, typed_text
from emulation.org.models import Household, Person, Unit, User
from emulation.org.resource_base import Column, KeptResource, line_sentence
from emulation.org.rules import add_person
from emulation.org.services import person_named
from emulation.org.services.people import people_write
from emulation.org.sheets import LINE

SHOWN = 100  # lines of a preview


class CompletionCell(PlainCell):
    choices = tuple(Nomination.Completion.labels)
    rule = "Một mức trong danh sách, hoặc để trống"

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = typed_text(value)
        if not text:
            return ""
        for code, label in Nomination.Completion.choices:
            if search_key(label) in (search_key(text), search_key(f"{text} nhiệm vụ")):
                return code
        raise ValueError(f"“{text}” không rõ. Ghi một trong: {'; '.join(self.choices)}.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(Nomination.Completion(value).label) if value else ""


class NominationResource(KeptResource):
    """Each line a new nomination; one that stands already is left as it is."""

    name = Column(
        "Họ tên, tên tập thể, chủ hộ", PlainCell(), example="Trần Văn Ví Dụ", required=True
    )
    born = Column(
        "Năm sinh",
        WholeCell(),
        example=1970,
        hint="Cần khi có hai người trùng tên, và cho người mới",
    )
    code = Column("Mã hộ", PlainCell(), hint="Chỉ ghi cho hộ gia đình; để trống cũng được")
    award = Column("Đề nghị khen thưởng", PlainCell(), example="Lao động tiên tiến", required=True)
    kind = Column(
        "Loại đối tượng", PlainCell(), example="Cá nhân",
        hint="Cá nhân, Tập thể hoặc Hộ gia đình; cần khi khen thưởng dành cho nhiều loại",
    )  # fmt: skip
    completion = Column("Mức hoàn thành nhiệm vụ", CompletionCell())
    completion_source = Column("Theo văn bản đánh giá", PlainCell())
    merit = Column("Thành tích ghi trong quyết định", PlainCell())
    report = Column("Báo cáo thành tích", PlainCell())
    warning_reason = Column("Vì sao vẫn đề nghị", PlainCell())

    class Meta:
        model = Nomination

    def __init__(self, *, round_: Round, unit: Unit, by: User, **kwargs: Any) -> None:
        super().__init__(commune=round_.commune, by=by, **kwargs)
        self.round, self.unit = round_, unit
        self.lines: list[Line] = []
        self.seen: dict[tuple, int] = {}
        self.new_people: dict[tuple[str, int], Person] = {}
        self.line = 0

    def get_queryset(self) -> QuerySet[Nomination]:
        return Nomination.objects.none()

    def prepare(self) -> None:
        super().prepare()
        self.offers = offers_of(self.round)
        self.people: dict[str, list[Person]] = defaultdict(list)
        for person in Person.objects.filter(commune=self.commune).order_by("pk"):
            self.people[person.search_key].append(person)
        self.own = set(people_in(self.unit).order_by().values_list("pk", flat=True))
        self.homes = list(households_in(self.unit).select_related("head", "commune"))
        self.taken = self._taken()

    def remember(self, row: Nomination) -> None:
        """Nothing of what stands is changed by a file."""

    def record_of(self, row: Nomination) -> dict[str, Any]:
        return {name: "" for name in self.fields}

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        self.line = row.get(LINE)
        super().before_import_row(row, **kwargs)

    def find(self, record: dict[str, Any]) -> None:
        return None

    def create(self, record: dict[str, Any]) -> Nomination:
        award, kind = self._award(record)
        subject = self._subject(record, award, kind)
        self._require_new(award, subject)
        fields = ("merit", "completion", "completion_source", "warning_reason")
        self._require_short(record)
        self.lines.append(
            Line(subject, award, {name: record[name] or "" for name in fields}, record["report"])
        )
        return Nomination(commune=self.commune)

    def write(self) -> None:
        """Store what the lines said; called once, after them."""
        if self.lines:
            wanted = {line.subject.uid for line in self.lines}
            new = [one for one in self.new_people.values() if one.uid in wanted]
            people_write(
                commune=self.commune, people=[(one.full_name, one) for one in new], by=self.by
            )
            nominations_take(round_=self.round, unit=self.unit, lines=self.lines, by=self.by)

    def _award(self, record: dict[str, Any]) -> tuple[Award, str]:
        named = search_key(record["award"])
        fitting = [
            offer
            for offer in self.offers
            if named in (search_key(offer.award.name), search_key(offer.award.short_name))
        ]
        if not fitting:
            names = "; ".join(dict.fromkeys(str(offer.award) for offer in self.offers))
            raise self._refusal("award", f"Đợt xét này không nhận khen thưởng ấy. Có: {names}.")
        if record["kind"]:
            asked = search_key(record["kind"])
            fitting = [
                offer
                for offer in fitting
                if asked in search_key(SubjectKind(offer.subject_kind_for).label)
            ]
            if not fitting:
                raise self._refusal("kind", f"{record['award']} không dành cho loại này ở đợt xét.")
        if len(fitting) > 1:
            raise self._refusal("kind", "Ghi rõ Cá nhân, Tập thể hoặc Hộ gia đình.")
        return fitting[0].award, fitting[0].subject_kind_for

    def _subject(self, record: dict[str, Any], award: Award, kind: str) -> Subject:
        if kind == SubjectKind.PERSON:
            return self._person(record)
        if kind == SubjectKind.HOUSEHOLD:
            return self._household(record)
        named = search_key(record["name"])
        for one in collectives_in(self.unit, award):
            if search_key(one.name) == named or search_key(one.name).endswith(f" {named}"):
                return one.unit
        raise self._refusal("name", "Chỉ đề nghị đơn vị mình hoặc tập thể trong đơn vị, được khen.")

    def _person(self, record: dict[str, Any]) -> Person:
        def own(alike: list[Person]) -> list[Person]:
            return [one for one in alike if one.pk in self.own]

        born, named = record["born"], record["name"]
        try:
            found = person_among(self.people.get(search_key(named), []), own, named, born)
        except ValidationError as error:
            raise self._refusal("name", " ".join(error.messages)) from error
        return found or self._stranger(named, born)

    def _stranger(self, named: str, born: int) -> Person:
        """Somebody who is not written down yet, once however many lines name him."""
        if not 1900 <= born <= dates.today().year:
            raise self._refusal("born", "Năm sinh ghi bốn chữ số, từ 1900 đến năm nay.")
        if add_person(self.by, self.commune) is None:
            raise self._refusal(
                "name", f"Chưa có {named} trên cổng. Nhờ công chức phụ trách thi đua ghi giúp."
            )
        key = search_key(named), born
        if key not in self.new_people:
            self.new_people[key] = person_named(self.commune, named, born)
        return self.new_people[key]

    def _household(self, record: dict[str, Any]) -> Household:
        code, named = record["code"].casefold(), search_key(record["name"])
        found = [
            home
            for home in self.homes
            if (home.code.casefold() == code if code else home.search_key == named)
        ]
        if not found:
            raise self._refusal("code" if code else "name", "Đơn vị không có hộ này. Xem lại.")
        if len(found) > 1:
            raise self._refusal("code", f"Đơn vị có {len(found)} hộ chủ hộ tên này. Ghi mã hộ.")
        if code and search_key(found[0].head.full_name) != named:
            raise self._refusal("name", f"Mã {found[0].code} là hộ {found[0].head}.")
        return found[0]

    def _require_new(self, award: Award, subject: Subject) -> None:
        key = (type(award), award.pk, str(kind_of(subject)), subject.pk or subject.uid)
        if key in self.taken:
            raise self._refusal("name", "Đã có hồ sơ đề nghị khen thưởng này trong đợt xét.")
        if (line := self.seen.setdefault(key, self.line)) != self.line:
            raise self._refusal("name", f"Trùng với dòng {line} của tệp này. Bỏ một dòng.")

    def _require_short(self, record: dict[str, Any]) -> None:
        for name in ("merit", "completion_source", "warning_reason"):
            most = Nomination._meta.get_field(name).max_length
            if len(record[name] or "") > most:
                raise self._refusal(name, f"Dài quá {most} chữ. Rút gọn lại.")

    def _taken(self) -> set[tuple]:
        rows = Nomination.objects.filter(round=self.round, state__in=NOMINATION_LIVE)
        related = rows.select_related("honour", "reward_form").defer("content", "report")
        return {
            (type(row.award), row.award.pk, str(row.subject_kind), _key(row)) for row in related
        }

    def _refusal(self, name: str, sentence: str) -> ValidationError:
        return ValidationError({name: sentence})


class Reading:
    """What a file would do: the good lines, and the bad ones with their reasons."""

    def __init__(self, dataset: tablib.Dataset, round_: Round, unit: Unit, by: User) -> None:
        self.dataset, self.round, self.unit, self.by = dataset, round_, unit, by
        self.errors: list[str] = []
        self.lines: list[tuple[int, str]] = []
        self.new: list[dict[str, Any]] = []

    @property
    def surveyed(self) -> list[dict[str, Any]]:
        return self.new[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.new) - SHOWN)

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
        resource = NominationResource(round_=self.round, unit=self.unit, by=self.by)
        dataset = tablib.Dataset(*self.dataset, headers=self.dataset.headers)
        result = resource.import_data(dataset, dry_run=False, use_transactions=False)
        self.errors = [str(one.error) for one in result.base_errors]
        if self.errors:
            return
        for row in result.invalid_rows:
            self.lines.append((row.number, line_sentence(row.error)))
        for number, errors in result.row_errors():
            self.lines.append((number, " ".join(str(one.error) for one in errors)))
        self.lines.sort()
        try:
            resource.write()
        except ValidationError as error:
            self.errors += error.messages
        self.new = [
            {
                "name": str(line.subject),
                "is_stranger": line.subject in resource.new_people.values(),
                "award": str(line.award),
                "merit": line.fields["merit"],
            }
            for line in resource.lines
        ]


def _key(row: Nomination) -> int:
    return row.person_id or row.collective_id or row.household_id
