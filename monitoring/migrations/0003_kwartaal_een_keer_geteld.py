"""A quarter is counted once, when it is over: what was counted sooner goes, and is counted anew (E4, ADR 0006)."""

from django.db import migrations

SQL = """
    DELETE FROM monitoring_kerncijfer
    WHERE geteld_op AT TIME ZONE 'Europe/Amsterdam' < interval '3 months 2 weeks'
        + date_trunc('quarter', CASE WHEN periode LIKE '%K%'
            THEN make_date(left(periode, 4)::int, 3 * right(periode, 1)::int, 1)
            ELSE to_date(periode, 'YYYY-MM') END::timestamp)"""


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_geen_aantal_naast_een_aandeel")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop, elidable=True)]
