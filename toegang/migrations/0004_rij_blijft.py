"""What keeps a row in its place is generated with the policies now (`toegang/grendels.py`)."""

from django.db import migrations

TERUG = """
CREATE FUNCTION rij_verhuist_niet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'regie_app' AND NEW.huishouden_id IS DISTINCT FROM OLD.huishouden_id THEN
    RAISE EXCEPTION 'a row stays in its file' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_rij_verhuist_niet")]
    operations = [migrations.RunSQL("DROP FUNCTION rij_verhuist_niet() CASCADE", TERUG)]
