import django.db.models.deletion
from django.db import migrations, models


def say_what_was_issued(apps, schema_editor):
    """Letters with numbers were issued; nobody approved the others: their clerk submits them."""
    Urging = apps.get_model('campaigns', 'Urging')
    numbered = Urging.objects.exclude(units=None).exclude(units__paper=None)
    numbered.update(state='issued')


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0011_tasks_done'),
        ('org', '0001_initial'),
        ('targets', '0003_targets_end'),
    ]

    operations = [
        migrations.AddField(
            model_name='urging',
            name='content',
            field=models.JSONField(editable=False, null=True, verbose_name='bản trình'),
        ),
        migrations.AddField(
            model_name='urging',
            name='decided_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='duyệt, trả lại lúc'),
        ),
        migrations.AddField(
            model_name='urging',
            name='decided_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.membership'),
        ),
        migrations.AddField(
            model_name='urging',
            name='return_reason',
            field=models.TextField(blank=True, editable=False, verbose_name='lý do trả lại'),
        ),
        migrations.AddField(
            model_name='urging',
            name='sha256',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='mã băm'),
        ),
        migrations.AddField(
            model_name='urging',
            name='state',
            field=models.CharField(choices=[('draft', 'Soạn thảo'), ('submitted', 'Đã trình'), ('recalled', 'Thu hồi'), ('returned', 'Trả lại'), ('approved', 'Đã duyệt'), ('issued', 'Đã ban hành'), ('abandoned', 'Đã hủy')], default='draft', editable=False, max_length=9, verbose_name='trạng thái'),
        ),
        migrations.AddField(
            model_name='urging',
            name='submitted_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='trình lúc'),
        ),
        migrations.AddField(
            model_name='urging',
            name='submitted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.membership'),
        ),
        migrations.AddIndex(
            model_name='urging',
            index=models.Index(fields=['commune', 'state'], name='campaigns_u_commune_9a38f6_idx'),
        ),
        migrations.AddConstraint(
            model_name='urging',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'approved']), _negated=True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='submitted_urging_is_frozen', violation_error_message='Công văn đã trình phải giữ nguyên nội dung lúc trình.'),
        ),
        migrations.RunPython(say_what_was_issued, migrations.RunPython.noop),
    ]
