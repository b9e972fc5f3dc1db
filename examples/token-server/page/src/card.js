// A client's card: its name, its state, and the remaining lifetime of its token.

import { claims } from "./claims.js";
import * as server from "./server.js";

/** How many events a card shows, the newest first. */
const SHOWN = 4;

const WORDS = { off: "not connected", connecting: "connecting", connected: "connected", refused: "refused" };

/** A card for one of the clients. */
export class Card {
  constructor(about, { emulator, life }) {
    this.about = about;
    this.emulator = emulator;
    this.life = life;
    this.renewals = 0;
    this.element = document.getElementById("card").content.firstElementChild.cloneNode(true);
    this.element.dataset.client = about.name;
    this.element.setAttribute("aria-label", about.title);
    this.part("h3").textContent = about.title;
    this.part(".purpose").textContent = about.purpose;
    this.part(".token-name").textContent = about.token;
    this.part(".toggle").addEventListener("click", () => (this.client ? this.disconnect() : this.connect()));
  }

  part(selector) {
    return this.element.querySelector(selector);
  }

  async connect() {
    if (this.client) return;
    const mine = {};
    this.client = mine;
    this.renewals = 0;
    this.part(".renewed").textContent = "not yet";
    this.part(".toggle").textContent = "Disconnect";
    this.state("connecting", "fetching a token");
    try {
      const sdk = await this.about.load();
      const client = await sdk.connect({
        emulator: this.emulator,
        request: (signal) => server.requestToken(this.about.token, this.about.input, { life: this.life(), signal }),
        report: this.reports(mine),
      });
      mine.close = client.close;
      // It was closed while connecting.
      if (this.client !== mine) client.close();
    } catch (error) {
      this.stopped(error);
    }
  }

  disconnect() {
    const client = this.client;
    this.client = null;
    client?.close?.();
    this.part(".toggle").textContent = "Connect";
    this.token = null;
    this.state("off", WORDS.off);
    this.tick();
  }

  /** The reports of a client, ignored once the card has another. */
  reports(mine) {
    const only = (say) => (...what) => this.client === mine && say.apply(this, what);
    return {
      state: only(this.state),
      happened: only(this.happened),
      failed: only(this.failed),
      received: only(this.received),
      stopped: only(this.stopped),
    };
  }

  received(text) {
    if (this.token) this.renewed();
    const { jti, iat, exp, grants } = claims(text);
    this.token = { began: performance.now(), seconds: exp - iat };
    // The part before it is the key's SID, the same for all tokens.
    this.part(".jti").textContent = jti.slice(jti.indexOf("-") + 1);
    this.part(".jti").title = jti;
    this.part(".grants").textContent = Object.keys(grants).filter((key) => key !== "identity").join(", ");
    this.tick();
  }

  /** A token was refused, so there are no more. */
  stopped({ message }) {
    this.failed(message);
    this.state("refused", "refused");
  }

  state(kind, detail) {
    if (this.element.dataset.state !== kind) this.happened(detail ?? WORDS[kind]);
    this.element.dataset.state = kind;
    this.part(".state-text").textContent = WORDS[kind];
  }

  renewed() {
    this.renewals += 1;
    this.part(".renewed").textContent = this.renewals === 1 ? "once" : `${this.renewals} times`;
    this.happened("renewed");
  }

  failed(text) {
    this.happened(text, "bad");
  }

  happened(text, kind = "") {
    const [item, time, what] = ["li", "time", "span"].map((name) => document.createElement(name));
    time.textContent = new Date().toLocaleTimeString("en-GB");
    what.textContent = text;
    what.className = kind;
    item.append(time, what);
    const events = this.part(".events");
    events.prepend(item);
    while (events.children.length > SHOWN) events.lastElementChild.remove();
  }

  /** Updates the remaining lifetime, once a second. */
  tick() {
    const left = this.token ? Math.max(0, this.token.seconds - (performance.now() - this.token.began) / 1000) : 0;
    this.part("progress").value = this.token ? left / this.token.seconds : 0;
    this.part(".life-text").textContent = this.token ? `${inWords(left)} of ${inWords(this.token.seconds)} left` : "no token yet";
  }
}

function inWords(seconds) {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} s`;
  return whole < 7200 ? `${Math.ceil(whole / 60)} min` : `${Math.ceil(whole / 3600)} h`;
}
