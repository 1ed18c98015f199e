"""A letter that launches a campaign is a paper of the workshop, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0013_campaigns_and_registrations")]

    operations = [
        migrations.AlterField(
            model_name="plan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("yearly", "Kế hoạch năm"),
                    ("drive", "Đợt thi đua, chuyên đề"),
                    ("report", "Báo cáo sơ kết"),
                    ("letter", "Công văn phát động"),
                ],
                default="yearly",
                max_length=8,
                verbose_name="loại",
            ),
        ),
    ]
