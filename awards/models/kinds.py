"""What a row of awards is about: one title or one form of reward, and one subject."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from campaigns.models import Honour, RewardForm, SubjectKind
from emulation.org.models import Household, Person, Unit


class OfAward(models.Model):
    """A row about one title (danh hiệu) or one form of reward (hình thức), never both."""

    honour = models.ForeignKey(
        Honour,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="danh hiệu thi đua",
    )
    reward_form = models.ForeignKey(
        RewardForm,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hình thức khen thưởng",
    )

    class Meta:
        abstract = True

    @property
    def award(self) -> Honour | RewardForm:
        return self.honour or self.reward_form


class OfSubject(models.Model):
    """A row about one person, one collective or one household."""

    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name="cá nhân",
    )
    collective = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name="tập thể",
    )
    household = models.ForeignKey(
        Household,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name="hộ gia đình",
    )

    class Meta:
        abstract = True

    @property
    def subject(self) -> Person | Unit | Household:
        return self.person or self.collective or self.household

    @property
    def subject_kind(self) -> SubjectKind:
        if self.person_id:
            return SubjectKind.PERSON
        return SubjectKind.COLLECTIVE if self.collective_id else SubjectKind.HOUSEHOLD


def one_award(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(honour__isnull=False, reward_form=None)
        | Q(honour=None, reward_form__isnull=False),
        name=f"{name}_is_of_one_award",
        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
    )


def one_subject(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(person__isnull=False, collective=None, household=None)
        | Q(person=None, collective__isnull=False, household=None)
        | Q(person=None, collective=None, household__isnull=False),
        name=f"{name}_is_of_one_subject",
        violation_error_message="Chọn một cá nhân, một tập thể hoặc một hộ gia đình.",
    )
