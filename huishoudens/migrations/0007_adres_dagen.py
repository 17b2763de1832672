"""An address does not end before it began; one that did, ends on the day it began (B1)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("huishoudens", "0006_volgnummer")]

    operations = [
        migrations.RunSQL(
            "UPDATE huishoudens_adres SET tot = van WHERE tot < van", migrations.RunSQL.noop, elidable=True
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__isnull", True),
                    ("van__isnull", True),
                    ("tot__gte", models.F("van")),
                    _connector="OR",
                ),
                name="adres_begin_voor_eind",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
    ]
