// A part of a token as JSON, line by line, with each finding below its line.

import { element, note, visible } from "./elements.js";

/** Deeper members are not indented further. */
const DEEPEST = 12;

/** `title` and the JSON of `value`. `findings` are those inside `root`; `now` is in seconds since 1970. */
export function part(title, value, root, findings, now) {
  const decoded = new Decoded(value, root === "claims" ? now : null);
  const at = new Map();
  for (const finding of findings) {
    const line = decoded.lineOf(finding.at.slice(root.length + 1));
    at.set(line, [...(at.get(line) ?? []), finding]);
  }
  const list = element("div", "json");
  for (const [index, { text, comment, depth }] of decoded.lines.entries()) {
    const line = element("code", "line", visible(text));
    line.style.setProperty("--depth", Math.min(depth, DEEPEST));
    if (comment) line.append(element("span", "comment", `  # ${comment}`));
    list.append(line);
    const here = at.get(index) ?? [];
    if (here.length > 0) line.classList.add(here.some(({ severity }) => severity === "error") ? "error" : "warning");
    list.append(...here.map(note));
  }
  const section = element("section", "part");
  section.append(element("h3", "", title), list);
  return section;
}

class Decoded {
  lines = [];
  #root;
  #now;

  constructor(value, now) {
    this.#now = now;
    this.#root = this.#add(value, 0, "", "");
  }

  /** The line of a place such as `grants.chat.service_sid`; for a missing member, the line of its object. */
  lineOf(place) {
    let node = this.#root;
    let rest = place;
    while (rest !== "") {
      // Keys may contain dots, so the longest match counts.
      let end = rest.length;
      while (end > 0 && !node.members.has(rest.slice(0, end))) end = rest.lastIndexOf(".", end - 1);
      if (end <= 0) break;
      node = node.members.get(rest.slice(0, end));
      rest = rest.slice(end + 1);
    }
    return node.line;
  }

  #add(value, depth, key, comma) {
    const node = { line: this.lines.length, members: new Map() };
    const list = Array.isArray(value);
    const members = value !== null && typeof value === "object" ? Object.entries(value) : [];
    if (members.length === 0) {
      this.lines.push({
        text: `${key}${JSON.stringify(value)}${comma}`,
        depth,
        comment: this.#moment(key, value, depth),
      });
      return node;
    }
    this.lines.push({ text: `${key}${list ? "[" : "{"}`, depth });
    for (const [index, [name, member]] of members.entries()) {
      const label = list ? "" : `${JSON.stringify(name)}: `;
      const inner = this.#add(member, depth + 1, label, index < members.length - 1 ? "," : "");
      if (list) continue;
      // Places show only the characters of names. If two keys look the same in a place, the first counts.
      if (!node.members.has(plain(name))) node.members.set(plain(name), inner);
      node.members.set(name, inner);
    }
    this.lines.push({ text: `${list ? "]" : "}"}${comma}`, depth });
    return node;
  }

  /** The registered claims that are times (RFC 7519, section 4.1), in the zone of the reader. */
  #moment(key, value, depth) {
    if (this.#now === null || depth !== 1 || !/^"(iat|nbf|exp)": $/.test(key) || !Number.isFinite(value)) return "";
    const milliseconds = Math.abs(value) >= 1e11;
    const date = new Date(milliseconds ? value : value * 1000);
    if (Number.isNaN(date.valueOf())) return "";
    const text = date.toLocaleString("en", { dateStyle: "medium", timeStyle: "long" });
    return milliseconds ? `in milliseconds: ${text}` : `${text}, ${distance(value - this.#now)}`;
  }
}

/** A key as places show it. */
function plain(key) {
  return [...key]
    .filter((character) => /[\p{Alphabetic}\p{Number}_$-]/u.test(character))
    .slice(0, 40)
    .join("");
}

const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** Seconds as in `in 5 minutes`, `2 hours ago`. */
function distance(seconds) {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}
