-- Officials who were listed on a day that is known, with their cases in equal windows before and after it: by both together descending, then the ids of official and listing.
-- options: authority group court statute from to after
-- columns: total few listings dated rows
WITH RECURSIVE
{{template "fitting" .}}
designated(official_pk, sanction_pk, since, listed, until) AS MATERIALIZED (
  SELECT y.official_pk, s.pk, date(s.listedOn, '-' || $windowDays || ' days'), s.listedOn, date(s.listedOn, '+' || $windowDays || ' days')
  FROM sanctions AS s
  CROSS JOIN sanctioned_by AS y ON y.sanction_pk = s.pk
  WHERE s.listedOn_earliest = s.listedOn_latest{{template "of authority" .}}
),
acting(pk) AS MATERIALIZED (SELECT DISTINCT official_pk FROM designated),
acts(official_pk, case_pk, earliest, latest) AS MATERIALIZED (
  SELECT DISTINCT a.official_pk, k.case_pk, p.date_earliest, p.date_latest
  FROM (
    SELECT a.official_pk, a.proceeding_pk FROM acting AS o CROSS JOIN judged AS a ON a.official_pk = o.pk WHERE a.sources >= $minSources
    UNION SELECT a.official_pk, a.proceeding_pk FROM acting AS o CROSS JOIN prosecuted AS a ON a.official_pk = o.pk WHERE a.sources >= $minSources
    UNION SELECT a.official_pk, a.proceeding_pk FROM acting AS o CROSS JOIN investigated AS a ON a.official_pk = o.pk WHERE a.sources >= $minSources
    UNION SELECT a.official_pk, a.proceeding_pk FROM acting AS o CROSS JOIN ordered AS a ON a.official_pk = o.pk WHERE a.sources >= $minSources) AS a
  CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk
  CROSS JOIN proceedings AS p ON p.pk = a.proceeding_pk
  WHERE p.date IS NOT NULL{{template "proceeding in scope" .}}
),
counted AS MATERIALIZED (
  SELECT o.id AS official_id, s.id AS sanction_id, n.earlier, n.later, n.earlier + n.later AS cases
  FROM (
    SELECT d.official_pk, d.sanction_pk, count(DISTINCT a.case_pk) FILTER (WHERE a.latest < d.listed) AS earlier, count(DISTINCT a.case_pk) FILTER (WHERE a.earliest >= d.listed) AS later
    FROM designated AS d
    JOIN acts AS a ON a.official_pk = d.official_pk
    WHERE a.earliest >= d.since AND a.latest < d.until
    GROUP BY d.official_pk, d.sanction_pk) AS n
  CROSS JOIN officials AS o ON o.pk = n.official_pk
  CROSS JOIN sanctions AS s ON s.pk = n.sanction_pk
  WHERE n.earlier + n.later > 0
)
SELECT
  (SELECT count(*) FROM counted) AS total,
  (SELECT count(*) FROM counted WHERE cases < $few) AS few,
  (SELECT count(*) FROM sanctions AS s WHERE TRUE{{template "of authority" .}}) AS listings,
  (SELECT count(*) FROM sanctions AS s WHERE s.listedOn_earliest = s.listedOn_latest{{template "of authority" .}}) AS dated,
  (SELECT json_group_array(json_array(r.official_id, r.sanction_id, r.earlier, r.later)) FROM (
    SELECT * FROM counted
{{- if .On "after"}}
    WHERE (-cases, official_id, sanction_id) > ($afterCases, $afterOfficialId, $afterSanctionId)
{{- end}}
    ORDER BY cases DESC, official_id, sanction_id
    LIMIT +$first) AS r) AS rows
{{- define "of authority"}}{{if .On "authority"}} AND s.authority = $authority{{end}}{{end}}
