"""Accounts: opened without a password, entered first by a one-time code on a paper slip."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping

from axes.utils import reset as throttle_reset
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import LoginCode, Membership, Person, User
from emulation.org.models.accounts import normal_login
from emulation.org.models.people import DECIDING_ROLES
from emulation.org.rights import actor as actor_of
from emulation.org.rights import authorise, holding_on
from emulation.trail.services import Actor, Subject, entry_record

CODE_DIGITS = 8
CODE_TRIES = 5
TAKEN = "Số điện thoại hoặc mã này đã có tài khoản ở nơi khác. Chọn số hoặc mã khác."

HELD = "Số điện thoại hoặc mã này là tài khoản của {}. Chọn số hoặc mã khác."


class CodeRefused(Exception):
    """The one-time code does not open the door. Says why only to who had the right code."""


class CodeWrong(CodeRefused):
    """No such code for this log-in."""


class CodeSpent(CodeRefused):
    """The right code, but too late or after too many tries."""


@transaction.atomic
def account_open(*, person: Person, login: str, by: User | None) -> User:
    """Give a person an account without a usable password.

    An account of that log-in is taken over (one person in two communes) only by who may
    administer every commune it works in; for all others the log-in is taken.
    """
    actor = authorise(by, "org.administer", person.commune)
    if person.user is not None:
        raise WrongState("Người này đã có tài khoản.")
    _not_a_neighbours(login, person)
    user = User.objects.filter(login=normal_login(login)).first()
    if user is None:
        user = _user_new(login)
    elif not _may_everywhere(by, "org.administer", user):
        raise ValidationError({"login": TAKEN})
    person.user = user
    person.full_clean()
    if not Person.objects.filter(pk=person.pk, user=None).update(user=user):
        raise WrongState("Người khác vừa mở tài khoản cho người này.")
    _tell("org.account.opened", actor, user, person)
    return user


@transaction.atomic
def accounts_open(*, logins: Mapping[Person, str], by: User | None) -> list[User]:
    """Give each person an account; all or none. What is wrong stands under the person's uid."""
    users: list[User] = []
    refused: dict[str, list[str]] = {}
    for person, login in logins.items():
        try:
            users.append(account_open(person=person, login=login, by=by))
        except ValidationError as error:
            refused[str(person.uid)] = error.messages
        except WrongState as error:
            refused[str(person.uid)] = [str(error)]
    if refused:
        raise ValidationError(refused)
    return users


@transaction.atomic
def account_close(*, user: User, by: User | None) -> User:
    """Nobody enters by this account any more; sessions end with the next page."""
    actor = _authorise_everywhere(by, "org.administer", user)
    if by is not None and by.pk == user.pk:
        raise ValidationError("Không tự khóa tài khoản của mình được.")
    _switch(user, is_active=False)
    LoginCode.objects.filter(user=user, used_at=None).delete()
    _tell("org.account.closed", actor, user)
    return user


@transaction.atomic
def account_reopen(*, user: User, by: User | None) -> User:
    actor = _authorise_everywhere(by, "org.administer", user)
    _switch(user, is_active=True)
    _tell("org.account.reopened", actor, user)
    return user


@transaction.atomic
def login_code_issue(*, user: User, by: User | None) -> str:
    """Return eight digits to print on a slip; only their hash is kept, the old code is void.

    The present password works until the code is used. A lock of the front door is lifted.
    Whoever holds the slip is the account, so the right is asked for in each of its communes.
    """
    actor = _authorise_everywhere(by, "org.reset_login", user)
    _require_administrator_of_deciders(by, user)
    if not user.is_active:
        raise WrongState("Tài khoản đang khóa. Mở lại tài khoản trước khi cấp mã.")
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    LoginCode.objects.filter(user=user, used_at=None).delete()
    try:
        with transaction.atomic():
            LoginCode.objects.create(
                user=user,
                code_hash=make_password(code),
                issued_at=dates.now(),
                issued_by=by,
                expires_on=code_last_day() + dt.timedelta(days=1),
            )
    except IntegrityError as error:
        raise WrongState("Người khác vừa cấp mã cho tài khoản này.") from error
    throttle_reset(username=user.login)
    _tell("org.login_code.issued", actor, user)
    return code


@transaction.atomic
def login_codes_issue(*, users: Iterable[User], by: User | None) -> dict[User, str]:
    """Issue a code to each; all or none, so that no old slip dies without a new one."""
    return {user: login_code_issue(user=user, by=by) for user in users}


def code_last_day() -> dt.date:
    """Return the last day on which a code issued today opens the door."""
    return dates.today() + dt.timedelta(days=settings.LOGIN_CODE_DAYS - 1)


def login_code_use(*, login: str, code: str) -> User:
    """Return the account that the code opens, and void the code and the old password.

    A try is counted before it is looked at, so that many at once are no more than five.
    Raises ``CodeWrong`` or ``CodeSpent``. Not atomic as a whole: a failed try must stay.
    """
    user = User.objects.filter(login=normal_login(login), is_active=True).first()
    row = LoginCode.objects.filter(user=user, used_at=None).first() if user else None
    if user is None or row is None:
        make_password(code)  # the same time as for a code that exists
        raise CodeWrong
    within = _try_taken(row)
    if not check_password(code, row.code_hash):
        raise CodeWrong
    if not within:
        raise CodeSpent
    _code_spend(row, user)
    return user


@transaction.atomic
def password_set(*, user: User, password: str) -> User:
    """Set a password chosen by its owner; outstanding codes are void."""
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    LoginCode.objects.filter(user=user, used_at=None).delete()
    _tell("org.password.set", actor_of(user), user)
    return user


def _try_taken(row: LoginCode) -> bool:
    usable = LoginCode.objects.filter(
        pk=row.pk, used_at=None, failures__lt=CODE_TRIES, expires_on__gt=dates.today()
    )
    return usable.update(failures=F("failures") + 1) == 1


@transaction.atomic
def _code_spend(row: LoginCode, user: User) -> None:
    unused = LoginCode.objects.filter(pk=row.pk, used_at=None)
    if unused.update(used_at=dates.now(), failures=F("failures") - 1) == 0:
        raise CodeSpent
    user.set_unusable_password()
    user.save(update_fields=["password"])
    _tell("org.login_code.used", actor_of(user), user)


def _not_a_neighbours(login: str, person: Person) -> None:
    """Within a commune an account is one person's: two of a family share a telephone, no more."""
    others = Person.objects.filter(commune=person.commune, user__login=normal_login(login))
    other = others.first()
    if other is not None:
        raise ValidationError({"login": HELD.format(other.full_name)})


def _user_new(login: str) -> User:
    user = User(login=normal_login(login))
    user.set_unusable_password()
    user.full_clean()
    user.save()
    return user


def _switch(user: User, *, is_active: bool) -> None:
    rows = User.objects.filter(pk=user.pk, is_active=not is_active)
    if rows.update(is_active=is_active) == 0:
        raise WrongState()
    user.is_active = is_active


def _may_everywhere(by: User | None, permission: str, user: User) -> bool:
    try:
        _authorise_everywhere(by, permission, user)
    except PermissionDenied:
        return False
    return True


def _require_administrator_of_deciders(by: User | None, user: User) -> None:
    """Only the administrator opens the door to those who decide on the clerk's work."""
    deciding = Membership.objects.filter(
        holding_on(dates.today()), person__user=user, role__in=DECIDING_ROLES
    )
    for membership in deciding.select_related("commune"):
        authorise(by, "org.administer", membership.commune)


def _authorise_everywhere(by: User | None, permission: str, user: User) -> Actor:
    """Ask for the right in every commune of the account; one without communes is nobody's."""
    communes = [person.commune for person in user.persons.select_related("commune")]
    actors = [authorise(by, permission, commune) for commune in communes]
    if actors:
        return actors[0]
    return authorise(by, permission, None)


def _tell(code: str, actor: Actor, user: User, person: Person | None = None) -> None:
    person = person or user.persons.select_related("commune").order_by("-pk").first()
    name = person.full_name if person else user.login
    commune_uid = person.commune.uid if person else None
    subject = Subject(user._meta.label_lower, user.uid, name, commune_uid)
    entry_record(code, actor=actor, subject=subject)
