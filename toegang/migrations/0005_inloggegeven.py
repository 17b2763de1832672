"""Passwords and visits leave the account, which every colleague reads, for a table of their own (F8)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

VERHUIS = """
INSERT INTO toegang_inloggegeven (medewerker_id, wachtwoordhash, vorig_bezoek, dit_bezoek)
SELECT id, password, vorig_bezoek, dit_bezoek FROM toegang_medewerker;
"""
TERUG = """
UPDATE toegang_medewerker m
   SET password = i.wachtwoordhash, vorig_bezoek = i.vorig_bezoek, dit_bezoek = i.dit_bezoek
  FROM toegang_inloggegeven i WHERE i.medewerker_id = m.id;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0004_rij_blijft")]
    operations = [
        migrations.CreateModel(
            name="Inloggegeven",
            fields=[
                (
                    "medewerker",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("wachtwoordhash", models.CharField(max_length=128)),
                ("vorig_bezoek", models.DateTimeField(blank=True, null=True)),
                ("dit_bezoek", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RunSQL(VERHUIS, TERUG),
        *(
            migrations.RemoveField(model_name="medewerker", name=naam)
            for naam in ("password", "last_login", "vorig_bezoek", "dit_bezoek")
        ),
    ]
