/** How many letters have to be typed before there are suggestions. */
const FROM = 2;

/** Whether enough is typed to suggest something; a letter may be several code units. */
export function longEnough(text) {
  return [...text.trim()].length >= FROM;
}

/**
 * The address that answers with suggestions for a field: of the kind that the field takes,
 * or that is chosen beside it.
 */
export function addressOf(url, field) {
  const address = new URL(url);
  const kind = field.dataset.kind || field.form?.elements.namedItem('kind')?.value;
  if (kind) address.searchParams.set('kind', kind);
  if (field.dataset.suggest === 'id') address.searchParams.set('as', 'id');
  return address;
}

/** A sentence with a number in its place. */
export function countIn(sentence, count) {
  return sentence.replace('{0}', String(count));
}

/** A pause after a failure, so that a server that refuses is not asked at every letter. */
export class Pause {
  constructor(milliseconds = 2000, now = () => performance.now()) {
    Object.assign(this, { milliseconds, now, until: 0 });
  }

  begin() { this.until = this.now() + this.milliseconds; }

  holds() { return this.now() < this.until; }
}
