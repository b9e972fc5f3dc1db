// Writes docs/sdks.md from what happened, or compares it with that.

import { readFileSync, writeFileSync } from "node:fs";
import { LIVES, ROWS, SHORT, WARN_BEFORE } from "./rows.mjs";
import { SDKS } from "./sdks.mjs";

const DOC = new URL("../../docs/sdks.md", import.meta.url);

// Problems, as texts. `partly`: not every row ran, and only the lines of those that did are looked for.
export function doc(results, { partly, write, issuers, hosts }) {
  const { lines, differing } = tables(results, issuers, hosts);
  if (differing.length) return differing;
  const text = render(lines, issuers);
  if (write) {
    writeFileSync(DOC, text);
    return [];
  }
  const committed = readFileSync(DOC, "utf8");
  if (!partly && committed === text) return [];
  const known = new Set(committed.split("\n"));
  const wanted = partly ? SDKS.flatMap((sdk) => lines.get(sdk.name)) : text.split("\n");
  const found = new Set(text.split("\n"));
  const added = wanted.filter((line) => !known.has(line)).map((line) => `+ ${line}`);
  const removed = partly ? [] : [...known].filter((line) => !found.has(line)).map((line) => `- ${line}`);
  if (partly && !added.length) return [];
  const what = [...removed, ...added].join("\n") || "its lines stand in another order";
  return [`docs/sdks.md is not what happened; \`tests/sdk/run.mjs --write\` writes it:\n${what}`];
}

// The lines of each SDK's table, and where who issued the token made a difference.
function tables(results, issuers, hosts) {
  const lines = new Map();
  const differing = [];
  for (const sdk of SDKS) {
    const own = [];
    for (const row of ROWS) {
      const of = (host) => results.filter((result) => result.sdk === sdk && result.row === row && result.host === host.name);
      // Hosts with the same outcome share a line.
      const byOutcome = new Map();
      for (const host of hosts) {
        const outcomes = new Set(of(host).map(outcome));
        if (outcomes.size > 1) {
          const said = of(host).map((result) => `  by ${result.issuer}: ${outcome(result)}`);
          differing.push(`${sdk.title} in ${host.name}, ${row.name}: who issued the token makes a difference\n${said.join("\n")}`);
        }
        for (const one of outcomes) byOutcome.set(one, [...(byOutcome.get(one) ?? []), host.name]);
      }
      const { title } = results.find((result) => result.sdk === sdk && result.row === row) ?? {};
      for (const [one, names] of byOutcome) own.push(`| ${title} | ${names.join(", ")} | ${one} |`);
      const absent = row.absent?.(sdk);
      if (absent) own.push(`| ${row.name} | | | | ${absent} |`);
    }
    lines.set(sdk.name, own);
  }
  return { lines, differing };
}

function outcome({ state, codes, trace }) {
  return `${state} | ${codes.join(", ")} | ${trace.replaceAll("|", "\\|").replaceAll("\n", " ")}`;
}

function render(lines, issuers) {
  const [ours, theirs] = issuers.map(({ name }) => name);
  const sections = SDKS.map((sdk) => [
    `## ${sdk.title}`,
    "",
    `\`${sdk.package}\` ${sdk.version}. ${sdk.note}`,
    "",
    "| token | in | state at the end | codes | what the SDK reports, in order |",
    "|---|---|---|---|---|",
    ...lines.get(sdk.name),
    "",
  ]);
  return `${[
    "# What Twilio's client SDKs do with a token",
    "",
    "Written by `tests/sdk/run.mjs --write`; do not edit it. Every other run compares it with what happens, so it holds for the versions below.",
    "Twilio's own SDKs, unchanged, ran in Node and in headless Chromium against `token emulate` ([emulator.md](emulator.md)).",
    "",
    `Each row ran twice: with tokens that ${ours} issued (\`token issue\`), and with those of Twilio's helper library for Node (${theirs}). There is no`,
    "difference. A token that token-core refuses to issue was changed and signed again by the test.",
    "",
    "The state, the events and the promises are the SDK's. The codes are the emulator's choice wherever Twilio does not say which one",
    "a service sends: they show what a client makes of a code, not that Twilio sends it.",
    "",
    `- A *short life* is ${SHORT} s. The emulator warns ${WARN_BEFORE} s before its end, where Twilio is documented to do so three minutes before.`,
    `- *Refreshed in time*: ${LIVES} short lives, each renewed at the warning. *Refreshed too late*: when the SDK says that the token has ended.`,
    "- `×3` is said so many times in a row. A code in brackets is the one on the wire, where the SDK shows another.",
    "",
    "## What an app makes of it",
    "",
    "- Renew when the SDK warns (`tokenAboutToExpire`, in Voice `tokenWillExpire`): nothing is interrupted.",
    "- Sync and Conversations: `updateToken()` in `tokenExpired` of a session that was connected is lost. It is ignored, and its promise never",
    "  settles. Wait for `disconnected`, then call it with a token that the client does not have yet.",
    "- Sync and Conversations: `denied` is final for that token. The code is in `connectionError`; `updateToken()` hides it behind 51130 (Sync) or",
    "  a text without a number (Conversations).",
    "- Voice: when the first token is refused, `register()` never settles. Listen to `error`. A wrong signature (31202) is shown as",
    "  53000, unless the device has `enableImprovedSignalingErrorPrecision`.",
    "- Video: only `connect()` looks at the token. A room goes on when its token has ended.",
    "",
    ...sections.flat(),
  ].join("\n").trimEnd()}\n`;
}
