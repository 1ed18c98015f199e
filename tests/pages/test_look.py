"""The look: no page breaks the strict CSP, and what libraries say is Vietnamese."""

from __future__ import annotations

import gettext
import re
import unicodedata
from pathlib import Path

import axes
import django_filters
import import_export
import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils.translation import gettext as translate
from django.utils.translation import ngettext

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCREEN_TEMPLATES = [path for path in TEMPLATES if "print" not in path.parts]

# The same word in both languages, or never on a page.
SAME_IN_BOTH = {""}
UNSEEN = {"use_natural_foreign_keys and key_is_id cannot both be True"}


class SampleForm(forms.Form):
    title = forms.CharField(label="Trích yếu", help_text="In dưới chữ KẾ HOẠCH.")
    note = forms.CharField(label="Ghi chú", required=False)
    mode = forms.ChoiceField(
        label="Thẩm quyền ký", choices=[("TM", "TM."), ("KT", "KT.")], widget=forms.RadioSelect
    )

    def clean(self) -> None:
        raise forms.ValidationError("Ngày kết thúc đứng trước ngày bắt đầu.")


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


def _without_comments(path: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("path", SCREEN_TEMPLATES, ids=_named)
def test_no_template_carries_an_inline_style_or_script(path):
    source = _without_comments(path)
    assert not re.search(r"<[^>]*\sstyle\s*=", source)
    assert not re.search(r"<style\b", source)
    assert not re.search(r"<[a-z][^>]*\son[a-z]+\s*=", source)
    for opening in re.findall(r"<script\b[^>]*>", source):
        assert "src=" in opening


@pytest.mark.parametrize("path", SCREEN_TEMPLATES, ids=_named)
def test_a_page_loads_nothing_from_another_host(path):
    for address in re.findall(r'(?:src|href)="([^"]*)"', _without_comments(path)):
        assert not address.startswith(("http:", "https:", "//"))


@pytest.mark.parametrize("path", SCREEN_TEMPLATES, ids=_named)
def test_a_crispy_form_stands_under_its_summary_of_errors(path):
    # templates/bootstrap5/errors.html is empty, so that nothing is said twice.
    source = _without_comments(path)
    if "|crispy" in source or "{% crispy " in source:
        assert re.search(r"includes/error_(summary|links)\.html", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=_named)
def test_a_template_compiles_and_is_in_composed_letters(path):
    get_template(_named(path))
    source = path.read_text()
    assert unicodedata.is_normalized("NFC", source)


def test_the_summary_of_errors_links_to_each_field():
    form = SampleForm({"title": ""})
    page = render_to_string("includes/error_summary.html", {"form": form})
    assert "Chưa lưu được: 3 chỗ cần sửa" in page
    assert 'href="#id_title"' in page
    assert 'href="#div_id_mode"' in page
    assert "Ngày kết thúc đứng trước ngày bắt đầu." in page


def test_the_summary_of_errors_names_the_row_of_a_formset():
    rows = forms.formset_factory(SampleForm, extra=0)
    formset = rows({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"})
    page = render_to_string("includes/error_summary.html", {"formset": formset})
    assert 'href="#id_form-1-title">Dòng 2, Trích yếu: Chưa điền mục này.' in page


def test_a_correct_form_has_no_summary():
    assert "box-errors" not in render_to_string("includes/error_summary.html", {"form": None})


def test_a_field_has_its_label_above_and_says_when_it_may_stay_empty():
    template = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
    page = template.render(Context({"form": SampleForm()}))
    assert page.index('for="id_title"') < page.index('id="id_title"')
    assert page.index('id="id_title"') < page.index("In dưới chữ KẾ HOẠCH.")
    assert page.count("(không bắt buộc)") == 1
    assert 'aria-describedby="id_title_helptext"' in page


def test_the_address_of_another_page_keeps_the_filter():
    from django.core.paginator import Paginator

    request = RequestFactory().get("/", {"q": "cam", "page": "2"})
    page = render_to_string(
        "includes/pagination.html",
        {"request": request, "page_obj": Paginator(range(50), 20).page(2), "noun": "kế hoạch"},
        request=request,
    )
    assert "Từ 21 đến 40 trên 50 kế hoạch" in page
    assert "?q=cam&amp;page=3" in page


@pytest.mark.parametrize("library", [import_export, django_filters, axes])
def test_every_word_of_a_library_is_vietnamese(library):
    catalogue = Path(library.__file__).parent / "locale/de/LC_MESSAGES/django.mo"
    with catalogue.open("rb") as file:
        english = gettext.GNUTranslations(file)._catalog
    words = {key if isinstance(key, str) else key[0] for key in english} - SAME_IN_BOTH - UNSEEN
    assert words
    assert [word for word in words if not is_translated(word)] == []


def is_translated(word: str) -> bool:
    # Python 3.11.2 (Debian 12) finds a word with plural forms by ngettext only.
    return translate(word) != word or ngettext(word, word, 1) != word


def test_the_compiled_catalogues_are_those_of_the_sources():
    folder = ROOT / "emulation/locale/vi/LC_MESSAGES"
    for name in ("django", "djangojs"):
        with (folder / f"{name}.mo").open("rb") as file:
            compiled = gettext.GNUTranslations(file)._catalog
        source = (folder / f"{name}.po").read_text()
        # One msgid more than keys: the header is a key too.
        assert len(re.findall(r"^msgid ", source, flags=re.MULTILINE)) == len(compiled)
