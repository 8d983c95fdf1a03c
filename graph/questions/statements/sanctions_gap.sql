-- Officials who acted in cases and are not listed by every one of some authorities: by cases, then prisoners, descending, then id.
-- options: judge prosecutor investigator commander prison_official other group statute court from to authorities on after
-- columns: total few authorities rows
WITH RECURSIVE
{{template "fitting" .}}
{{if or (.On "judge") (.On "prosecutor") (.On "investigator") (.On "commander") (.On "prison_official") (.On "other")}}{{template "acts" .}}{{else}}{{template "all acts" .}}{{end}}
asked(authority) AS MATERIALIZED ({{if .On "authorities"}}SELECT DISTINCT value FROM json_each($authorities){{else}}SELECT DISTINCT authority FROM sanctions{{end}}),
in_force(official_pk, id, authority) AS MATERIALIZED (
  SELECT y.official_pk, s.id, s.authority
  FROM sanctions AS s
  CROSS JOIN sanctioned_by AS y ON y.sanction_pk = s.pk
  WHERE s.authority IN (SELECT authority FROM asked)
{{- if .On "on"}}
    AND s.listedOn_latest <= $onEarliest AND (s.delistedOn IS NULL OR s.delistedOn_earliest > $onLatest)
{{- else}}
    AND s.delistedOn IS NULL
{{- end}}
),
counted AS MATERIALIZED (
  SELECT official_pk, count(DISTINCT case_pk) AS cases
  FROM acts
  WHERE EXISTS (SELECT 1 FROM asked)
    AND official_pk NOT IN (SELECT official_pk FROM in_force GROUP BY official_pk HAVING count(DISTINCT authority) = (SELECT count(*) FROM asked))
  GROUP BY official_pk
  HAVING count(DISTINCT case_pk) >= $minCases
),
{{- template "near" .}}
page AS MATERIALIZED (
  SELECT * FROM (
    SELECT n.official_pk, o.id, n.cases, coalesce(c.prisoners, 0) AS prisoners
    FROM near AS n
    CROSS JOIN officials AS o ON o.pk = n.official_pk
    LEFT JOIN (SELECT official_pk, count(DISTINCT prisoner_pk) AS prisoners FROM concerned GROUP BY official_pk) AS c ON c.official_pk = n.official_pk)
{{- if .On "after"}}
  WHERE (-cases, -prisoners, id) > ($afterCases, $afterPrisoners, $afterId)
{{- end}}
  ORDER BY cases DESC, prisoners DESC, id
  LIMIT +$first
)
SELECT
  (SELECT count(*) FROM counted) AS total,
  (SELECT count(*) FROM counted WHERE cases < $few) AS few,
  (SELECT json_group_array(authority) FROM (SELECT authority FROM asked ORDER BY authority)) AS authorities,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.cases, g.prisoners,
      json((SELECT json_group_array(json_array(f.id, f.authority)) FROM (SELECT id, authority FROM in_force WHERE official_pk = g.official_pk ORDER BY id) AS f))) AS j
    FROM page AS g
    ORDER BY g.cases DESC, g.prisoners DESC, g.id) AS r) AS rows
