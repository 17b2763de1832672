"""Fills a migrated database with a region of any size in plain SQL, as the owner; nothing in it means anything.

One regisseur holds about a hundred huishoudens, teams differ in size, one in fifty is shielded.
"""

from typing import LiteralString

import psycopg

REGIO: LiteralString = """
INSERT INTO toegang_gemeente (slug, naam) VALUES ('bollen', 'Bollen');
INSERT INTO toegang_team (nummer, slug, naam, gemeente_id, plaatsen, telefoon)
  SELECT n, 'team-' || n, 'Team ' || n, 'bollen', '{}', '0252 550000' FROM generate_series(1, 6) n;
INSERT INTO toegang_organisatie (id, naam, korte_naam, soort, code, lijn, telefoon) VALUES
  (md5('isd')::uuid, 'ISD', 'ISD', 'backoffice', 'isd', 2, ''), (md5('two')::uuid, 'TWO', 'TWO', 'backoffice', 'two', 2, ''),
  (md5('wonen')::uuid, 'Wonen', 'Wonen', 'partner', 'wonen', 1, '');
INSERT INTO toegang_medewerker (id, email, voornaam, tussenvoegsel, achternaam, functie, telefoon,
    bereikbaar, organisatie_id, is_active, fte)
  SELECT md5('m' || n)::uuid, 'm' || n || '@voorbeeld.nl', 'Mede', '', 'Werker' || n, 'Regisseur', '', '',
         CASE WHEN n IN (0, -10, -11) THEN md5('isd')::uuid WHEN n = -9 THEN md5('two')::uuid
              WHEN n = -6 THEN md5('wonen')::uuid END, true, 1
  FROM generate_series(-12, %(n)s / 100) n;
INSERT INTO toegang_inloggegeven (medewerker_id, wachtwoordhash) SELECT id, '!' FROM toegang_medewerker;
-- Seats: 1.. are regisseurs over six teams; -1 teamleider, -2 triagist and -3 aandachtsfunctionaris of team 1;
-- -4 has a seat in team 6 and no work. Without a team: 0 Wmo, -9 Jeugd, -10 Participatie, -11 Schulden, -5 accounthouder,
-- -6 ketenpartner, -7 privacy officer, -8 beheerder, -12 resident.
INSERT INTO toegang_roltoekenning (id, medewerker_id, rol, team_id, gemeente_id, organisatie_id, van)
  SELECT gen_random_uuid(), m.id, coalesce((ARRAY['INW', 'IS', 'IP', 'TWO', 'FB', 'FG', 'KP', 'AH', 'TM', 'AF', 'TRI',
         'TL', 'IW'])[n + 13], 'TM'),
         CASE WHEN n > 0 THEN 1 + (n * 7 / 11) % 6 WHEN n IN (-1, -2, -3) THEN 1 WHEN n = -4 THEN 6 END,
         CASE WHEN n = -5 THEN 'bollen' END, m.organisatie_id, '2020-01-01'
  FROM generate_series(-12, %(n)s / 100) n JOIN toegang_medewerker m ON m.id = md5('m' || n)::uuid;
"""

HUISHOUDENS: LiteralString = """
INSERT INTO huishoudens_huishouden (id, gemaakt_op, versie, gewijzigd_op, nummer, aanduiding, team_id, niveau,
    afgeschermd, regisseur_id, bron, sleutel, vingerafdruk)
  SELECT md5('h' || n)::uuid, now(), 1, now(), 'H-' || n, 'Gezin ' || substr(md5('naam' || n % 5000), 1, 8),
         1 + (m * 7 / 11) % 6, (ARRAY['enkelvoudig', 'meervoudig', 'meervoudig_complex'])[1 + n % 3],
         n % 50 = 0, md5('m' || m)::uuid, '', '', ''
  FROM generate_series(1, %(n)s) n, LATERAL (SELECT 1 + n % greatest(%(n)s / 100, 1) AS m) wie;
INSERT INTO huishoudens_persoon (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, voornamen, tussenvoegsel,
    achternaam, geboortenaam, geboortedatum, geslacht, sleutel)
  SELECT md5('p' || n || p)::uuid, now(), 1, now(), md5('h' || n)::uuid, 'Anna', '', substr(md5('naam' || n % 5000), 1, 8),
         '', '1950-01-01'::date + (n * 37 + p * 11) % 25000, 'v', ''
  FROM generate_series(1, %(n)s) n, generate_series(1, 2) p;
INSERT INTO huishoudens_lidmaatschap (id, gemaakt_op, huishouden_id, persoon_id, rol, inwonend, van)
  SELECT gen_random_uuid(), now(), huishouden_id, id, 'ouder', true, '2020-01-01' FROM huishoudens_persoon;
INSERT INTO huishoudens_zoekterm (huishouden_id, persoon_id, term, exact)
  SELECT p.huishouden_id, p.id, CASE WHEN k = 0 THEN p.achternaam
         ELSE substr(p.achternaam, 1, k - 1) || substr(p.achternaam, k + 1) END, k = 0
  FROM huishoudens_persoon p, generate_series(0, 8) k;
INSERT INTO huishoudens_persoonbsn (id, gemaakt_op, huishouden_id, persoon_id, versleuteld, blind)
  SELECT gen_random_uuid(), now(), huishouden_id, id, 'x', md5('bsn' || id) || md5('bsn' || id) FROM huishoudens_persoon;
INSERT INTO huishoudens_adres (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, straat, huisnummer, toevoeging,
    postcode, plaats, geheim, zoeksleutel, straatsleutel, van)
  SELECT gen_random_uuid(), now(), 1, now(), md5('h' || n)::uuid, 'Bloemenlaan', n::text, '', '2181 AA', 'Hillegom',
         n % 97 = 0, '2181AA:' || n || ':', 'bloemenlaan ' || n, '2020-01-01' FROM generate_series(1, %(n)s) n;
INSERT INTO huishoudens_regie (id, gemaakt_op, huishouden_id, soort, medewerker_id, naam, van)
  SELECT gen_random_uuid(), now(), id, 'team', regisseur_id, '', '2024-01-01' FROM huishoudens_huishouden;
"""

DOSSIERS: LiteralString = """
INSERT INTO plannen_plan (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, status, van)
  SELECT md5('plan' || id)::uuid, now(), 1, now(), id, 'actief', '2025-01-01' FROM huishoudens_huishouden;
INSERT INTO plannen_doel (id, gemaakt_op, versie, gewijzigd_op, plan_id, huishouden_id, leefgebied, titel,
    gewenst_resultaat, prioriteit, beginscore, doelscore, status, sleutel)
  SELECT md5('doel' || id || k)::uuid, now(), 1, now(), id, huishouden_id, (ARRAY['wonen', 'financien'])[k], 'Een doel',
         'Rust', k, 2, 4, 'open', '' FROM plannen_plan, generate_series(1, 2) k;
INSERT INTO plannen_actie (id, gemaakt_op, versie, gewijzigd_op, doel_id, huishouden_id, leefgebied, omschrijving,
    actor_soort, actor_medewerker_id, lijn, streefdatum, evaluatiemoment, status, plan_actief, sleutel)
  SELECT md5('actie' || d.id || k)::uuid, now(), 1, now(), d.id, d.huishouden_id, d.leefgebied, 'Een actie',
         'medewerker', h.regisseur_id, 1, dag, dag + 14, 'open', true, ''
  FROM plannen_doel d JOIN huishoudens_huishouden h ON h.id = d.huishouden_id, generate_series(1, 2) k,
  LATERAL (SELECT current_date - 30 + abs(hashtext(d.id::text || k)) % 120 AS dag) datum;
INSERT INTO plannen_evaluatie (id, gemaakt_op, versie, gewijzigd_op, plan_id, huishouden_id, gepland_op, verslag)
  SELECT md5('evaluatie' || id)::uuid, now(), 1, now(), id, huishouden_id,
         current_date - 10 + abs(hashtext(id::text)) % 90, '' FROM plannen_plan;
INSERT INTO huishoudens_werkitem (id, gemaakt_op, huishouden_id, soort, bron_id, uiterlijk, medewerker_id, wie, wettelijk,
    open, scope_team, regisseur_id)
  SELECT gen_random_uuid(), now(), a.huishouden_id, 'actie', a.id, a.streefdatum, a.actor_medewerker_id, '', false, true,
         h.scope_team, h.regisseur_id
  FROM plannen_actie a JOIN huishoudens_huishouden h ON h.id = a.huishouden_id;
INSERT INTO huishoudens_contactmoment (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, moment, soort, medewerker_id,
    met, leefgebieden, tekst, waakvlam)
  SELECT gen_random_uuid(), now(), 1, now(), id, now() - k * interval '9 days', 'telefoon', regisseur_id, '', '{wonen}',
         'Kort gesproken.', false FROM huishoudens_huishouden, generate_series(1, 4) k;
INSERT INTO huishoudens_leefgebiedbeeld (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, leefgebied, datum,
    besproken, score, kansen, problemen)
  SELECT gen_random_uuid(), now(), 1, now(), id, gebied, '2025-01-01', true, 3, 'goed', 'minder'
  FROM huishoudens_huishouden, unnest(ARRAY['wonen', 'financien', 'werk', 'psychische_gezondheid']) gebied;
INSERT INTO triage_melding (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, team_id, moment, kanaal, vindplaats, melder,
    melder_telefoon, vraag, wetten, spoed, status, afgerond_op, antwoord)
  SELECT gen_random_uuid(), now(), 1, now(), md5('h' || n)::uuid, h.team_id, now() - n % 700 * interval '1 day',
         'telefoon', '', 'inwoner zelf', '', 'Kunt u helpen?', '{wmo}', false,
         CASE WHEN n % 400 = 0 THEN 'nieuw' ELSE 'afgerond' END, CASE WHEN n % 400 <> 0 THEN now() END, ''
  FROM generate_series(1, %(n)s) n JOIN huishoudens_huishouden h ON h.id = md5('h' || n)::uuid;
INSERT INTO backoffice_maatwerkadvies (id, gemaakt_op, versie, gewijzigd_op, huishouden_id, persoon_id, actie_id,
    ontvanger_id, team_id, wet, voorziening, leveringsvorm, pgb_uitgelegd, effect, grondwaarden, ethiek, juridisch,
    doelmatig, rechtmatig, lichter_afgewogen, ingediend_op, status, beslissen_uiterlijk, sleutel)
  SELECT md5('advies' || n)::uuid, now(), 1, now(), h.id, md5('p' || n || '1')::uuid,
         md5('actie' || md5('doel' || md5('plan' || h.id)::uuid || '1')::uuid || '1')::uuid,
         md5('isd')::uuid, h.team_id, 'wmo', 'Hulp bij het huishouden', 'zin', false, '', '', '', '', '', '', '',
         current_date - 10, CASE WHEN n % 100 = 10 THEN 'ingediend' ELSE 'besloten' END, current_date - 5 + n % 40, ''
  FROM generate_series(10, %(n)s, 10) g, LATERAL (SELECT g AS n) x JOIN huishoudens_huishouden h
    ON h.id = md5('h' || x.n)::uuid;
INSERT INTO huishoudens_werkitem (id, gemaakt_op, huishouden_id, soort, bron_id, uiterlijk, organisatie_id, wie, wettelijk,
    open, scope_team, regisseur_id)
  SELECT gen_random_uuid(), now(), a.huishouden_id, 'advies', a.id, a.beslissen_uiterlijk, a.ontvanger_id, '', true,
         a.status <> 'besloten', h.scope_team, h.regisseur_id
  FROM backoffice_maatwerkadvies a JOIN huishoudens_huishouden h ON h.id = a.huishouden_id;
"""

# Every way in that is recorded for a person, running and over, and three lines of the inzagelog for each huishouden.
TOEGANG: LiteralString = """
INSERT INTO huishoudens_betrokkenheid (id, gemaakt_op, huishouden_id, medewerker_id, van)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || ander)::uuid, '2025-01-01'
  FROM generate_series(3, %(n)s, 3) n, LATERAL (SELECT 1 + (n + 7) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO huishoudens_toegewezen (id, gemaakt_op, betrokkenheid_id, huishouden_id, medewerker_id, leefgebieden)
  SELECT gen_random_uuid(), b.gemaakt_op, b.id, b.huishouden_id, b.medewerker_id, '{wonen}'
  FROM huishoudens_betrokkenheid b;
INSERT INTO huishoudens_toelating (id, gemaakt_op, huishouden_id, medewerker_id, van)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || ander)::uuid, '2025-01-01'
  FROM generate_series(50, %(n)s, 50) n, LATERAL (SELECT 1 + (n + 3) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO huishoudens_relatie (id, gemaakt_op, huishouden_id, medewerker_id, van, door_id)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || ander)::uuid, '2025-01-01', md5('m1')::uuid
  FROM generate_series(200, %(n)s, 200) n, LATERAL (SELECT 1 + (n + 5) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO huishoudens_deling (id, gemaakt_op, huishouden_id, medewerker_id, groepen, acties, reden, van,
    tot_en_met, door_id)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || CASE WHEN n % 100 < 7 THEN -6 ELSE ander END)::uuid,
         CASE WHEN n % 100 < 7 THEN '{}'::int[] ELSE '{1,5,8}' END, n % 100 < 7, 'samen helpen',
         current_date - 70, current_date - 60 + n % 90, md5('m1')::uuid
  FROM generate_series(20, %(n)s, 20) n, LATERAL (SELECT 1 + (n + 11) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO huishoudens_waarneming (id, gemaakt_op, huishouden_id, medewerker_id, soort, reden, van, tot_en_met, door_id)
  SELECT gen_random_uuid(), now(), id, md5('m' || (1 + hashtext(id::text) % 10 + 10))::uuid, 'waarneming', 'vakantie',
         current_date - 55, current_date - 50 + abs(hashtext(id::text)) % 60, md5('m1')::uuid
  FROM huishoudens_huishouden WHERE abs(hashtext(id::text)) % 40 = 0;
INSERT INTO huishoudens_noodtoegang (id, gemaakt_op, huishouden_id, medewerker_id, team_id, reden, van,
    oordeel, toelichting, beoordeeld_door_id, beoordeeld_op)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || ander)::uuid, 1, 'Melding van de politie vannacht',
         CASE WHEN n % 3000 = 0 THEN now() ELSE now() - n % 400 * interval '1 day' - interval '5 hours' END,
         CASE WHEN n % 3000 = 0 THEN '' ELSE 'terecht' END, '',
         CASE WHEN n % 3000 <> 0 THEN md5('m-7')::uuid END, CASE WHEN n % 3000 <> 0 THEN now() END
  FROM generate_series(150, %(n)s, 150) n, LATERAL (SELECT 1 + (n + 2) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO huishoudens_veiligheidsdossier (id, gemaakt_op, huishouden_id, status, geopend_op, gesloten_op)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, CASE WHEN n % 2 = 0 THEN 'gesloten' ELSE 'open' END, '2025-01-01',
         CASE WHEN n % 2 = 0 THEN '2025-06-01'::date END
  FROM generate_series(15, %(n)s, 15) n;
INSERT INTO huishoudens_avgverzoek (id, gemaakt_op, huishouden_id, soort, ontvangen_op, uiterlijk, reden, door_id,
    gesloten_op)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, 'inzage', current_date - 9, current_date + 20, 'brief',
         md5('m-7')::uuid, CASE WHEN n % 5000 <> 0 THEN now() END FROM generate_series(500, %(n)s, 500) n;
INSERT INTO huishoudens_toegangsverzoek (id, gemaakt_op, huishouden_id, medewerker_id, reden, gevraagd_op, status, antwoord)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || ander)::uuid, '', now() - n % 90 * interval '1 day',
         CASE WHEN n % 10 = 0 THEN 'gevraagd' ELSE 'geweigerd' END, ''
  FROM generate_series(100, %(n)s, 100) n, LATERAL (SELECT 1 + (n + 9) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO huishoudens_overdracht (id, gemaakt_op, huishouden_id, naar_id, gevraagd_door_id, gevraagd_op, reden, status)
  SELECT gen_random_uuid(), now(), md5('h' || n)::uuid, md5('m' || ander)::uuid, md5('m1')::uuid, now(), '',
         CASE WHEN n % 10 = 0 THEN 'gevraagd' ELSE 'geweigerd' END
  FROM generate_series(80, %(n)s, 80) n, LATERAL (SELECT 1 + (n + 13) % greatest(%(n)s / 100, 1) AS ander) wie;
INSERT INTO toegang_inzageregel (id, moment, medewerker_id, huishouden_id, dossier, handeling, groepen, regel, uitkomst,
    grond, verzoek, schakel, hash)
  SELECT gen_random_uuid(), now() - k * n * interval '7 minutes', h.regisseur_id, h.id, h.nummer,
         'huishoudens.huishouden_lezen', '{1,5}', 'REG:regie', 'gelezen', 'AVG 6', '', n * 3 + k, sha256('x')
  FROM generate_series(1, %(n)s) n JOIN huishoudens_huishouden h ON h.id = md5('h' || n)::uuid, generate_series(0, 2) k;
"""


def vul(adres: str, aantal: int) -> None:
    """Fill an empty, migrated database; `adres` is a superuser's, so triggers and policies cost nothing here."""
    with psycopg.connect(adres, autocommit=True) as verbinding:
        verbinding.execute("SET session_replication_role = replica")
        for deel in (REGIO, HUISHOUDENS, DOSSIERS, TOEGANG):
            for opdracht in deel.split(";\n"):
                if opdracht.strip():
                    verbinding.execute(opdracht.replace("%(n)s", str(aantal)).encode())
        verbinding.execute("VACUUM ANALYZE")
