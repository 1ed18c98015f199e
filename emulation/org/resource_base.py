"""Rows of a commune from and to a sheet: read by cells, written through the services.

A resource tells each row as a *record*, a dict of plain values by column. What a file gives
is compared with the record of the row it means; only what differs goes to the service. The
preview is the same run, rolled back; one wrong line and nothing is written.
"""

from __future__ import annotations

import logging
from typing import Any

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.utils.html import escape, format_html
from import_export.fields import Field
from import_export.instance_loaders import ModelInstanceLoader
from import_export.resources import Diff, Resource
from import_export.results import Error, Result

from emulation.lib.states import WrongState
from emulation.lib.text import clean_line, search_key
from emulation.org.cells import Cell, TextCell, sheet_text, typed_text
from emulation.org.models import Commune, User
from emulation.org.sheets import LINE, UnreadableSheet

logger = logging.getLogger(__name__)
UID = "uid"


class Column(Field):
    """A column of the sheet; ``hint`` is added to the cell's rule in the guide."""

    widget: Cell

    def __init__(
        self,
        title: str,
        cell: Cell | None = None,
        *,
        example: Any = "",
        required: bool = False,
        hint: str = "",
        in_template: bool = True,
    ) -> None:
        super().__init__(column_name=title, widget=cell or TextCell())
        self.example, self.required, self.hint = example, required, hint
        self.in_template = in_template

    @property
    def guide(self) -> str:
        return f"{self.widget.rule}. {self.hint}" if self.hint else f"{self.widget.rule}."

    def read(self, cell: Any) -> Any:
        """Return the value of a cell; raises ``ValueError`` with a sentence."""
        value = self.widget.clean(cell)
        if self.required and value in ("", None):
            raise ValueError("Ô này đang trống.")
        return value


def uid_column() -> Column:
    """Return the column by which an exported row is found again, whatever else changes."""
    return Column(
        "Mã trên cổng", in_template=False, hint="Cổng tự ghi khi xuất; giữ nguyên, không sửa."
    )


class WordsDiff(Diff):
    """What changes, in plain elements: the library's own carry inline styles."""

    def __init__(self, resource: KeptResource, instance: Any, new: bool) -> None:
        self.left, self.right, self.new = _shown_cells(resource, instance), [], new

    def compare_with(self, resource: KeptResource, instance: Any) -> None:
        self.right = _shown_cells(resource, instance)

    def as_html(self) -> list[str]:
        pairs = zip(map(sheet_text, self.left), map(sheet_text, self.right), strict=True)
        return [self._told(old, new) for old, new in pairs]

    def _told(self, old: str, new: str) -> str:
        if self.new or old == new:
            return escape(new)
        gone = format_html("<del>{}</del> ", old) if old else ""
        return gone + (format_html("<ins>{}</ins>", new) if new else "")


def _shown_cells(resource: KeptResource, instance: Any) -> list[Any]:
    return [column.export(instance) for column in resource.shown_columns()]


class LineError(Error):
    """An error that no rule foresaw is told without its inner words, and logged."""

    def __init__(self, error: Exception, row: Any = None, number: int | None = None) -> None:
        if not isinstance(error, PermissionDenied | UnreadableSheet):
            logger.error("A row of a sheet was refused", exc_info=error)
            error = UnreadableSheet("Không ghi được dòng này. Xem lại các ô rồi nhập lại.")
        super().__init__(error, row=None, number=row.get(LINE, number) if row else number)


class LineResult(Result):
    """Errors named by the lines of the file, which begin below the heads."""

    def append_invalid_row(self, number: int, row: dict, validation_error: Exception) -> None:
        super().append_invalid_row(row.get(LINE, number + 1), row, validation_error)

    def row_errors(self) -> list[tuple[int, list[Error]]]:
        return [(row.errors[0].number, row.errors) for row in self.rows if row.errors]

    @property
    def is_good(self) -> bool:
        return not (self.has_errors() or self.has_validation_errors())


def line_sentence(error: ValidationError) -> str:
    """Return what is wrong with a line of a file, column by column: "Năm: Ô này đang trống."."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        " ".join(messages) if title == NON_FIELD_ERRORS else f"{title}: {' '.join(messages)}"
        for title, messages in error.message_dict.items()
    )


class KeptResource(Resource):
    """Subclasses say how a row is told (``record_of``), found (``find``) and written.

    ``create(record)`` returns the new row; ``change(row, changed)`` gets what differs.
    """

    class Meta:
        instance_loader_class = ModelInstanceLoader
        skip_unchanged = True
        report_skipped = True

    # Fields of the services whose column has another name.
    column_of: dict[str, str] = {}

    def __init__(self, *, commune: Commune, by: User | None, **kwargs: Any) -> None:
        super().__init__()
        self.commune, self.by = commune, by
        for name, column in self.fields.items():
            column.attribute = f"record__{name}"
        self.by_uid: dict[str, Model] = {}
        self.given: dict[str, Any] = {}
        self.before: dict[str, Any] = {}
        self.is_readable = False

    # --- What subclasses write

    def get_queryset(self) -> QuerySet:
        raise NotImplementedError

    def record_of(self, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    def find(self, record: dict[str, Any]) -> Any:
        """Return the row of the commune that the record means, or ``None`` for a new one."""
        raise NotImplementedError

    def remember(self, row: Any) -> None:
        """Make a row known to ``find``, and its name to the cells."""
        raise NotImplementedError

    def create(self, record: dict[str, Any]) -> Any:
        raise NotImplementedError

    def change(self, row: Any, changed: dict[str, Any]) -> None:
        raise NotImplementedError

    # --- What people see

    def shown_columns(self) -> list[Column]:
        """Return the columns without the mark of an export, which says nothing to people."""
        return [column for column in self.fields.values() if column.in_template]

    def get_diff_headers(self) -> list[str]:
        return [column.column_name for column in self.shown_columns()]

    def get_user_visible_fields(self) -> list[Column]:
        return self.shown_columns()

    def template_columns(self) -> list[Column]:
        self.prepare()
        return self.shown_columns()

    def prepare(self) -> None:
        """Read once what lines are compared with; ``remember`` gets every row."""
        for row in self.get_queryset():
            self._know(row)

    # --- Reading a file

    @classmethod
    def get_result_class(cls) -> type[Result]:
        return LineResult

    @classmethod
    def get_error_result_class(cls) -> type[Error]:
        return LineError

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        return WordsDiff

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        dataset.headers = self._known_heads(dataset.headers or [])
        self._drop_example(dataset)
        self.prepare()
        self.is_readable = True

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        # The library goes on after an unreadable head; the lines then say nothing.
        if not self.is_readable:
            raise ValidationError("Xem lại hàng tiêu đề.")
        self.given, errors = {}, {}
        for name, column in self.fields.items():
            if column.column_name not in row:
                continue
            try:
                self.given[name] = column.read(row[column.column_name])
            except ValueError as error:
                errors[column.column_name] = str(error)
        if errors:
            raise ValidationError(errors)

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Any:
        uid = self.given.get(UID)
        if not uid:
            return self._found()
        if uid not in self.by_uid:
            title = self.fields[UID].column_name
            raise ValidationError(
                {title: "Địa phương mình không có dòng mang mã này. Dòng mới thì để trống."}
            )
        return self.by_uid[uid]

    def _found(self) -> Any:
        try:
            return self.find(self.given)
        except ValidationError as error:
            raise ValidationError(self._by_column(error)) from error

    def init_instance(self, row: dict[str, Any] | None = None) -> Any:
        return self._meta.model()

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        blank = {name: column.widget.blank for name, column in self.fields.items()}
        self.before = blank if new else self.record_of(instance)
        instance.record = dict(self.before)

    def import_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        instance.record |= self.given

    def skip_row(self, instance: Any, original: Any, row: Any, errors: Any = None) -> bool:
        unchanged = instance.pk is not None and instance.record == self.before
        return unchanged and not errors

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        """Give the line to its service, and its refusal to the columns."""
        try:
            if is_create:
                made = self.create(instance.record)
                instance.pk = made.pk
                self._know(made)
            else:
                after = instance.record
                self.change(instance, {n: v for n, v in after.items() if v != self.before[n]})
                self._know(instance)
        except WrongState as error:
            raise ValidationError(str(error)) from error
        except ValidationError as error:
            raise ValidationError(self._by_column(error)) from error

    # --- Writing a file

    def export_resource(
        self, instance: Any, selected_fields: Any = None, **kwargs: Any
    ) -> list[Any]:
        instance.record = self.record_of(instance)
        return super().export_resource(instance, selected_fields, **kwargs)

    @classmethod
    def get_display_name(cls) -> str:
        return cls._meta.model._meta.verbose_name

    def _know(self, row: Any) -> None:
        self.by_uid[str(row.uid)] = row
        self.remember(row)

    def _by_column(self, error: ValidationError) -> dict[str, list[str]]:
        if not hasattr(error, "error_dict"):
            return {NON_FIELD_ERRORS: error.messages}
        told: dict[str, list[str]] = {}
        for field, messages in error.message_dict.items():
            column = self.fields.get(self.column_of.get(field, field))
            title = column.column_name if column else NON_FIELD_ERRORS
            told.setdefault(title, []).extend(messages)
        return told

    def _known_heads(self, heads: list[Any]) -> list[str]:
        """Return the heads in their own spelling; raises ``UnreadableSheet``."""
        titles = {search_key(c.column_name): c.column_name for c in self.fields.values()}
        read = [clean_line(str(head)) if head else "" for head in heads]
        known = [LINE if head == LINE else titles.get(search_key(head), "") for head in read]
        strange = [f"“{head}”" for head, title in zip(read, known, strict=True) if not title]
        if strange:
            raise UnreadableSheet(
                f"Không rõ cột {', '.join(strange)}. "
                f"Các cột dùng được: {', '.join(titles.values())}."
            )
        if twice := {f"“{title}”" for title in known if known.count(title) > 1}:
            raise UnreadableSheet(f"Cột {', '.join(sorted(twice))} có hai lần.")
        required = [c.column_name for c in self.fields.values() if c.required]
        if missing := [f"“{title}”" for title in required if title not in known]:
            raise UnreadableSheet(f"Thiếu cột {', '.join(missing)}. Tải tệp mẫu để có đủ cột.")
        return known

    def _drop_example(self, dataset: tablib.Dataset) -> None:
        """Leave out the template's own example where nobody wrote over it."""
        examples = {c.column_name: sheet_text(c.example) for c in self.fields.values()}
        for place in range(len(dataset) - 1, -1, -1):
            cells = dict(zip(dataset.headers, dataset[place], strict=True))
            cells.pop(LINE, None)
            told = {title: typed_text(cell) for title, cell in cells.items()}
            if any(told.values()) and all(examples[title] == text for title, text in told.items()):
                del dataset[place]
