"""File numbers come from a sequence: a long import holds up nobody who opens a file meanwhile (A1, F10)."""

from django.db import migrations

SQL = """
CREATE SEQUENCE huishoudens_volgnummer AS int OWNED BY huishoudens_huishouden.nummer;
SELECT setval('huishoudens_volgnummer', max(laatste)) FROM huishoudens_nummering HAVING max(laatste) IS NOT NULL;
DROP FUNCTION volgend_nummer(int);
DROP TABLE huishoudens_nummering;
CREATE FUNCTION volgend_nummer() RETURNS int LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT nextval('huishoudens_volgnummer')::int $$;
"""

TERUG = """
DROP FUNCTION volgend_nummer();
CREATE TABLE huishoudens_nummering (jaar int PRIMARY KEY, laatste int NOT NULL);
CREATE FUNCTION volgend_nummer(welk_jaar int) RETURNS int LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  INSERT INTO huishoudens_nummering (jaar, laatste) VALUES (welk_jaar, 1)
  ON CONFLICT (jaar) DO UPDATE SET laatste = huishoudens_nummering.laatste + 1 RETURNING laatste;
$$;
INSERT INTO huishoudens_nummering (jaar, laatste)
  SELECT extract(year FROM current_date)::int, last_value FROM huishoudens_volgnummer WHERE is_called;
DROP SEQUENCE huishoudens_volgnummer;
"""


class Migration(migrations.Migration):
    dependencies = [("huishoudens", "0005_lijsten")]
    operations = [migrations.RunSQL(SQL, TERUG)]
