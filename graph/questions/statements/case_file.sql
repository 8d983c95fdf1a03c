-- What happened to one person, by kind, each list by id and edge key, and what it is known from.
-- options:
-- columns: person cases charges detentions proceedings violations decisions recognitions documents releases
WITH
person AS MATERIALIZED (SELECT * FROM prisoners WHERE id = $prisoner),
faced AS MATERIALIZED (SELECT f.* FROM person AS x CROSS JOIN faces AS f ON f.prisoner_pk = x.pk)
SELECT
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(x.arrestedOn, x.diedOn, json({{.Evidence "x"}}),
      EXISTS (SELECT 1 FROM same_as_prisoner AS m WHERE m.from_pk = x.pk) OR EXISTS (SELECT 1 FROM same_as_prisoner AS m WHERE m.to_pk = x.pk)) AS j
    FROM person AS x) AS r) AS person,
  (SELECT json_group_array(r.id) FROM (
    SELECT DISTINCT c.id
    FROM person AS x CROSS JOIN defendant_in AS d ON d.prisoner_pk = x.pk CROSS JOIN cases AS c ON c.pk = d.case_pk
    ORDER BY c.id) AS r) AS cases,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(g.id, g.description, c.id,
      (SELECT p.date FROM stage_of AS k CROSS JOIN proceedings AS p ON p.pk = k.proceeding_pk WHERE k.case_pk = c.pk AND p.date IS NOT NULL ORDER BY p.date_earliest, p.date_latest LIMIT 1),
      json({{.Evidence "f"}})) AS j
    FROM faced AS f CROSS JOIN charges AS g ON g.pk = f.charge_pk
    LEFT JOIN charged_in AS i ON i.charge_pk = g.pk LEFT JOIN cases AS c ON c.pk = i.case_pk
    ORDER BY g.id) AS r) AS charges,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(l.id, h."from", h."to", l.name, json({{.Evidence "h"}})) AS j
    FROM person AS x CROSS JOIN held_at AS h ON h.prisoner_pk = x.pk CROSS JOIN facilities AS l ON l.pk = h.facility_pk
    ORDER BY l.id, h.key) AS r) AS detentions,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(p.id, p.date, p.stage, p.verdict,
      (SELECT c.id FROM stage_of AS k CROSS JOIN cases AS c ON c.pk = k.case_pk WHERE k.proceeding_pk = p.pk),
      (SELECT u.id FROM heard_by AS h CROSS JOIN courts AS u ON u.pk = h.court_pk WHERE h.proceeding_pk = p.pk),
      json((SELECT json_group_array(json_array(t.type, t.seat, t.id, t.sources)) FROM (
        SELECT a.type, a.seat, o.id, a.sources FROM (
          SELECT 'JUDGED' AS type, seat, official_pk, key, sources FROM judged WHERE proceeding_pk = p.pk
          UNION ALL SELECT 'PROSECUTED', NULL, official_pk, key, sources FROM prosecuted WHERE proceeding_pk = p.pk
          UNION ALL SELECT 'INVESTIGATED', NULL, official_pk, key, sources FROM investigated WHERE proceeding_pk = p.pk
          UNION ALL SELECT 'ORDERED', NULL, official_pk, key, sources FROM ordered WHERE proceeding_pk = p.pk) AS a
        CROSS JOIN officials AS o ON o.pk = a.official_pk
        ORDER BY o.id, a.key) AS t)),
      json((SELECT json_group_array(json_array(t.id, t.outcome)) FROM (
        SELECT g.id, d.outcome FROM faced AS f CROSS JOIN decided_in AS d ON d.charge_pk = f.charge_pk CROSS JOIN charges AS g ON g.pk = f.charge_pk
        WHERE d.proceeding_pk = p.pk ORDER BY g.id, d.key) AS t)),
      json((SELECT json_group_array(json_array(t.text)) FROM (
        SELECT v.text FROM sentenced_in AS v WHERE v.prisoner_pk = x.pk AND v.proceeding_pk = p.pk ORDER BY v.key LIMIT 1) AS t)),
      json({{.Evidence "p"}})) AS j
    FROM person AS x CROSS JOIN subject_of AS s ON s.prisoner_pk = x.pk CROSS JOIN proceedings AS p ON p.pk = s.proceeding_pk
    ORDER BY p.id) AS r) AS proceedings,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(v.id, v.date, coalesce(
      (SELECT t.title FROM of_provision AS w CROSS JOIN provisions AS t ON t.pk = w.provision_pk WHERE w.violation_pk = v.pk),
      (SELECT t.name FROM of_right AS w CROSS JOIN rights AS t ON t.pk = w.right_pk WHERE w.violation_pk = v.pk), v.text), json({{.Evidence "v"}})) AS j
    FROM person AS x CROSS JOIN suffered AS s ON s.prisoner_pk = x.pk CROSS JOIN violations AS v ON v.pk = s.violation_pk
    WHERE v.field_modality = 'FOUND'
    ORDER BY v.id) AS r) AS violations,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(d.id, d.date, d.title, json({{.Evidence "d"}})) AS j
    FROM person AS x CROSS JOIN concerns_prisoner AS s ON s.prisoner_pk = x.pk CROSS JOIN decisions AS d ON d.pk = s.decision_pk
    WHERE d.kind IS NOT 'PETITION'
    ORDER BY d.id) AS r) AS decisions,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(o.id, e.date, o.name, json({{.Evidence "e"}})) AS j
    FROM person AS x CROSS JOIN recognised AS e ON e.prisoner_pk = x.pk CROSS JOIN organisations AS o ON o.pk = e.organisation_pk
    ORDER BY o.id, e.key) AS r) AS recognitions,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(d.id, d.date, d.title, json({{.Evidence "e"}})) AS j
    FROM person AS x CROSS JOIN names_prisoner AS e ON e.prisoner_pk = x.pk CROSS JOIN documents AS d ON d.pk = e.document_pk
    ORDER BY d.id, e.key) AS r) AS documents,
  (SELECT json_group_array(json(r.j)) FROM (
    SELECT json_array(d.id, d.date, coalesce(d.text, d.how), json({{.Evidence "d"}})) AS j
    FROM person AS x CROSS JOIN released AS e ON e.prisoner_pk = x.pk CROSS JOIN releases AS d ON d.pk = e.release_pk
    ORDER BY d.id) AS r) AS releases
