-- Who was held on a day, by prisoner, then by facility.
-- options: facility group
-- columns: people total sure unknown held
WITH
{{template "members" .}}
{{template "spells" .}}
-- One row for each person and facility: since the first of the parallel detentions there.
held(prisoner_pk, facility_pk, since, sure) AS MATERIALIZED (
  SELECT s.prisoner_pk, s.facility_pk, min(s.since_earliest || s.since_latest || s.since),
    max(s.since_latest <= $day AND CASE WHEN s.until_latest IS NULL THEN ({{template "perhaps free" .}}) BETWEEN $day || '+' AND '9~' ELSE s.until_earliest >= $day END)
  FROM spells AS s
  WHERE coalesce(s.begin, '') <= $day AND CASE WHEN s.until_latest IS NULL THEN ({{template "surely free" .}}) > $day ELSE s.until_latest >= $day END
  GROUP BY s.prisoner_pk, s.facility_pk
)
SELECT
  (SELECT count(DISTINCT prisoner_pk) FROM held) AS people,
  (SELECT count(*) FROM held) AS total,
  (SELECT count(*) FROM held WHERE sure) AS sure,
  (SELECT count(*) FROM {{template "people" .}} WHERE p.arrestedOn IS NULL AND NOT EXISTS (SELECT 1 FROM held_at AS h WHERE h.prisoner_pk = p.pk)) AS unknown,
  (SELECT json_group_array(json_array(r.prisoner, r.facility, substr(r.since, 21), json(iif(r.sure, 'true', 'false')))) FROM (
    SELECT p.id AS prisoner, f.id AS facility, h.since, h.sure
    FROM held AS h CROSS JOIN prisoners AS p ON p.pk = h.prisoner_pk LEFT JOIN facilities AS f ON f.pk = h.facility_pk
    ORDER BY p.id, f.id LIMIT +$most) AS r) AS held
