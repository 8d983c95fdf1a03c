// Asks the worker to lay the picture out.

/**
 * A function that asks for a layout; it gives places [[id, x, y]], or null where a newer
 * question has overtaken this one or there is no worker. Then things stay where they are.
 */
export function newLayout(address) {
  let worker = null;
  let turn = 0;
  const waiting = new Map();
  try {
    worker = new Worker(address, { type: 'module' });
    worker.onmessage = ({ data }) => waiting.get(data.turn)?.(data.turn === turn ? data.places : null);
    worker.onerror = () => {
      worker = null;
      for (const answer of waiting.values()) answer(null);
    };
  } catch {
    worker = null;
  }
  return (graph) => {
    if (worker === null) return Promise.resolve(null);
    turn++;
    const own = turn;
    return new Promise((resolve) => {
      waiting.set(own, (places) => {
        waiting.delete(own);
        resolve(places);
      });
      worker.postMessage({ turn: own, ...graph });
    });
  };
}
