// Runs Twilio's client SDKs against the emulator, and compares the results with expected.mjs and docs/sdks.md.
//
//   node run.mjs              all rows, in Node and in Chromium
//   node run.mjs --quick      valid, refused and expired tokens only
//   node run.mjs --write      all rows, and writes docs/sdks.md
//   … --only Node sync good   only these hosts, SDKs, rows and issuers
//
// Exit status: 0 as expected, 1 different, 2 invalid command.

import { parseArgs } from "node:util";
import { chromiumHost } from "./chromium_host.mjs";
import { doc } from "./doc.mjs";
import { start } from "./emulator.mjs";
import { unexpected } from "./expected.mjs";
import { core, helper } from "./issuers.mjs";
import { nodeHost } from "./node_host.mjs";
import { ROWS, WARN_BEFORE } from "./rows.mjs";
import { SDKS } from "./sdks.mjs";
import { tokenBin } from "./token_bin.mjs";
import { Trace, pause } from "./trace.mjs";

const { values, positionals } = arguments_();
const began = Date.now();
const { emulator, issuers, hosts } = await prepare();
const problems = [];
const results = [];
let people = 0;
const kinds = [hosts, SDKS, ROWS, issuers].map((all) => all.map(({ name }) => name));
for (const name of positionals.filter((one) => !kinds.flat().includes(one))) {
  problems.push(`nothing is called \`${name}\`; there are ${kinds.map((kind) => kind.join(", ")).join("; ")}`);
}

for (const host of hosts) {
  const began = Date.now();
  const todo = SDKS.filter((sdk) => host.runs(sdk)).flatMap((sdk) => ROWS.flatMap((row) => issuers.map((issuer) => ({ host, sdk, row, issuer }))));
  const done = [];
  // In parallel, because each row mostly waits. Rows with short-lived tokens run when the others have finished.
  for (const short of [false, true]) done.push(...(await Promise.all(todo.filter(({ row }) => Boolean(row.short) === short).filter(wanted).map(run))));
  results.push(...done.filter(Boolean));
  console.log(`${host.name}${host.version ? ` ${host.version}` : ""}: ${done.filter(Boolean).length} rows in ${seconds(began)}`);
  await host.stop();
}
emulator.stop();

if (!results.length) problems.push("nothing ran: what is named has no row in common");
problems.push(...results.flatMap(unexpected));
// A table needs all hosts and issuers, so `--only` writes none; unexpected results are not written.
if (!problems.length && !values.only) problems.push(...doc(results, { partly: values.quick, write: values.write, issuers, hosts }));
for (const problem of problems) console.error(`\n${problem}`);
console.log(`${results.length} rows, ${problems.length ? `${problems.length} problems` : "all as expected"}, in ${seconds(began)}`);
// The SDKs leave timers behind.
process.exit(problems.length ? 1 : 0);

async function prepare() {
  try {
    const bin = tokenBin();
    const emulator = await start(bin, WARN_BEFORE);
    const addresses = { ...emulator.addresses, warnBefore: WARN_BEFORE };
    return { emulator, issuers: [core(bin), helper()], hosts: await Promise.all([nodeHost(addresses), chromiumHost(addresses)]) };
  } catch (error) {
    console.error(`tests/sdk: ${error.message}`);
    process.exit(1);
  }
}

function wanted({ host, sdk, row, issuer }) {
  if (values.quick && !row.quick) return false;
  const names = [host.name, sdk.name, row.name, issuer.name];
  // Each kind that is named has to match.
  return kinds.every((kind, index) => !kind.some((name) => positionals.includes(name)) || positionals.includes(names[index]));
}

async function run({ host, sdk, row, issuer }) {
  const title = row.title ? row.title(sdk) : row.name;
  if (!title) return undefined;
  const place = `${sdk.title} in ${host.name}, ${row.name}, by ${issuer.name}`;
  const clients = [];
  const number = (people += 1);
  const identity = `alice${number}`;
  const world = {
    sdk,
    otherIdentity: `bob${number}`,
    issue: (wanted) => issuer.issue({ sdk: sdk.name, identity, ...wanted }),
    async connect(token, options) {
      const trace = new Trace();
      const client = await host.connect(sdk, token, (word) => trace.add(anonymous(word)), options);
      client.trace = trace;
      client.settles = sdk.settles;
      clients.push(client);
      return client;
    },
    check: (lives) => sawLives(identity, lives),
  };
  const result = { host: host.name, sdk, row, title, issuer: issuer.name, place, codes: [], entries: [], trace: "" };
  try {
    const client = await row.run(world);
    await client.trace.quiet();
    const last = ((await client.conclude?.()) ?? []).map(anonymous);
    last.filter((word) => !client.trace.entries.includes(word)).forEach((word) => client.trace.add(word));
    result.state = await client.state();
    result.entries = [...client.trace.entries];
    result.trace = String(client.trace);
    // Codes have five digits, HTTP statuses three.
    result.codes = [...new Set(result.trace.match(/\b\d{5}\b/g))].map(Number);
  } catch (error) {
    problems.push(`${place}: ${error.words ? error.words : error.message}`);
    return undefined;
  }
  console.log(`${place}: ${result.state} [${result.codes}] ${result.trace}`);
  // Some refused clients never report that they have disconnected.
  await Promise.race([Promise.allSettled(clients.map(async (one) => one.leave())), pause(2000)]);
  return result;
}

// Each row has its own identities, whose numbers are left out.
function anonymous(word) {
  return word.replace(/(alice|bob)\d+/g, "$1");
}

// The emulator's events: one connection, with this many new tokens, and never disconnected.
async function sawLives(identity, lives) {
  const events = await emulator.events();
  const accepted = events.filter((event) => event.event === "accepted" && event.identity === identity);
  const ours = events.filter((event) => event.client === accepted[0]?.client).map(({ event }) => event);
  const renewals = ours.filter((event) => event === "renewed").length;
  const ended = ours.filter((event) => ["disconnected", "expired", "renewal_refused"].includes(event));
  if (accepted.length !== 1 || renewals !== lives || ended.length) {
    throw new Error(`the emulator saw ${accepted.length} connections, ${renewals} renewals of ${lives}, and ${ended.join(", ") || "no end"}`);
  }
}

function arguments_() {
  try {
    const flag = { type: "boolean", default: false };
    const parsed = parseArgs({ options: { quick: flag, write: flag, only: flag }, allowPositionals: true });
    if (parsed.positionals.length && !parsed.values.only) throw new Error(`unknown argument \`${parsed.positionals[0]}\``);
    if (parsed.values.write && (parsed.values.quick || parsed.values.only)) throw new Error("`--write` writes the whole table, so it runs every row");
    return parsed;
  } catch (error) {
    console.error(`tests/sdk/run.mjs: ${error.message}; there are \`--quick\`, \`--write\`, and \`--only NAME…\``);
    process.exit(2);
  }
}

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}
