// What the page says to the server, and what it hears from it.

const told = (name) => document.querySelector(`meta[name="studyguide-${name}"]`).content;
const token = told("token");
const run = told("run");

/** The answer to a POST as an object; what went wrong is in its `error`. */
export async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Studyguide-Token": token },
      body: JSON.stringify(body),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok && !answer.error) answer.error = `The preview refused this (${response.status}).`;
    return answer;
  } catch {
    return { error: "The preview does not answer: has it been stopped in its terminal?" };
  }
}

/**
 * Calls `take` with every new state of an edition, `lose` while the server is not heard. To a
 * preview that was started again this page is a stranger: it has another token.
 */
export function listen(edition, take, lose) {
  const query = edition ? `?edition=${encodeURIComponent(edition)}` : "";
  const events = new EventSource(`/events${query}`);
  events.addEventListener("state", (event) => {
    if (event.lastEventId === run) take(JSON.parse(event.data));
    else location.reload();
  });
  events.addEventListener("error", lose);
  return events;
}
