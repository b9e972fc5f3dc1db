// Records the first packets of Twilio's client SDKs in Chromium: what each sends until it is accepted, and what it sends when it leaves.
// `token try` sends the same; token-protocols/tests/recorded.rs compares them, field by field.
//
//   node record.mjs            writes token-protocols/tests/first_packets.json
//   node record.mjs --check    compares with it, without ids
//
// Exit status: 0 recorded or equal, 1 different, or an SDK was not accepted.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromiumHost } from "./chromium_host.mjs";
import { start } from "./emulator.mjs";
import { core } from "./issuers.mjs";
import { SDKS } from "./sdks.mjs";
import { tokenBin } from "./token_bin.mjs";
import { Trace } from "./trace.mjs";

const FILE = fileURLToPath(new URL("../../token-protocols/tests/first_packets.json", import.meta.url));
// The last packet before the answer to the token, by its method or type.
const LAST = { sync: "init", conversations: "init", voice: "listen", video: "connect" };

// What differs from run to run, or from machine to machine.
const NOISE = ["id", "session", "sdp", "envv", "osv", "userAgent", "user_agent"];
const OPTIONS = { video: { name: "lobby" } };

const bin = tokenBin();
const emulator = await start(bin, 5);
const sent = [];
const host = await chromiumHost({ ...emulator.addresses, warnBefore: 5 }, (payload) => sent.push(payload));
const recorded = {};
for (const sdk of SDKS) {
  const token = await core(bin).issue({ sdk: sdk.name, identity: "alice" });
  sent.length = 0;
  const trace = new Trace();
  const client = await host.connect(sdk, token, (word) => trace.add(word), OPTIONS[sdk.name]);
  await trace.until(sdk.ready);
  if (!trace.entries.includes(sdk.ready)) throw new Error(`${sdk.title} was not accepted: ${trace}`);
  const packets = sent.map((payload) => anonymous(decoded(payload), token));
  const last = packets.findIndex((packet) => nameOf(packet) === LAST[sdk.name]);
  if (last < 0) throw new Error(`${sdk.title} sent no \`${LAST[sdk.name]}\``);
  const first = packets.slice(0, last + 1).filter((packet) => !["heartbeat", "\n"].includes(nameOf(packet)));
  sent.length = 0;
  await Promise.race([client.leave(), new Promise((resolve) => setTimeout(resolve, 2000))]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const leaving = sent.map((payload) => anonymous(decoded(payload), token));
  recorded[sdk.name] = { package: sdk.package, version: sdk.version, first, leaving: leaving.filter((packet) => ["close", "disconnect", "bye"].includes(nameOf(packet))) };
  console.log(`${sdk.title}: ${first.map(nameOf)}; leaves with [${leaving.map(nameOf)}]`);
}
await host.stop();
emulator.stop();

if (process.argv.includes("--check")) {
  const [ours, theirs] = [recorded, JSON.parse(readFileSync(FILE, "utf8"))].map((all) => JSON.stringify(all, withoutNoise, 2));
  if (ours !== theirs) {
    console.error(`tests/sdk: the SDKs' first packets differ from ${FILE}; run \`node tests/sdk/record.mjs\` and review the diff`);
    process.exit(1);
  }
} else {
  writeFileSync(FILE, JSON.stringify(recorded, null, 2) + "\n");
}
process.exit(0);

// A binary message is a packet of Twilsock: its header.
function decoded(payload) {
  if (typeof payload === "string") return payload.trim() === "" ? "\n" : JSON.parse(payload);
  const text = payload.toString("utf8");
  const [, length] = text.match(/^TWILSOCK V3\.0 (\d+)\r\n/);
  const from = text.indexOf("\r\n") + 2;
  return JSON.parse(Buffer.from(text.slice(from), "utf8").subarray(0, Number(length)).toString("utf8"));
}

// By its method, or by its type; Video wraps the inner protocol.
function nameOf(packet) {
  if (typeof packet === "string") return packet;
  return packet.method ?? (packet.type === "msg" ? packet.body.type : packet.type);
}

function anonymous(packet, token) {
  return JSON.parse(JSON.stringify(packet).replaceAll(token, "TOKEN"));
}

function withoutNoise(key, value) {
  return NOISE.includes(key) ? typeof value : value;
}
