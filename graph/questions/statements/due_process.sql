-- What is known of the hearings of courts or judges or in the proceedings of groups: by proceedings descending, then key.
-- options: by_judge by_court by_group group court statute from to after
-- columns: total silent few rows
WITH RECURSIVE
{{template "fitting" .}}
scoped(proceeding_pk, case_pk, hearing) AS MATERIALIZED (
{{- if .On "court"}}
  SELECT p.pk, k.case_pk, p.hearing
  FROM heard_by AS u CROSS JOIN stage_of AS k ON k.proceeding_pk = u.proceeding_pk CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk
  WHERE u.court_pk = (SELECT pk FROM courts WHERE id = $court)
{{- else if or (.On "group") (.On "statute")}}
  SELECT p.pk, k.case_pk, p.hearing
  FROM fitting_cases AS c CROSS JOIN stage_of AS k ON k.case_pk = c.pk CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk
  WHERE TRUE
{{- else}}
  SELECT p.pk, k.case_pk, p.hearing
  FROM proceedings AS p CROSS JOIN stage_of AS k ON k.proceeding_pk = p.pk
  WHERE TRUE
{{- end}}
{{- template "proceeding in scope" .}}
),
gathered(key, proceeding_pk, case_pk, hearing) AS MATERIALIZED (
{{- if .On "by_judge"}}
  SELECT DISTINCT j.official_pk, s.proceeding_pk, s.case_pk, s.hearing FROM scoped AS s CROSS JOIN judged AS j ON j.proceeding_pk = s.proceeding_pk
  WHERE j.sources >= $minSources
{{- else if .On "by_court"}}
  SELECT h.court_pk, s.proceeding_pk, s.case_pk, s.hearing FROM scoped AS s CROSS JOIN heard_by AS h ON h.proceeding_pk = s.proceeding_pk
{{- else}}
  SELECT DISTINCT m.group_pk, s.proceeding_pk, s.case_pk, s.hearing
  FROM scoped AS s CROSS JOIN subject_of AS x ON x.proceeding_pk = s.proceeding_pk CROSS JOIN member_of AS m ON m.prisoner_pk = x.prisoner_pk
{{- if or (.On "group") (.On "statute")}}
  WHERE (+x.prisoner_pk, +s.case_pk) IN (SELECT prisoner_pk, case_pk FROM fitting)
{{- end}}
{{- end}}
),
ranked AS MATERIALIZED (
  SELECT c.key, n.id, n.name AS label, c.proceedings, c.closed, c.open
  FROM (
    SELECT key, count(*) AS proceedings, count(*) FILTER (WHERE hearing = 'CLOSED') AS closed, count(*) FILTER (WHERE hearing = 'OPEN') AS open
    FROM gathered GROUP BY key) AS c
  CROSS JOIN {{if .On "by_judge"}}officials{{else if .On "by_court"}}courts{{else}}"groups"{{end}} AS n ON n.pk = c.key
),
page AS MATERIALIZED (
  SELECT * FROM ranked
{{- if .On "after"}}
  WHERE (-proceedings, id) > ($afterProceedings, $afterId)
{{- end}}
  ORDER BY proceedings DESC, id
  LIMIT +$first
),
violated(key, id, prisoners) AS MATERIALIZED (
  SELECT c.key, v.id, count(DISTINCT x.prisoner_pk)
  FROM gathered AS c
  CROSS JOIN subject_of AS x ON x.proceeding_pk = c.proceeding_pk
  CROSS JOIN suffered AS s ON s.prisoner_pk = x.prisoner_pk
  CROSS JOIN of_provision AS o ON o.violation_pk = s.violation_pk
  CROSS JOIN provisions AS v ON v.pk = o.provision_pk
  WHERE c.key IN (SELECT key FROM page)
{{- if or (.On "group") (.On "statute")}} AND (+x.prisoner_pk, +c.case_pk) IN (SELECT prisoner_pk, case_pk FROM fitting){{end}}
  GROUP BY c.key, v.id
)
SELECT
  (SELECT count(*) FROM ranked) AS total,
  (SELECT count(*) FROM ranked WHERE open = 0) AS silent,
  (SELECT count(*) FROM ranked WHERE proceedings < $few) AS few,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.label, g.proceedings, g.closed, g.open,
      json((SELECT json_group_array(json_array(y.id, y.prisoners)) FROM (SELECT id, prisoners FROM violated WHERE key = g.key ORDER BY prisoners DESC, id) AS y))) AS j
    FROM page AS g
    ORDER BY g.proceedings DESC, g.id) AS r) AS rows
