// The printed schema as graphql-js understands it.

import { GraphQLError, Kind, buildSchema, getNamedType, isInterfaceType, isObjectType, lexicographicSortSchema } from 'graphql';
import { printedSchema } from '../server.js';

/**
 * Builds the schema that habeas prints, with the meaning of its own scalar. Introspection
 * lists everything by name there, so that it is sorted here.
 */
export function readSchema() {
  const schema = lexicographicSortSchema(buildSchema(printedSchema()));
  const date = schema.getType('Date');
  date.parseValue = readDate;
  date.parseLiteral = (node) => readDate(node.kind === Kind.STRING ? node.value : undefined);
  return schema;
}

/** Reads a partial date: a year, a month or a day. */
function readDate(text) {
  const parts = typeof text === 'string' && /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) throw new GraphQLError('not a date');
  const [, year, month = '01', day = '01'] = parts;
  const moment = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.getUTCDate() !== Number(day)) throw new GraphQLError('not a date');
  return text;
}

/** Tells whether a type is a kind of node: only its id has to be known to read the rest. */
export function isKind(type) {
  return isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node');
}

/** Tells whether a type is a kind or the interface of all kinds. */
export const isNode = (type) => isKind(type) || (isInterfaceType(type) && type.name === 'Node');

/**
 * The fields of a type that are compared: of the root all but the questions, whose rows
 * are no lists of nodes; of all other types every one.
 */
export function comparedFields(schema, type) {
  const fields = Object.values(type.getFields());
  if (type !== schema.getQueryType()) return fields;
  return fields.filter((field) => {
    const result = getNamedType(field.type);
    return isNode(result) || result.name.endsWith('Connection') || ['SearchHit', 'Dataset'].includes(result.name);
  });
}
