import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0006_left_out"),
        ("org", "0002_reminders"),
    ]

    operations = [
        migrations.AddField(
            model_name="conflict",
            name="written_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="org.membership",
            ),
        ),
    ]
