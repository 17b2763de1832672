"""An advies is given back by who treats it, and taken over from who decides there no more (D3, I8)."""

from importlib import import_module

from django.db import migrations

VORIGE: str = import_module("backoffice.migrations.0003_termijn_bij_vraag").SQL

SQL = """
CREATE OR REPLACE FUNCTION advies_bewaakt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wie uuid := beleid.ik();
  beweegt text[] := '{versie,gewijzigd_op,status,behandelaar_id,opgepakt_op,beslissen_uiterlijk,opgeschort_op}';
  stap text;
  regie boolean;
  beslist_hier boolean;
  behandelt boolean;
  neemt boolean;
  geeft_terug boolean;
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
  beslist_hier := OLD.ingediend_door_id IS DISTINCT FROM wie AND OLD.id IN (SELECT beleid.mijn_adviezen());
  behandelt := NEW.behandelaar_id = wie AND beslist_hier;
  -- Free, or of somebody who decides there no more.
  neemt := behandelt AND NEW.opgepakt_op IS NOT NULL
    AND (OLD.behandelaar_id IS NULL OR OLD.id IN (SELECT beleid.verweesde_adviezen()));
  geeft_terug := OLD.behandelaar_id = wie AND beslist_hier AND num_nonnulls(NEW.behandelaar_id, NEW.opgepakt_op) = 0;
  zelfde_behandelaar := (OLD.behandelaar_id, OLD.opgepakt_op) IS NOT DISTINCT FROM (NEW.behandelaar_id, NEW.opgepakt_op);
  -- The last day moves when the clock stops and when it runs again, and at no other moment.
  zelfde_termijn := OLD.beslissen_uiterlijk = NEW.beslissen_uiterlijk
    OR stap IN ('in_behandeling > opgeschort', 'opgeschort > in_behandeling', 'opgeschort > ingediend');
  mag := zelfde_termijn AND CASE
    WHEN OLD.status = NEW.status THEN
      OLD.opgeschort_op IS NOT DISTINCT FROM NEW.opgeschort_op AND (
        zelfde_behandelaar
        OR (NEW.status IN ('in_behandeling', 'opgeschort') AND neemt)
        OR (NEW.status = 'opgeschort' AND geeft_terug))
    WHEN stap = 'ingediend > in_behandeling' THEN neemt
    WHEN stap = 'in_behandeling > ingediend' THEN geeft_terug
    WHEN NOT zelfde_behandelaar THEN false
    WHEN stap = 'in_behandeling > opgeschort' THEN behandelt
    WHEN stap = 'opgeschort > in_behandeling' THEN NEW.behandelaar_id IS NOT NULL AND (regie OR behandelt)
    WHEN stap = 'opgeschort > ingediend' THEN NEW.behandelaar_id IS NULL AND regie
    WHEN NEW.status = 'ingetrokken' THEN regie
    WHEN NEW.status = 'besloten' THEN
      behandelt AND EXISTS (SELECT FROM backoffice_besluit b WHERE b.advies_id = NEW.id AND b.door_id = wie)
  END;
  IF mag THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'this step of an advies is not for its writer' USING ERRCODE = 'insufficient_privilege';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("backoffice", "0003_termijn_bij_vraag")]
    operations = [migrations.RunSQL(SQL, VORIGE)]
