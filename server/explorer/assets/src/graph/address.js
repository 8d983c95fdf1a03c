// What is expanded lives in the fragment of the address, so that a picture can be shared.

/** How many ids the address holds: more would be too long to be sent on. */
export const HELD = 150;

const lists = ['expanded', 'opened', 'kinds', 'links'];
const fields = { expanded: 'expanded', opened: 'opened', kinds: 'hiddenKinds', links: 'hiddenRelations' };

/**
 * Reads a fragment, such as #expanded=case/x,prisoner/y&only=case/x. Of a list it takes no
 * more than is ever written: each entry of it may be asked of the server.
 */
export function readFragment(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const read = { only: parameters.get('only') };
  for (const name of lists) read[fields[name]] = (parameters.get(name) ?? '').split(',').filter(Boolean).slice(0, HELD);
  return read;
}

/** Writes the fragment of a state; empty where only the root is expanded. */
export function writeFragment(state) {
  const parts = [];
  for (const name of lists) {
    const ids = [...state[fields[name]]].filter((id) => id !== state.root).slice(0, HELD);
    if (ids.length > 0) parts.push(`${name}=${ids.map(encode).join(',')}`);
  }
  if (state.only !== null) parts.push(`only=${encode(state.only)}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

// Ids hold no commas (an id is letters, digits and - . / + _), and slashes are plain to
// read in a fragment.
const encode = (id) => encodeURIComponent(id).replaceAll('%2F', '/');
