-- What one official is, held and did, who listed the official, and what is contested of it.
-- options:
-- columns: official positions acts involved sanctions conflicts
WITH
asked(pk) AS MATERIALIZED (SELECT pk FROM officials WHERE id = $official),
{{template "own posts" .}}
acts AS MATERIALIZED (
  SELECT 'JUDGED' AS type, a.proceeding_pk, a.key, a.fact, a.modality, a.status, a.note, a.sources FROM asked AS o CROSS JOIN judged AS a ON a.official_pk = o.pk WHERE TRUE{{template "enough sources" .}}
  UNION ALL SELECT 'PROSECUTED', a.proceeding_pk, a.key, a.fact, a.modality, a.status, a.note, a.sources FROM asked AS o CROSS JOIN prosecuted AS a ON a.official_pk = o.pk WHERE TRUE{{template "enough sources" .}}
  UNION ALL SELECT 'INVESTIGATED', a.proceeding_pk, a.key, a.fact, a.modality, a.status, a.note, a.sources FROM asked AS o CROSS JOIN investigated AS a ON a.official_pk = o.pk WHERE TRUE{{template "enough sources" .}}
  UNION ALL SELECT 'ORDERED', a.proceeding_pk, a.key, a.fact, a.modality, a.status, a.note, a.sources FROM asked AS o CROSS JOIN ordered AS a ON a.official_pk = o.pk WHERE TRUE{{template "enough sources" .}}
),
contested AS MATERIALIZED (
  SELECT 'JUDGED' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN judged AS a ON a.official_pk = o.pk CROSS JOIN proceedings AS t ON t.pk = a.proceeding_pk WHERE {{template "contested"}}
  UNION SELECT 'PROSECUTED' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN prosecuted AS a ON a.official_pk = o.pk CROSS JOIN proceedings AS t ON t.pk = a.proceeding_pk WHERE {{template "contested"}}
  UNION SELECT 'INVESTIGATED' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN investigated AS a ON a.official_pk = o.pk CROSS JOIN proceedings AS t ON t.pk = a.proceeding_pk WHERE {{template "contested"}}
  UNION SELECT 'ORDERED' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN ordered AS a ON a.official_pk = o.pk CROSS JOIN proceedings AS t ON t.pk = a.proceeding_pk WHERE {{template "contested"}}
  UNION SELECT 'INVOLVED_IN' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN involved_in_case AS a ON a.official_pk = o.pk CROSS JOIN cases AS t ON t.pk = a.case_pk WHERE {{template "contested"}}
  UNION SELECT 'INVOLVED_IN' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN involved_in_prisoner AS a ON a.official_pk = o.pk CROSS JOIN prisoners AS t ON t.pk = a.prisoner_pk WHERE {{template "contested"}}
  UNION SELECT 'RESPONSIBLE_FOR' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN responsible_for AS a ON a.official_pk = o.pk CROSS JOIN violations AS t ON t.pk = a.violation_pk WHERE {{template "contested"}}
  UNION SELECT 'SERVES_AT' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN serves_at_court AS a ON a.official_pk = o.pk CROSS JOIN courts AS t ON t.pk = a.court_pk WHERE {{template "contested"}}
  UNION SELECT 'SERVES_AT' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN serves_at_agency AS a ON a.official_pk = o.pk CROSS JOIN agencies AS t ON t.pk = a.agency_pk WHERE {{template "contested"}}
  UNION SELECT 'SERVES_AT' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN serves_at_facility AS a ON a.official_pk = o.pk CROSS JOIN facilities AS t ON t.pk = a.facility_pk WHERE {{template "contested"}}
  UNION SELECT 'COMMANDS' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN commands_agency AS a ON a.official_pk = o.pk CROSS JOIN agencies AS t ON t.pk = a.agency_pk WHERE {{template "contested"}}
  UNION SELECT 'COMMANDS' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN commands_facility AS a ON a.official_pk = o.pk CROSS JOIN facilities AS t ON t.pk = a.facility_pk WHERE {{template "contested"}}
  UNION SELECT 'SANCTIONED_BY' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN sanctioned_by AS a ON a.official_pk = o.pk CROSS JOIN sanctions AS t ON t.pk = a.sanction_pk WHERE {{template "contested"}}
  UNION SELECT 'NAMES' AS relation, t.id AS id, a.key AS key FROM asked AS o CROSS JOIN names_official AS a ON a.official_pk = o.pk CROSS JOIN documents AS t ON t.pk = a.document_pk WHERE {{template "contested"}}
  UNION SELECT 'SAME_AS', t.id, a.key FROM asked AS o CROSS JOIN same_as_official AS a ON a.from_pk = o.pk CROSS JOIN officials AS t ON t.pk = a.to_pk WHERE {{template "contested"}}
  UNION SELECT 'SAME_AS', t.id, a.key FROM asked AS o CROSS JOIN same_as_official AS a ON a.to_pk = o.pk CROSS JOIN officials AS t ON t.pk = a.from_pk WHERE {{template "contested"}}
  UNION SELECT 'NOT_SAME_AS', t.id, a.key FROM asked AS o CROSS JOIN not_same_as_official AS a ON a.from_pk = o.pk CROSS JOIN officials AS t ON t.pk = a.to_pk WHERE {{template "contested"}}
  UNION SELECT 'NOT_SAME_AS', t.id, a.key FROM asked AS o CROSS JOIN not_same_as_official AS a ON a.to_pk = o.pk CROSS JOIN officials AS t ON t.pk = a.from_pk WHERE {{template "contested"}}
)
SELECT
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(json({{.Evidence "o"}}), json({{template "roles" .}}),
      EXISTS (SELECT 1 FROM same_as_official AS m WHERE m.from_pk = o.pk) OR EXISTS (SELECT 1 FROM same_as_official AS m WHERE m.to_pk = o.pk)) AS j
    FROM officials AS o WHERE o.id = $official) AS r) AS official,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(0, x.body, (SELECT id FROM officials WHERE pk = x.official_pk), x.office, x."from", x."to", {{template "cases of an official" .}}, x.key, json({{.Evidence "x"}})) AS j
    FROM own_posts AS x) AS r) AS positions,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(a.type, p.id, a.key,
      (SELECT c.id FROM stage_of AS k CROSS JOIN cases AS c ON c.pk = k.case_pk WHERE k.proceeding_pk = p.pk), p.id, p.date,
      json((SELECT json_group_array(t.id) FROM (SELECT DISTINCT x.id FROM subject_of AS s CROSS JOIN prisoners AS x ON x.pk = s.prisoner_pk WHERE s.proceeding_pk = p.pk ORDER BY x.id) AS t)),
      json((SELECT json_group_array(json_array(t.id, t.outcome)) FROM (SELECT g.id, d.outcome FROM decided_in AS d CROSS JOIN charges AS g ON g.pk = d.charge_pk WHERE d.proceeding_pk = p.pk ORDER BY g.id, d.key) AS t)),
      json({{.Evidence "a"}})) AS j
    FROM acts AS a CROSS JOIN proceedings AS p ON p.pk = a.proceeding_pk) AS r) AS acts,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array('INVOLVED_IN', c.id, a.key, c.id, NULL, a.date, json('[]'), json('[]'), json({{.Evidence "a"}})) AS j
    FROM asked AS o CROSS JOIN involved_in_case AS a ON a.official_pk = o.pk CROSS JOIN cases AS c ON c.pk = a.case_pk
    WHERE TRUE{{template "enough sources" .}}
    UNION ALL
    SELECT json_array('INVOLVED_IN', x.id, a.key, NULL, NULL, a.date, json_array(x.id), json('[]'), json({{.Evidence "a"}}))
    FROM asked AS o CROSS JOIN involved_in_prisoner AS a ON a.official_pk = o.pk CROSS JOIN prisoners AS x ON x.pk = a.prisoner_pk
    WHERE TRUE{{template "enough sources" .}}) AS r) AS involved,
  (SELECT json_group_array(r.id) FROM (
    SELECT s.id FROM asked AS o CROSS JOIN sanctioned_by AS a ON a.official_pk = o.pk CROSS JOIN sanctions AS s ON s.pk = a.sanction_pk ORDER BY s.id) AS r) AS sanctions,
  (SELECT json_group_array(json_array(r.relation, r.id)) FROM (SELECT relation, id FROM contested ORDER BY relation, id, key) AS r) AS conflicts

-- A condition on an act a.
{{define "enough sources"}} AND a.sources >= $minSources{{end}}

-- A condition on an edge a: sources differ on it, or somebody denies it.
{{define "contested"}}a.status IN ('CONFLICT', 'DISPUTED'){{end}}
