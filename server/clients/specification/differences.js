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
