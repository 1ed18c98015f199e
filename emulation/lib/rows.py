"""What every row carries, whoever it belongs to."""

import uuid

from django.db import models


class UidRow(models.Model):
    """A row that addresses and files name by ``uid``, never by its number."""

    uid = models.UUIDField("mã", default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
