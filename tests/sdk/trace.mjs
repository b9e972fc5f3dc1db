// The reports of a client, in order, as short words.

// How long to wait for more reports: the second failure of Conversations comes after more than a second.
const QUIET = 1800;

export class Trace {
  entries = [];
  #listeners = new Set();

  add(entry) {
    this.entries.push(entry);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  // Calls back for each new entry that begins with this word.
  on(word, back) {
    this.#listeners.add((entry) => begins(entry, word) && back());
  }

  // Waits for an entry that begins with this word, after the first `from`, and then until nothing more is reported.
  // Times out.
  async until(word, { patience = 20_000, from = 0 } = {}) {
    const said = () => this.entries.slice(from).some((entry) => begins(entry, word));
    await this.#when(said, patience);
    await this.quiet();
  }

  // Waits until nothing more is reported, with a timeout for clients that retry forever.
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

  // All entries as a string; repeated entries are written once, with their count.
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

// How often this many entries repeat.
function repeats(entries, at, length) {
  const cycle = entries.slice(at, at + length).join("\n");
  let times = 0;
  while (entries.slice(at + times * length, at + (times + 1) * length).join("\n") === cycle) times += 1;
  return times;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
