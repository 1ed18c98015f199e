"""Two people in the same moment, on PostgreSQL."""

import pytest

from emulation.lib.states import WrongState
from emulation.org.models import LoginCode, User
from emulation.org.services import CodeRefused, CodeWrong, login_code_issue, login_code_use
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def test_code_is_used_once_even_at_once(on_postgresql, cast):
    code = login_code_issue(user=cast.unit_head, by=None)

    def use() -> object:
        return login_code_use(login=cast.unit_head.login, code=code)

    results = at_once(use, use, use)

    assert results.count(cast.unit_head) == 1
    assert sum(isinstance(result, CodeRefused) for result in results) == 2


def test_many_guesses_at_once_are_no_more_than_five(on_postgresql, cast):
    code = login_code_issue(user=cast.unit_head, by=None)
    wrong = f"{(int(code) + 1) % 10**8:08d}"

    def guess() -> object:
        return login_code_use(login=cast.unit_head.login, code=wrong)

    results = at_once(*[guess] * 8)

    assert all(isinstance(result, CodeWrong) for result in results)
    assert LoginCode.objects.get().failures == 5


def opens(user: User, code: str) -> bool:
    try:
        return login_code_use(login=user.login, code=code) == user
    except CodeWrong:
        return False


def test_two_slips_at_once_leave_one_that_works(on_postgresql, cast):
    def issue() -> str:
        return login_code_issue(user=cast.unit_head, by=None)

    results = at_once(issue, issue)

    codes = [result for result in results if isinstance(result, str)]
    assert all(isinstance(result, str | WrongState) for result in results)
    assert LoginCode.objects.count() == 1
    assert [opens(cast.unit_head, code) for code in codes].count(True) == 1
