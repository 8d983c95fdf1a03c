// graphql-js as the reference: it parses, validates and executes, one resolver a field.

import { GraphQLError, execute, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import { isNode } from './schema.js';
import { Refused } from './facts.js';

/**
 * What graphql-js makes of a request. stage tells how far it came: parse, validate,
 * request (no operation, or variables that do not fit) or execute; refused that the
 * server refused a list that was asked alone, so that there is nothing to compare with.
 */
export async function reference(schema, facts, { query, variables, operationName }) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return { stage: 'parse', errors: [error] };
    throw error;
  }
  const invalid = validate(schema, document, specifiedRules);
  if (invalid.length > 0) return { stage: 'validate', errors: invalid };
  if (getOperationAST(document, operationName)?.operation === 'subscription') return { stage: 'request', errors: [] };
  return run(schema, facts, { document, variableValues: variables, operationName });
}

/**
 * Executes again until all that has to be asked is known. The last time nothing waits, so
 * that fields are executed in the order of the document and errors do not depend on time.
 */
async function run(schema, facts, request) {
  for (;;) {
    const waited = [];
    const resolver = (source, args, context, info) => {
      const value = resolve(facts, source, args, info);
      if (value instanceof Promise) waited.push(value);
      return value instanceof Promise ? null : value;
    };
    const result = execute({ schema, fieldResolver: resolver, typeResolver: (value) => value.__typename, ...request });
    if (waited.length > 0) {
      await Promise.all(waited);
      continue;
    }
    const refused = result.errors?.some((error) => error.originalError instanceof Refused) ?? false;
    return { stage: 'data' in result ? 'execute' : 'request', refused, data: result.data, errors: result.errors ?? [] };
  }
}

function resolve(facts, source, args, info) {
  const field = info.parentType.getFields()[info.fieldName];
  if (info.parentType === info.schema.getQueryType()) return facts.ofRoot(field, args);
  return isNode(info.parentType) ? facts.ofNode(info.parentType, source.id, field, args) : source[info.fieldName];
}
