"""The sheet that the village meeting signed, photographed and attached."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaigns.models import Registration, SignedSheet
from campaigns.registering.services.writing import registration_hold, registration_writer, tell
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import actor
from emulation.papers.services import attachment_add

MOST = 10


@transaction.atomic
def signed_sheet_add(*, registration: Registration, upload: UploadedFile, by: User) -> SignedSheet:
    membership = registration_writer(registration, by)
    if registration.pk is None:
        registration_hold(registration)
    if registration.signed_sheets.count() >= MOST:
        raise ValidationError(f"Mỗi đăng ký kèm nhiều nhất {MOST} ảnh phiếu đã ký.")
    acting = actor(by, membership)
    attachment = attachment_add(commune=registration.commune, upload=upload, by_actor=acting)
    row = SignedSheet.objects.create(
        commune=registration.commune, registration=registration, attachment=attachment
    )
    tell("campaigns.registration.sheet_added", registration, by, membership, attachment.name)
    return row


@transaction.atomic
def signed_sheet_remove(*, sheet: SignedSheet, by: User) -> None:
    registration = sheet.registration
    membership = registration_writer(registration, by)
    if not SignedSheet.objects.filter(pk=sheet.pk).delete()[0]:
        raise WrongState()
    tell("campaigns.registration.sheet_removed", registration, by, membership, str(sheet))
