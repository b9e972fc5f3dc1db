// Renews the token of a client in time. It knows no SDK.

/** An answer that another request would not change. */
export class Refused extends Error {}

/** Seconds. A request that takes longer is repeated. */
const TIMEOUT = 10;
/** Seconds. A timer stops while the machine sleeps, so the clocks are read at least this often. */
const LONGEST_WAIT = 10;
/** Seconds: the pauses between repeated requests, each a little shorter at random. */
const PAUSES = [0.5, 1, 2, 4, 8, 16, 30];

export class Renewal {
  #request;
  #received;
  #stopped;
  #use;
  #refreshIn = 0;
  #expiresIn = 0;
  #since = clocks();
  #timer;
  #running;
  #failures = 0;
  #reason;

  /**
   * `request(signal)` asks your server for a token, with `fetch`. `received(token)` is called with each token, and `stopped(error)` once,
   * when a token was refused: there are no more.
   */
  constructor(request, { received = () => {}, stopped = () => {} } = {}) {
    this.#request = request;
    this.#received = received;
    this.#stopped = stopped;
  }

  /** A new token, as soon as there is one. Rejects if it is refused. */
  async token() {
    while (!this.#reason) {
      try {
        const { token, refresh_in, expires_in } = await read(await this.#request(AbortSignal.timeout(TIMEOUT * 1000)));
        if (this.#reason) break;
        this.#refreshIn = refresh_in;
        this.#expiresIn = expires_in;
        this.#since = clocks();
        this.#received(token);
        return token;
      } catch (error) {
        if (error instanceof Refused) this.stop(error);
        else await this.#pause(error.retryAfter);
      }
    }
    throw this.#reason;
  }

  /** From now on passes a new token to `use` in time. */
  start(use) {
    this.#use = use;
    this.#wait();
  }

  /** Renews now, because the SDK asks for it. */
  renew() {
    if (this.#reason) return;
    this.#running ??= this.#renew().finally(() => (this.#running = undefined));
  }

  /** Ends the renewals: without an error, because the client is closed. */
  stop(error) {
    if (this.#reason) return;
    clearTimeout(this.#timer);
    this.#reason = error ?? new Error("stopped");
    if (error) this.#stopped(error);
  }

  #wait() {
    clearTimeout(this.#timer);
    const left = this.#left(this.#refreshIn);
    const next = () => (this.#left(this.#refreshIn) > 0 ? this.#wait() : this.renew());
    if (!this.#reason) this.#timer = setTimeout(next, 1000 * Math.min(left, LONGEST_WAIT));
  }

  async #renew() {
    clearTimeout(this.#timer);
    // An SDK that finds every token expired must not cause a request after the other.
    if (this.#left(this.#refreshIn) > 0) await this.#pause();
    else this.#failures = 0;
    try {
      const token = await this.token();
      // Not awaited, because some SDKs never settle. They report a failure by an event.
      Promise.resolve(this.#use(token)).catch(() => {});
      this.#wait();
    } catch {
      // It was stopped, which has been reported.
    }
  }

  /** What is left of these seconds. One clock may stop while the machine sleeps, the other may be set. */
  #left(seconds) {
    const now = clocks();
    return seconds - Math.max(...now.map((time, index) => time - this.#since[index])) / 1000;
  }

  #pause(atLeast = 0) {
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)] * (0.5 + Math.random() / 2);
    this.#failures += 1;
    // Shorter before the token expires, so that a server which is back until then is in time.
    const left = this.#left(this.#expiresIn);
    const inTime = left > 0 ? Math.min(pause, Math.max(left / 2, 1)) : pause;
    return new Promise((resolve) => setTimeout(resolve, 1000 * Math.max(inTime, atLeast)));
  }
}

function clocks() {
  return [Date.now(), performance.now()];
}

/** `{ token, refresh_in, expires_in }` of a response of token-core: JSON, or the raw token with its times in headers. */
async function read(response) {
  if (!response.ok) {
    const { status, headers } = response;
    const isFinal = status < 500 && ![408, 425, 429].includes(status);
    // token-core's refusals are `application/problem+json`.
    const { detail = `the server answered ${status}` } = await response.json().catch(() => ({}));
    throw Object.assign(new (isFinal ? Refused : Error)(detail), { status, retryAfter: Number(headers.get("retry-after")) || 0 });
  }
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const seconds = (name) => Number(response.headers.get(name));
  const { token, refresh_in, expires_in } = isJson
    ? await response.json()
    : { token: await response.text(), refresh_in: seconds("token-refresh-in"), expires_in: seconds("token-expires-in") };
  // Such as the page of a sign-in, to which the request was redirected.
  if (!refresh_in) throw new Refused("the server answered without a token");
  return { token, refresh_in, expires_in };
}
