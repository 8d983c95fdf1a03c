// Elements of the page. Texts are set as texts, never as markup.

/** Makes an element with properties, attributes (those with a dash, role) and children. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key === 'data') Object.assign(element.dataset, value);
    else if (key === 'on') for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (key.includes('-') || key === 'role' || key === 'for') element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element of a drawing. */
export function draw(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Fills an element anew; the focus stays on what has the same key. */
export function refill(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  if (key !== undefined) [...element.querySelectorAll('[data-key]')].find((each) => each.dataset.key === key)?.focus();
}

/** The language of a text in its own script, for screen readers; undefined where unknown. */
export function languageOf(text) {
  if (/[іїєґ]/i.test(text)) return 'uk';
  return /[а-яё]/i.test(text) ? 'ru' : undefined;
}

/** A text of the interface with its places {0}, {1} filled in. */
export const textsOf = (texts) => (key, ...values) => (texts[key] ?? key).replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);

/** How a statement is known, as the marks of all pages show it. */
export function markOf(mark) {
  if (!mark) return null;
  const flags = (mark.flags ?? []).flatMap((flag) => [' ', make('span', { className: 'flag' }, flag)]);
  return make('span', {}, make('span', { className: `mark ${mark.modality.toLowerCase()}` }, mark.text), ...flags);
}
