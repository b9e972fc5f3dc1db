// The panel that diagnoses a token.

import { decoded, element, note } from "./decoded.js";
import * as server from "./server.js";

const VERDICTS = {
  valid: "Valid: no problems found, and the signature is that of our key.",
  unverified: "No problems found, but the signature could not be verified.",
  invalid: "Twilio would refuse this token.",
};

/** Sets up the panel. `sample` fetches a token of this server. */
export function panel(sample) {
  const form = document.getElementById("diagnose-form");
  const paste = document.getElementById("paste");
  const ask = async () => {
    try {
      show(await server.diagnose(paste.value, document.getElementById("sdk").value));
    } catch (error) {
      show(null, error.message);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  document.getElementById("sample-good").addEventListener("click", async () => {
    paste.value = await sample();
    ask();
  });
  document.getElementById("sample-bad").addEventListener("click", () => {
    paste.value = mistaken();
    ask();
  });
}

function show(diagnosis, problem) {
  const place = document.getElementById("diagnosis");
  if (!diagnosis) {
    place.replaceChildren(element("p", "problem", problem));
    return;
  }
  const { verdict, code, findings, more, not_checked, header, claims } = diagnosis;
  const head = element("p", "verdict", VERDICTS[verdict]);
  head.dataset.verdict = verdict;
  if (code) head.append(element("span", "quiet", `Error code: ${code}`));
  const parts = [
    ["Header", header, "header"],
    ["Claims", claims, "claims"],
  ].filter(([, value]) => value !== null);
  const of = (root) => findings.filter(({ at }) => at === root || at.startsWith(`${root}.`));
  const placed = new Set(parts.flatMap(([, , root]) => of(root)));
  const loose = element("div", "loose");
  loose.append(...findings.filter((finding) => !placed.has(finding)).map(note));
  const both = element("div", "parts");
  both.append(...parts.map(([title, value, root]) => decoded(title, value, root, of(root))));
  loose.append(...more.map(({ rule, count }) => element("p", "quiet", `… and ${count} more of ${rule}`)));
  const unseen = element("ul", "not-checked quiet small");
  unseen.append(...not_checked.map(({ what, why }) => element("li", "", `not checked: ${what}: ${why}`)));
  place.replaceChildren(head, loose, both, unseen);
}

/** Typical mistakes: a header without `cty`, a lifetime of two days, a field in camelCase, and an invalid signature. */
function mistaken() {
  const now = Math.floor(Date.now() / 1000);
  const header = { typ: "JWT", alg: "HS256" };
  const claims = {
    jti: "made-by-hand",
    iss: "SK00000000000000000000000000de305c",
    sub: "AC00000000000000000000000000de30ac",
    iat: now,
    exp: now + 172_800,
    grants: { identity: "alice", chat: { serviceSid: "IS00000000000000000000000000de3015" } },
  };
  const encode = (value) => btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${encode(header)}.${encode(claims)}.${encode("32 bytes, but an invalid HMAC.")}`;
}
