"""A thousand certificates in one PDF: their time, and the most memory a process takes for them.

``python -m emulation.bench_certificates`` prints the memory: it is measured in a process that
does nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import django
from django.conf import settings

from awards.certifying.certificate import AWARD_VERB, Certificate
from awards.certifying.fitting import fitted
from awards.certifying.layout import plain_layout
from awards.certifying.rendering import certificates_pdf

MANY = 1000
LIMIT_MS = 1000
LIMIT_MB = 150
_NAMES = ("Lò Thị Mẩy", "Nguyễn Văn Ất", "Đặng Thị Thu Hường", "Vi Quốc Huy", "Trần Thị Ngọc Ánh")


def certificates(count: int = MANY) -> list[Certificate]:
    """Return certificates that share one decision; name, place and merit are each one's own."""
    return [_certificate(number) for number in range(1, count + 1)]


def print_all(ready: list[Certificate]) -> bytes:
    """Print them as if none had been printed before."""
    fitted.cache_clear()
    return certificates_pdf(plain_layout(), ready)


def peak_mb() -> float:
    """Return the most memory that a process of its own took, in megabytes."""
    command = [sys.executable, "-m", "emulation.bench_certificates"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )
    return float(done.stdout)


def _certificate(number: int) -> Certificate:
    return Certificate(
        decider_post=("Chủ tịch Ủy ban nhân dân xã Suối Ngần",),
        verb=AWARD_VERB,
        award="Giấy khen",
        recipient=f"{_NAMES[number % len(_NAMES)]} {number}",
        recipient_detail=f"Thôn số {number % 30}, xã Suối Ngần",
        merit=(
            f"Đã vận động {number} hộ hiến đất làm đường, giữ gìn vệ sinh môi trường ở khu dân "
            "cư, dẫn đầu phong trào thi đua “Sạch ngõ, xanh đường” năm 2026"
        ),
        decision_number="105/QĐ-UBND",
        decision_date="ngày 20 tháng 12 năm 2026",
        ordinal=number,
        place_date="Suối Ngần, ngày 20 tháng 12 năm 2026",
        signer=("CHỦ TỊCH",),
        signer_name="Lò Thị Mẩy",
        code="7KQM-X3PA-9TRD",
        verification_url="https://thidua.example.vn/xac-minh/7KQM-X3PA-9TRD",
    )


def main() -> None:
    django.setup()
    print_all(certificates())
    print(_own_peak_mb())


def _own_peak_mb() -> float:
    """Return the peak as the kernel keeps it; ``getrusage`` counts that of the parent too."""
    status = Path("/proc/self/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
