-- The cases in scope, at most so many, and the people who are in several of them: officials who acted in their proceedings, and defendants.
-- options: group court statute from to
-- columns: cases officials defendants
WITH RECURSIVE
{{template "fitting" .}}
scoped(pk, n) AS MATERIALIZED (
  SELECT pk, row_number() OVER () - 1 FROM (
{{- if or (.On "court") (.On "from") (.On "to")}}
    SELECT DISTINCT k.case_pk AS pk
    FROM proceedings AS p
    CROSS JOIN stage_of AS k ON k.proceeding_pk = p.pk
    WHERE TRUE{{template "proceeding in scope" .}}
{{- else if or (.On "group") (.On "statute")}}
    SELECT pk FROM fitting_cases
{{- else}}
    SELECT pk FROM cases
{{- end}}
    LIMIT $mostCases)
),
staged(n, proceeding_pk) AS MATERIALIZED (
  SELECT c.n, k.proceeding_pk FROM scoped AS c CROSS JOIN stage_of AS k ON k.case_pk = c.pk
),
acted(official_pk, n) AS MATERIALIZED (
  SELECT a.official_pk, s.n FROM staged AS s CROSS JOIN judged AS a ON a.proceeding_pk = s.proceeding_pk WHERE a.sources >= $minSources
  UNION SELECT a.official_pk, s.n FROM staged AS s CROSS JOIN prosecuted AS a ON a.proceeding_pk = s.proceeding_pk WHERE a.sources >= $minSources
  UNION SELECT a.official_pk, s.n FROM staged AS s CROSS JOIN investigated AS a ON a.proceeding_pk = s.proceeding_pk WHERE a.sources >= $minSources
  UNION SELECT a.official_pk, s.n FROM staged AS s CROSS JOIN ordered AS a ON a.proceeding_pk = s.proceeding_pk WHERE a.sources >= $minSources
),
defended(prisoner_pk, n) AS MATERIALIZED (
  SELECT DISTINCT d.prisoner_pk, c.n FROM scoped AS c CROSS JOIN defendant_in AS d ON d.case_pk = c.pk
),
firsts(n, date) AS MATERIALIZED (
  SELECT n, date FROM (SELECT s.n, p.date, min(p.date_earliest || p.date_latest) FROM staged AS s CROSS JOIN proceedings AS p ON p.pk = s.proceeding_pk GROUP BY s.n)
),
lasts(n, date) AS MATERIALIZED (
  SELECT n, date FROM (SELECT s.n, p.date, max(p.date_latest || p.date_earliest) FROM staged AS s CROSS JOIN proceedings AS p ON p.pk = s.proceeding_pk GROUP BY s.n)
)
SELECT
  (SELECT json_group_array(json_array(c.id, f.date, l.date, coalesce(a.people, 0), coalesce(d.people, 0)))
    FROM (SELECT c.n, o.id FROM scoped AS c CROSS JOIN cases AS o ON o.pk = c.pk ORDER BY c.n) AS c
    LEFT JOIN firsts AS f ON f.n = c.n
    LEFT JOIN lasts AS l ON l.n = c.n
    LEFT JOIN (SELECT n, count(*) AS people FROM acted GROUP BY n) AS a ON a.n = c.n
    LEFT JOIN (SELECT n, count(*) AS people FROM defended GROUP BY n) AS d ON d.n = c.n) AS cases,
  (SELECT json_group_array(json_array(o.id, json(a.cases)))
    FROM (SELECT official_pk, json_group_array(n) AS cases FROM acted GROUP BY official_pk HAVING count(*) > 1) AS a
    CROSS JOIN officials AS o ON o.pk = a.official_pk) AS officials,
  (SELECT json_group_array(json_array(x.id, json(d.cases)))
    FROM (SELECT prisoner_pk, json_group_array(n) AS cases FROM defended GROUP BY prisoner_pk HAVING count(*) > 1) AS d
    CROSS JOIN prisoners AS x ON x.pk = d.prisoner_pk) AS defendants
