// The worker under Node: `node --test test.mjs`, with MODULE, the path of worker.wasm, and TOKEN, that of the command
// line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { worker } from "./worker.mjs";

const env = {
  TWILIO_ACCOUNT_SID: "AC0123456789abcdef0123456789abcdef",
  TWILIO_API_KEY: "SK0123456789abcdef0123456789abcdef",
  TWILIO_API_SECRET: "AFakeSecretThatSignsNoRealTokens",
};
const module = new WebAssembly.Module(await readFile(process.env.MODULE));
const post = (user) => new Request("https://example.com/token", { method: "POST", headers: { "x-user": user } });

test("a token of the worker is valid, and each has an id of its own", async () => {
  const one = worker(module);
  const ids = new Set();
  for (const user of ["alice", "bob", "alice"]) {
    const response = await one.fetch(post(user), env);
    assert.equal(response.headers.get("cache-control"), "no-store");
    const options = { env, input: await response.text(), encoding: "utf8" };
    const { verdict, claims } = JSON.parse(
      execFileSync(process.env.TOKEN, ["diagnose", "--format", "json", "--sdk", "video"], options),
    );
    assert.equal(verdict, "valid");
    assert.equal(claims.grants.identity, user);
    assert.ok(Math.abs(claims.iat - Date.now() / 1000) < 10);
    ids.add(claims.jti);
  }
  assert.equal(ids.size, 3);
});

test("a wrong environment, and a wrong identity, are errors", async () => {
  await assert.rejects(worker(module).fetch(post("alice"), { ...env, TWILIO_API_KEY: "" }), /TWILIO_API_KEY/);
  const response = await worker(module).fetch(post(""), env);
  assert.equal(response.status, 400);
  assert.match(await response.text(), /identity/);
});
