// Reads neighbourhoods from the server.

const PAGE = 100;
const TRIES = 4;

/** The address of the elements of a node's neighbourhood, in the language of the page. */
export function addressOf(id, lang) {
  const query = new URLSearchParams({ view: 'elements', first: PAGE });
  if (lang) query.set('lang', lang);
  return `/graph/${id.split('/').map(encodeURIComponent).join('/')}?${query}`;
}

/** Reads elements. A server that is asked too much is asked again when it says. */
export async function load(address, signal, send = fetch) {
  for (let tried = 1; ; tried++) {
    const response = await send(address, { signal, headers: { accept: 'application/json' } });
    if (response.ok && response.headers.get('content-type')?.startsWith('application/json')) return response.json();
    const busy = response.status === 429 || response.status === 503;
    if (!busy || tried === TRIES) throw new Error(String(response.status));
    await pause(1000 * (Number(response.headers.get('retry-after')) || tried), signal);
  }
}

/** Waits, or fails as soon as the signal says to stop. */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
