// When examples/renewal/client/renewal.js requests a token: without an SDK, and with clocks that are set, stop or jump.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Refused, Renewal } from "../../examples/renewal/client/renewal.js";

// Seconds that `Date` counted, and the clock of `performance` did not.
let slept = 0;
let answers, requests, used, stopped;

beforeEach(() => {
  mock.timers.reset();
  mock.restoreAll();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });
  mock.method(Math, "random", () => 1);
  slept = 0;
  [answers, requests, used, stopped] = [[], [], [], []];
  const began = Date.now();
  mock.method(performance, "now", () => Date.now() - began - 1000 * slept);
});

const token = (refresh_in = 60) => Response.json({ token: `token ${requests.length}`, refresh_in, expires_in: 2 * refresh_in });

async function started() {
  const request = async (signal) => {
    assert.ok(signal instanceof AbortSignal);
    requests.push(Date.now() / 1000 - 1_800_000_000);
    const answer = answers.shift() ?? token();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const renewal = new Renewal(request, { stopped: (error) => stopped.push(error) });
  await renewal.token();
  renewal.start((next) => used.push(next));
  return renewal;
}

async function pass(seconds) {
  for (let second = 0; second < seconds; second += 1) {
    mock.timers.tick(1000);
    // What a request and its answer wait for.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

// Sets the clock of `Date` forward, or back.
function set(seconds) {
  const before = Date.now;
  mock.method(Date, "now", () => before() + 1000 * seconds);
}

test("each token is requested at its time, once", async () => {
  const renewal = await started();
  await pass(185);
  assert.deepEqual(requests, [0, 60, 120, 180]);
  assert.deepEqual(used, ["token 2", "token 3", "token 4"]);
  renewal.stop();
  await pass(120);
  assert.deepEqual([requests.length, stopped.length], [4, 0]);
});

test("after sleep it is requested within ten seconds", async () => {
  await started();
  await pass(5);
  // Its timers did not run.
  set(3600);
  slept = 3600;
  await pass(10);
  assert.equal(requests.length, 2);
});

test("a clock that is set back changes nothing", async () => {
  await started();
  await pass(5);
  set(-3600);
  slept = -3600;
  await pass(60);
  assert.ok(requests.length >= 2, `${requests.length} requests`);
});

test("a failure is repeated with growing pauses, and not before `Retry-After`", async () => {
  const down = () => new Response("", { status: 503 });
  answers = [token(), new TypeError("fetch failed"), down(), down(), new Response("", { status: 429, headers: { "retry-after": "20" } })];
  await started();
  await pass(100);
  assert.deepEqual(requests.map(Math.round), [0, 60, 61, 62, 64, 84]);
  // The next failure is a new one.
  answers = [down(), down()];
  await pass(50);
  assert.deepEqual(requests.slice(6).map(Math.round), [144, 145, 146]);
  assert.deepEqual(stopped, []);
});

test("a server that is back before the token expires is in time", async () => {
  answers = [token(), ...Array.from({ length: 40 }, () => new Response("", { status: 503 }))];
  await started();
  await pass(118);
  answers = [];
  await pass(2);
  assert.deepEqual(used.length, 1, `requests at ${requests.map(Math.round)}`);
  // Not many more than the pauses alone allow.
  assert.ok(requests.length < 16, `${requests.length} requests`);
});

test("once it has expired, the pauses grow", async () => {
  answers = [token(), ...Array.from({ length: 40 }, () => new Response("", { status: 503 }))];
  await started();
  await pass(240);
  const late = requests.filter((at) => at > 150);
  assert.ok(late.length >= 2 && late.length <= 4, `requests at ${requests.map(Math.round)}`);
});

test("a refusal is reported once, with the reason of the server", async () => {
  answers = [token(), Response.json({ detail: "your session has ended" }, { status: 401 })];
  const renewal = await started();
  await pass(300);
  renewal.renew();
  await pass(10);
  assert.equal(requests.length, 2);
  assert.deepEqual(stopped.map(({ message, status }) => [message, status]), [["your session has ended", 401]]);
  await assert.rejects(renewal.token(), Refused);
});

test("the raw token and its header are the same as JSON", async () => {
  answers = [new Response("eyJ", { headers: { "content-type": "text/plain", "token-refresh-in": "30" } })];
  await started();
  await pass(31);
  assert.deepEqual(requests, [0, 30]);
});
