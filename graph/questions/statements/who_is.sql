-- What is known of officials beside their names, of those with the given ids.
-- options: court year
-- columns: rows
WITH
asked(pk, id) AS MATERIALIZED (SELECT DISTINCT o.pk, o.id FROM json_each($ids) AS i CROSS JOIN officials AS o ON o.id = i.value),
{{- if .On "year"}}
{{template "own posts" .}}
{{- end}}
{{- if or (.On "court") (.On "year")}}
acted(official_pk, proceeding_pk) AS MATERIALIZED (
  SELECT a.official_pk, a.proceeding_pk FROM asked AS o CROSS JOIN judged AS a ON a.official_pk = o.pk
  UNION SELECT a.official_pk, a.proceeding_pk FROM asked AS o CROSS JOIN prosecuted AS a ON a.official_pk = o.pk
  UNION SELECT a.official_pk, a.proceeding_pk FROM asked AS o CROSS JOIN investigated AS a ON a.official_pk = o.pk
  UNION SELECT a.official_pk, a.proceeding_pk FROM asked AS o CROSS JOIN ordered AS a ON a.official_pk = o.pk
),
{{- end}}
{{- if .On "court"}}
at_court(official_pk, here) AS MATERIALIZED (
  SELECT c.official_pk, max(c.court_pk = (SELECT pk FROM courts WHERE id = $court)) FROM (
    SELECT a.official_pk, h.court_pk FROM acted AS a CROSS JOIN heard_by AS h ON h.proceeding_pk = a.proceeding_pk
    UNION ALL
    SELECT a.official_pk, a.court_pk FROM asked AS o CROSS JOIN serves_at_court AS a ON a.official_pk = o.pk) AS c
  GROUP BY c.official_pk
),
{{- end}}
{{- if .On "year"}}
in_year(official_pk, fits) AS MATERIALIZED (
  SELECT d.official_pk, max(d.earliest <= $yearLatest AND d.latest >= $yearEarliest) FROM (
    SELECT a.official_pk, p.date_earliest AS earliest, p.date_latest AS latest FROM acted AS a CROSS JOIN proceedings AS p ON p.pk = a.proceeding_pk WHERE p.date IS NOT NULL
    UNION ALL
    SELECT p.official_pk, coalesce(p.from_earliest, ''), coalesce(p.to_latest, '~') FROM own_posts AS p WHERE p.from_earliest IS NOT NULL OR p.to_latest IS NOT NULL) AS d
  GROUP BY d.official_pk
),
{{- end}}
rows AS (
  SELECT o.id, json_array(o.id, json({{template "roles" .}}),
    EXISTS (SELECT 1 FROM involved_in_case AS a WHERE a.official_pk = o.pk) OR EXISTS (SELECT 1 FROM involved_in_prisoner AS a WHERE a.official_pk = o.pk),
    {{if .On "court"}}(SELECT c.here FROM at_court AS c WHERE c.official_pk = o.pk){{else}}NULL{{end}},
    {{if .On "year"}}(SELECT y.fits FROM in_year AS y WHERE y.official_pk = o.pk){{else}}NULL{{end}},
    json((SELECT json_group_array(t.id) FROM (SELECT s.to_pk AS pk FROM same_as_official AS s WHERE s.from_pk = o.pk UNION SELECT s.from_pk FROM same_as_official AS s WHERE s.to_pk = o.pk) AS m CROSS JOIN officials AS t ON t.pk = m.pk)),
    json((SELECT json_group_array(t.id) FROM (SELECT s.to_pk AS pk FROM not_same_as_official AS s WHERE s.from_pk = o.pk UNION SELECT s.from_pk FROM not_same_as_official AS s WHERE s.to_pk = o.pk) AS m CROSS JOIN officials AS t ON t.pk = m.pk))) AS j
  FROM asked AS o
)
SELECT (SELECT json_group_array(json(r.j)) FROM (SELECT j FROM rows ORDER BY id) AS r) AS rows
