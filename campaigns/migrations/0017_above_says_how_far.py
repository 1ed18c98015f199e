from decimal import Decimal

from django.db import migrations, models
from django.db.models import Q

NAME = "criterion_above_says_how_far"


def hundred_per_cent(apps, schema_editor):
    """What was left open counted as 100 per cent above the measure."""
    rows = apps.get_model("campaigns", "Criterion").objects.filter(rule="above", full_above=None)
    rows.update(full_above=Decimal(100))


class Migration(migrations.Migration):
    """An empty number passed the old condition: in SQL nothing is not false."""

    dependencies = [("campaigns", "0016_launch_drafts_and_honour_scopes")]

    operations = [
        migrations.RemoveConstraint(model_name="criterion", name=NAME),
        migrations.RunPython(hundred_per_cent, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=~Q(rule="above") | Q(full_above__isnull=False, full_above__gt=0),
                name=NAME,
                violation_error_message="Ghi vượt bao nhiêu % thì đủ điểm.",
            ),
        ),
    ]
