// A diagnosis on the page.

import { part } from "./decoded.js";
import { element, link, note, prose, sentence } from "./elements.js";

/** A fault of the input may cause those inside. */
const ORDER = ["input", "header", "claims", "signature"];

/**
 * `{ nodes, summary }`: what to show, and a sentence for a screen reader. `title` is the vendor's, `now` in seconds
 * since 1970.
 */
export function result({ diagnosis, json }, title, now) {
  const { verdict, code, findings, more, not_checked, header, claims } = diagnosis;
  const counts = counted(findings, more);
  const heading = element("h2", "", headline(verdict, title, counts));
  heading.id = "verdict";
  heading.tabIndex = -1;
  const card = element("div", "card verdict");
  card.dataset.verdict = verdict;
  card.append(heading);
  const line = element(
    "p",
    "",
    sentence([counts.text, claims || header ? `read as a token of ${title}` : ""].filter(Boolean).join(", ")),
  );
  if (code)
    line.append(
      line.textContent && " · ",
      "the client gets ",
      link(`error ${code}`, findings.find((finding) => finding.code === code).docs),
    );
  if (line.textContent) card.append(line);
  const first = firstOf(findings);
  if (first) {
    const todo = element("p");
    todo.append(element("b", "", "Do first: "));
    card.append(prose(todo, `${first.fix} (\`${first.at}\`)`));
  }
  const parts = [
    ["Header", header, "header"],
    ["Claims", claims, "claims"],
  ].filter(([, value]) => value !== null);
  const inside = (root) => findings.filter(({ at }) => at === root || at.startsWith(`${root}.`));
  const drawn = new Set(parts.flatMap(([, , root]) => inside(root)));
  const apart = findings.filter((finding) => !drawn.has(finding));
  const isSignature = ({ at }) => at === "signature" || at.startsWith("signature.");
  const nodes = [
    card,
    group(
      "Input",
      apart.filter((finding) => !isSignature(finding)),
    ),
    ...parts.map(([name, value, root]) => part(name, value, root, inside(root), now)),
    group("Signature", apart.filter(isSignature)),
    list(
      "Not shown",
      more.map(({ rule, count }) => `${count} more of ${rule}`),
    ),
    list(
      "Not checked",
      not_checked.map(({ what, why }) => `${what === "sdk" ? "SDK" : sentence(what)}: ${why}`),
    ),
    asJson(json),
  ];
  const todo = first ? ` Do first: ${first.fix}.` : "";
  return {
    nodes: nodes.filter(Boolean),
    summary: `${heading.textContent}. ${counts.text}.${todo}`.replaceAll("`", ""),
  };
}

function headline(verdict, title, counts) {
  if (verdict === "invalid") return `${title} refuses this token`;
  if (verdict === "valid")
    return counts.text ? "The token is valid, with a warning" : "The token is valid, and so is its signature";
  return counts.text ? "No error found, but a warning" : "No error found; the signature was not checked";
}

/** `2 errors, 1 warning`, with those that are not listed. */
function counted(findings, more) {
  const count = (severity) =>
    findings.filter((finding) => finding.severity === severity).length +
    more.filter((item) => item.severity === severity).reduce((sum, item) => sum + item.count, 0);
  const words = ["error", "warning"].map((severity) => {
    const number = count(severity);
    return number === 0 ? "" : `${number} ${severity}${number === 1 ? "" : "s"}`;
  });
  return { text: words.filter(Boolean).join(", ") };
}

/** The finding to correct first: errors before warnings, from the outside in. */
function firstOf(findings) {
  const place = ({ at }) => ORDER.findIndex((root) => at.startsWith(root)) >>> 0;
  const rank = (finding) =>
    (finding.severity === "error" ? 0 : ORDER.length + 1) + Math.min(place(finding), ORDER.length);
  return [...findings].sort((one, other) => rank(one) - rank(other))[0];
}

function group(title, findings) {
  if (findings.length === 0) return null;
  const section = element("section", "part apart");
  section.append(element("h3", "", title), ...findings.map(note));
  return section;
}

function list(title, items) {
  if (items.length === 0) return null;
  const section = element("section", "part");
  const all = element("ul", "small");
  all.append(...items.map((item) => prose(element("li"), item)));
  section.append(element("h3", "", title), all);
  return section;
}

/** As `token diagnose --format json` prints it. */
function asJson(text) {
  const details = element("details");
  const pre = element("pre", "", text);
  pre.id = "json";
  pre.tabIndex = 0;
  details.append(element("summary", "small", "The diagnosis as JSON"), pre);
  return details;
}
