"""The merit report drafted from what the portal knows: pledges, results, register, initiatives."""

from __future__ import annotations

from collections.abc import Iterable

from awards.models import Grant, Initiative, Nomination
from awards.nominating.evidence import key_of, known_of
from awards.nominating.figures import Figure
from campaigns.models import HardJob, RegistrationState, SubjectKind
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.text import first_lower
from emulation.org.selectors import unit_name

SECTIONS = {
    "background": "Sơ lược lý lịch, đặc điểm",
    "duties": "Chức năng, nhiệm vụ được giao",
    "merit": "Thành tích đạt được",
    "earlier": "Các hình thức đã được khen thưởng",
}


def report_drafted(nomination: Nomination) -> dict[str, str]:
    """Return a text for each section of which something is known."""
    known = known_of(nomination.round, [nomination])
    unit = nomination.collective_id or nomination.unit_id
    grants = known.grants.get(key_of(nomination), [])
    texts = {
        "background": _background(nomination),
        "duties": nomination.detail if nomination.is_leader else "",
        "merit": "\n".join(
            [
                *_figure_lines(nomination, known.figures.get(unit, [])),
                *_job_lines(nomination),
                *_initiative_lines(known.initiatives.get(nomination.person_id or 0, [])),
            ]
        ),
        "earlier": "\n".join(_grant_line(grant) for grant in grants),
    }
    return {name: text for name, text in texts.items() if text}


def _background(nomination: Nomination) -> str:
    subject = nomination.subject
    if nomination.subject_kind == SubjectKind.PERSON:
        facts = [
            f"Họ và tên: {subject.full_name}",
            f"Năm sinh: {subject.birth_year}" if subject.birth_year else "",
            f"Giới tính: {subject.get_gender_display()}" if subject.gender else "",
            f"Chức vụ, đơn vị: {nomination.detail}" if nomination.detail else "",
        ]
    elif nomination.subject_kind == SubjectKind.HOUSEHOLD:
        facts = [
            f"Chủ hộ: {subject.head.full_name}",
            f"Nơi ở: {nomination.detail}" if nomination.detail else "",
        ]
    else:
        facts = [f"Tên tập thể: {nomination.recipient}"]
    return "\n".join(line for line in facts if line)


def _figure_lines(nomination: Nomination, figures: Iterable[Figure]) -> list[str]:
    """Tell what was done as pledged; name the unit where it is not the subject itself."""
    lines = [_figure_line(figure) for figure in figures if figure.is_done]
    if not lines or nomination.collective_id:
        return lines
    words = unit_name(nomination.unit, dates.today())
    return [f"Góp phần vào kết quả đăng ký thi đua của {first_lower(words)}:", *lines]


def _figure_line(figure: Figure) -> str:
    words = f"- {figure.name}: đăng ký {figure.pledge_words}, kết quả {figure.result_words}"
    if figure.percent is not None:
        words += f", bằng {figure.percent_words} mức đăng ký"
    return f"{words}."


def _job_lines(nomination: Nomination) -> list[str]:
    jobs = HardJob.objects.filter(
        registration__unit=nomination.collective_id or nomination.unit_id,
        registration__campaign__starts_on__year=nomination.round.year,
        is_approved=True,
    ).exclude(registration__state=RegistrationState.WITHDRAWN)
    return [
        f"- Việc khó đã nhận: {first_lower(job.name)}"
        + (f"; cam kết {first_lower(job.outcome)}" if job.outcome else "")
        + "."
        for job in jobs
    ]


def _initiative_lines(initiatives: Iterable[Initiative]) -> list[str]:
    return [
        f"- Sáng kiến “{one.name}”, {one.recognised_by} công nhận theo văn bản số {one.number} "
        f"ngày {date_short(one.recognised_on)}."
        for one in initiatives
    ]


def _grant_line(grant: Grant) -> str:
    return (
        f"- Năm {grant.year}: {grant.award}, Quyết định số {grant.decision_number} ngày "
        f"{date_short(grant.decided_on)} của {grant.decider}."
    )
