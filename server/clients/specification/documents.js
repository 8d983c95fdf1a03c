// Random documents that are meant to be valid. A few are not, because fields that share a
// response key conflict across fragments: both sides have to say so.

import { GraphQLBoolean, GraphQLNonNull, getNamedType, getNullableType, isAbstractType, isCompositeType, isLeafType, isNonNullType } from 'graphql';
import { comparedFields, isKind, isNode } from './schema.js';
import { Values, literalOf } from './values.js';

// Depth and number of fields keep most documents within the server's limits.
const deepest = 6;
const largest = 60;

/**
 * Makes a request ({query, variables}). ids are ids of nodes to ask for, favoured the
 * names of fields to select more often than others.
 */
export function randomRequest(random, schema, ids, favoured = []) {
  const writer = new DocumentWriter(random, schema, ids, favoured);
  const selection = writer.selection(schema.getQueryType(), 1);
  const name = random.chance(0.5) ? ' Q' : '';
  const definitions = Object.entries(writer.variables).map(([variable, { type, initial }]) => `$${variable}: ${type}${initial}`);
  const head = definitions.length > 0 || name ? `query${name}${definitions.length > 0 ? `(${definitions.join(', ')})` : ''} ` : '';
  const fragments = writer.fragments.map(({ name, type, body }) => `fragment ${name} on ${type} ${body}`);
  return { query: [`${head}${selection}`, ...fragments].join('\n'), variables: writer.given };
}

class DocumentWriter {
  constructor(random, schema, ids, favoured) {
    Object.assign(this, { random, schema, ids, favoured });
    this.values = new Values(random, ids);
    this.variables = {};
    this.given = {};
    this.fragments = [];
    this.remembered = {};
    this.aliases = 0;
    this.fields = 0;
  }

  selection(type, depth) {
    const parts = [];
    const count = type === this.schema.getQueryType() ? 1 + this.random.below(3) : 1 + this.random.below(4);
    while (parts.length < count) parts.push(this.part(type, depth));
    return `{ ${parts.filter(Boolean).join(' ') || '__typename'} }`;
  }

  part(type, depth) {
    if (++this.fields > largest) return '';
    if (this.random.chance(0.1)) return this.inline(type, depth);
    if (this.random.chance(0.1)) return this.spread(type, depth);
    if (this.random.chance(0.08)) return this.meta(type);
    return this.field(type, depth);
  }

  /** A field that every type has, or at the root one of introspection. */
  meta(type) {
    if (type !== this.schema.getQueryType() || this.random.chance(0.5)) return '__typename';
    const name = this.random.pick(Object.keys(this.schema.getTypeMap()).filter((one) => !one.startsWith('__')));
    return `t${this.aliases++}: __type(name: "${name}") { kind name fields { name args { name defaultValue type { kind ofType { name } } } } possibleTypes { name } }`;
  }

  field(type, depth) {
    const fields = isCompositeType(type) && !type.getFields ? [] : comparedFields(this.schema, type);
    const fitting = fields.filter((field) => depth < deepest || isLeafType(getNamedType(field.type)));
    if (fitting.length === 0) return '__typename';
    const liked = fitting.filter((field) => this.favoured.includes(field.name));
    const field = this.random.pick(liked.length > 0 && this.random.chance(0.4) ? liked : fitting);
    const below = getNamedType(field.type);
    const body = isLeafType(below) ? '' : ` ${this.selection(below, depth + 1)}`;
    return `${this.call(type, field)}${this.directive()}${body}`;
  }

  /** A field with its arguments: mostly the same as before, so that equal fields merge. */
  call(type, field) {
    if (field.args.length === 0) return this.random.chance(0.06) ? `x${this.aliases++}: ${field.name}` : field.name;
    const key = `${type.name}.${field.name}`;
    if (this.remembered[key] && this.random.chance(0.7)) return this.remembered[key];
    const text = `${field.name}${this.arguments(type, field)}`;
    const aliased = this.remembered[key] ? `x${this.aliases++}: ${text}` : text;
    this.remembered[key] ??= aliased;
    return aliased;
  }

  arguments(type, field) {
    const paged = field.args.some((one) => one.name === 'first');
    const chosen = field.args.filter((one) => isNonNullType(one.type) || (one.name !== 'after' && one.name !== 'before' &&
      this.random.chance(one.name === 'where' || one.name === 'orderBy' ? 0.25 : 0)));
    const size = paged && field.args.find((one) => one.name === (this.random.chance(0.15) ? 'last' : 'first'));
    if (size) chosen.push(size);
    if (chosen.length === 0) return '';
    return `(${chosen.map((one) => `${one.name}: ${this.argument(type, field, one)}`).join(', ')})`;
  }

  argument(type, field, argument) {
    const size = ['first', 'last'].includes(argument.name);
    const value = size ? 1 + this.random.below(6)
      : field.name !== 'node' && argument.name === 'id' ? this.idOf(getNamedType(field.type)) : this.values.make(argument.type);
    return this.random.chance(0.35) ? this.variable(argument.type, value, !size) : literalOf(argument.type, value);
  }

  idOf(kind) {
    const own = this.ids.filter((id) => id.startsWith(`${kind.name.toLowerCase()}/`));
    return own.length > 0 && this.random.chance(0.9) ? this.random.pick(own) : this.values.scalar('ID');
  }

  /** A variable for a value: given, or a default; where it may be, null or absent. */
  variable(type, value, mayMiss) {
    const name = `v${Object.keys(this.variables).length}`;
    const declared = !isNonNullType(type) && this.random.chance(0.2) ? `${type}!` : String(type);
    this.variables[name] = { type: declared, initial: '' };
    if (this.random.chance(0.3) && value !== null) {
      this.variables[name] = { type: String(getNullableType(type)), initial: ` = ${literalOf(type, value)}` };
      if (this.random.chance(0.3)) this.given[name] = value;
      return `$${name}`;
    }
    const missing = mayMiss && !declared.endsWith('!') && this.random.chance(0.15);
    if (!missing) this.given[name] = value;
    else if (this.random.chance(0.5)) this.given[name] = null;
    return `$${name}`;
  }

  directive() {
    if (!this.random.chance(0.08)) return '';
    const truth = this.random.chance(0.6);
    const shown = this.random.chance(0.5) ? String(truth) : this.variable(new GraphQLNonNull(GraphQLBoolean), truth, false);
    return ` @${this.random.pick(['include', 'skip'])}(if: ${shown})`;
  }

  inline(type, depth) {
    if (this.random.chance(0.3)) return `...${this.directive()} ${this.selection(type, depth)}`;
    const condition = this.condition(type);
    return `... on ${condition.name}${this.directive()} ${this.selection(condition, depth)}`;
  }

  /** A type that a fragment within another type may be on. */
  condition(type) {
    if (isAbstractType(type) && this.random.chance(0.8)) return this.random.pick(this.schema.getPossibleTypes(type));
    return isKind(type) && this.random.chance(0.3) ? this.schema.getType('Node') : type;
  }

  spread(type, depth) {
    const known = this.fragments.filter((one) => one.type === type.name && one.body && one.depth >= depth);
    if (known.length > 0 && this.random.chance(0.5)) return `...${this.random.pick(known).name}${this.directive()}`;
    const condition = isNode(type) ? this.condition(type) : type;
    const fragment = { name: `F${this.fragments.length}`, type: condition.name, depth };
    this.fragments.push(fragment);
    fragment.body = this.selection(condition, depth);
    return `...${fragment.name}${this.directive()}`;
  }
}
