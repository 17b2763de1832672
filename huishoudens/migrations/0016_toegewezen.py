"""With what somebody helps is read by fewer people than that he helps: it moves to a row of its own (F1, B5).

What was assigned and its versions move, so there is no way back but a back-up.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

# A version for each time that the leefgebieden changed; the end of the help alone is none.
_HEEN = """
    INSERT INTO huishoudens_toegewezen (id, gemaakt_op, betrokkenheid_id, huishouden_id, medewerker_id, leefgebieden)
    SELECT gen_random_uuid(), b.gemaakt_op, b.id, b.huishouden_id, b.medewerker_id, b.leefgebieden
      FROM huishoudens_betrokkenheid b WHERE b.leefgebieden <> '{}';
    INSERT INTO huishoudens_historicaltoegewezen
      (history_id, history_date, history_type, history_user_id, id, gemaakt_op, betrokkenheid_id, huishouden_id,
       medewerker_id, leefgebieden)
    SELECT gen_random_uuid(), v.history_date, CASE WHEN v.eerder = '{}' THEN '+' ELSE '~' END, v.history_user_id,
           n.id, n.gemaakt_op, n.betrokkenheid_id, n.huishouden_id, n.medewerker_id, v.leefgebieden
      FROM huishoudens_toegewezen n JOIN (
        SELECT h.id, h.history_date, h.history_user_id, h.leefgebieden,
               lag(h.leefgebieden, 1, '{}') OVER (PARTITION BY h.id ORDER BY h.history_date, h.history_id) AS eerder
          FROM huishoudens_historicalbetrokkenheid h) v ON v.id = n.betrokkenheid_id
     WHERE v.leefgebieden <> v.eerder;
    SET CONSTRAINTS ALL IMMEDIATE"""


class Migration(migrations.Migration):

    dependencies = [
        ('huishoudens', '0015_overdracht_verloopt'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalToegewezen',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('gemaakt_op', models.DateTimeField(blank=True, editable=False)),
                ('leefgebieden', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('zingeving', 'Zingeving'), ('wonen', 'Wonen'), ('financien', 'Financiën'), ('sociale_relaties', 'Sociale relaties'), ('lichamelijke_gezondheid', 'Lichamelijke gezondheid'), ('psychische_gezondheid', 'Psychische gezondheid'), ('werk', 'Werk'), ('onderwijs', 'Onderwijs'), ('activiteiten', 'Activiteiten')], max_length=30), default=list, size=None)),
                ('history_id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('betrokkenheid', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='huishoudens.betrokkenheid')),
                ('history_user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('huishouden', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='huishoudens.huishouden')),
                ('medewerker', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical toegewezen',
                'verbose_name_plural': 'historical toegewezen leefgebieden',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Toegewezen',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True)),
                ('leefgebieden', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('zingeving', 'Zingeving'), ('wonen', 'Wonen'), ('financien', 'Financiën'), ('sociale_relaties', 'Sociale relaties'), ('lichamelijke_gezondheid', 'Lichamelijke gezondheid'), ('psychische_gezondheid', 'Psychische gezondheid'), ('werk', 'Werk'), ('onderwijs', 'Onderwijs'), ('activiteiten', 'Activiteiten')], max_length=30), default=list, size=None)),
                ('betrokkenheid', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='toegewezen', to='huishoudens.betrokkenheid')),
                ('huishouden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='huishoudens.huishouden')),
                ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'toegewezen leefgebieden',
                'constraints': [models.CheckConstraint(condition=models.Q(('leefgebieden__contained_by', ['zingeving', 'wonen', 'financien', 'sociale_relaties', 'lichamelijke_gezondheid', 'psychische_gezondheid', 'werk', 'onderwijs', 'activiteiten'])), name='toegewezen_bestaat', violation_error_message='Kies leefgebieden uit de lijst.')],
            },
        ),
        migrations.RunSQL(_HEEN),
        migrations.RemoveField(
            model_name='betrokkenheid',
            name='leefgebieden',
        ),
        migrations.RemoveField(
            model_name='historicalbetrokkenheid',
            name='leefgebieden',
        ),
    ]
