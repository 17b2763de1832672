"""The trigger function that copies huishouden_id from a row's parent, so no child can claim another file."""

from django.db import migrations

SQL = """
CREATE FUNCTION huishouden_van_ouder() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  gevonden uuid;
BEGIN
  EXECUTE format('SELECT o.huishouden_id FROM %I o WHERE o.id = ($1).%I', TG_ARGV[0], TG_ARGV[1])
    INTO gevonden USING NEW;
  NEW.huishouden_id := gevonden;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [migrations.RunSQL(SQL, "DROP FUNCTION huishouden_van_ouder() CASCADE")]
