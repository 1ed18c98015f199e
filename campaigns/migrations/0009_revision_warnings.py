from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0008_amending'),
    ]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='warnings',
            field=models.JSONField(default=list, editable=False, verbose_name='chỗ nên xem lúc trình'),
        ),
        migrations.AddField(
            model_name='revision',
            name='warnings_reason',
            field=models.TextField(blank=True, editable=False, verbose_name='lý do vẫn trình'),
        ),
    ]
