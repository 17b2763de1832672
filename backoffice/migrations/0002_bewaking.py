"""What each side may write of an advies, kept by the database for the serving role (D1-D3, I8).

The advies stays as it was given. The consulent who picks it up treats, asks and decides; the regisseur answers and
takes back; once it is closed nobody changes it. A new column is fixed until it is named here.
"""

from django.db import migrations

SQL = """
CREATE FUNCTION advies_bewaakt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wie uuid := beleid.ik();
  beweegt text[] := '{versie,gewijzigd_op,status,behandelaar_id,opgepakt_op,beslissen_uiterlijk,opgeschort_op}';
  stap text;
  regie boolean;
  behandelt boolean;
  zelfde_behandelaar boolean;
  zelfde_termijn boolean;
  mag boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.ingediend_door_id = wie AND NEW.status = 'ingediend'
        AND num_nonnulls(NEW.behandelaar_id, NEW.opgepakt_op, NEW.opgeschort_op) = 0 THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an advies is given in the own name, and not treated yet' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.status IN ('besloten', 'ingetrokken') OR to_jsonb(NEW) - beweegt <> to_jsonb(OLD) - beweegt THEN
    RAISE EXCEPTION 'an advies stays as it was given, and closed when it is' USING ERRCODE = 'insufficient_privilege';
  END IF;
  stap := OLD.status || ' > ' || NEW.status;
  regie := OLD.huishouden_id IN (SELECT beleid.in_regie());
  behandelt := NEW.behandelaar_id = wie AND OLD.ingediend_door_id IS DISTINCT FROM wie
    AND OLD.id IN (SELECT beleid.mijn_adviezen());
  zelfde_behandelaar := (OLD.behandelaar_id, OLD.opgepakt_op) IS NOT DISTINCT FROM (NEW.behandelaar_id, NEW.opgepakt_op);
  -- The last day moves when the clock runs again, and at no other moment.
  zelfde_termijn := OLD.beslissen_uiterlijk = NEW.beslissen_uiterlijk OR stap = 'opgeschort > in_behandeling';
  mag := zelfde_termijn AND CASE
    WHEN OLD.status = NEW.status THEN
      zelfde_behandelaar AND OLD.opgeschort_op IS NOT DISTINCT FROM NEW.opgeschort_op
    WHEN stap = 'ingediend > in_behandeling' THEN OLD.behandelaar_id IS NULL AND behandelt
    WHEN NOT zelfde_behandelaar THEN false
    WHEN stap = 'in_behandeling > opgeschort' THEN behandelt
    WHEN stap = 'opgeschort > in_behandeling' THEN regie OR behandelt
    WHEN NEW.status = 'ingetrokken' THEN regie
    WHEN NEW.status = 'besloten' THEN
      behandelt AND EXISTS (SELECT FROM backoffice_besluit b WHERE b.advies_id = NEW.id AND b.door_id = wie)
  END;
  IF mag THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'this step of an advies is not for its writer' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER advies_bewaakt BEFORE INSERT OR UPDATE ON backoffice_maatwerkadvies
  FOR EACH ROW WHEN (current_user = 'regie_app') EXECUTE FUNCTION advies_bewaakt();

CREATE FUNCTION behandeling_bewaakt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wie uuid := beleid.ik();
  beweegt text[] := '{antwoord,beantwoord_op}';
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF wie = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND EXISTS (
        SELECT FROM backoffice_maatwerkadvies a WHERE a.id = NEW.advies_id AND a.behandelaar_id = wie
          AND a.ingediend_door_id IS DISTINCT FROM wie AND a.status IN ('in_behandeling', 'opgeschort')) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'who treats an advies asks and decides, in the own name' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_TABLE_NAME = 'backoffice_aanvulverzoek' THEN
    IF OLD.beantwoord_op IS NULL AND to_jsonb(NEW) - beweegt = to_jsonb(OLD) - beweegt
        AND (NEW.antwoord = OLD.antwoord OR NEW.huishouden_id IN (SELECT beleid.in_regie())) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'what was asked, answered or decided about an advies stays' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER behandeling_bewaakt BEFORE INSERT OR UPDATE ON backoffice_besluit
  FOR EACH ROW WHEN (current_user = 'regie_app') EXECUTE FUNCTION behandeling_bewaakt('door_id');
CREATE TRIGGER behandeling_bewaakt BEFORE INSERT OR UPDATE ON backoffice_aanvulverzoek
  FOR EACH ROW WHEN (current_user = 'regie_app') EXECUTE FUNCTION behandeling_bewaakt('gevraagd_door_id');
"""

TERUG = """
DROP FUNCTION behandeling_bewaakt() CASCADE;
DROP FUNCTION advies_bewaakt() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("backoffice", "0001_initial")]
    operations = [migrations.RunSQL(SQL, TERUG)]
