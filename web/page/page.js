// The form, and when it is answered.

import bytes from "./token_web.wasm";

import * as credentials from "./credentials.js";
import { element } from "./elements.js";
import { load } from "./module.js";
import { result } from "./result.js";

const at = (id) => document.getElementById(id);
const [form, token, vendor, sdk, place, status] = ["form", "token", "vendor", "sdk", "result", "status"].map(at);

const module = await load(bytes).catch(() => null);
if (module === null) {
  const instead = "Use another browser, or `token diagnose` on the command line.";
  form.replaceWith(element("p", "card", `This browser does not run WebAssembly, which the page needs. ${instead}`));
} else {
  start(module);
}

function start({ vendors, diagnose }) {
  let waiting, pasted;
  const named = (name) => vendors.find((one) => one.name === name);
  vendor.append(...vendors.map(({ name, title }) => option(name, title)));
  offerSdks();
  credentials.offer(vendors[0]);
  clear();
  form.hidden = false;
  token.focus();

  /** The SDKs of the chosen vendor, or of all. */
  function offerSdks() {
    const before = sdk.value;
    const groups = vendors
      .filter(({ name }) => [name, ""].includes(vendor.value))
      .map(({ name, title, sdks }) => {
        const group = document.createElement("optgroup");
        group.label = title;
        group.append(
          ...sdks.map((one) =>
            option(`${name} ${one.name}`, one.discontinued ? `${one.title} (discontinued)` : one.title),
          ),
        );
        return group;
      });
    sdk.replaceChildren(option("", "Any SDK"), ...groups);
    sdk.value = before;
    if (sdk.selectedIndex < 0) sdk.value = "";
  }

  /** Answers, or takes the answer away. */
  function answer() {
    clearTimeout(waiting);
    // As on the command line: a copied line has an end.
    const input = token.value.replace(/\n$/, "");
    if (input === "") return show([], "");
    const now = Math.floor(Date.now() / 1000);
    // An SDK has one vendor.
    const [of, name] = sdk.value.split(" ");
    const options = { at: now, vendor: vendor.value || of || undefined, sdks: name ? [name] : [] };
    const plain = diagnose(input, options);
    const detected = named(plain.vendor);
    credentials.offer(detected);
    const variables = credentials.variables(plain.diagnosis);
    const whole =
      Object.keys(variables).length === 0 ? plain : diagnose(input, { ...options, vendor: plain.vendor, variables });
    const { nodes, summary } = result(whole, detected, now);
    show(nodes, summary);
    // On a small screen the answer is below the form.
    if (pasted) nodes[0].scrollIntoView({ block: "nearest" });
    pasted = false;
  }

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 250);
  };
  form.addEventListener("input", ({ target }) => {
    if (target === vendor) {
      offerSdks();
      if (vendor.value) credentials.offer(named(vendor.value));
    }
    soon();
  });
  token.addEventListener("paste", () => (pasted = true));
  place.addEventListener("click", ({ target }) => {
    if (target.dataset.leads === "sdk") sdk.focus();
    if (target.dataset.leads !== "signature") return;
    at("signature").open = true;
    credentials.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
    document.getElementById("verdict")?.focus();
  });
  at("clear").addEventListener("click", () => {
    clear();
    token.focus();
  });
  at("example").addEventListener("click", () => {
    clear();
    token.value = example();
    answer();
    document.getElementById("verdict")?.focus();
  });
  // A page that the browser keeps for the button Back keeps no token.
  addEventListener("pagehide", clear);

  function clear() {
    token.value = "";
    vendor.value = "";
    offerSdks();
    sdk.value = "";
    credentials.clear();
    at("signature").open = false;
    answer();
  }
}

function show(nodes, summary) {
  place.replaceChildren(...nodes);
  place.hidden = nodes.length === 0;
  status.textContent = summary;
}

function option(value, text) {
  const made = element("option", "", text);
  made.value = value;
  return made;
}

/** Typical mistakes: a header without `cty`, a lifetime of two days, a field in camelCase. */
function example() {
  const now = Math.floor(Date.now() / 1000);
  const digits = "0123456789abcdef0123456789abcdef";
  const claims = {
    jti: "made-by-hand",
    iss: `SK${digits}`,
    sub: `AC${digits}`,
    iat: now,
    exp: now + 172_800,
    grants: { identity: "alice", chat: { serviceSid: `IS${digits}` } },
  };
  const encode = (text) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return [JSON.stringify({ typ: "JWT", alg: "HS256" }), JSON.stringify(claims), "32 bytes, but an invalid HMAC..."]
    .map(encode)
    .join(".");
}
