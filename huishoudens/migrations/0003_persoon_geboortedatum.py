"""A birth date is looked up as often as a name (A3)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("huishoudens", "0002_kopieen")]
    operations = [
        migrations.AddIndex(
            model_name="persoon",
            index=models.Index(fields=["geboortedatum"], name="persoon_geboortedatum"),
        )
    ]
