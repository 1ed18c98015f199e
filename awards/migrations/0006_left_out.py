from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("awards", "0005_papers_holidays_received_anew")]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="left_out",
            field=models.CharField(
                blank=True, editable=False, max_length=800, verbose_name="không lấy vì"
            ),
        ),
    ]
