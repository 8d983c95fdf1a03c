-- How a statute and its parts were used: the charges under it, and what is known of them.
-- options: statute group court from to
-- columns: prisoners charges cases single years groups outcomes months beside provisions
WITH RECURSIVE
{{template "meant statutes" .}}
faced(charge_pk, prisoner_pk, case_pk, sources) AS MATERIALIZED (
  SELECT u.charge_pk, f.prisoner_pk, i.case_pk, f.sources
  FROM meant_statutes AS m
  CROSS JOIN under AS u ON u.statute_pk = m.pk
  CROSS JOIN faces AS f ON f.charge_pk = u.charge_pk
  LEFT JOIN charged_in AS i ON i.charge_pk = u.charge_pk
  WHERE f.sources >= $minSources
{{- if .On "group"}}
    AND EXISTS (SELECT 1 FROM member_of AS g WHERE g.prisoner_pk = f.prisoner_pk AND g.group_pk = (SELECT pk FROM "groups" WHERE id = $group))
{{- end}}
{{- if .On "court"}}
    AND EXISTS (SELECT 1 FROM stage_of AS k CROSS JOIN heard_by AS h ON h.proceeding_pk = k.proceeding_pk WHERE k.case_pk = i.case_pk AND h.court_pk = (SELECT pk FROM courts WHERE id = $court))
{{- end}}
),
-- The earliest dated proceeding of each case; SQLite takes all columns from the row that
-- holds the minimum.
dated(case_pk, date, earliest, latest, least) AS MATERIALIZED (
  SELECT c.case_pk, p.date, p.date_earliest, p.date_latest, min(p.date_earliest || p.date_latest)
  FROM (SELECT DISTINCT case_pk FROM faced) AS c
  CROSS JOIN stage_of AS k ON k.case_pk = c.case_pk
  CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk
  WHERE p.date IS NOT NULL
  GROUP BY c.case_pk
),
charged AS MATERIALIZED (
  SELECT f.charge_pk, f.prisoner_pk, f.case_pk, f.sources, substr(d.date, 1, 4) AS year
  FROM faced AS f
  LEFT JOIN dated AS d ON d.case_pk = f.case_pk
  WHERE TRUE
{{- if .On "from"}} AND d.earliest >= $from{{end}}
{{- if .On "to"}} AND d.latest <= $to{{end}}
),
people AS MATERIALIZED (SELECT DISTINCT prisoner_pk FROM charged),
accused AS MATERIALIZED (SELECT DISTINCT prisoner_pk, case_pk FROM charged WHERE case_pk IS NOT NULL),
{{- template "final sentences" .}}
violated(id, violations, alleged, found) AS (
  SELECT v.id, count(DISTINCT s.violation_pk), count(DISTINCT s.violation_pk) FILTER (WHERE n.field_modality = 'ALLEGED'), count(DISTINCT s.violation_pk) FILTER (WHERE n.field_modality = 'FOUND')
  FROM people AS x
  CROSS JOIN suffered AS s ON s.prisoner_pk = x.prisoner_pk
  CROSS JOIN violations AS n ON n.pk = s.violation_pk
  CROSS JOIN of_provision AS o ON o.violation_pk = s.violation_pk
  CROSS JOIN provisions AS v ON v.pk = o.provision_pk
  GROUP BY v.id
)
SELECT
  (SELECT count(*) FROM people) AS prisoners,
  (SELECT count(*) FROM charged) AS charges,
  (SELECT count(DISTINCT case_pk) FROM charged) AS cases,
  (SELECT count(*) FROM charged WHERE sources = 1) AS single,
  (SELECT json_group_array(json_array(cast(y.year AS INTEGER), y.charges)) FROM (
    SELECT year, count(*) AS charges FROM charged GROUP BY year ORDER BY year NULLS LAST) AS y) AS years,
  (SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (
    SELECT g.id, count(DISTINCT x.prisoner_pk) AS prisoners
    FROM people AS x CROSS JOIN member_of AS m ON m.prisoner_pk = x.prisoner_pk CROSS JOIN "groups" AS g ON g.pk = m.group_pk
    GROUP BY g.id ORDER BY prisoners DESC, g.id) AS y) AS groups,
  (SELECT json_group_array(json_array(y.outcome, y.decided)) FROM (
    SELECT outcome, count(*) AS decided FROM (
      SELECT DISTINCT d.charge_pk, d.proceeding_pk, d.outcome FROM charged AS c CROSS JOIN decided_in AS d ON d.charge_pk = c.charge_pk)
    GROUP BY outcome) AS y) AS outcomes,
  (SELECT json_group_array(json_array(y.months, y.sentences)) FROM (
    SELECT months, count(*) AS sentences FROM final_sentences WHERE type = 'CUSTODIAL' GROUP BY months ORDER BY months) AS y) AS months,
  (SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (
    SELECT t.id, count(DISTINCT a.prisoner_pk) AS prisoners
    FROM accused AS a
    CROSS JOIN faces AS f ON f.prisoner_pk = a.prisoner_pk
    CROSS JOIN under AS u ON u.charge_pk = f.charge_pk
    CROSS JOIN charged_in AS i ON i.charge_pk = f.charge_pk AND i.case_pk = a.case_pk
    CROSS JOIN statutes AS t ON t.pk = u.statute_pk
    WHERE f.sources >= $minSources AND u.statute_pk NOT IN (SELECT pk FROM meant_statutes)
    GROUP BY t.id ORDER BY prisoners DESC, t.id) AS y) AS beside,
  (SELECT json_group_array(json_array(y.id, y.violations, y.alleged, y.found)) FROM (
    SELECT id, violations, alleged, found FROM violated ORDER BY violations DESC, id) AS y) AS provisions
