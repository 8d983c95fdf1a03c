// Random values of input types, written as literals or given as variables.

import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

const words = ['a', 'Hizb', 'крым', 'Sevastopol', 'judge', 'é', '"', '\\', '\u{1F600}', '', '212', 'OFFICIAL'];
const dates = ['2014', '2016-02', '2017-10-06', '2019-03-27', '2020-11-03'];

/** Writes a JSON value of an input type as a literal. */
export function literalOf(type, value) {
  const plain = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(plain)) return Array.isArray(value) ? `[${value.map((item) => literalOf(plain.ofType, item)).join(', ')}]` : literalOf(plain.ofType, value);
  if (isInputObjectType(plain)) {
    const fields = plain.getFields();
    return `{${Object.entries(value).map(([name, item]) => `${name}: ${literalOf(fields[name].type, item)}`).join(', ')}}`;
  }
  return isEnumType(plain) ? value : JSON.stringify(value);
}

/**
 * Makes values of input types. Left out are the fields whose meaning depends on where the
 * filter stands (edge), because the server refuses them elsewhere.
 */
export class Values {
  constructor(random, ids) {
    this.random = random;
    this.ids = ids;
  }

  /** A value of a type as JSON; null where the type allows it, now and then. */
  make(type, depth = 0) {
    if (!isNonNullType(type) && depth > 1 && this.random.chance(0.08)) return null;
    const plain = getNullableType(type);
    if (isListType(plain)) return this.list(plain.ofType, depth);
    if (isEnumType(plain)) return this.random.pick(plain.getValues()).name;
    if (isInputObjectType(plain)) return this.object(plain, depth);
    return this.scalar(plain.name);
  }

  list(item, depth) {
    if (this.random.chance(0.15)) return this.make(item, depth + 1); // one value stands for a list of it
    return Array.from({ length: this.random.below(3) }, () => this.make(item, depth + 1));
  }

  object(type, depth) {
    const usable = Object.values(type.getFields()).filter((field) =>
      field.name !== 'edge' && (depth < 3 || !isInputObjectType(getNullableType(field.type)) || field.type.name.endsWith('Filter')));
    const order = type.name.endsWith('Order'); // one field an object
    const chosen = this.random.some(usable, order ? 1 : 1 + this.random.below(2));
    const required = usable.filter((field) => isNonNullType(field.type) && !chosen.includes(field));
    return Object.fromEntries([...chosen, ...required].map((field) =>
      [field.name, this.make(field.type, order ? 0 : depth + 1)]));
  }

  scalar(name) {
    switch (name) {
      case 'ID': return this.random.chance(0.1) ? this.random.pick(['prisoner/nobody', '7', '']) : this.random.pick(this.ids);
      case 'Int': return this.random.pick([0, 1, 5, 12, 120, 1965, -3, 2147483647]);
      case 'Float': return this.random.pick([0, 0.5, 1e3, 2]);
      case 'Boolean': return this.random.chance(0.5);
      case 'Date': return this.random.pick(dates);
      default: return this.random.pick(words);
    }
  }
}
