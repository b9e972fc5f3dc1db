// What a client reports, in order, as short words.

// How long a client says nothing more when it has said all: Conversations fails a second time after more than a second.
const QUIET = 1800;

export class Trace {
  entries = [];
  #listeners = new Set();

  add(entry) {
    this.entries.push(entry);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  // Calls back at each entry that begins with this word, from now on.
  on(word, back) {
    this.#listeners.add((entry) => begins(entry, word) && back());
  }

  // Waits for an entry that begins with this word, after the first `from`; then, until nothing more is said. Ends in any case.
  async until(word, { patience = 20_000, from = 0 } = {}) {
    const said = () => this.entries.slice(from).some((entry) => begins(entry, word));
    await this.#when(said, patience);
    await this.quiet();
  }

  // Waits until nothing more is said. One that tries again and again ends it too, some time.
  async quiet() {
    for (let times = 0; times < 8; times += 1) {
      const last = this.entries.length;
      await pause(QUIET);
      if (last === this.entries.length) return;
    }
  }

  #when(said, patience) {
    if (said()) return undefined;
    return new Promise((resolve) => {
      const listener = () => said() && end();
      const timer = setTimeout(end, patience);
      const listeners = this.#listeners;
      listeners.add(listener);
      function end() {
        clearTimeout(timer);
        listeners.delete(listener);
        resolve();
      }
    });
  }

  // The whole as text: what comes several times in a row is written once, and counted.
  toString() {
    const { entries } = this;
    const parts = [];
    for (let at = 0; at < entries.length; ) {
      const found = [1, 2, 3].map((length) => [length, repeats(entries, at, length)]).find(([, times]) => times > 1);
      const [length, times] = found ?? [1, 1];
      const part = entries.slice(at, at + length).join(", ");
      parts.push(times === 1 ? part : length === 1 ? `${part} ×${times}` : `(${part}) ×${times}`);
      at += length * times;
    }
    return parts.join(", ");
  }
}

const begins = (entry, word) => entry === word || entry.startsWith(`${word} `);

// How often the same entries, so many, come one after the other.
function repeats(entries, at, length) {
  const cycle = entries.slice(at, at + length).join("\n");
  let times = 0;
  while (entries.slice(at + times * length, at + (times + 1) * length).join("\n") === cycle) times += 1;
  return times;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
