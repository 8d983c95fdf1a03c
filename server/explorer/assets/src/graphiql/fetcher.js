/**
 * A fetcher for GraphiQL that posts to an address as GraphQL over HTTP says. It gives an
 * observable, so that the stop button ends the request.
 */
export function fetcherOf(address, send = fetch) {
  return (request) => ({
    subscribe(observer) {
      const stop = new AbortController();
      ask(send, address, request, stop.signal).then((answer) => {
        if (stop.signal.aborted) return;
        observer.next(answer);
        observer.complete();
      });
      return { unsubscribe: () => stop.abort() };
    },
  });
}

async function ask(send, address, request, signal) {
  try {
    const response = await send(address, {
      method: 'POST',
      headers: { Accept: 'application/graphql-response+json, application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
    return answerIn(response, await response.text());
  } catch (error) {
    return { errors: [{ message: `The server did not answer: ${error.message}` }] };
  }
}

/** What a response says, with its status where that is an error. */
function answerIn(response, text) {
  const answer = parsed(text) ?? { errors: [{ message: text.trim() || 'The server gave no reason.' }] };
  if (response.ok) return answer;
  const http = { status: response.status };
  const retryAfter = response.headers.get('Retry-After');
  if (retryAfter) http.retryAfterSeconds = Number(retryAfter);
  return { ...answer, extensions: { ...answer.extensions, http } };
}

/** A JSON object; null where a text is none. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
