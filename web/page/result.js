// A diagnosis on the page.

import { part } from "./decoded.js";
import { element, link, note, prose, sentence } from "./elements.js";

const ORDER = ["input", "header", "claims", "signature"];

/**
 * `{ nodes, summary }`: what to show, and a sentence for a screen reader. `vendor` is that of the token, `now` in seconds
 * since 1970.
 */
export function result({ diagnosis, json }, vendor, now) {
  const { verdict, findings, more, not_checked, header, claims } = diagnosis;
  const counts = counted(findings, more);
  const errors = findings.filter(({ severity }) => severity === "error");
  // A token was found in the text: what stands around it is the reader's, or else the fault.
  const isFound = header !== null && claims !== null;
  const isAround = isFound && errors.length > 0 && errors.every(({ at }) => at === "input") && more.length === 0;
  const next = counts.errors === 0 || isAround ? nextSteps(not_checked, vendor) : [];
  const isError = errors.some(({ rule }) => rule === "error-not-token");
  const text = isAround
    ? "No error found in the token itself"
    : isError
      ? "This looks like an error, not like a token"
      : headline(verdict, vendor.title, counts, next);
  const heading = element("h2", "", text);
  heading.id = "verdict";
  heading.tabIndex = -1;
  const card = element("div", "card verdict");
  card.dataset.verdict = isAround || (verdict === "valid" && next.length > 0) ? "unverified" : verdict;
  card.append(heading);
  const first = firstOf(findings, isFound);
  if (first) {
    const around = isAround ? "But the text that was pasted is refused as it stands: " : "";
    const todo = element("p");
    todo.append(element("b", "", "Do first: "));
    card.append(
      prose(element("p"), around ? around + first.message : sentence(first.message)),
      prose(todo, `${first.fix} (\`${first.at}\`)`),
    );
  }
  if (next.length > 0) {
    const steps = element("ul");
    steps.append(...next);
    card.append(steps);
  }
  const readAs = claims || header ? `read as a token of ${vendor.title}` : "";
  const line = element("p", "small", sentence([counts.text, readAs].filter(Boolean).join(", ")));
  const codes = codesOf(diagnosis);
  if (codes) line.append(line.textContent && " · ", ...codes);
  if (line.textContent) card.append(line);
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
  const said = [heading.textContent, counts.text, first && sentence(first.message), first && `Do first: ${first.fix}`];
  return {
    nodes: nodes.filter(Boolean),
    summary: [...said, ...next.map((step) => step.textContent)]
      .filter(Boolean)
      .map((text) => `${text.replaceAll("`", "").replace(/\.$/, "")}.`)
      .join(" "),
  };
}

function headline(verdict, title, counts, next) {
  if (verdict === "invalid") return `${title} refuses this token`;
  if (counts.text) return "No error found, but a warning";
  const isSigned = verdict === "valid";
  if (next.length > 0) return isSigned ? "The signature is right, and no error is found so far" : "No error found so far";
  return isSigned ? "The token is valid, and so is its signature" : "No error found; the signature was not checked";
}

/** What the reader can still have checked here: list items, each with a button that leads to the control. */
function nextSteps(notChecked, vendor) {
  const why = (name) => notChecked.find(({ what }) => what === name)?.why;
  const item = (name, button, reason) => {
    const node = element("li");
    const lead = element("button", "plain", button);
    lead.type = "button";
    lead.dataset.leads = name;
    node.append(lead);
    return prose(node, ` because ${reason}`);
  };
  const steps = [];
  if (why("sdk"))
    steps.push(item("sdk", "Choose the client's SDK", "it refuses a token without the grant that it needs"));
  const unusable = why("credentials");
  if (unusable) {
    // The page has fields instead of variables.
    const named = vendor.credentials.reduce((text, { variable, title }) => text.replaceAll(variable, title), unusable);
    steps.push(item("signature", "Correct the credentials", named));
  } else if (why("signature") && vendor.credentials.some(({ place }) => place === null)) {
    steps.push(item("signature", "Check the signature", "the usual cause, when nothing else is wrong, is another secret"));
  }
  return steps;
}

/** The code that the client gets, and others that it may get instead, because clients differ. */
function codesOf({ code, findings }) {
  if (!code) return null;
  const { codes, docs } = findings.find((finding) => finding.code === code);
  const others = codes.filter((other) => other !== code);
  return ["the client gets ", link(`error ${code}`, docs), others.length > 0 ? `, or instead ${others.join(", ")}` : ""];
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
  return { text: words.filter(Boolean).join(", "), errors: count("error") };
}

/**
 * The finding to correct first: errors before warnings, from the outside in, because a fault of the input may cause those inside. Text
 * around a token that was found causes none.
 */
function firstOf(findings, isFound) {
  const place = ({ at }) =>
    isFound && at === "input" ? ORDER.length : ORDER.findIndex((root) => at.startsWith(root)) >>> 0;
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
