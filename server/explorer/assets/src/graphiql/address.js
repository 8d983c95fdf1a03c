import { parse, print } from 'graphql';

/**
 * The query and variables that an address opens the editor with: in its fragment, which is
 * sent to no server, or where GraphiQL has always had them, in its query.
 */
export function askedIn({ hash, search }) {
  for (const text of [hash.slice(1), search.slice(1)]) {
    const parameters = new URLSearchParams(text);
    const query = parameters.get('query');
    if (query) return { query, variables: indented(parameters.get('variables') ?? '') };
  }
  return null;
}

/** What a link asks, that leads to /graphql with a query and variables, well laid out. */
export function askedBy(link) {
  const { query, variables } = askedIn({ hash: '', search: new URL(link, 'http://localhost').search });
  return { query: laidOut(query), variables };
}

/** A query with one field a line; what is no query stays as it is. */
function laidOut(query) {
  try {
    return print(parse(query));
  } catch {
    return query;
  }
}

/** JSON with one member a line; what is no JSON stays as it is. */
function indented(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
