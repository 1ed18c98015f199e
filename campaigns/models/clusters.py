"""Cụm, khối thi đua: units that are compared with each other, and score each other."""

from django.db import models

from emulation.org.models import Unit
from emulation.org.models.communes import CommuneRow


class Cluster(CommuneRow):
    """A group of like units for one year; its head turns from year to year."""

    year = models.PositiveSmallIntegerField("năm")
    name = models.CharField("tên cụm, khối", max_length=120)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "cụm, khối thi đua"
        verbose_name_plural = "cụm, khối thi đua"
        ordering = ["-year", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "name"],
                name="cluster_once_a_year",
                violation_error_message="Năm này đã có cụm, khối tên ấy.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClusterMember(CommuneRow):
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="members")
    year = models.PositiveSmallIntegerField("năm", editable=False)  # that of the cluster
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="clusters")
    is_head = models.BooleanField("trưởng cụm, khối", default=False)

    class Meta:
        verbose_name = "thành viên cụm, khối"
        verbose_name_plural = "thành viên cụm, khối"
        ordering = ["cluster", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "unit"],
                name="unit_in_one_cluster_a_year",
                violation_error_message="Đơn vị đã ở một cụm, khối khác trong năm này.",
            ),
            models.UniqueConstraint(
                fields=["commune", "cluster"],
                condition=models.Q(is_head=True),
                name="cluster_has_one_head",
                violation_error_message="Cụm, khối đã có trưởng.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)
