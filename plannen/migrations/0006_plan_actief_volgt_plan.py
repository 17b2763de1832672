"""The copy on an actie says what its plan says, whoever writes it: no action of an active plan loses what it needs (C3)."""

from django.db import migrations

SQL = """
CREATE TRIGGER actie_houdt_kopie BEFORE UPDATE ON plannen_actie FOR EACH ROW
  WHEN (NEW.plan_actief IS DISTINCT FROM OLD.plan_actief) EXECUTE FUNCTION actie_krijgt_kopie();
"""


class Migration(migrations.Migration):
    dependencies = [("plannen", "0005_inhoud_telt_als_versie")]
    operations = [migrations.RunSQL(SQL, "DROP TRIGGER actie_houdt_kopie ON plannen_actie")]
