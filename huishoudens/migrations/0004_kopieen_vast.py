"""Only the database writes its own copies: nobody makes himself regisseur by an UPDATE (I8)."""

from django.db import migrations

SQL = """
CREATE FUNCTION regisseur_is_een_kopie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'regie_app' THEN
    NEW.regisseur_id := CASE TG_OP WHEN 'UPDATE' THEN OLD.regisseur_id END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regisseur_is_een_kopie BEFORE INSERT OR UPDATE ON huishoudens_huishouden
  FOR EACH ROW EXECUTE FUNCTION regisseur_is_een_kopie();

DROP TRIGGER werkitem_krijgt_kopie ON huishoudens_werkitem;
CREATE TRIGGER werkitem_krijgt_kopie BEFORE INSERT OR UPDATE ON huishoudens_werkitem
  FOR EACH ROW EXECUTE FUNCTION werkitem_krijgt_kopie();
"""

TERUG = """
DROP FUNCTION regisseur_is_een_kopie() CASCADE;
DROP TRIGGER werkitem_krijgt_kopie ON huishoudens_werkitem;
CREATE TRIGGER werkitem_krijgt_kopie BEFORE INSERT OR UPDATE OF huishouden_id ON huishoudens_werkitem
  FOR EACH ROW EXECUTE FUNCTION werkitem_krijgt_kopie();
"""


class Migration(migrations.Migration):
    dependencies = [("huishoudens", "0003_persoon_geboortedatum")]
    operations = [migrations.RunSQL(SQL, TERUG)]
