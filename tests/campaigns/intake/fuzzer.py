"""Mutated files against the reader: a result or a sentence, never a crash.

    python -m tests.campaigns.intake.fuzzer COUNT [SEED]

Case number n is made from SEED + n alone; a crash names the seed that repeats it with COUNT 1.
"""

from __future__ import annotations

import importlib
import io
import logging
import random
import resource
import signal
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

import pikepdf

from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of
from tests.campaigns.intake.coded import in_tcvn3, in_vni
from tests.campaigns.intake.files_made import (
    SENTENCE,
    cell,
    list_level,
    list_levels,
    numbered,
    packed,
    paragraph,
    pdf_of,
    run,
    saved,
    table,
    typed_pdf,
    word_file,
    word_parts,
)

SLOW_SECONDS = 30
MEMORY_BYTES = 4 * 1024**3
PLAN = f"""UBND XÃ BÌNH AN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 05/KH-UBND               Độc lập - Tự do - Hạnh phúc
                             Bình An, ngày 05 tháng 02 năm 2025
                         KẾ HOẠCH
            Phát động phong trào thi đua năm 2025
Căn cứ Kế hoạch số 02/KH-UBND ngày 10/01/2025 của UBND huyện;
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- {SENTENCE}
II. CHỈ TIÊU
- Tỷ lệ hộ nghèo giảm còn 2,5% (huyện giao 3%); trồng mới 25 ha rừng, trong đó 10 ha keo.
- Thu nhập bình quân 52 - 55 triệu đồng/người/năm; 6/6 thôn đạt 100%; 107 trai/100 gái.
2
TT\tChỉ tiêu\tĐVT\tKế hoạch 2025
1\tSản lượng lương thực\ttấn\t5.400
2\tĐàn lợn\tcon\t≥ 1.200
| TT | Chỉ tiêu | Giao |
|----|----------|------|
| 1  | Thôn mới | 02   |
III. TỔ CHỨC THỰC HIỆN
1.1. Văn phòng chủ trì, phối hợp với các thôn báo cáo trước ngày 30/11/2025./.
Nơi nhận:                     TM. ỦY BAN NHÂN DÂN
- UBND huyện (b/c);                CHỦ TỊCH
- Lưu: VT.                        Lò Văn Mẫu
"""
PIECES = [
    b"\x00", b"\xff", b"\f", b"\n2\n", b"\t\t", b"|", b"999999999999", b"-1", b"1e999", b"%",
    b"<", b"</w:p>", b"<w:p>", b"<w:tbl>", b"<!DOCTYPE a>", b"&a;", b"w:val=", b"/Length 0",
    b"endstream", b"endobj", b"BT", b" Tj", b" re f", b" cm", b"\xe1\xba\xbf", b"\xc2\xad",
    "Nơi nhận:".encode(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".encode(), "giảm từ 3%".encode(),
]  # fmt: skip


class TooSlow(BaseException):
    """No library may catch it."""


# ---- Seeds -------------------------------------------------------------------------------------


@lru_cache
def seed_files() -> tuple[bytes, ...]:
    """A dozen files of every kind, made once."""
    rows = "<tr><td>TT<td>Lúa<tr><td>1<td>25 ha"
    html = f"<p>I. MỤC ĐÍCH</p><p>{SENTENCE}</p><table class=ruled>{rows}</table>"
    pdf = pdf_of(f"<h1>KẾ HOẠCH</h1>{html}<p style='break-before: page'>2</p>{html}")
    coded = typed_pdf([[(72, 700, in_tcvn3("Người dân được vay"))]], ".VnTime")
    text = PLAN.encode()
    return (
        _word_seed(),
        word_file(*PLAN.splitlines()),
        pdf,
        _plain_pdf(pdf),
        _plain_pdf(coded),
        text,
        (PLAN * 3).replace("\n2\n", "\f2\n").encode(),
        in_tcvn3(PLAN).encode("cp1252", "replace"),
        in_vni(PLAN).encode("cp1252", "replace"),
        PLAN.encode("utf-16"),
        PLAN.encode("cp1258", "replace"),
        packed({"a.txt": text}),
    )


def _word_seed() -> bytes:
    lists = list_levels(
        list_level(0, "upperRoman", "%1."),
        list_level(1, "decimal", "%1.%2."),
        list_level(2, "bullet", "\uf0b7", font="Symbol"),
    )
    head = table(("UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), borders=False)
    span, down = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    grid = table(
        (cell("TT", properties=down), cell("Kế hoạch", properties=span)),
        (cell("", properties="<w:vMerge/>"), "Huyện giao", "Xã giao"),
        ("1", "20 ha", "25 ha"),
    )
    coded = run(in_tcvn3("được giao"), '<w:rFonts w:ascii=".VnTime"/>')
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    breaks = '<w:r><w:br w:type="page"/><w:tab/><w:br/></w:r>'
    return word_file(
        head,
        numbered("MỤC TIÊU"),
        numbered("Trồng 25 ha rừng", level=1),
        numbered("Lúa: 40 tấn", level=2),
        paragraph("Giảm nghèo còn 2,5%", note, breaks, coded),
        grid,
        numbering=lists,
        styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>',
        footnotes=f'<w:footnote w:id="1">{paragraph("Chuẩn mới")}</w:footnote>',
        header1=paragraph("2"),
    )


def _plain_pdf(data: bytes) -> bytes:
    """The same PDF with its streams unpacked, so that mutations reach what they draw."""
    document = pikepdf.open(io.BytesIO(data))
    unpacked = pikepdf.StreamDecodeLevel.generalized
    return saved(document, compress_streams=False, stream_decode_level=unpacked)


# ---- Mutations -----------------------------------------------------------------------------------


def mutated(dice: random.Random) -> bytes:
    """One file that nobody meant to send."""
    data = dice.choice(seed_files())
    if dice.random() < 0.1:
        return _random_text(dice).encode("utf-8", "replace")
    if data.startswith(b"PK") and dice.random() < 0.8:
        return _with_mutated_entry(data, dice)
    return _several(data, dice)


def _several(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice((1, 1, 2, 4, 12))):
        data = dice.choice(MUTATIONS)(data, dice)
    return data


def _flip_bits(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randint(0, len(data))]


def _drop(data: bytes, dice: random.Random) -> bytes:
    start, end = _stretch(data, dice)
    return data[:start] + data[end:]


def _repeat(data: bytes, dice: random.Random) -> bytes:
    start, end = _stretch(data, dice)
    return data[:end] + data[start:end] * dice.randint(1, 30) + data[end:]


def _insert(data: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(PIECES) * dice.choice((1, 1, 1, 50)) + data[at:]


def _splice(data: bytes, dice: random.Random) -> bytes:
    other = dice.choice(seed_files())
    start, end = _stretch(other, dice)
    at = dice.randint(0, len(data))
    return data[:at] + other[start:end] + data[at + (end - start) * dice.randint(0, 1) :]


def _change_number(data: bytes, dice: random.Random) -> bytes:
    places = [at for at in range(len(data)) if 48 <= data[at] <= 57]
    if not places:
        return data
    at = dice.choice(places)
    return data[:at] + dice.choice((b"0", b"-7", b"65536", b"9" * 12, b"")) + data[at + 1 :]


def _stretch(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randint(0, len(data))
    return start, min(len(data), start + dice.choice((1, 5, 40, 400, 4000)))


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip_bits, _cut, _drop, _repeat, _insert, _splice, _change_number,
)  # fmt: skip


def _with_mutated_entry(data: bytes, dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(list(parts))
    if dice.random() < 0.1:
        del parts[name]
    elif dice.random() < 0.1:
        parts[name] = dice.choice(list(word_parts(PLAN).values()))
    else:
        parts[name] = _several(parts[name], dice)
    return packed(parts)


def _random_text(dice: random.Random) -> str:
    words = PLAN.split(" ")
    chosen = [
        chr(dice.randrange(0x2100)) if dice.random() < 0.1 else dice.choice(words)
        for _ in range(dice.randint(0, 300))
    ]
    return dice.choice((" ", "\n", "\t", "    ")).join(chosen)


# ---- Running -----------------------------------------------------------------------------------


def readers() -> list[Callable[[bytes], object]]:
    """What has to bear it: the sources, and the whole reading where there is one."""
    found: list[Callable[[bytes], object]] = [source_of]
    try:
        reading = importlib.import_module("campaigns.intake.reading")
    except ModuleNotFoundError:
        return found
    return [*found, lambda data: reading.read(data, "ke-hoach")]


def outcome(seed: int) -> str:
    """Try the case of one seed: "read", a refusal's first words, or the crash's traceback."""
    data = mutated(random.Random(seed))
    try:
        for reader in readers():
            reader(data)
    except Unreadable as refusal:
        return " ".join(str(refusal).split()[:6])
    except (Exception, TooSlow):
        return f"CRASH of seed {seed}:\n{traceback.format_exc()}"
    return "read"


def _stop(signum: int, frame: object) -> None:
    raise TooSlow(f"more than {SLOW_SECONDS} s")


def main(count: int, seed: int) -> int:
    """Run ``count`` cases from ``seed`` on; return the number of crashes."""
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.signal(signal.SIGPROF, _stop)
    seed_files()
    outcomes: Counter[str] = Counter()
    crashes, started = 0, time.monotonic()
    for number in range(seed, seed + count):
        signal.setitimer(signal.ITIMER_PROF, SLOW_SECONDS)
        result = outcome(number)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if result.startswith("CRASH"):
            crashes += 1
            print(result, flush=True)
        outcomes[result if not result.startswith("CRASH") else "CRASH"] += 1
    for result, times in outcomes.most_common():
        print(f"{times:8}  {result}")
    print(f"{count} files, {crashes} crashes, {time.monotonic() - started:.0f} s")
    return crashes


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    first = int(sys.argv[2]) if len(sys.argv) > 2 else zlib.crc32(str(time.time()).encode())
    print(f"seed {first}")
    sys.exit(1 if main(int(sys.argv[1]), first) else 0)
