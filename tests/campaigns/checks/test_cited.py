"""A paper is cited in full once, and by kind and number afterwards."""

from __future__ import annotations

from tests.campaigns.checks.contents_made import content, found, item, mended

FULL = "Kế hoạch số 05/KH-UBND ngày 12/01/2024 của UBND huyện Yên Thế về phát động thi đua"


def basis(text=FULL, *, standing=True, uid="b"):
    return {"uid": uid, "lead": "Căn cứ", "text": text, "standing": standing}


def shortened(text, **changes):
    (check,) = found(content(item(text), **changes), "writing.cited")
    return mended(text, check)


def test_a_paper_of_the_bases_is_short_in_the_text():
    text = "Thực hiện Kế hoạch số 05/KH-UBND ngày 12/01/2024 của UBND huyện Yên Thế, các thôn làm."

    assert shortened(text, bases=[basis()]) == ("Thực hiện Kế hoạch số 05/KH-UBND, các thôn làm.")


def test_where_the_whole_title_is_repeated_it_goes_with_the_rest():
    assert shortened(f"Thực hiện {FULL}.", bases=[basis()]) == ("Thực hiện Kế hoạch số 05/KH-UBND.")


def test_the_second_mention_in_the_text_is_short_too():
    paper = "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
    made = content(item(f"Quán triệt {paper}.", uid="a"), item(f"Thực hiện {paper}.", uid="b"))
    (check,) = found(made, "writing.cited")

    assert check.item == "b"
    assert check.fix.old == " ngày 07/4/2014 của Bộ Chính trị"


def test_the_same_day_written_otherwise_is_the_same_day():
    texts = (
        "Quán triệt Chỉ thị số 34-CT/TW ngày 07/04/2014 của Bộ Chính trị.",
        "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị gắn với thi đua.",
    )
    (check,) = found(content(*(item(text) for text in texts)), "writing.cited")

    assert mended(texts[1], check) == "Thực hiện Chỉ thị số 34-CT/TW gắn với thi đua."


def test_the_first_mention_stays_in_full():
    assert not found(content(item(f"Thực hiện {FULL}.")), "writing.cited")


def test_a_short_mention_is_as_it_should_be():
    made = content(item("Theo Kế hoạch số 05/KH-UBND, các thôn làm."), bases=[basis()])

    assert not found(made, "writing.cited")


def test_a_basis_named_inside_the_opening_is_read_there_once():
    opening = [f"Thực hiện {FULL}, UBND xã với chủ đề “Đoàn kết, sáng tạo” như sau:"]

    assert not found(content(bases=[basis(standing=False)], opening=opening), "writing.cited")


def test_another_paper_of_the_same_number_is_another_paper():
    text = "Theo Quyết định số 05/QĐ-UBND ngày 12/01/2024 của UBND huyện Yên Thế."

    assert not found(content(item(text), bases=[basis()]), "writing.cited")
