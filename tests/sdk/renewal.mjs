// The clients of docs/renewal.md, with lifetimes of seconds: in time, with a server that is down or refuses, after sleep.
//
//   node --test-force-exit renewal.mjs
//
// The flag, because the SDKs leave timers behind.
//
// The server is examples/renewal: a token endpoint and the emulator. RENEWAL_BIN names a built one; otherwise cargo builds it. TaskRouter is
// not emulated, so its client has a server of its own.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { bundle, launch } from "./chromium_host.mjs";
import { run } from "./emulator.mjs";
import { nodeClients, pageClients } from "./renewal_hosts.mjs";
import { proxy, tokenServer } from "./renewal_server.mjs";
import { taskRouter } from "./taskrouter_server.mjs";
import { built } from "./token_bin.mjs";
import { Trace, pause } from "./trace.mjs";

// Seconds. A token of 12 s is renewed after 6 s, which leaves time on a machine that is busy.
const LIFE = 12;
const LIVES = 4;
const SDKS = { Node: ["sync", "conversations"], Chromium: ["sync", "conversations", "voice", "video"] };
const READY = { sync: "connected", conversations: "connected", voice: "registered", video: "joined" };
// What no client that renews in time reports.
const GAPS = ["tokenExpired", "disconnecting", "disconnected", "denied", "connectionError", "error", "unregistered", "stopped", "rejected"];

const running = {};
let people = 0;

before(async () => {
  running.bin = process.env.RENEWAL_BIN ?? built(["-p", "token-examples", "--example", "renewal"], "renewal");
  running.emulator = await run(running.bin);
  running.server = await tokenServer(running.emulator.addresses.tokens, await bundle("clients/renewed_page.mjs", { format: "iife" }));
  running.taskRouter = await taskRouter();
  running.Node = await nodeClients(running.server.address);
  running.Chromium = await pageClients(running.server.address, await launch());
});

after(async () => {
  await running.Chromium?.stop();
  running.server?.stop();
  running.emulator?.stop();
  running.taskRouter?.stop();
});

// One client: its trace, its requests, and the emulator's events.
async function client(host, sdk, { ttl = LIFE, fault, addresses = running.emulator.addresses, alone = false } = {}) {
  const identity = `${sdk}${(people += 1)}`;
  const trace = new Trace();
  if (fault) running.server.faults.set(identity, fault);
  const started = await running[host].start(sdk, addresses, identity, ttl, (word) => trace.add(word), alone);
  return {
    ...started,
    identity,
    trace,
    requests: () => running.server.requests.filter((request) => request.identity === identity),
    async events() {
      const events = await running.emulator.events();
      const ours = new Set(events.filter((event) => event.identity === identity).map((event) => event.client));
      return events.filter((event) => ours.has(event.client) && event.event !== "request");
    },
    saw: (word) => trace.until(word, { patience: 30_000 }),
    count: (word) => trace.entries.filter((entry) => entry.split(" ")[0] === word).length,
  };
}

function each(what, body) {
  for (const [host, sdks] of Object.entries(SDKS)) {
    for (const sdk of sdks) test(`${sdk} in ${host}: ${what}`, () => body(host, sdk));
  }
}

const noGap = ({ trace }) => assert.deepEqual(trace.entries.filter((entry) => GAPS.includes(entry.split(" ")[0])), [], String(trace));

// Each token was replaced before its end, on one connection.
async function inTime(one, times) {
  const events = await one.events();
  const [accepted, ...others] = events.filter(({ event }) => event !== "connected" && event !== "warned");
  assert.equal(accepted.event, "accepted");
  assert.deepEqual(new Set(others.map(({ event }) => event)), new Set(["renewed"]), JSON.stringify(events));
  assert.ok(others.length >= times, `${others.length} renewals of ${times}`);
  [accepted, ...others].reduce((last, next) => {
    assert.ok(next.at < last.expires_at * 1000, `${next.at} is after ${last.expires_at}`);
    return next;
  });
}

describe("renewal", { concurrency: true }, () => {
  each("no gap in several lives", async (host, sdk) => {
    const one = await client(host, sdk);
    await one.saw(READY[sdk]);
    await pause(LIVES * LIFE * 1000);
    noGap(one);
    if (sdk === "video") {
      // A room needs no second token while it is open.
      assert.deepEqual([await one.state(), one.requests().length], ["connected", 1]);
    } else {
      await inTime(one, 2 * LIVES - 1);
      assert.ok(one.requests().length <= 2 * LIVES + 2, `${one.requests().length} requests`);
    }
    await one.close();
  });

  each("the server is down for a moment", async (host, sdk) => {
    // Down, refusing connections and silent in turn, at the first token and at the first renewal.
    const fault = (number) => ({ 1: "down", 2: "cut", 4: "down", 5: "cut" })[number];
    const one = await client(host, sdk, { ttl: 16, fault });
    await one.saw(READY[sdk]);
    noGap(one);
    if (sdk !== "video") {
      await pause(13_000);
      noGap(one);
      await inTime(one, 1);
      assert.deepEqual(one.requests().slice(0, 6).map(({ status }) => status), [503, 0, 200, 503, 0, 200]);
    }
    await one.close();
  });

  each("the server refuses", async (host, sdk) => {
    const fault = (number) => (number === (sdk === "video" ? 1 : 2) ? "refuse" : undefined);
    const one = await client(host, sdk, { fault });
    await one.saw("stopped");
    const asked = one.requests().length;
    await pause(LIFE * 1000);
    assert.equal(one.requests().length, asked, "a refusal is final");
    assert.equal(one.count("stopped"), 1, String(one.trace));
    assert.ok(one.trace.entries.includes("stopped 401"), String(one.trace));
    await one.close().catch(() => {});
  });

  each("a sign-in page instead of a token", async (host, sdk) => {
    const one = await client(host, sdk, { fault: () => "page" });
    await one.saw("stopped");
    await pause(1000);
    assert.equal(one.requests().length, 1);
  });

  each("the SDK refuses the next token", async (host, sdk) => {
    const fault = (number) => (number === (sdk === "video" ? 1 : 2) ? "forge" : undefined);
    const one = await client(host, sdk, { fault });
    await one.saw(sdk === "video" ? "rejected" : "stopped");
    const asked = one.requests().length;
    await pause(LIFE * 1000);
    assert.equal(one.requests().length, asked, String(one.trace));
    if (sdk !== "video") assert.equal(one.count("stopped"), 1, String(one.trace));
    await one.close().catch(() => {});
  });

  each("every token has expired", async (host, sdk) => {
    if (sdk === "video") return;
    const one = await client(host, sdk, { ttl: 60, fault: () => "old" });
    await pause(12_000);
    assert.ok(one.requests().length >= 3 && one.requests().length <= 8, `${one.requests().length} requests: ${one.trace}`);
    // Not closed, because an SDK that is connecting in Node throws then.
    await one.stop();
  });

  each("the session expires although the token has not", async (host, sdk) => {
    if (sdk === "video") return;
    const one = await client(host, sdk, { ttl: 60 });
    await one.saw(READY[sdk]);
    const from = one.trace.entries.length;
    await fetch(`${running.emulator.addresses.control}/expire?identity=${one.identity}`, { method: "POST" });
    await one.trace.until(READY[sdk], { patience: 30_000, from });
    assert.equal(await one.state(), READY[sdk], String(one.trace));
    assert.equal(one.requests().length, 2, String(one.trace));
    if (sdk === "voice") assert.equal(one.count("registering"), 1, `it does not register again: ${one.trace}`);
    await one.close();
  });

  for (const sdk of SDKS.Node) {
    test(`${sdk} in Node: the key of the token is revoked`, async () => {
      // An emulator of its own, because all clients of one have the same key. Its clients receive tokens of this key.
      const emulator = await run(running.bin);
      const server = await tokenServer(emulator.addresses.tokens, "");
      const trace = new Trace();
      const { start } = await nodeClients(server.address);
      const started = await start(sdk, emulator.addresses, "alice", 60, (word) => trace.add(word));
      await trace.until(READY[sdk]);
      const [{ key }] = (await emulator.events()).filter(({ event }) => event === "accepted");
      const control = (path) => fetch(`${emulator.addresses.control}/${path}?key=${key}`, { method: "POST" });
      const from = trace.entries.length;
      await control("revoke");
      await control("restore");
      await trace.until(READY[sdk], { patience: 30_000, from });
      assert.deepEqual([await started.state(), server.requests.length], ["connected", 2], String(trace));
      await started.close();
      server.stop();
      emulator.stop();
    });
  }

  test("taskrouter in Node: no gap in several lives", async () => {
    // Its SDK reports `tokenExpired` five seconds before the end of a token that was not replaced.
    const one = await client("Node", "taskrouter", { ttl: 24, addresses: running.taskRouter.addresses });
    await one.saw("ready");
    await pause(38_000);
    // It connects again with its latest token, and uses this in each request.
    running.taskRouter.interrupt();
    await pause(14_000);
    noGap(one);
    assert.deepEqual(running.taskRouter.happened, ["connected", "connected"]);
    assert.ok(one.count("ready") === 2 && one.requests().length === 5, String(one.trace));
    await one.close();
  });

  for (const sdk of SDKS.Chromium) {
    test(`${sdk} in Chromium: asleep until after the end`, async () => {
      const network = await proxy(running.emulator.addresses);
      const one = await client("Chromium", sdk, { addresses: network.addresses, alone: true });
      await one.saw(READY[sdk]);
      const before = one.trace.entries.length;
      await one.sleep();
      network.close();
      await pause((LIFE + 2) * 1000);
      network.open();
      assert.equal(one.trace.entries.length, before, `not asleep: ${one.trace}`);
      await one.wake();
      await one.trace.until(READY[sdk], { from: before, patience: 30_000 });
      assert.equal(await one.state(), sdk === "video" ? "connected" : READY[sdk], String(one.trace));
      assert.equal(one.count("stopped"), 0, String(one.trace));
      assert.ok(one.requests().length <= 4, `${one.requests().length} requests: ${one.trace}`);
      await one.close();
      network.stop();
    });
  }
});
