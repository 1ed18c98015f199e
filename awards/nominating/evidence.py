"""What the portal knows of the nominated, as the facts that eligibility goes by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Q

from awards.eligibility import CHECKS, Facts, Initiative, Merit, Roster
from awards.models import Grant, Nomination, Round
from awards.models import Initiative as InitiativeRow
from awards.nominating.figures import Figure, all_met, campaigns_of, figures_of
from awards.states import NOMINATION_LIVE, GrantState, NominationState, Procedure
from campaigns.models import Aspirant, RegistrationState, SubjectKind
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import Position
from emulation.org.rights import holding_on
from emulation.org.selectors import spells_held

Key = tuple[str, int]  # kind of subject, its key
# Named by a dossier as done in spite of what the register says of them.
ACCEPTED = (
    NominationState.ELIGIBLE,
    NominationState.POSTED,
    NominationState.TABLED,
    NominationState.PASSED,
    NominationState.DECIDING,
    NominationState.SENT_UP,
    NominationState.AWARDED,
)
# What the checks of ``awards.eligibility`` go by.
HONOURS = frozenset({"holds_honour", "consecutive_honours", "share_of_members", "has_holder"})
REWARDS = frozenset({"not_rewarded_already"})
ROSTER = frozenset({"share_of_members", "all_completed", "has_holder"})
COMPLETION = frozenset({"completion_at_least", "rated_or_judged", "completion_with_initiatives"})
INITIATIVES = frozenset({"initiatives", "completion_with_initiatives"})
TAKING_PART = frozenset({"took_part", "registered"})
UNIT_KIND = frozenset({"unit_kind_is"})


@dataclass
class Known:
    """Everything read for the nominations of one round."""

    grants: dict[Key, list[Grant]]
    years: dict[str, frozenset[int]]  # of which the register has titles of a kind of subject
    others: dict[Key, list[Nomination]]  # under way or over; those of more subjects do no harm
    initiatives: dict[int, list[InitiativeRow]]
    figures: dict[int, list[Figure]]  # by unit
    registered: dict[int, bool]  # by unit; empty where there is no campaign
    aspiring: set[Key]  # whose own registration was approved
    kinds: Mapping[int, str]  # of collectives
    members: dict[int, set[int]] = field(default_factory=dict)  # people by collective


def facts_of(round_: Round, nominations: Sequence[Nomination]) -> dict[int, Facts]:
    """Return by key of the nomination what is known of its subject.

    The nominations are of one round; a fixed number of queries, however many they are.
    """
    return facts_from(known_of(round_, nominations), round_, nominations)


def facts_from(known: Known, round_: Round, nominations: Sequence[Nomination]) -> dict[int, Facts]:
    titles = _titles_of_people(round_, known)
    return {row.pk: _facts(row, round_, known, titles) for row in nominations}


def known_of(
    round_: Round,
    nominations: Sequence[Nomination],
    checks: Collection[str] = frozenset(CHECKS),
    live: Sequence[Nomination] | None = None,
    kinds: Mapping[int, str] | None = None,
) -> Known:
    """Read what the named checks of ``awards.eligibility`` go by; by default all of it.

    ``live`` is what ``live_of`` returns, ``kinds`` those of the collectives, where known.
    """
    asked = set(checks)
    collectives = {row.collective_id for row in nominations if row.collective_id}
    people = {row.person_id for row in nominations if row.person_id}
    units = {row.unit_id for row in nominations} | collectives
    members = _members(collectives) if asked & ROSTER else {}
    subjects = _subjects(nominations)
    holders = subjects | Q(person__in=set().union(*members.values()))
    return Known(
        grants=_by_subject(_grants(round_, holders)) if asked & {*HONOURS, *REWARDS} else {},
        years=_known_years(round_) if asked & HONOURS else {},
        others=_others(round_, nominations, live) if asked & {*HONOURS, *COMPLETION} else {},
        initiatives=_initiatives(people) if asked & INITIATIVES else {},
        figures=figures_of(round_, units),
        registered=_registered(round_, collectives) if asked & TAKING_PART else {},
        aspiring=_aspiring(round_, subjects) if asked & TAKING_PART else set(),
        kinds=(_kinds(collectives) if kinds is None else kinds) if asked & UNIT_KIND else {},
        members=members,
    )


def live_of(round_: Round, nominations: Iterable[Nomination]) -> list[Nomination]:
    """Return the dossiers that count: all of the round's year, and earlier ones of the same
    subjects; the oldest year first, without their texts."""
    which = _subjects(nominations) | Q(round__year=round_.year)
    rows = Nomination.objects.filter(which, commune=round_.commune_id, state__in=NOMINATION_LIVE)
    rows = rows.select_related("round", "honour", "reward_form").defer("content", "report")
    return list(rows.order_by("round__year"))


def key_of(row: Grant | Nomination) -> Key:
    kind = row.subject_kind
    return str(kind), getattr(row, f"{kind}_id")


def _facts(
    row: Nomination, round_: Round, known: Known, titles: Mapping[int, Mapping[str, int]]
) -> Facts:
    key = key_of(row)
    grants = known.grants.get(key, [])
    others = [one for one in known.others.get(key, []) if one.pk != row.pk]
    return Facts(
        subject=str(row.subject_kind),
        year=round_.year,
        procedure=round_.procedure,
        unit_kind=known.kinds.get(row.collective_id or 0),
        completion=_completion(row, others),
        honours=_honours(grants, known.years.get(key[0], frozenset())),
        pending=frozenset(
            one.honour.code for one in others if one.honour and one.round.year == round_.year
        ),
        initiatives=_own_initiatives(row, known),
        merits=_merits(row),
        roster=_roster(row, known, titles),
        direct_worker=row.is_direct_worker or None,
        registered=_is_registered(row, known),
        result_met=all_met(known.figures.get(row.collective_id or 0, [])),
        disciplined=row.is_disciplined,
        under_verification=row.is_under_verification,
        rewarded_already=_rewarded(row, round_, grants),
        violations=row.report.get("violations"),
    )


def _completion(row: Nomination, others: Iterable[Nomination]) -> dict[int, str]:
    """Its own year as the dossier says; earlier years as an accepted dossier said."""
    found = {
        one.round.year: one.completion for one in others if one.completion and one.state in ACCEPTED
    }
    if row.completion:
        found[row.round.year] = row.completion
    return found


def _honours(grants: Iterable[Grant], years: frozenset[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {year: set() for year in years}
    for grant in grants:
        if grant.honour:
            found.setdefault(grant.year, set()).add(grant.honour.code)
    return {year: frozenset(codes) for year, codes in found.items()}


def _own_initiatives(row: Nomination, known: Known) -> list[Initiative] | None:
    """A person of whom none is written in may well have some."""
    rows = known.initiatives.get(row.person_id or 0)
    if not rows:
        return None
    return [
        Initiative(
            name=one.name,
            level=one.level,
            year=one.recognised_on.year,
            used_for=str(one.used_by.award) if one.used_by and one.used_by_id != row.pk else "",
        )
        for one in rows
    ]


def _merits(row: Nomination) -> list[Merit] | None:
    told = row.report.get("merits")
    if told is None:
        return None
    return [Merit(one["words"], one.get("ground", "regular")) for one in told]


def _roster(
    row: Nomination, known: Known, titles: Mapping[int, Mapping[str, int]]
) -> Roster | None:
    """Of the people who hold a chức vụ in the collective, unless the dossier says how many."""
    if row.subject_kind != SubjectKind.COLLECTIVE:
        return None
    told = row.report.get("roster", {})
    members = told.get("members") or len(known.members.get(row.collective_id, ()))
    if not members:
        return None
    return Roster(
        members=members,
        completed=told.get("completed"),
        disciplined=told.get("disciplined"),
        titles=told.get("titles") or titles.get(row.collective_id),
    )


def _titles_of_people(round_: Round, known: Known) -> dict[int, dict[str, int]]:
    """Return by collective how many of its people hold each title of the year.

    Not told of a year of which the register has nothing.
    """
    if round_.year not in known.years.get(str(SubjectKind.PERSON), ()):
        return {}
    found: dict[int, dict[str, int]] = {}
    for unit, people in known.members.items():
        counts: dict[str, int] = defaultdict(int)
        for person in people:
            for grant in known.grants.get((str(SubjectKind.PERSON), person), []):
                if grant.honour and grant.year == round_.year:
                    counts[grant.honour.code] += 1
        found[unit] = counts
    return found


def _is_registered(row: Nomination, known: Known) -> bool | None:
    """Say whether the subject registered itself; of people and households who did not the
    portal does not know whether they took part."""
    if key_of(row) in known.aspiring:
        return True
    return known.registered.get(row.collective_id or 0)


def _rewarded(row: Nomination, round_: Round, grants: Iterable[Grant]) -> list[str]:
    """Return the forms of reward that were given already for the same achievement."""
    return [
        f"{grant.award} ({grant.decision_number})"
        for grant in grants
        if grant.reward_form_id and _is_same_merit(row, round_, grant)
    ]


def _is_same_merit(row: Nomination, round_: Round, grant: Grant) -> bool:
    """One achievement is one campaign; or one year's work, for one form; or told in the same
    words: two brave deeds of one year are two."""
    if (grant.procedure, grant.year) != (round_.procedure, round_.year):
        return False
    if round_.campaign_id:
        return grant.campaign_id == round_.campaign_id
    if round_.procedure == Procedure.REGULAR:
        return grant.reward_form_id == row.reward_form_id
    return bool(row.merit) and search_key(grant.merit) == search_key(row.merit)


def _subjects(nominations: Iterable[Nomination]) -> Q:
    which = Q(pk__in=[])
    keys: dict[str, set[int]] = defaultdict(set)
    for row in nominations:
        kind, key = key_of(row)
        keys[kind].add(key)
    for kind, found in keys.items():
        which |= Q(**{f"{kind}__in": found})
    return which


def _grants(round_: Round, subjects: Q) -> list[Grant]:
    rows = Grant.objects.filter(subjects, commune=round_.commune_id, state=GrantState.STANDING)
    return list(rows.select_related("honour", "reward_form"))


def _known_years(round_: Round) -> dict[str, frozenset[int]]:
    """Return by kind of subject the years of which the register has titles."""
    rows = Grant.objects.filter(commune=round_.commune_id, honour__isnull=False)
    pairs = rows.order_by().values_list("honour__subject", "year").distinct()
    found: dict[str, set[int]] = defaultdict(set)
    for kind, year in pairs:
        found[kind].add(year)
    return {kind: frozenset(years) for kind, years in found.items()}


def _others(
    round_: Round, nominations: Sequence[Nomination], live: Sequence[Nomination] | None
) -> dict[Key, list[Nomination]]:
    return _by_subject(live_of(round_, nominations) if live is None else live)


def _by_subject(rows: Iterable[Grant] | Iterable[Nomination]) -> dict[Key, list]:
    found: dict[Key, list] = defaultdict(list)
    for row in rows:
        found[key_of(row)].append(row)
    return found


def _initiatives(people: set[int]) -> dict[int, list[InitiativeRow]]:
    found: dict[int, list[InitiativeRow]] = defaultdict(list)
    if not people:
        return found
    rows = InitiativeRow.objects.filter(person__in=people)
    for row in rows.select_related("used_by__honour", "used_by__reward_form"):
        found[row.person_id].append(row)
    return found


def _registered(round_: Round, units: set[int]) -> dict[int, bool]:
    """Return by unit whether its registration was approved; nothing where there is no campaign."""
    if not units:
        return {}
    approved = Q(registrations__unit__in=units, registrations__approved_at__isnull=False)
    standing = approved & ~Q(registrations__state=RegistrationState.WITHDRAWN)
    rows = campaigns_of(round_).annotate(
        approved=FilteredRelation("registrations", condition=standing)
    )
    found = set(rows.order_by().values_list("approved__unit", flat=True))
    return {unit: unit in found for unit in units} if found else {}


def _aspiring(round_: Round, subjects: Q) -> set[Key]:
    """Return the subjects whose own registration for the round's campaign was approved."""
    campaigns = campaigns_of(round_).order_by().values("pk")
    rows = Aspirant.objects.filter(
        subjects, campaign__in=campaigns, is_standing=True, is_approved=True
    )
    keys = SubjectKind.values
    return {
        (kind, key)
        for found in rows.values_list(*keys)
        for kind, key in zip(keys, found, strict=True)
        if key
    }


def _members(collectives: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    if not collectives:
        return found
    rows = Position.objects.filter(holding_on(dates.today()), unit__in=collectives)
    for unit, person in rows.values_list("unit", "person"):
        found[unit].add(person)
    return found


def _kinds(collectives: set[int]) -> dict[int, str]:
    if not collectives:
        return {}
    held = spells_held(collectives, dates.today())
    return {unit: spell.kind for unit, spell in held.items()}
