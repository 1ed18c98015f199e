"""What people do over an award, step by step, through the services: the seeds tell it in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from awards.certifying.layouts import own_boxes, start_of
from awards.certifying.services import layout_save
from awards.checking.services import nominations_find_eligible, nominations_receive
from awards.deciding.services import (
    decision_approve,
    decision_change,
    decision_draft,
    decision_issue,
    decision_submit,
)
from awards.models import Decision, Nomination, Round
from awards.nominating.services import (
    NominationInput,
    Offer,
    RoundInput,
    dossier_file_add,
    initiatives_use,
    nomination_file_add,
    nomination_save,
    nominations_send,
    nominations_start,
    report_draft,
    round_open,
)
from awards.states import DecisionKind
from campaigns.models import Campaign, Honour, RewardForm, SubjectKind
from emulation.demonstration.awards_2024 import papers
from emulation.demonstration.awards_2024.specs import DossierSpec, RoundSpec, StaffSpec
from emulation.demonstration.seed_places import unit_called, user_called
from emulation.demonstration.seed_year import head_of
from emulation.lib import dates
from emulation.org.models import Commune, Household, Membership, Person, Position, Role, Unit, User
from emulation.org.services import person_create, position_create

COMMON_PAPERS = (
    ("to-trinh", "to-trinh.pdf", papers.request_of),
    ("bien-ban", "bien-ban-binh-xet.pdf", papers.meeting_of),
)


@dataclass(frozen=True)
class Office:
    """Who works on awards in a commune; ``leader`` approves."""

    clerk: User
    leader: User
    records: User
    accountant: User

    @property
    def commune(self) -> Commune:
        own = Membership.objects.select_related("commune")
        return own.get(person__user=self.clerk, role=Role.CLERK).commune


def office_of(clerk: str, leader: str, records: str, accountant: str) -> Office:
    return Office(*map(user_called, (clerk, leader, records, accountant)))


def award_called(code: str) -> Honour | RewardForm:
    found = Honour.objects.filter(commune=None, code=code).first()
    return found or RewardForm.objects.get(commune=None, code=code)


def person_called(commune: Commune, name: str) -> Person:
    """Return somebody who holds a chức vụ; heads of households may share a name."""
    rows = Person.objects.filter(commune=commune, full_name=name, positions__isnull=False)
    return rows.distinct().get()


def household_called(commune: Commune, code: str) -> Household:
    return Household.objects.select_related("head").get(commune=commune, code=code)


def staff_hired(commune: Commune, staff: Iterable[StaffSpec], since: dt.date) -> None:
    """Write down people without a log-in who work in units."""
    for spec in staff:
        person = person_create(
            commune=commune,
            full_name=spec.name,
            gender=spec.gender,
            birth_year=spec.birth_year,
            by=None,
        )
        unit = unit_called(commune, spec.unit)
        position_create(person=person, unit=unit, title=spec.title, valid_from=since, by=None)


# --- Nominated


def round_opened(office: Office, spec: RoundSpec, campaign: Campaign | None = None) -> Round:
    given = RoundInput(
        name=spec.name,
        year=spec.year,
        procedure=spec.procedure,
        opens_on=spec.opens_on,
        closes_on=spec.closes_on,
        offers=tuple(Offer(award_called(code), kind) for code, kind in spec.offers),
        campaign=campaign,
        guidance=spec.guidance,
    )
    with dates.on_day(spec.opens_on):
        return round_open(commune=office.commune, given=given, by=office.clerk)


def nominated(round_: Round, specs: Sequence[DossierSpec], *, sends: bool = True) -> list[int]:
    """Let the units' heads write dossiers and, usually, send them; return keys in their order."""
    keys: dict[DossierSpec, int] = {}
    for name in dict.fromkeys(spec.unit for spec in specs):
        own = [spec for spec in specs if spec.unit == name]
        unit = unit_called(round_.commune, name)
        by = head_of(unit)
        rows = [_written(round_, unit, spec, by) for spec in own]
        if sends:
            _put_common_papers(round_, unit, rows, name, by)
            _sent(round_, rows, by)
        keys |= {spec: row.pk for spec, row in zip(own, rows, strict=True)}
    return [keys[spec] for spec in specs]


def _written(round_: Round, unit: Unit, spec: DossierSpec, by: User) -> Nomination:
    award = award_called(spec.award)
    subject = _subject(unit, spec)
    [row] = nominations_start(round_=round_, unit=unit, award=award, subjects=[subject], by=by)
    if not spec.story:
        return row
    given = NominationInput(
        recipient=row.recipient,
        detail=row.detail,
        merit=spec.merit,
        report={"merit": spec.story},
        completion=spec.completion,
        completion_source=spec.rated_by,
        is_direct_worker=spec.is_direct_worker,
        is_disciplined=False,
        is_under_verification=False,
        warning_reason=spec.warning_reason,
    )
    nomination_save(nomination=row, given=given, seen_version=row.version, by=by)
    report_draft(nomination=row, seen_version=row.version, by=by)
    if spec.picture:
        _put(row, "", spec.picture, papers.PICTURES[spec.picture](), by)
    for code, title in spec.papers:
        _put(row, code, f"{code}.pdf", papers.paper(title, [row.recipient]), by)
    if spec.papers:
        mine = list(row.person.initiatives.filter(used_by=None))
        initiatives_use(nomination=row, initiatives=mine, seen_version=row.version, by=by)
    return row


def _subject(unit: Unit, spec: DossierSpec) -> Person | Unit | Household:
    if spec.household:
        return household_called(unit.commune, spec.household)
    if spec.head_of:
        return household_called(unit.commune, spec.head_of).head
    return person_called(unit.commune, spec.person) if spec.person else unit


def _put(row: Nomination, code: str, name: str, content: bytes, by: User) -> None:
    upload = SimpleUploadedFile(name, content)
    nomination_file_add(nomination=row, code=code, upload=upload, by=by)


def _put_common_papers(
    round_: Round, unit: Unit, rows: Sequence[Nomination], name: str, by: User
) -> None:
    """Once a round: what a unit sends later goes by its first letter."""
    if round_.dossiers.filter(unit=unit).exists():
        return
    recipients = [row.recipient for row in rows]
    for code, file, write in COMMON_PAPERS:
        upload = SimpleUploadedFile(file, write(name, recipients))
        dossier_file_add(round_=round_, unit=unit, code=code, upload=upload, by=by)


def _sent(round_: Round, rows: Sequence[Nomination], by: User) -> None:
    nominations_send(
        round_=round_,
        nominations=rows,
        seen_versions={row.pk: row.version for row in rows},
        client_uid=uuid4(),
        by=by,
    )


# --- Checked


def standing(keys: Sequence[int]) -> list[Nomination]:
    """Return the dossiers as they are now, in the order of their keys."""
    rows = Nomination.objects.select_related("commune", "round__commune", "honour", "reward_form")
    found = rows.in_bulk(keys)
    return [found[key] for key in keys]


def received(office: Office, keys: Sequence[int], on: dt.date) -> None:
    with dates.on_day(on):
        rows = standing(keys)
        _whole(nominations_receive(nominations=rows, seen_versions=_seen(rows), by=office.clerk))


def found_eligible(office: Office, keys: Sequence[int], on: dt.date, note: str = "") -> None:
    with dates.on_day(on):
        rows = standing(keys)
        done = nominations_find_eligible(
            round_=rows[0].round,
            nominations=rows,
            seen_versions=_seen(rows),
            note=note,
            by=office.clerk,
        )
        _whole(done)


def _seen(rows: Iterable[Nomination]) -> dict[int, int]:
    return {row.pk: row.version for row in rows}


def _whole(done: object) -> None:
    if done.refused:
        raise RuntimeError(f"{done.refused[0].nomination}: {done.refused[0].sentence}")


# --- Decided


def decision_drafted(
    office: Office, keys: Sequence[int], on: dt.date, kind: str = DecisionKind.AWARD
) -> Decision:
    with dates.on_day(on):
        rows = standing(keys)
        return decision_draft(round_=rows[0].round, kind=kind, nominations=rows, by=office.clerk)


def signed_by_deputy(office: Office, decision: Decision, mode: str, on: dt.date) -> None:
    """Let the leader who approves sign for the head."""
    posts = Position.objects.filter(person__user=office.leader).exclude(signature_title="")
    with dates.on_day(on):
        decision_change(
            decision=decision,
            version=decision.version,
            signing_mode=mode,
            signatory=posts.get(),
            by=office.clerk,
        )


def submitted(office: Office, decision: Decision, on: dt.date) -> None:
    with dates.on_day(on):
        decision_submit(decision=decision, seen_version=decision.version, by=office.clerk)


def approved(office: Office, decision: Decision, on: dt.date, by: User | None = None) -> None:
    with dates.on_day(on):
        leader = by or office.leader
        decision_approve(decision=decision, seen_version=decision.version, by=leader)


def issued(office: Office, decision: Decision, on: dt.date, number: int | None = None) -> None:
    with dates.on_day(on):
        decision_issue(
            decision=decision,
            seen_version=decision.version,
            issued_on=on,
            number=number,
            by=office.records,
        )


# --- Printed


def emblem_put(office: Office, code: str, on: dt.date) -> None:
    """Print the certificates of an award with the country's emblem, on plain paper."""
    start = start_of("a4-quoc-huy")
    names = ("mode", "page", "shift_x_mm", "shift_y_mm", "has_emblem", "has_flags")
    fields = {name: getattr(start, name) for name in names}
    with dates.on_day(on):
        for kind in SubjectKind:
            layout_save(
                commune=office.commune,
                award=award_called(code),
                subject_kind=kind,
                boxes=dict(own_boxes(start)),
                seen_version=0,
                by=office.clerk,
                **fields,
            )
