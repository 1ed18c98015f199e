"""Differences between a draft and a corrected copy of it, taken one by one or left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.comparing import Difference
from campaigns.comparing.uploaded import Comparison, comparison_of
from campaigns.models import Intake, Plan
from campaigns.services.blocks import CHANGE
from campaigns.services.comparing.taking import Taking
from campaigns.services.intakes.life import intake_checker
from campaigns.services.plans.writing import plan_touch, plan_writer
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User

CHANGED = "Chỗ này trong bản soạn hoặc trong bản sửa đã thay đổi, xem lại."
NOT_CARRIED = (
    "Cổng chưa chuyển được mục này đúng chỗ như bản sửa. "
    "Chuyển mục ở trang soạn rồi bỏ qua chỗ này."
)
NOT_OF_THIS_PLAN = "Bản sửa này không phải của văn bản đang soạn."


class DifferenceGone(WrongState):
    """The words are no longer those that the person saw, here or in the copy."""

    def __init__(self) -> None:
        super().__init__(CHANGED)


@transaction.atomic
def difference_take(
    *, plan: Plan, intake: Intake, key: str, answers: Mapping[str, str], by: User
) -> Difference:
    """Write one difference into the draft, as the copy has it.

    ``answers`` says of targets whose numbers the copy has otherwise "change" or "unlink", by
    uid of the target.
    Raises ``FigureQuestions`` while one is unanswered, and ``DifferenceGone`` where the plan
    or the copy is no longer what the person saw.
    """
    comparison = _held(plan, intake, by)
    one = _wanted(comparison, key)
    answers = {figure.key: answers.get(figure.target, "") for figure in one.figures}
    Taking(plan, comparison, by).take(one, answers)
    if one.kind == "moved" and comparison_of(plan, intake).found(key):
        raise ValidationError(NOT_CARRIED)
    _note(intake, taken=[*intake.taken, _told(one, answers)], left=_without(intake.left, key))
    return one


@transaction.atomic
def differences_take(*, plan: Plan, intake: Intake, by: User) -> tuple[int, list[str]]:
    """Take what touches no number of a target and was not left; the last ones first, so that
    none pushes another about. Returns how many were taken, and why the others were not.
    """
    comparison = _held(plan, intake, by)
    taking, taken, refusals = Taking(plan, comparison, by), [], []
    for one in reversed(words_only(comparison.differences, intake.left)):
        try:
            with transaction.atomic():
                taking.take(one, {})
        except ValidationError as error:
            refusals.append(f"{one.where}: {' '.join(error.messages)}")
        else:
            taken.append(_told(one, {}))
    _note(intake, taken=[*intake.taken, *taken])
    return len(taken), refusals[::-1]


@transaction.atomic
def difference_leave(*, plan: Plan, intake: Intake, key: str, by: User) -> Difference:
    """Keep the draft's words there; the difference is shown apart from now on."""
    comparison = _held(plan, intake, by)
    one = _wanted(comparison, key)
    _note(intake, left=[*_without(intake.left, key), key])
    return one


@transaction.atomic
def difference_unleave(*, plan: Plan, intake: Intake, key: str, by: User) -> None:
    """Put a difference that was left back among the open ones."""
    _held(plan, intake, by)
    _note(intake, left=_without(intake.left, key))


def words_only(differences: Iterable[Difference], left: Iterable[str]) -> list[Difference]:
    """Return the open differences that touch no number of a target and move nothing."""
    kept = set(left)
    return [
        one
        for one in differences
        if one.key not in kept
        and one.kind != "moved"
        and one.can_be_taken
        and not one.figures
        and not (one.old and one.old.marks and one.kind == "removed")
    ]


def _held(plan: Plan, intake: Intake, by: User) -> Comparison:
    """Hold plan and copy until the end of the transaction, and compare them as they are then."""
    intake_checker(intake, by)
    plan_writer(plan, by)
    if intake.onto_id != plan.pk:
        raise ValidationError(NOT_OF_THIS_PLAN)
    plan_touch(plan)
    rows = Intake.objects.filter(pk=intake.pk, state=intake.state)
    if rows.update(changed_at=dates.now()) == 0:
        raise WrongState()
    plan.refresh_from_db()
    intake.refresh_from_db()
    return comparison_of(plan, intake)


def _wanted(comparison: Comparison, key: str) -> Difference:
    one = comparison.found(key)
    if one is None:
        raise DifferenceGone()
    return one


def _told(one: Difference, answers: Mapping[str, str]) -> dict[str, object]:
    """Note which targets changed with it, and the numbers that they had before."""
    changed: dict[str, list[str]] = {}
    for figure in one.figures:
        if answers.get(figure.key) == CHANGE:
            changed.setdefault(figure.target, []).append(figure.old)
    return {"key": one.key, "targets": changed}


def _without(keys: Iterable[str], key: str) -> list[str]:
    return [each for each in keys if each != key]


def _note(intake: Intake, **fields: object) -> None:
    for name, value in fields.items():
        setattr(intake, name, value)
    intake.save(update_fields=list(fields))
