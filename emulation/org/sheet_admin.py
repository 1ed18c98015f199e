"""Pages of the admin whose rows go out to Excel and come in from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm

from emulation.org.admin_base import KeptAdmin, administered_commune
from emulation.org.resource_base import KeptResource
from emulation.org.sheet_forms import MAX_BYTES, PREVIEW_GONE, format_of
from emulation.org.sheets import (
    FORMATS,
    UnreadableSheet,
    file_response,
    template_workbook,
)


class SheetImportForm(ImportForm):
    """The first step of an import: the file says by its bytes what it is."""

    format = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("resource", "import_file", "format")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        upload = self.fields["import_file"]
        upload.widget = forms.FileInput(attrs={"accept": ".xlsx,.csv"})
        upload.label, upload.help_text = "Tệp Excel hoặc CSV", "Tệp .xlsx hoặc .csv, đến 5 MB."

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        upload = self.cleaned_data["import_file"]
        if upload.size > MAX_BYTES:
            raise ValidationError("Tệp lớn hơn 5 MB. Xóa hình, chia thành nhiều tệp rồi nhập.")
        try:
            self._format = format_of(upload.read())
        except UnreadableSheet as error:
            raise ValidationError(str(error)) from error
        upload.seek(0)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("import_file"):
            cleaned["format"] = str(FORMATS.index(self._format))
        return cleaned


class SheetExportForm(ExportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = self.fields["format"].choices[1:]


class SheetConfirmForm(ConfirmImportForm):
    """The second step of an import; its hidden fields came from the first."""

    format = forms.ChoiceField(
        widget=forms.HiddenInput, choices=[(str(place), "") for place in range(len(FORMATS))]
    )


class SheetAdmin(ImportExportMixin, KeptAdmin):
    """Rows that go out to Excel and come in from it; subclasses name ``resource``."""

    resource: type[KeptResource]
    formats = FORMATS
    import_form_class = SheetImportForm
    export_form_class = SheetExportForm
    confirm_form_class = SheetConfirmForm

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.template_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_template"
        return [path("tep-mau/", view, name=name), *super().get_urls()]

    def template_view(self, request: HttpRequest) -> HttpResponse:
        columns = self.resource(**self.get_resource_kwargs(request)).template_columns()
        return file_response(template_workbook(columns), f"mau-{self.opts.model_name}")

    def get_resource_classes(self, request: HttpRequest) -> list[type[KeptResource]]:
        return [self.resource]

    def get_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"commune": administered_commune(request), "by": request.user}

    def get_resource_index(self, form: Any) -> int:
        return 0

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {"rollback_on_validation_errors": True}

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_template"
        return {"template_url": reverse(name)}

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        return f"{self.opts.model_name}.{file_format.get_extension()}"

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        sentence = str(e) if isinstance(e, UnreadableSheet) else "Không đọc được tệp này."
        form.add_error("import_file", sentence)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not self._preview_is_kept(request):
            messages.error(request, PREVIEW_GONE)
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")
        return super().process_import(request, **kwargs)

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """Say it where rows changed between the preview and now; nothing was written then."""
        if result.is_good:
            return super().process_result(result, request)
        context = {
            **self.admin_site.each_context(request),
            **self.get_import_context_data(),
            "title": "Nhập từ Excel",
            "form": self.get_import_form_class(request)(self.get_import_formats(), [self.resource]),
            "opts": self.opts,
            "result": result,
        }
        return TemplateResponse(request, [self.import_template_name], context)

    def _preview_is_kept(self, request: HttpRequest) -> bool:
        name = request.POST.get("import_file_name", "")
        return self.get_tmp_storage_class()(name=name).read() is not None
