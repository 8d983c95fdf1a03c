-- How final sentences under a statute differ, by judge, court, group or year: by sentences descending, then key.
-- options: by_judge by_court by_group by_year statute group court from to after
-- columns: total suppressed sentences unknown rows
WITH RECURSIVE
{{template "meant statutes" .}}
accused(prisoner_pk, case_pk) AS MATERIALIZED (
  SELECT DISTINCT f.prisoner_pk, i.case_pk
  FROM meant_statutes AS m
  CROSS JOIN under AS u ON u.statute_pk = m.pk
  CROSS JOIN faces AS f ON f.charge_pk = u.charge_pk
  CROSS JOIN charged_in AS i ON i.charge_pk = u.charge_pk
{{- if .On "group"}}
  WHERE EXISTS (SELECT 1 FROM member_of AS g WHERE g.prisoner_pk = f.prisoner_pk AND g.group_pk = (SELECT pk FROM "groups" WHERE id = $group))
{{- end}}
),
{{- template "final sentences" .}}
imposed AS MATERIALIZED (
  SELECT s.prisoner_pk, s.case_pk, s.proceeding_pk, s.type, s.months, s.date
  FROM final_sentences AS s
  WHERE TRUE
{{- if .On "from"}} AND s.earliest >= $from{{end}}
{{- if .On "to"}} AND s.latest <= $to{{end}}
{{- if .On "court"}} AND EXISTS (SELECT 1 FROM heard_by AS h WHERE h.proceeding_pk = s.proceeding_pk AND h.court_pk = (SELECT pk FROM courts WHERE id = $court)){{end}}
),
-- The sentences by what they are compared by; one counts for each judge of a panel, and
-- for each group of the convict.
compared(key, prisoner_pk, case_pk, type, months) AS MATERIALIZED (
{{- if .On "by_judge"}}
  SELECT DISTINCT j.official_pk, s.prisoner_pk, s.case_pk, s.type, s.months FROM imposed AS s CROSS JOIN judged AS j ON j.proceeding_pk = s.proceeding_pk
{{- else if .On "by_court"}}
  SELECT h.court_pk, s.prisoner_pk, s.case_pk, s.type, s.months FROM imposed AS s CROSS JOIN heard_by AS h ON h.proceeding_pk = s.proceeding_pk
{{- else if .On "by_group"}}
  SELECT DISTINCT m.group_pk, s.prisoner_pk, s.case_pk, s.type, s.months FROM imposed AS s CROSS JOIN member_of AS m ON m.prisoner_pk = s.prisoner_pk
{{- else}}
  SELECT substr(s.date, 1, 4), s.prisoner_pk, s.case_pk, s.type, s.months FROM imposed AS s
{{- end}}
),
cells AS MATERIALIZED (
  SELECT key, count(*) AS sentences, count(*) FILTER (WHERE type = 'CUSTODIAL') AS custodial, count(*) FILTER (WHERE type = 'SUSPENDED') AS suspended
  FROM compared GROUP BY key
),
ranked AS MATERIALIZED (
{{- if .On "by_year"}}
  SELECT c.key, c.key AS id, c.key AS label, c.sentences, c.custodial, c.suspended FROM cells AS c
{{- else}}
  SELECT c.key, n.id, n.name AS label, c.sentences, c.custodial, c.suspended
  FROM cells AS c CROSS JOIN {{if .On "by_judge"}}officials{{else if .On "by_court"}}courts{{else}}"groups"{{end}} AS n ON n.pk = c.key
{{- end}}
  WHERE c.sentences >= $minCell
),
page AS MATERIALIZED (
  SELECT * FROM ranked
{{- if .On "after"}}
  WHERE (-sentences, id IS NULL, coalesce(id, '')) > ($afterSentences, $afterUnknown, $afterId)
{{- end}}
  ORDER BY sentences DESC, id NULLS LAST
  LIMIT +$first
)
SELECT
  (SELECT count(*) FROM ranked) AS total,
  (SELECT count(*) FROM cells WHERE sentences < $minCell) AS suppressed,
  (SELECT count(*) FROM imposed) AS sentences,
  (SELECT count(*) FROM imposed WHERE type = 'CUSTODIAL' AND months IS NULL) AS unknown,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.label, g.sentences, g.custodial, g.suspended,
      json((SELECT json_group_array(json_array(y.months, y.sentences)) FROM (
        SELECT c.months, count(*) AS sentences FROM compared AS c
        WHERE c.key IS g.key AND c.type = 'CUSTODIAL' GROUP BY c.months ORDER BY c.months) AS y))) AS j
    FROM page AS g
    ORDER BY g.sentences DESC, g.id NULLS LAST) AS r) AS rows
