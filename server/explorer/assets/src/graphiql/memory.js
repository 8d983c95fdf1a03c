/**
 * A storage for GraphiQL that is gone with the page: a disk that is searched shall not show
 * whom somebody asked about.
 */
export function memory() {
  const kept = new Map();
  return {
    get length() { return kept.size; },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => { kept.set(name, String(value)); },
    removeItem: (name) => { kept.delete(name); },
    clear: () => { kept.clear(); },
  };
}
