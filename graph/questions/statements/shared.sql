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

-- The proceeding p of the row k of stage_of, which is joined only to ask for its dates.
{{define "proceeding of stage"}}
{{- if or (.On "from") (.On "to")}}
  CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk
{{- end}}
{{- end}}

-- A condition on a row k of stage_of, and on its proceeding p (a row of the view
-- proceedings): the dates, the court and the case are those asked for.
{{define "proceeding in scope"}}
{{- if .On "from"}} AND p.date_earliest >= $from{{end}}
{{- if .On "to"}} AND p.date_latest <= $to{{end}}
{{- if .On "court"}} AND EXISTS (SELECT 1 FROM heard_by AS h WHERE h.proceeding_pk = k.proceeding_pk AND h.court_pk = (SELECT pk FROM courts WHERE id = $court)){{end}}
{{- if or (.On "group") (.On "statute")}} AND +k.case_pk IN (SELECT pk FROM fitting_cases){{end}}
{{- end}}

-- acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact): what officials did in the
-- role asked for, in scope. Acts outside of proceedings are in a case or towards a person,
-- and fall out of any scope of courts and dates. (Read where they are needed, they come in
-- the order of officials, so that counting by official sorts nothing.)
{{define "acts"}}
{{- if or (.On "prison_official") (.On "other")}}
acting(pk) AS MATERIALIZED (
  SELECT o.pk FROM officials AS o
{{- if .On "prison_official"}}
  WHERE (EXISTS (SELECT 1 FROM serves_at_facility AS r WHERE r.official_pk = o.pk) OR EXISTS (SELECT 1 FROM commands_facility AS r WHERE r.official_pk = o.pk)){{template "acting asked for" .}}
{{- else}}
  WHERE NOT EXISTS (SELECT 1 FROM judged AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM prosecuted AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM investigated AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM ordered AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM commands_agency AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM commands_facility AS r WHERE r.official_pk = o.pk)
    AND NOT EXISTS (SELECT 1 FROM serves_at_facility AS r WHERE r.official_pk = o.pk){{template "acting asked for" .}}
{{- end}}
),
acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact) AS NOT MATERIALIZED (
  SELECT a.official_pk, NULL, a.case_pk, NULL, a.fact
  FROM involved_in_case AS a
  WHERE a.official_pk IN (SELECT pk FROM acting) AND a.sources >= $minSources{{template "acts asked for" .}}
{{- if or (.On "court") (.On "from") (.On "to")}} AND FALSE{{end}}
{{- if or (.On "group") (.On "statute")}} AND +a.case_pk IN (SELECT pk FROM fitting_cases){{end}}
  UNION ALL
  SELECT a.official_pk, NULL, NULL, a.prisoner_pk, a.fact
  FROM involved_in_prisoner AS a
  WHERE a.official_pk IN (SELECT pk FROM acting) AND a.sources >= $minSources{{template "acts asked for" .}}
{{- if or (.On "court") (.On "from") (.On "to")}} AND FALSE{{end}}
{{- if .On "group"}} AND a.prisoner_pk IN (SELECT prisoner_pk FROM member_of WHERE group_pk = (SELECT pk FROM "groups" WHERE id = $group)){{end}}
{{- if .On "statute"}} AND a.prisoner_pk IN (SELECT f.prisoner_pk FROM meant_statutes AS m CROSS JOIN under AS u ON u.statute_pk = m.pk CROSS JOIN faces AS f ON f.charge_pk = u.charge_pk){{end}}
),
{{- else}}
acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact) AS NOT MATERIALIZED (
  SELECT a.official_pk, a.proceeding_pk, k.case_pk, NULL, a.fact
  FROM {{template "acted" .}} AS a
  CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk
{{- template "proceeding of stage" .}}
  WHERE a.sources >= $minSources{{template "acts asked for" .}}{{template "proceeding in scope" .}}
),
{{- end}}
{{end}}

-- Of the table counted(official_pk, cases, …), which is ordered by cases, then prisoners: near
-- are those who may stand on the page by their cases alone, so that the prisoners of the others
-- need no counting; near_acts are their acts, concerned(official_pk, prisoner_pk) those whom the
-- acts concerned.
{{define "near"}}
near AS MATERIALIZED (
  SELECT * FROM counted
  WHERE cases >= coalesce((SELECT cases FROM counted{{if .On "after"}} WHERE -cases > $afterCases{{end}} ORDER BY cases DESC LIMIT 1 OFFSET $first - 1), 0)
{{- if .On "after"}} AND -cases >= $afterCases{{end}}
),
near_acts AS MATERIALIZED (SELECT * FROM acts WHERE official_pk IN (SELECT official_pk FROM near)),
concerned(official_pk, prisoner_pk) AS (
  SELECT official_pk, prisoner_pk FROM near_acts WHERE prisoner_pk IS NOT NULL
  UNION ALL
  SELECT a.official_pk, s.prisoner_pk
  FROM near_acts AS a
  CROSS JOIN subject_of AS s ON s.proceeding_pk = a.proceeding_pk
{{- if or (.On "group") (.On "statute")}}
  WHERE (+s.prisoner_pk, a.case_pk) IN (SELECT prisoner_pk, case_pk FROM fitting)
{{- end}}
),
{{- end}}

-- A condition on an act a, in a statement that asks for those of one official.
{{define "acts asked for"}}{{end}}

-- A condition on an official o, in a statement that asks for one.
{{define "acting asked for"}}{{end}}

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

-- decided(place, convicted, either, others): of the proceedings of the rows of a page,
-- page_met(place, proceeding_pk, case_pk), the pairs of a charge and a proceeding: those
-- decided, and the charges in the case of the proceeding that its subjects face; of fitting
-- people only. Counted are those with a conviction, with a conviction or an acquittal, and all
-- others; the outcome is missing where there is none or more than one. (A plus keeps SQLite
-- from walking the whole list after IN for each row, to use an index.)
{{define "decided"}}
decided(place, convicted, either, others) AS MATERIALIZED (
  SELECT t.place, count(*) FILTER (WHERE t.outcome = 'CONVICTED'), count(*) FILTER (WHERE t.outcome IN ('CONVICTED', 'ACQUITTED')), count(*) FILTER (WHERE t.outcome IS NULL OR t.outcome NOT IN ('CONVICTED', 'ACQUITTED'))
  FROM (
    SELECT m.place, iif(min(d.outcome) = max(d.outcome), d.outcome, NULL) AS outcome
    FROM page_met AS m
    CROSS JOIN decided_in AS d ON d.proceeding_pk = m.proceeding_pk
{{- if or (.On "group") (.On "statute")}}
    CROSS JOIN faces AS f ON f.charge_pk = d.charge_pk
    WHERE (+f.prisoner_pk, m.case_pk) IN (SELECT prisoner_pk, case_pk FROM fitting)
{{- end}}
    GROUP BY m.place, m.proceeding_pk, d.charge_pk
    UNION ALL
    SELECT m.place, NULL
    FROM page_met AS m
    CROSS JOIN charged_in AS i ON i.case_pk = m.case_pk
    CROSS JOIN faces AS f ON f.charge_pk = i.charge_pk
    CROSS JOIN subject_of AS s ON s.prisoner_pk = f.prisoner_pk AND s.proceeding_pk = m.proceeding_pk
    WHERE NOT EXISTS (SELECT 1 FROM decided_in AS d WHERE d.charge_pk = i.charge_pk AND d.proceeding_pk = m.proceeding_pk)
{{- if or (.On "group") (.On "statute")}}
      AND (+s.prisoner_pk, m.case_pk) IN (SELECT prisoner_pk, case_pk FROM fitting)
{{- end}}) AS t
  GROUP BY t.place
),
{{end}}

-- The list [convicted, convicted and acquitted, all others] of a row d of decided, or of none.
{{define "convicted"}}json_array(coalesce(d.convicted, 0), coalesce(d.either, 0), coalesce(d.others, 0)){{end}}

-- acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact): what officials did in
-- cases, in scope and in whatever role, in proceedings and outside of them.
{{define "all acts"}}
acts(official_pk, proceeding_pk, case_pk, prisoner_pk, fact) AS MATERIALIZED (
  SELECT a.official_pk, a.proceeding_pk, k.case_pk, NULL, a.fact
  FROM (
    SELECT official_pk, proceeding_pk, sources, fact FROM judged
    UNION ALL SELECT official_pk, proceeding_pk, sources, fact FROM prosecuted
    UNION ALL SELECT official_pk, proceeding_pk, sources, fact FROM investigated
    UNION ALL SELECT official_pk, proceeding_pk, sources, fact FROM ordered) AS a
  CROSS JOIN stage_of AS k ON k.proceeding_pk = a.proceeding_pk
{{- template "proceeding of stage" .}}
  WHERE a.sources >= $minSources{{template "proceeding in scope" .}}
{{- if not (or (.On "court") (.On "from") (.On "to"))}}
  UNION ALL
  SELECT a.official_pk, NULL, a.case_pk, NULL, a.fact
  FROM involved_in_case AS a
  WHERE a.sources >= $minSources
{{- if or (.On "group") (.On "statute")}} AND +a.case_pk IN (SELECT pk FROM fitting_cases){{end}}
{{- end}}
),
{{end}}

-- members(pk): the people of the group asked for.
{{define "members"}}
{{- if .On "group"}}
members(pk) AS MATERIALIZED (SELECT DISTINCT prisoner_pk FROM member_of WHERE group_pk = (SELECT pk FROM "groups" WHERE id = $group)),
{{- end}}
{{end}}

-- The people p among whom is counted: all, or those of the group.
{{define "people"}}{{if .On "group"}}members AS m CROSS JOIN prisoners AS p ON p.pk = m.pk{{else}}prisoners AS p{{end}}{{end}}

-- spells(prisoner_pk, facility_pk, since, since_earliest, since_latest, begin, until_earliest,
-- until_latest, died_earliest, died_latest): the detentions, and the time since the arrest
-- of people without any, nobody knows where. begin is the first day on which it may have
-- begun, which of a detention without a beginning is that of the arrest; until is the last
-- day, where it is given.
{{define "spells"}}
spells(prisoner_pk, facility_pk, since, since_earliest, since_latest, begin, until_earliest, until_latest, died_earliest, died_latest) AS (
  SELECT p.pk, h.facility_pk, h."from", h.from_earliest, h.from_latest, coalesce(h.from_earliest, p.arrestedOn_earliest), h.to_earliest, h.to_latest, p.diedOn_earliest, p.diedOn_latest
  FROM {{if and (.On "group") (not (.On "facility"))}}members AS m CROSS JOIN held_at AS h ON h.prisoner_pk = m.pk{{else}}held_at AS h{{end}} CROSS JOIN prisoners AS p ON p.pk = h.prisoner_pk
  WHERE h.sources >= $minSources
{{- if .On "facility"}} AND h.facility_pk = (SELECT pk FROM facilities WHERE id = $facility)
{{- if .On "group"}} AND p.pk IN (SELECT pk FROM members){{end}}
{{- else}}
  UNION ALL
  SELECT p.pk, NULL, p.arrestedOn, p.arrestedOn_earliest, p.arrestedOn_latest, p.arrestedOn_earliest, NULL, NULL, p.diedOn_earliest, p.diedOn_latest
  FROM {{template "people" .}}
  WHERE p.arrestedOn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM held_at AS h WHERE h.prisoner_pk = p.pk)
{{- end}}
),
{{end}}

-- The first day from which the person of the spell s was surely free, by a release or a
-- death; ~ for none. A release that lies surely before the beginning ended something else.
{{define "surely free"}}min(coalesce(s.died_latest, '~'), coalesce((SELECT min(r.date_latest) FROM released AS e CROSS JOIN releases AS r ON r.pk = e.release_pk
      WHERE e.prisoner_pk = s.prisoner_pk AND (s.begin IS NULL OR r.date_latest >= s.begin)), '~')){{end}}

-- The first day on which that person may have been free; empty where a release has no
-- date, ~ where there is none.
{{define "perhaps free"}}min(coalesce(s.died_earliest, '~'), coalesce((SELECT min(coalesce(r.date_earliest, '')) FROM released AS e CROSS JOIN releases AS r ON r.pk = e.release_pk
      WHERE e.prisoner_pk = s.prisoner_pk AND (s.begin IS NULL OR r.date IS NULL OR r.date_latest >= s.begin)), '~')){{end}}
