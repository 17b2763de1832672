"""The inzagelog beyond alteration: refusals, and a chain of every line of one medewerker, old lines included (F2)."""

from django.db import migrations, models
from django.db.models import Q

from toegang.beleid import gronden_van
from toegang.keten import hash_van
from toegang.keuzes import Gegevensgroep
from toegang.versleuteling import pseudoniem

# As they stood when this migration was written; the order is that of the links.
KOLOMMEN = (
    *("medewerker_id", "schakel", "id", "moment", "uitkomst", "handeling", "verzoek"),
    *("huishouden_id", "pseudoniem", "dossier", "gevraagd", "groepen", "regel", "grond"),
)
PER_KEER = 2_000
VULLEN = """
UPDATE toegang_inzageregel i SET schakel = v.schakel, hash = v.hash, pseudoniem = v.pseudoniem, grond = v.grond
FROM unnest(%s::uuid[], %s::int[], %s::bytea[], %s::uuid[], %s::text[]) v(id, schakel, hash, pseudoniem, grond)
WHERE i.id = v.id"""


def schakel_aan(apps, schema_editor):
    """Link what was written before, in the order in which each medewerker read; a few thousand rows at a time."""
    verbinding = schema_editor.connection
    with verbinding.chunked_cursor() as bron, verbinding.cursor() as doel:
        bron.execute(
            f"SELECT {', '.join(KOLOMMEN)} FROM toegang_inzageregel ORDER BY medewerker_id, moment, id"
        )
        van, nummer, vorige = None, 0, b""
        while rijen := bron.fetchmany(PER_KEER):
            uit = []
            for rij in rijen:
                waarden = dict(zip(KOLOMMEN, rij, strict=True))
                if waarden["medewerker_id"] != van:
                    van, nummer, vorige = waarden["medewerker_id"], 0, b""
                nummer += 1
                waarden["schakel"] = nummer
                waarden["pseudoniem"] = waarden["huishouden_id"] and pseudoniem(waarden["huishouden_id"])
                waarden["grond"] = gronden_van(map(Gegevensgroep, waarden["groepen"]))
                vorige = hash_van(vorige, list(waarden.values()))
                uit.append((waarden["id"], nummer, vorige, waarden["pseudoniem"], waarden["grond"]))
            doel.execute(VULLEN, [list(kolom) for kolom in zip(*uit, strict=True)])


class Migration(migrations.Migration):
    dependencies = [("toegang", "0007_inzending")]

    operations = [
        migrations.AddField(
            "inzageregel",
            "uitkomst",
            models.CharField(
                max_length=9,
                choices=[("gelezen", "Gelezen"), ("geweigerd", "Geweigerd")],
                default="gelezen",
            ),
        ),
        migrations.AddField("inzageregel", "gevraagd", models.UUIDField(null=True, blank=True)),
        migrations.AddField("inzageregel", "pseudoniem", models.UUIDField(null=True, blank=True)),
        migrations.AddField("inzageregel", "grond", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "inzageregel", "verzoek", models.CharField(max_length=64, blank=True, default=""), preserve_default=False
        ),
        migrations.AddField("inzageregel", "schakel", models.IntegerField(editable=False, null=True)),
        migrations.AddField("inzageregel", "hash", models.BinaryField(max_length=32, null=True)),
        migrations.RunPython(schakel_aan, migrations.RunPython.noop),
        migrations.AlterField("inzageregel", "schakel", models.IntegerField(editable=False)),
        migrations.AlterField("inzageregel", "hash", models.BinaryField(max_length=32)),
        migrations.RemoveIndex("inzageregel", "inzage_medewerker"),
        migrations.AddIndex(
            "inzageregel",
            models.Index(
                fields=["-moment", "-id"], condition=Q(uitkomst="geweigerd"), name="inzage_geweigerd"
            ),
        ),
        migrations.AddConstraint(
            "inzageregel",
            models.UniqueConstraint(fields=["medewerker", "schakel"], name="inzage_schakel"),
        ),
    ]
