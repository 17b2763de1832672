"""Copies on an actie, kept by the database: whether its plan is active and which leefgebied its goal has."""

from django.db import migrations

SQL = """
CREATE FUNCTION actie_krijgt_kopie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  SELECT d.leefgebied, p.status IN ('actief', 'waakvlam') INTO NEW.leefgebied, NEW.plan_actief
    FROM plannen_doel d JOIN plannen_plan p ON p.id = d.plan_id WHERE d.id = NEW.doel_id;
  RETURN NEW;
END $$;
CREATE TRIGGER actie_krijgt_kopie BEFORE INSERT OR UPDATE OF doel_id ON plannen_actie
  FOR EACH ROW EXECUTE FUNCTION actie_krijgt_kopie();

CREATE FUNCTION acties_volgen_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE plannen_actie a SET plan_actief = NEW.status IN ('actief', 'waakvlam')
    FROM plannen_doel d WHERE d.plan_id = NEW.id AND a.doel_id = d.id;
  RETURN NULL;
END $$;
CREATE TRIGGER acties_volgen_plan AFTER UPDATE OF status ON plannen_plan
  FOR EACH ROW EXECUTE FUNCTION acties_volgen_plan();

CREATE FUNCTION acties_volgen_doel() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE plannen_actie a SET leefgebied = NEW.leefgebied WHERE a.doel_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER acties_volgen_doel AFTER UPDATE OF leefgebied ON plannen_doel
  FOR EACH ROW EXECUTE FUNCTION acties_volgen_doel();
"""

TERUG = """
DROP FUNCTION acties_volgen_doel() CASCADE;
DROP FUNCTION acties_volgen_plan() CASCADE;
DROP FUNCTION actie_krijgt_kopie() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("plannen", "0001_initial"), ("huishoudens", "0002_kopieen")]
    operations = [migrations.RunSQL(SQL, TERUG)]
