"""Copies that row security and lists lean on, kept by the database itself: regisseur and scope_team."""

from django.db import migrations

SQL = """
CREATE FUNCTION huishouden_krijgt_regisseur() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE huishoudens_huishouden h
     SET regisseur_id = (SELECT r.medewerker_id FROM huishoudens_regie r
                          WHERE r.huishouden_id = h.id AND r.tot IS NULL)
   WHERE h.id = NEW.huishouden_id;
  RETURN NULL;
END $$;
CREATE TRIGGER huishouden_krijgt_regisseur AFTER INSERT OR UPDATE OF tot, medewerker_id ON huishoudens_regie
  FOR EACH ROW EXECUTE FUNCTION huishouden_krijgt_regisseur();

CREATE FUNCTION werkitem_krijgt_kopie() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  SELECT h.scope_team, h.regisseur_id INTO NEW.scope_team, NEW.regisseur_id
    FROM huishoudens_huishouden h WHERE h.id = NEW.huishouden_id;
  RETURN NEW;
END $$;
CREATE TRIGGER werkitem_krijgt_kopie BEFORE INSERT OR UPDATE OF huishouden_id ON huishoudens_werkitem
  FOR EACH ROW EXECUTE FUNCTION werkitem_krijgt_kopie();

CREATE FUNCTION werkitems_volgen_huishouden() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.scope_team IS DISTINCT FROM OLD.scope_team OR NEW.regisseur_id IS DISTINCT FROM OLD.regisseur_id THEN
    UPDATE huishoudens_werkitem w SET scope_team = NEW.scope_team, regisseur_id = NEW.regisseur_id
     WHERE w.huishouden_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER werkitems_volgen_huishouden AFTER UPDATE ON huishoudens_huishouden
  FOR EACH ROW EXECUTE FUNCTION werkitems_volgen_huishouden();

CREATE TABLE huishoudens_nummering (jaar int PRIMARY KEY, laatste int NOT NULL);
CREATE FUNCTION volgend_nummer(welk_jaar int) RETURNS int LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  INSERT INTO huishoudens_nummering (jaar, laatste) VALUES (welk_jaar, 1)
  ON CONFLICT (jaar) DO UPDATE SET laatste = huishoudens_nummering.laatste + 1 RETURNING laatste;
$$;
"""

TERUG = """
DROP FUNCTION volgend_nummer(int);
DROP TABLE huishoudens_nummering;
DROP FUNCTION werkitems_volgen_huishouden() CASCADE;
DROP FUNCTION werkitem_krijgt_kopie() CASCADE;
DROP FUNCTION huishouden_krijgt_regisseur() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("huishoudens", "0001_initial")]
    operations = [migrations.RunSQL(SQL, TERUG)]
