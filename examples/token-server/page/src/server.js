// The requests of the page to its server. A refusal is an error with the problem's detail as its message.

/** The signed-in user: `{ name, role, tokens }`, or null. */
export async function whoIsSignedIn() {
  const answer = await fetch("/session");
  return answer.status === 401 ? null : (await good(answer)).json();
}

export async function signIn(name, password) {
  await good(await send("POST", "/session", JSON.stringify({ name, password })));
}

export async function signOut() {
  await good(await send("DELETE", "/session"));
}

/** The addresses for the SDKs: `{ emulator }`, null for Twilio. */
export async function config() {
  return (await good(await fetch("/config.json"))).json();
}

/** The response to a request for a token of a declaration. `life` is in seconds; by default as declared. */
export function requestToken(name, input, { life = "", signal } = {}) {
  const query = life ? `?ttl=${encodeURIComponent(life)}` : "";
  return send("POST", `/tokens/${encodeURIComponent(name)}${query}`, JSON.stringify(input), { signal });
}

/** A new raw token of a declaration. */
export async function token(name, input = {}) {
  return (await good(await requestToken(name, input))).text();
}

/** The diagnosis of the pasted text. */
export async function diagnose(text, sdk) {
  const query = sdk ? `?sdk=${encodeURIComponent(sdk)}` : "";
  return (await good(await send("POST", `/diagnose${query}`, text, { type: "text/plain" }))).json();
}

function send(method, path, body, { type = "application/json", signal } = {}) {
  return fetch(path, { method, body, signal, headers: body === undefined ? {} : { "Content-Type": type } });
}

async function good(answer) {
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const error = new Error(problem.errors?.[0]?.detail ?? problem.detail ?? `the server answered ${answer.status}`);
  error.status = answer.status;
  throw error;
}
