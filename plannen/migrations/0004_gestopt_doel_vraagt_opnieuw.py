"""A goal that is stopped, or is no longer stopped, changes the plan: its akkoorden end (C4)."""

from django.db import migrations

SQL = """
DROP TRIGGER akkoord_vervalt_tekst ON plannen_doel;
CREATE TRIGGER akkoord_vervalt_tekst AFTER UPDATE ON plannen_doel FOR EACH ROW
  WHEN ((OLD.titel, OLD.gewenst_resultaat, OLD.leefgebied, OLD.status = 'gestopt')
    IS DISTINCT FROM (NEW.titel, NEW.gewenst_resultaat, NEW.leefgebied, NEW.status = 'gestopt'))
  EXECUTE FUNCTION akkoord_vervalt();
"""

TERUG = """
DROP TRIGGER akkoord_vervalt_tekst ON plannen_doel;
CREATE TRIGGER akkoord_vervalt_tekst AFTER UPDATE ON plannen_doel FOR EACH ROW
  WHEN ((OLD.titel, OLD.gewenst_resultaat, OLD.leefgebied)
    IS DISTINCT FROM (NEW.titel, NEW.gewenst_resultaat, NEW.leefgebied))
  EXECUTE FUNCTION akkoord_vervalt();
"""


class Migration(migrations.Migration):
    dependencies = [("plannen", "0003_akkoord_vervalt")]
    operations = [migrations.RunSQL(SQL, TERUG)]
