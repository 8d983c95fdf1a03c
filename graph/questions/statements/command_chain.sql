-- The posts of an official, and the commanders of its bodies or of a body that is given, and of the bodies above.
-- options: official on
-- columns: hops
WITH RECURSIVE
asked(pk) AS (SELECT pk FROM officials WHERE {{if .On "official"}}id = $official{{else}}FALSE{{end}}),
{{template "own posts" .}}
own AS MATERIALIZED (SELECT p.* FROM own_posts AS p WHERE {{template "held"}}{{if .On "on"}}{{template "on that day"}}{{end}}),
above(pk, level) AS (
{{- if .On "official"}}
  SELECT p.body_pk, 0 FROM own AS p
{{- else}}
  SELECT pk, 0 FROM agencies WHERE id = $agency
  UNION ALL
  SELECT pk, 0 FROM courts WHERE id = $agency
  UNION ALL
  SELECT pk, 0 FROM facilities WHERE id = $agency
{{- end}}
  UNION
  SELECT s.to_pk, b.level + 1 FROM above AS b CROSS JOIN subordinate_to_agency AS s ON s.from_pk = b.pk WHERE b.level < $depth AND s.sources >= $minSources
  UNION
  SELECT s.to_pk, b.level + 1 FROM above AS b CROSS JOIN subordinate_to_court AS s ON s.from_pk = b.pk WHERE b.level < $depth AND s.sources >= $minSources
  UNION
  SELECT s.agency_pk, b.level + 1 FROM above AS b CROSS JOIN subordinate_to_facility AS s ON s.facility_pk = b.pk WHERE b.level < $depth AND s.sources >= $minSources
),
bodies(pk, level, id) AS MATERIALIZED (
  SELECT b.pk, min(b.level), coalesce((SELECT id FROM agencies WHERE pk = b.pk), (SELECT id FROM facilities WHERE pk = b.pk), (SELECT id FROM courts WHERE pk = b.pk))
  FROM above AS b
  GROUP BY b.pk
),
commanders AS MATERIALIZED (
  SELECT b.level, b.id AS body, b.pk AS body_pk, p.official_pk, {{template "post columns"}}
  FROM bodies AS b CROSS JOIN commands_agency AS p ON p.agency_pk = b.pk
  WHERE {{template "held"}}{{if .On "on"}}{{template "on that day"}}{{end}}
  UNION ALL
  SELECT b.level, b.id, b.pk, p.official_pk, {{template "post columns"}}
  FROM bodies AS b CROSS JOIN commands_facility AS p ON p.facility_pk = b.pk
  WHERE {{template "held"}}{{if .On "on"}}{{template "on that day"}}{{end}}
),
posts AS (
  SELECT p.* FROM commanders AS p WHERE p.official_pk NOT IN (SELECT pk FROM asked)
  UNION ALL
  SELECT 0, p.body, p.body_pk, p.official_pk, {{template "post columns"}} FROM own AS p
)
SELECT
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(x.level, x.body, (SELECT id FROM officials WHERE pk = x.official_pk), x.office, x."from", x."to", {{template "cases of an official" .}}, x.key, json({{.Evidence "x"}})) AS j
    FROM posts AS x
    UNION ALL
    SELECT json_array(b.level, b.id, NULL, NULL, NULL, NULL, 0, NULL, NULL) FROM bodies AS b WHERE b.pk NOT IN (SELECT body_pk FROM commanders)) AS r) AS hops

-- A condition on a post p: so many sources report it.
{{define "held"}}p.sources >= $minSources{{end}}

-- A condition on a post p: it could be held on a day that the date may mean.
{{define "on that day"}} AND (p.from_earliest IS NULL OR p.from_earliest <= $onLatest) AND (p.to_latest IS NULL OR p.to_latest >= $onEarliest){{end}}
