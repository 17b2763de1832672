"""The trigger function that keeps a row in its file: the serving role never moves it to another (I8)."""

from django.db import migrations

SQL = """
CREATE FUNCTION rij_verhuist_niet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'regie_app' AND NEW.huishouden_id IS DISTINCT FROM OLD.huishouden_id THEN
    RAISE EXCEPTION 'a row stays in its file' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0002_huishouden_van_ouder")]
    operations = [migrations.RunSQL(SQL, "DROP FUNCTION rij_verhuist_niet() CASCADE")]
