// The fields of the credentials. Only the secret is needed: the rest is in the token, unless the reader knows better.

import { element } from "./elements.js";

const place = () => document.getElementById("credentials");
let shown = null;

/** Shows the fields of a vendor. What was typed for another one is gone. */
export function offer(vendor) {
  if (shown === vendor) return;
  shown = vendor;
  const parts = [...vendor.credentials].sort(
    (one, other) => (one.place === null ? 0 : 1) - (other.place === null ? 0 : 1),
  );
  place().replaceChildren(...parts.map(field));
  const none = document.getElementById("no-secret");
  none.hidden = parts.length > 0;
  const why = "It belongs on no page, so the signature is not checked here.";
  none.textContent = `A private key signs the tokens of ${vendor.title}. ${why}`;
}

/**
 * The variables for a diagnosis; none without a secret. `diagnosis` is one without credentials: it has the token's own
 * names.
 */
export function variables(diagnosis) {
  const typed = (part) => place().querySelector(`[name="${part.variable}"]`)?.value.trim() ?? "";
  const secret = shown?.credentials.find((part) => part.place === null);
  if (!secret || typed(secret) === "") return {};
  const own = (part) => {
    const [root, name] = part.place ?? [];
    const value = diagnosis[root]?.[name];
    return typeof value === "string" ? value : "";
  };
  const all = shown.credentials.map((part) => [
    part.variable,
    part === secret ? typed(part) : typed(part) || own(part),
  ]);
  return Object.fromEntries(all.filter(([, value]) => value !== ""));
}

/** The secret. */
export function focus() {
  place().querySelector(".masked")?.focus();
}

export function clear() {
  for (const input of place().querySelectorAll("input")) input.value = "";
}

/** No password field: a browser offers to keep what is in one. */
function field(part) {
  const box = element("div", "field");
  const label = element("label", "", part.title);
  const input = element("input");
  input.id = `credential-${part.variable}`;
  label.htmlFor = input.id;
  Object.assign(input, {
    name: part.variable,
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
  });
  input.setAttribute("autocorrect", "off");
  // Password managers that ignore `autocomplete`.
  for (const name of ["data-1p-ignore", "data-lpignore", "data-bwignore"]) input.setAttribute(name, "true");
  if (part.place === null) input.className = "masked";
  else input.placeholder = "from the token";
  box.append(label, input);
  return box;
}
