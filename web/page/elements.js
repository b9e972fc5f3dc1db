// What the page is made of. All text goes through `textContent`: a token is a stranger's text.

export function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** Characters without a shape, and those that turn the direction of a line, as escapes. */
export function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|(?! )\p{Zs}/gu, (character) => {
    const code = character.codePointAt(0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** The text, with what is between backticks as `<code>`. */
export function prose(place, text) {
  const pieces = visible(text).split("`");
  for (const [index, piece] of pieces.entries()) {
    place.append(index % 2 === 1 && index < pieces.length - 1 ? element("code", "", piece) : piece);
  }
  return place;
}

/** A link that tells the other page nothing of this one. */
export function link(text, href) {
  const made = element("a", "", text);
  made.href = href;
  made.rel = "noopener noreferrer";
  made.target = "_blank";
  return made;
}

/** A whole finding. */
export function note({ rule, severity, at, message, fix, code, docs }) {
  const box = element("div", "finding");
  box.setAttribute("role", "note");
  Object.assign(box.dataset, { severity, rule, at });
  const what = element("p");
  what.append(element("b", "", severity === "error" ? "Error: " : "Warning: "));
  const meta = element("p", "meta");
  meta.append(element("span", "at", visible(at)), ` · ${rule}`);
  if (code) meta.append(" · ", link(`error ${code}`, docs));
  else if (docs) meta.append(" · ", link("documentation", docs));
  box.append(prose(what, message), prose(element("p", "fix"), sentence(fix)), meta);
  return box;
}

/** With a capital at its beginning, unless it begins with code. */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
