"""What the database keeps of a plan: an akkoord ends when the plan's content changes (C4), and an action
cannot slip into a plan that becomes active at the same moment (C3)."""

from django.db import migrations

SQL = """
CREATE OR REPLACE FUNCTION actie_krijgt_kopie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  -- The lock makes vaststellen and a new action wait for each other; otherwise neither would see the other.
  SELECT d.leefgebied, p.status IN ('actief', 'waakvlam') INTO NEW.leefgebied, NEW.plan_actief
    FROM plannen_doel d JOIN plannen_plan p ON p.id = d.plan_id WHERE d.id = NEW.doel_id
    FOR NO KEY UPDATE OF p;
  RETURN NEW;
END $$;

CREATE FUNCTION akkoord_vervalt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  welk uuid;
BEGIN
  IF TG_TABLE_NAME = 'plannen_doel' THEN
    welk := NEW.plan_id;
  ELSE
    SELECT d.plan_id INTO welk FROM plannen_doel d WHERE d.id = NEW.doel_id;
  END IF;
  UPDATE plannen_plan SET inhoud_gewijzigd_op = clock_timestamp() WHERE id = welk;
  -- Whoever changes the plan may not be allowed to write an akkoord, so its history is written here too.
  WITH weg AS (
    UPDATE plannen_akkoord SET vervallen_op = clock_timestamp() WHERE plan_id = welk AND vervallen_op IS NULL RETURNING *
  )
  INSERT INTO plannen_historicalakkoord
    (id, gemaakt_op, datum, wijze, vervallen_op, plan_id, huishouden_id, persoon_id,
     history_id, history_date, history_change_reason, history_type, history_user_id)
  SELECT id, gemaakt_op, datum, wijze, vervallen_op, plan_id, huishouden_id, persoon_id,
     gen_random_uuid(), clock_timestamp(), 'plan gewijzigd', '~',
     nullif(current_setting('regie.medewerker', true), '')::uuid
    FROM weg;
  RETURN NULL;
END $$;

CREATE TRIGGER akkoord_vervalt_nieuw AFTER INSERT ON plannen_doel
  FOR EACH ROW EXECUTE FUNCTION akkoord_vervalt();
CREATE TRIGGER akkoord_vervalt_tekst AFTER UPDATE ON plannen_doel FOR EACH ROW
  WHEN ((OLD.titel, OLD.gewenst_resultaat, OLD.leefgebied)
    IS DISTINCT FROM (NEW.titel, NEW.gewenst_resultaat, NEW.leefgebied))
  EXECUTE FUNCTION akkoord_vervalt();

-- A follow-up after a rejection is the regisseur's homework; nobody agreed to anything else by it.
CREATE TRIGGER akkoord_vervalt_nieuw AFTER INSERT ON plannen_actie FOR EACH ROW
  WHEN (NEW.volgt_op_advies IS NULL) EXECUTE FUNCTION akkoord_vervalt();
CREATE TRIGGER akkoord_vervalt_tekst AFTER UPDATE ON plannen_actie FOR EACH ROW
  WHEN ((OLD.omschrijving, OLD.actor_soort, OLD.actor_persoon_id, OLD.actor_netwerklid_id,
      OLD.actor_medewerker_id, OLD.actor_organisatie_id)
    IS DISTINCT FROM (NEW.omschrijving, NEW.actor_soort, NEW.actor_persoon_id, NEW.actor_netwerklid_id,
      NEW.actor_medewerker_id, NEW.actor_organisatie_id))
  EXECUTE FUNCTION akkoord_vervalt();
"""

TERUG = """
DROP FUNCTION akkoord_vervalt() CASCADE;
CREATE OR REPLACE FUNCTION actie_krijgt_kopie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  SELECT d.leefgebied, p.status IN ('actief', 'waakvlam') INTO NEW.leefgebied, NEW.plan_actief
    FROM plannen_doel d JOIN plannen_plan p ON p.id = d.plan_id WHERE d.id = NEW.doel_id;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("plannen", "0002_plan_actief")]
    operations = [migrations.RunSQL(SQL, TERUG)]
