// A part of a token as JSON, line by line, with each finding below its line.

/** `<div>` with a part's JSON. `findings` are those of this part; each is removed from the set when it is shown. */
export function decoded(title, value, root, findings) {
  const part = element("div", "part");
  part.append(element("h4", "", title));
  const list = element("div", "json");
  const shown = new Set();
  for (const { text, path } of lines(value, root, "")) {
    const line = element("span", "line", text);
    list.append(line);
    for (const finding of findings) {
      if (shown.has(finding) || nearest(finding.at, value, root) !== path) continue;
      shown.add(finding);
      line.classList.add("wrong");
      list.append(note(finding));
    }
  }
  part.append(list);
  return part;
}

/** A whole finding. */
export function note({ rule, severity, message, fix, code, docs }) {
  const box = element("div", "finding");
  box.dataset.severity = severity;
  box.dataset.rule = rule;
  const what = withCode(element("p", ""), message);
  const how = withCode(element("p", "fix"), fix);
  const where = element("p", "rule", `${severity}[${rule}]`);
  if (code) {
    const link = element("a", "", String(code));
    link.href = docs;
    link.rel = "noreferrer";
    link.target = "_blank";
    where.append(" ", link);
  }
  box.append(what, how, where);
  return box;
}

/** The text, with backticks as `<code>`. */
function withCode(place, text) {
  for (const [index, piece] of text.split("`").entries()) {
    place.append(index % 2 ? element("code", "", piece) : piece);
  }
  return place;
}

/** Each line of the value as indented by JSON.stringify, with the path of the value that begins on it. */
function* lines(value, path, indent, key = "", comma = "") {
  const name = key === "" ? "" : `${JSON.stringify(key)}: `;
  const members = value !== null && typeof value === "object" ? Object.entries(value) : [];
  if (members.length === 0) {
    yield { text: `${indent}${name}${JSON.stringify(value)}${comma}${moment(key, value)}`, path };
    return;
  }
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  yield { text: `${indent}${name}${open}`, path };
  for (const [index, [inner, member]] of members.entries()) {
    const last = index === members.length - 1 ? "" : ",";
    yield* lines(member, `${path}.${inner}`, `${indent}  `, Array.isArray(value) ? "" : inner, last);
  }
  yield { text: `${indent}${close}${comma}`, path: null };
}

/** The path, or its nearest existing parent: a missing member is reported where it should be. */
function nearest(at, value, root) {
  let path = root;
  let here = value;
  for (const name of at.split(".").slice(1)) {
    if (here === null || typeof here !== "object" || !(name in here)) break;
    here = here[name];
    path = `${path}.${name}`;
  }
  return path;
}

/** A time in words, shown beside its seconds. */
function moment(key, value) {
  if (!["iat", "exp", "nbf"].includes(key) || !Number.isSafeInteger(value) || Math.abs(value) > 8e12) return "";
  return `   # ${new Date(value * 1000).toISOString().replace("T", " ").replace(".000Z", " UTC")}`;
}

export function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
