// How many people were held from which month on, until before which, and how often: months
// are counted from the year 0, and the first day of a month is looked at. A person who was
// held several times has several pairs in a row.
// options: facility group
// columns: spans
{{template "spells" .}}
WITH p, coalesce(begin, '0000-01-01') AS begun, coalesce(until_latest + '+', {{template "surely free" .}}) AS until
// The first month whose first day is not before the beginning, and the first whose first
// day is past the end.
WITH p, 12 * toInteger(substring(begun, 0, 4)) + toInteger(substring(begun, 5, 2)) + CASE WHEN begun > substring(begun, 0, 8) + '01' THEN 1 ELSE 0 END AS first,
  CASE until WHEN '~' THEN $past ELSE 12 * toInteger(substring(until, 0, 4)) + toInteger(substring(until, 5, 2)) + CASE WHEN until > substring(until, 0, 8) + '01' THEN 1 ELSE 0 END END AS past
WITH p, CASE WHEN first > $first THEN first ELSE $first END AS first, CASE WHEN past < $past THEN past ELSE $past END AS past
WHERE first < past
WITH p, collect([first, past]) AS pairs
WITH reduce(z = [], x IN pairs | z + x) AS spans, count(p) AS people
RETURN collect(spans + [people]) AS spans
