"""The file of a cited paper, kept beside its basis."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaigns.models import Basis
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.org.models import User
from emulation.org.rights import actor
from emulation.papers.models import Attachment
from emulation.papers.services import attachment_add


@transaction.atomic
def basis_attach(*, basis: Basis, upload: UploadedFile, by: User) -> Attachment:
    """Keep the file of a cited paper; one that was there before stays with older revisions."""
    plan = basis.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    attachment = attachment_add(commune=plan.commune, upload=upload, by_actor=actor(by, membership))
    basis.attachment = attachment
    basis.save(update_fields=["attachment"])
    tell(plan, "campaigns.basis.file_attached", by, membership, name=f"“{attachment.name}”")
    return attachment


@transaction.atomic
def basis_detach(*, basis: Basis, by: User) -> None:
    """Take the file off the basis; revisions that name it still find it."""
    plan = basis.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    name = f"“{basis.attachment}”"
    basis.attachment = None
    basis.save(update_fields=["attachment"])
    tell(plan, "campaigns.basis.file_detached", by, membership, name=name)
