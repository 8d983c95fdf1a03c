-- What several questions share. Each part is one or more common table expressions, each
-- followed by a comma.

-- meant_statutes(pk): the statute asked for and its parts.
{{define "meant statutes"}}
meant_statutes(pk) AS (
  SELECT pk FROM statutes WHERE id = $statute
  UNION
  SELECT p.from_pk FROM part_of_statute AS p JOIN meant_statutes AS m ON m.pk = p.to_pk
),
{{end}}

-- fitting(prisoner_pk, case_pk): the defendants who make a case fit the group and the
-- statute asked for: of the group and, in that case, charged under the statute.
{{define "fitting"}}
{{- if .On "statute"}}{{template "meant statutes" .}}{{end}}
{{- if or (.On "group") (.On "statute")}}
fitting(prisoner_pk, case_pk) AS MATERIALIZED (
{{- if .On "statute"}}
  SELECT DISTINCT f.prisoner_pk, c.case_pk
  FROM meant_statutes AS m
  CROSS JOIN under AS u ON u.statute_pk = m.pk
  CROSS JOIN charged_in AS c ON c.charge_pk = u.charge_pk
  CROSS JOIN faces AS f ON f.charge_pk = u.charge_pk
  CROSS JOIN defendant_in AS d ON d.prisoner_pk = f.prisoner_pk AND d.case_pk = c.case_pk
{{- if .On "group"}}
  WHERE EXISTS (SELECT 1 FROM member_of AS g WHERE g.prisoner_pk = f.prisoner_pk AND g.group_pk = (SELECT pk FROM "groups" WHERE id = $group))
{{- end}}
{{- else}}
  SELECT DISTINCT d.prisoner_pk, d.case_pk
  FROM member_of AS g
  CROSS JOIN defendant_in AS d ON d.prisoner_pk = g.prisoner_pk
  WHERE g.group_pk = (SELECT pk FROM "groups" WHERE id = $group)
{{- end}}
),
fitting_cases(pk) AS MATERIALIZED (SELECT DISTINCT case_pk FROM fitting),
{{- end}}
{{end}}

-- A condition on the proceeding p (a row of the view proceedings): its dates, its court
-- and its case k (a row of stage_of) are those asked for.
{{define "proceeding in scope"}}
{{- if .On "from"}} AND p.date_earliest >= $from{{end}}
{{- if .On "to"}} AND p.date_latest <= $to{{end}}
{{- if .On "court"}} AND EXISTS (SELECT 1 FROM heard_by AS h WHERE h.proceeding_pk = p.pk AND h.court_pk = (SELECT pk FROM courts WHERE id = $court)){{end}}
{{- if or (.On "group") (.On "statute")}} AND +k.case_pk IN (SELECT pk FROM fitting_cases){{end}}
{{- end}}

-- acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact): what officials did in the
-- role asked for, in scope. Acts outside of proceedings are in a case or towards a person,
-- and fall out of any scope of courts and dates.
{{define "acts"}}
{{- if or (.On "prison_official") (.On "other")}}
acting(pk) AS MATERIALIZED (
  SELECT o.pk FROM officials AS o
{{- if .On "prison_official"}}
  WHERE EXISTS (SELECT 1 FROM serves_at_facility AS r WHERE r.official_pk = o.pk) OR EXISTS (SELECT 1 FROM commands_facility AS r WHERE r.official_pk = o.pk)
{{- else}}
  WHERE NOT EXISTS (SELECT 1 FROM judged AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM prosecuted AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM investigated AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM ordered AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM commands_agency AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM commands_facility AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM serves_at_facility AS r WHERE r.official_pk = o.pk)
{{- end}}
),
acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact) AS MATERIALIZED (
  SELECT a.official_pk, NULL, a.case_pk, NULL, a.fact
  FROM involved_in_case AS a
  WHERE a.official_pk IN (SELECT pk FROM acting) AND a.sources >= $minSources{{template "acts asked for" .}}
{{- if or (.On "court") (.On "from") (.On "to")}} AND FALSE{{end}}
{{- if or (.On "group") (.On "statute")}} AND a.case_pk IN (SELECT pk FROM fitting_cases){{end}}
  UNION ALL
  SELECT a.official_pk, NULL, NULL, a.prisoner_pk, a.fact
  FROM involved_in_prisoner AS a
  WHERE a.official_pk IN (SELECT pk FROM acting) AND a.sources >= $minSources{{template "acts asked for" .}}
{{- if or (.On "court") (.On "from") (.On "to")}} AND FALSE{{end}}
{{- if .On "group"}} AND a.prisoner_pk IN (SELECT prisoner_pk FROM member_of WHERE group_pk = (SELECT pk FROM "groups" WHERE id = $group)){{end}}
{{- if .On "statute"}} AND a.prisoner_pk IN (SELECT f.prisoner_pk FROM meant_statutes AS m CROSS JOIN under AS u ON u.statute_pk = m.pk CROSS JOIN faces AS f ON f.charge_pk = u.charge_pk){{end}}
),
{{- else}}
acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact) AS MATERIALIZED (
  SELECT a.official_pk, a.proceeding_pk, k.case_pk, NULL, a.fact
  FROM {{template "acted" .}} AS a
  CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk
  CROSS JOIN proceedings AS p ON p.pk = a.proceeding_pk
  WHERE a.sources >= $minSources{{template "acts asked for" .}}{{template "proceeding in scope" .}}
),
{{- end}}
{{end}}

-- A condition on an act a, in a statement that asks for those of one official.
{{define "acts asked for"}}{{end}}

-- The view of the edges by which officials of the role asked for act in proceedings.
{{define "acted"}}{{if .On "judge"}}judged{{else if .On "prosecutor"}}prosecuted{{else if .On "investigator"}}investigated{{else}}ordered{{end}}{{end}}

-- The view of the edges of those whom they meet there: of a judge the prosecutors, of all
-- others the judges.
{{define "counterpart"}}{{if .On "judge"}}prosecuted{{else}}judged{{end}}{{end}}

-- final_sentences(prisoner_pk, case_pk, proceeding_pk, type, months, date, earliest,
-- latest): of the pairs of the table accused(prisoner_pk, case_pk), what was imposed on the
-- person in the case last, as far as $sentenceSources sources report it.
{{define "final sentences"}}
final_sentences(prisoner_pk, case_pk, proceeding_pk, type, months, date, earliest, latest) AS MATERIALIZED (
  SELECT prisoner_pk, case_pk, proceeding_pk, type, months, date, earliest, latest FROM (
    SELECT a.prisoner_pk, a.case_pk, s.proceeding_pk, s.type, s.months, coalesce(s.date, p.date) AS date,
      coalesce(s.date_earliest, p.date_earliest) AS earliest, coalesce(s.date_latest, p.date_latest) AS latest,
      row_number() OVER (PARTITION BY a.prisoner_pk, a.case_pk
        ORDER BY coalesce(s.date_latest, p.date_latest) DESC, coalesce(s.date_earliest, p.date_earliest) DESC, p.id DESC, s.key DESC) AS place
    FROM accused AS a
    CROSS JOIN sentenced_in AS s ON s.prisoner_pk = a.prisoner_pk
    CROSS JOIN stage_of AS k ON k.proceeding_pk = s.proceeding_pk AND k.case_pk = a.case_pk
    CROSS JOIN proceedings AS p ON p.pk = s.proceeding_pk
    WHERE s.sources >= $sentenceSources)
  WHERE place = 1
),
{{end}}

-- The columns of a post p (a row of serves_at_… or commands_…) after its two ends.
{{define "post columns"}}p.key, p.fact, p.modality, p.status, p.note, p.sources, p.office, p."from", p.from_earliest, p."to", p.to_latest{{end}}

-- own_posts(official_pk, body_pk, body, …): the posts of the officials of asked(pk).
{{define "own posts"}}
own_posts(official_pk, body_pk, body, key, fact, modality, status, note, sources, office, "from", from_earliest, "to", to_latest) AS MATERIALIZED (
  SELECT p.official_pk, b.pk, b.id, {{template "post columns"}} FROM asked AS o CROSS JOIN serves_at_court AS p ON p.official_pk = o.pk CROSS JOIN courts AS b ON b.pk = p.court_pk
  UNION ALL
  SELECT p.official_pk, b.pk, b.id, {{template "post columns"}} FROM asked AS o CROSS JOIN serves_at_agency AS p ON p.official_pk = o.pk CROSS JOIN agencies AS b ON b.pk = p.agency_pk
  UNION ALL
  SELECT p.official_pk, b.pk, b.id, {{template "post columns"}} FROM asked AS o CROSS JOIN serves_at_facility AS p ON p.official_pk = o.pk CROSS JOIN facilities AS b ON b.pk = p.facility_pk
  UNION ALL
  SELECT p.official_pk, b.pk, b.id, {{template "post columns"}} FROM asked AS o CROSS JOIN commands_agency AS p ON p.official_pk = o.pk CROSS JOIN agencies AS b ON b.pk = p.agency_pk
  UNION ALL
  SELECT p.official_pk, b.pk, b.id, {{template "post columns"}} FROM asked AS o CROSS JOIN commands_facility AS p ON p.official_pk = o.pk CROSS JOIN facilities AS b ON b.pk = p.facility_pk
),
{{end}}

-- The number of cases in which the official x.official_pk acted.
{{define "cases of an official"}}
(SELECT count(*) FROM (
  SELECT k.case_pk FROM judged AS a CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk WHERE a.official_pk = x.official_pk{{template "enough sources" .}}
  UNION SELECT k.case_pk FROM prosecuted AS a CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk WHERE a.official_pk = x.official_pk{{template "enough sources" .}}
  UNION SELECT k.case_pk FROM investigated AS a CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk WHERE a.official_pk = x.official_pk{{template "enough sources" .}}
  UNION SELECT k.case_pk FROM ordered AS a CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk WHERE a.official_pk = x.official_pk{{template "enough sources" .}}
  UNION SELECT a.case_pk FROM involved_in_case AS a WHERE a.official_pk = x.official_pk{{template "enough sources" .}}))
{{- end}}

-- A condition on an act a, in a statement that asks for so many sources of acts.
{{define "enough sources"}}{{end}}

-- Of the official o, as truth values: judged, prosecuted, investigated, ordered, commands
-- anything, serves at or commands a facility.
{{define "roles"}}json_array(
  EXISTS (SELECT 1 FROM judged AS r WHERE r.official_pk = o.pk),
  EXISTS (SELECT 1 FROM prosecuted AS r WHERE r.official_pk = o.pk),
  EXISTS (SELECT 1 FROM investigated AS r WHERE r.official_pk = o.pk),
  EXISTS (SELECT 1 FROM ordered AS r WHERE r.official_pk = o.pk),
  EXISTS (SELECT 1 FROM commands_agency AS r WHERE r.official_pk = o.pk) OR EXISTS (SELECT 1 FROM commands_facility AS r WHERE r.official_pk = o.pk),
  EXISTS (SELECT 1 FROM serves_at_facility AS r WHERE r.official_pk = o.pk) OR EXISTS (SELECT 1 FROM commands_facility AS r WHERE r.official_pk = o.pk))
{{- end}}
