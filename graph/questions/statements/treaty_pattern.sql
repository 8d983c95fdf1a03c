-- Which provisions were alleged and found to be violated: by alleged and found together, descending, then id.
-- options: treaty provision group court statute from to after
-- columns: total violations single undated rows
WITH RECURSIVE
{{- if .On "statute"}}
{{template "meant statutes" .}}
accused(prisoner_pk) AS MATERIALIZED (
  SELECT DISTINCT f.prisoner_pk
  FROM meant_statutes AS m CROSS JOIN under AS u ON u.statute_pk = m.pk CROSS JOIN faces AS f ON f.charge_pk = u.charge_pk
),
{{- end}}
{{- if .On "court"}}
stood(prisoner_pk) AS MATERIALIZED (
  SELECT DISTINCT s.prisoner_pk
  FROM heard_by AS h CROSS JOIN subject_of AS s ON s.proceeding_pk = h.proceeding_pk
  WHERE h.court_pk = (SELECT pk FROM courts WHERE id = $court)
),
{{- end}}
violated(violation_pk, provision_pk, prisoner_pk, modality, date, sources) AS MATERIALIZED (
  SELECT v.pk, o.provision_pk, s.prisoner_pk, v.field_modality, v.date, s.sources
  FROM violations AS v
  CROSS JOIN of_provision AS o ON o.violation_pk = v.pk
  CROSS JOIN suffered AS s ON s.violation_pk = v.pk
  WHERE s.sources >= $minSources
{{- if .On "from"}} AND v.date_earliest >= $from{{end}}
{{- if .On "to"}} AND v.date_latest <= $to{{end}}
{{- if .On "group"}} AND EXISTS (SELECT 1 FROM member_of AS g WHERE g.prisoner_pk = s.prisoner_pk AND g.group_pk = (SELECT pk FROM "groups" WHERE id = $group)){{end}}
{{- if .On "court"}} AND +s.prisoner_pk IN (SELECT prisoner_pk FROM stood){{end}}
{{- if .On "statute"}} AND +s.prisoner_pk IN (SELECT prisoner_pk FROM accused){{end}}
),
ranked AS MATERIALIZED (
  SELECT o.pk, o.id, c.violations, c.alleged, c.found, c.prisoners, c.single, c.undated
  FROM (
    SELECT provision_pk, count(*) AS violations, count(*) FILTER (WHERE modality = 'ALLEGED') AS alleged, count(*) FILTER (WHERE modality = 'FOUND') AS found,
      count(DISTINCT prisoner_pk) AS prisoners, count(*) FILTER (WHERE sources = 1) AS single, count(*) FILTER (WHERE date IS NULL) AS undated
    FROM violated GROUP BY provision_pk) AS c
  CROSS JOIN provisions AS o ON o.pk = c.provision_pk
  WHERE TRUE
{{- if .On "treaty"}} AND EXISTS (SELECT 1 FROM of_treaty AS t WHERE t.provision_pk = o.pk AND t.treaty_pk = (SELECT pk FROM treaties WHERE id = $treaty)){{end}}
{{- if .On "provision"}} AND o.id = $provision{{end}}
),
page AS MATERIALIZED (
  SELECT * FROM ranked
{{- if .On "after"}}
  WHERE (-violations, id) > ($afterViolations, $afterId)
{{- end}}
  ORDER BY violations DESC, id
  LIMIT +$first
),
people AS MATERIALIZED (SELECT DISTINCT provision_pk, prisoner_pk FROM violated WHERE provision_pk IN (SELECT pk FROM page)),
in_groups(pk, id, prisoners) AS MATERIALIZED (
  SELECT x.provision_pk, g.id, count(DISTINCT x.prisoner_pk)
  FROM people AS x CROSS JOIN member_of AS m ON m.prisoner_pk = x.prisoner_pk CROSS JOIN "groups" AS g ON g.pk = m.group_pk
  GROUP BY x.provision_pk, g.id
),
before_courts(pk, id, prisoners) AS MATERIALIZED (
  SELECT x.provision_pk, u.id, count(DISTINCT x.prisoner_pk)
  FROM people AS x CROSS JOIN subject_of AS s ON s.prisoner_pk = x.prisoner_pk CROSS JOIN heard_by AS h ON h.proceeding_pk = s.proceeding_pk CROSS JOIN courts AS u ON u.pk = h.court_pk
  GROUP BY x.provision_pk, u.id
),
before_judges(pk, id, prisoners) AS MATERIALIZED (
  SELECT x.provision_pk, o.id, count(DISTINCT x.prisoner_pk)
  FROM people AS x CROSS JOIN subject_of AS s ON s.prisoner_pk = x.prisoner_pk CROSS JOIN judged AS j ON j.proceeding_pk = s.proceeding_pk CROSS JOIN officials AS o ON o.pk = j.official_pk
  GROUP BY x.provision_pk, o.id
),
beside(pk, id, prisoners) AS MATERIALIZED (
  SELECT x.provision_pk, o.id, count(DISTINCT x.prisoner_pk)
  FROM people AS x CROSS JOIN suffered AS s ON s.prisoner_pk = x.prisoner_pk JOIN violated AS v ON v.violation_pk = s.violation_pk CROSS JOIN provisions AS o ON o.pk = v.provision_pk
  WHERE v.provision_pk <> x.provision_pk
  GROUP BY x.provision_pk, o.id
)
SELECT
  (SELECT count(*) FROM ranked) AS total,
  (SELECT coalesce(sum(violations), 0) FROM ranked) AS violations,
  (SELECT coalesce(sum(single), 0) FROM ranked) AS single,
  (SELECT coalesce(sum(undated), 0) FROM ranked) AS undated,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.alleged, g.found, g.prisoners,
      json((SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (SELECT id, prisoners FROM in_groups WHERE pk = g.pk ORDER BY prisoners DESC, id) AS y)),
      json((SELECT json_group_array(json_array(cast(y.year AS INTEGER), y.alleged, y.found)) FROM (
        SELECT substr(date, 1, 4) AS year, count(*) FILTER (WHERE modality = 'ALLEGED') AS alleged, count(*) FILTER (WHERE modality = 'FOUND') AS found
        FROM violated WHERE provision_pk = g.pk GROUP BY substr(date, 1, 4) ORDER BY year NULLS LAST) AS y)),
      json((SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (SELECT id, prisoners FROM before_courts WHERE pk = g.pk ORDER BY prisoners DESC, id) AS y)),
      json((SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (SELECT id, prisoners FROM before_judges WHERE pk = g.pk ORDER BY prisoners DESC, id) AS y)),
      json((SELECT json_group_array(json_array(y.body, y.violations)) FROM (
        SELECT d.body, count(DISTINCT v.violation_pk) AS violations
        FROM violated AS v CROSS JOIN found_in AS f ON f.violation_pk = v.violation_pk CROSS JOIN decisions AS d ON d.pk = f.decision_pk
        WHERE v.provision_pk = g.pk AND v.modality = 'FOUND' AND d.body IS NOT NULL
        GROUP BY d.body ORDER BY violations DESC, d.body) AS y)),
      json((SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (SELECT id, prisoners FROM beside WHERE pk = g.pk ORDER BY prisoners DESC, id) AS y))) AS j
    FROM page AS g
    ORDER BY g.violations DESC, g.id) AS r) AS rows
