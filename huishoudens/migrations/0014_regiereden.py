"""Why the regie was given is read by fewer people than whose it is: it moves to a row of its own (F1, B2).

Words and their versions move, so there is no way back but a back-up.
"""

import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

# What was taken over from an accepted request stands there still, with its reason. A reason never changed, so its first
# version is the only one.
_HEEN = """
    INSERT INTO huishoudens_regiereden (id, gemaakt_op, regie_id, huishouden_id, door_id, reden)
    SELECT gen_random_uuid(), r.gemaakt_op, r.id, r.huishouden_id, r.door_id, r.reden FROM huishoudens_regie r
     WHERE r.reden <> '' AND NOT EXISTS (
       SELECT FROM huishoudens_overdracht o WHERE o.huishouden_id = r.huishouden_id AND o.naar_id = r.medewerker_id
          AND o.status = 'aangenomen' AND o.reden = r.reden AND r.door_id = o.naar_id
          AND (o.afgehandeld_op AT TIME ZONE 'Europe/Amsterdam')::date = r.van);
    INSERT INTO huishoudens_historicalregiereden
      (history_id, history_date, history_type, history_user_id, id, gemaakt_op, regie_id, huishouden_id, door_id, reden)
    SELECT gen_random_uuid(), coalesce(v.history_date, n.gemaakt_op), '+', v.history_user_id,
           n.id, n.gemaakt_op, n.regie_id, n.huishouden_id, n.door_id, n.reden
      FROM huishoudens_regiereden n LEFT JOIN LATERAL (
        SELECT h.history_date, h.history_user_id FROM huishoudens_historicalregie h
         WHERE h.id = n.regie_id ORDER BY h.history_date LIMIT 1) v ON true;
    SET CONSTRAINTS ALL IMMEDIATE"""


class Migration(migrations.Migration):

    dependencies = [
        ('huishoudens', '0013_nood_oordeeldag_volgt'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalRegiereden',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('gemaakt_op', models.DateTimeField(blank=True, editable=False)),
                ('reden', models.CharField(max_length=200)),
                ('history_id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huishouden', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='huishoudens.huishouden')),
                ('regie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='huishoudens.regie')),
            ],
            options={
                'verbose_name': 'historical regiereden',
                'verbose_name_plural': 'historical regieredenen',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Regiereden',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True)),
                ('reden', models.CharField(max_length=200)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huishouden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='huishoudens.huishouden')),
                ('regie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='waarom', to='huishoudens.regie')),
            ],
            options={
                'verbose_name_plural': 'regieredenen',
            },
        ),
        migrations.RunSQL(_HEEN),
        migrations.RemoveField(
            model_name='historicalregie',
            name='reden',
        ),
        migrations.RemoveField(
            model_name='regie',
            name='reden',
        ),
    ]
