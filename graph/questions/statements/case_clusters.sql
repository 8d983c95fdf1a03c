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
    LIMIT +$mostCases)
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
  SELECT DISTINCT d.prisoner_pk, c.n
  FROM (SELECT prisoner_pk FROM defendant_in GROUP BY prisoner_pk HAVING count(DISTINCT case_pk) > 1) AS x
  CROSS JOIN defendant_in AS d ON d.prisoner_pk = x.prisoner_pk
  CROSS JOIN scoped AS c ON c.pk = d.case_pk
)
SELECT
  (SELECT json_group_array(json(j)) FROM (
    SELECT json_array(o.id,
      (SELECT p.date FROM stage_of AS k CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk WHERE k.case_pk = c.pk AND p.date IS NOT NULL ORDER BY p.date_earliest, p.date_latest LIMIT 1),
      (SELECT p.date FROM stage_of AS k CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk WHERE k.case_pk = c.pk AND p.date IS NOT NULL ORDER BY p.date_latest DESC, p.date_earliest DESC LIMIT 1),
      coalesce(a.people, 0),
      (SELECT count(DISTINCT d.prisoner_pk) FROM defendant_in AS d WHERE d.case_pk = c.pk)) AS j
    FROM scoped AS c
    CROSS JOIN cases AS o ON o.pk = c.pk
    LEFT JOIN (SELECT n, count(*) AS people FROM acted GROUP BY n) AS a ON a.n = c.n
    ORDER BY c.n)) AS cases,
  (SELECT json_group_array(json_array(o.id, json(a.cases)))
    FROM (SELECT official_pk, json_group_array(n) AS cases FROM acted GROUP BY official_pk HAVING count(*) > 1) AS a
    CROSS JOIN officials AS o ON o.pk = a.official_pk) AS officials,
  (SELECT json_group_array(json_array(x.id, json(d.cases)))
    FROM (SELECT prisoner_pk, json_group_array(n) AS cases FROM defended GROUP BY prisoner_pk HAVING count(*) > 1) AS d
    CROSS JOIN prisoners AS x ON x.pk = d.prisoner_pk) AS defendants
