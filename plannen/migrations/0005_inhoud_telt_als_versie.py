"""Whatever ends the akkoorden of a plan also counts its version up: whoever agrees says with which plan (C4, F9)."""

from django.db import migrations

SQL = """
CREATE OR REPLACE FUNCTION akkoord_vervalt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  welk uuid;
BEGIN
  IF TG_TABLE_NAME = 'plannen_doel' THEN
    welk := NEW.plan_id;
  ELSE
    SELECT d.plan_id INTO welk FROM plannen_doel d WHERE d.id = NEW.doel_id;
  END IF;
  UPDATE plannen_plan SET inhoud_gewijzigd_op = clock_timestamp()%s WHERE id = welk;
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
"""


class Migration(migrations.Migration):
    dependencies = [("plannen", "0004_gestopt_doel_vraagt_opnieuw")]
    operations = [migrations.RunSQL(SQL.replace("%s", ", versie = versie + 1"), SQL.replace("%s", ""))]
