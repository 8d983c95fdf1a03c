-- How many people were held from which month on, until before which, and how often: months
-- are counted from the year 0, and the first day of a month is looked at. A person who was
-- held several times has several pairs in a row.
-- options: facility group
-- columns: spans
WITH
{{template "members" .}}
{{template "spells" .}}
bounded(prisoner_pk, begin, until) AS MATERIALIZED (
  SELECT s.prisoner_pk, coalesce(s.begin, '0000-01-01'), coalesce(s.until_latest || '+', {{template "surely free" .}}) FROM spells AS s
),
-- The first month whose first day is not before the beginning, and the first whose first
-- day is past the end.
months(prisoner_pk, first, past) AS MATERIALIZED (
  SELECT prisoner_pk, max($first, 12 * substr(begin, 1, 4) + substr(begin, 6, 2) + (begin > substr(begin, 1, 8) || '01')),
    iif(until = '~', $past, min($past, 12 * substr(until, 1, 4) + substr(until, 6, 2) + (until > substr(until, 1, 8) || '01')))
  FROM bounded
),
people(spans) AS (SELECT group_concat(first || ',' || past) FROM months WHERE first < past GROUP BY prisoner_pk)
SELECT (SELECT json_group_array(json('[' || spans || ',' || n || ']')) FROM (SELECT spans, count(*) AS n FROM people GROUP BY spans)) AS spans
