// Every way in which the server and graphql-js 16 are allowed to differ, with the reason.
// A difference that is not listed fails; so does a listed one that is no longer there.

/**
 * Requests. An example shows the difference; told recognises it in what compare.js says.
 */
export const requestDifferences = [
  {
    reason: 'Documents that extend or define types: gqlparser has no grammar for them within a query, graphql-js reads them and then finds them not executable. Refused by both.',
    example: '{ __typename } extend type Prisoner { a: Int }',
    told: /^ours parse: .* graphql-js validate: The .* definition is not executable/,
  },
  {
    reason: 'An operation of a kind that the schema has not: graphql-js finds it valid and fails to execute it. Refused by both.',
    example: 'mutation M { __typename }',
    told: /^ours validate: Schema does not support operation type .*; graphql-js (execute|request): /,
  },
  {
    reason: 'An empty text is no document that could be read: GraphQL over HTTP asks for a text, so that the request is refused before the parser sees it.',
    example: '',
    told: /^ours request: .*"query".*; graphql-js parse: Syntax Error: Unexpected <EOF>/,
  },
  {
    reason: 'Half of a surrogate pair: allowed by the specification of October 2021, in which an escape is any four digits; graphql-js follows the later draft. The text has the replacement character in its place.',
    example: '{ __type(name: "\\ud83d") { name } }',
    told: /graphql-js parse: Syntax Error: Invalid Unicode escape sequence: "\\u[dD]/,
  },
  {
    reason: 'An underscore right behind a number: gqlparser reads a name that follows, the specification (2.9.1) has it be a mistake. Where the two fit in a list both refuse, by another rule.',
    example: '{ nodes(ids: [1_]) { id } }',
    told: /graphql-js parse: Syntax Error: Invalid number, expected digit but got: "_"/,
  },
  {
    reason: '__typename under the name of a field of another type: graphql-js does not look up the type of __typename when it compares fields. The specification (5.3.2, SameResponseShape) has no such exception.',
    example: '{ node(id: "x") { ... on Prisoner { same: birthYear } ... on Official { same: __typename } } }',
    told: /^ours validate: Fields .* conflict because .*conflicting types .*"String".*; graphql-js execute/,
  },
  {
    reason: 'The same with a field that is a String!, which __typename is too: ours is wrong to refuse it. gqlparser takes __typename for a String that may be null.',
    example: '{ node(id: "x") { ... on Prisoner { same: name } ... on Official { same: __typename } } }',
    told: /^ours validate: Fields .* conflict because .*conflicting types ("String!" and "String"|"String" and "String!")\. .*; graphql-js execute/,
  },
  {
    reason: 'null for a variable that has a default, where an argument may not be null: the specification makes the field fail (6.4.1), ours refuses the request, even where no item of a list would have come to the field. All arguments are read before the one statement that answers them all, and an answer in part is not given for a mistake in the request.',
    example: 'query ($id: ID = "x") { node(id: $id) { id } __typename }',
    variables: { id: null },
    told: /^ours request: .*null is not a value of type .*!\.; graphql-js execute: /,
  },
  {
    reason: 'What arguments may not be beyond their types, below a null or in an empty list: a resolver would never see it, ours refuses the request before anything is read, for the same reason. Where the field is reached both refuse (reference.js).',
    example: '{ prisoner(id: "prisoner/nobody") { cases(first: -1) { totalCount } } }',
    told: /^ours request: (first and last are given|A page of|orderBy\[\d+\] names several|.*: there is no edge at hand|.*: the edge \w+ has no field|This is not a cursor|The cursor is of another|text: it has|first: -?\d+ hits).*; graphql-js execute: undefined$/,
  },
];

/** Introspection: paths of the answer, and what ours says there instead. */
export const introspectionDifferences = [
  {
    reason: 'Descriptions of the built-in types, in other words or none: the specification does not give the words.',
    path: /^types\.(Int|Float|__\w+)(\..*)?\.description$/,
  },
  {
    reason: 'graphql-go still has the three fields that told where a directive may stand before there were locations. A client that does not ask for them does not see them.',
    path: /^types\.__Directive\.fields\.on(Field|Fragment|Operation)$/,
  },
  {
    reason: 'graphql-go does not know the place VARIABLE_DEFINITION. No directive of ours may stand there, so that no answer names it.',
    path: /^types\.__DirectiveLocation\.enumValues\.VARIABLE_DEFINITION$/,
  },
  {
    reason: 'Directives that are deprecated themselves: newer than the specification of October 2021, which ours follows.',
    path: /^types\.(__DirectiveLocation\.enumValues\.DIRECTIVE_DEFINITION|__Directive\.fields\.(isDeprecated|deprecationReason)|__Schema\.fields\.directives\.args\.includeDeprecated)$/,
  },
  {
    reason: 'The same, at the built-in directives.',
    path: /^directives\.\w+\.(isDeprecated|deprecationReason|locations\.DIRECTIVE_DEFINITION)$/,
  },
];
