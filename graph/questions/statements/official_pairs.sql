-- Officials of two roles who met in the proceedings of several cases: by shared cases descending, then left id, then right id.
-- options: judge prosecutor investigator commander with_judge with_prosecutor with_investigator with_commander same nobody group statute court from to after
-- columns: total few cases rows
WITH RECURSIVE
{{template "fitting" .}}
lefts(official_pk, proceeding_pk, case_pk) AS MATERIALIZED (
  SELECT a.official_pk, a.proceeding_pk, k.case_pk
  FROM {{template "acted" .}} AS a
  CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk
{{- template "proceeding of stage" .}}
  WHERE a.sources >= $minSources{{template "proceeding in scope" .}}{{if .On "nobody"}} AND FALSE{{end}}
),
met(left_pk, right_pk, proceeding_pk, case_pk) AS MATERIALIZED (
  SELECT l.official_pk, r.official_pk, l.proceeding_pk, l.case_pk
  FROM lefts AS l
  CROSS JOIN {{template "met" .}} AS r ON r.proceeding_pk = l.proceeding_pk
  WHERE r.official_pk <> l.official_pk AND r.sources >= $minSources
),
pairs AS MATERIALIZED (
  SELECT m.left_pk, m.right_pk, l.id AS left_id, r.id AS right_id, m.shared
  FROM (SELECT left_pk, right_pk, count(DISTINCT case_pk) AS shared FROM met GROUP BY left_pk, right_pk HAVING count(DISTINCT case_pk) >= $minShared) AS m
  CROSS JOIN officials AS l ON l.pk = m.left_pk
  CROSS JOIN officials AS r ON r.pk = m.right_pk
{{- if .On "same"}}
  WHERE l.id < r.id
{{- end}}
),
page AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY shared DESC, left_id, right_id) AS place FROM pairs
{{- if .On "after"}}
  WHERE (-shared, left_id, right_id) > ($afterShared, $afterLeftId, $afterRightId)
{{- end}}
  ORDER BY shared DESC, left_id, right_id
  LIMIT +$first
),
page_met(place, proceeding_pk, case_pk) AS MATERIALIZED (
  SELECT DISTINCT g.place, m.proceeding_pk, m.case_pk FROM met AS m JOIN page AS g ON g.left_pk = m.left_pk AND g.right_pk = m.right_pk
),
{{template "decided" .}}
left_cases(official_pk, cases) AS MATERIALIZED (
  SELECT official_pk, count(DISTINCT case_pk) FROM lefts WHERE official_pk IN (SELECT left_pk FROM page) GROUP BY official_pk
),
right_cases(official_pk, cases) AS MATERIALIZED (
  SELECT a.official_pk, count(DISTINCT k.case_pk)
  FROM (SELECT DISTINCT right_pk FROM page) AS g
  CROSS JOIN {{template "met" .}} AS a ON a.official_pk = g.right_pk
  CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk
{{- template "proceeding of stage" .}}
  WHERE a.sources >= $minSources{{template "proceeding in scope" .}}
  GROUP BY a.official_pk
)
SELECT
  (SELECT count(*) FROM pairs) AS total,
  (SELECT count(*) FROM pairs WHERE shared < $few) AS few,
  (SELECT count(DISTINCT k.case_pk) FROM stage_of AS k{{template "proceeding of stage" .}} WHERE TRUE{{template "proceeding in scope" .}}) AS cases,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.left_id, g.right_id, g.shared, l.cases, r.cases,
      {{template "convicted"}}) AS j
    FROM page AS g
    CROSS JOIN left_cases AS l ON l.official_pk = g.left_pk
    CROSS JOIN right_cases AS r ON r.official_pk = g.right_pk
    LEFT JOIN decided AS d ON d.place = g.place
    ORDER BY g.place) AS r) AS rows
{{- define "met"}}{{if .On "with_judge"}}judged{{else if .On "with_prosecutor"}}prosecuted{{else if .On "with_investigator"}}investigated{{else}}ordered{{end}}{{end}}
