// The peers that are written for Node, timed as the harness for Rust times the others: one JSON object a line for each case.
//
//   node bench.mjs time MILLISECONDS

import assert from "node:assert/strict";
import { createHmac, createSecretKey, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import jsonwebtoken from "jsonwebtoken";
import twilio from "twilio";

const { AccessToken } = twilio.jwt;
const SETS = JSON.parse(readFileSync(new URL("../grants.json", import.meta.url), "utf8"));
const [ACCOUNT, KEY, SECRET] = [
  "AC0123456789abcdef0123456789abcdef",
  "SK0123456789abcdef0123456789abcdef",
  "Not4RealSecretButOfTheRightShape",
];
const TTL = 3600;
const HEADER = { alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" };
/** Verified in turn, so that no candidate can learn one by heart. */
const TOKENS = 64;
const SAMPLE_MS = 10;
/** Until the compiler of the engine has had its say. */
const WARM_UP_MS = 150;

const [mode, milliseconds] = process.argv.slice(2);
if (mode !== "time" || !(Number(milliseconds) > 0)) {
  console.error("usage: node bench.mjs time MILLISECONDS");
  process.exit(2);
}

const keyObject = createSecretKey(SECRET, "utf8");
for (const [count, grants] of Object.entries(SETS)) {
  signing("npm-twilio", count, official(grants, SECRET));
  signing("npm-twilio-keyobject", count, official(grants, keyObject));
  signing("node-by-hand", count, byHand(grants));
  verifying("npm-jsonwebtoken", count, SECRET);
  verifying("npm-jsonwebtoken-keyobject", count, keyObject);
}

/** As Twilio's documentation shows it. */
function official(grants, secret) {
  return (identity) => {
    const token = new AccessToken(ACCOUNT, KEY, secret, { identity, ttl: TTL });
    for (const [key, payload] of Object.entries(grants)) token.addGrant(grantOf(key, payload));
    return token.toJwt();
  };
}

function grantOf(key, payload) {
  switch (key) {
    case "chat":
      return new AccessToken.ChatGrant({ serviceSid: payload.service_sid });
    case "voice":
      return new AccessToken.VoiceGrant({
        incomingAllow: payload.incoming.allow,
        outgoingApplicationSid: payload.outgoing.application_sid,
      });
    case "data_sync":
      return new AccessToken.SyncGrant({ serviceSid: payload.service_sid });
    case "video":
      return new AccessToken.VideoGrant({ room: payload.room });
    case "task_router":
      return new AccessToken.TaskRouterGrant({
        workspaceSid: payload.workspace_sid,
        workerSid: payload.worker_sid,
        role: payload.role,
      });
    default:
      return { key, toPayload: () => payload };
  }
}

function byHand(grants) {
  const header = Buffer.from(JSON.stringify(HEADER)).toString("base64url");
  return (identity) => {
    const iat = Math.floor(Date.now() / 1000);
    const claims = {
      jti: `${KEY}-${randomUUID()}`,
      grants: { identity, ...grants },
      iat,
      exp: iat + TTL,
      iss: KEY,
      sub: ACCOUNT,
    };
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
    return `${signed}.${createHmac("sha256", keyObject).update(signed).digest("base64url")}`;
  };
}

function signing(candidate, count, sign) {
  const { header, payload } = jsonwebtoken.verify(sign("alice"), SECRET, { algorithms: ["HS256"], complete: true });
  assert.deepEqual(header, HEADER);
  assert.deepEqual(payload.grants, { identity: "alice", ...SETS[count] });
  let number = 0;
  report(candidate, "sign", count, () => sign(`user_${number++}`));
}

function verifying(candidate, count, secret) {
  const sign = byHand(SETS[count]);
  const tokens = Array.from({ length: TOKENS }, (_, number) => sign(`user_${number}`));
  const verify = (token) => jsonwebtoken.verify(token, secret, { algorithms: ["HS256"], issuer: KEY });
  assert.equal(verify(tokens[0]).grants.identity, "user_0");
  assert.throws(() => verify(forged(tokens[0])));
  let number = 0;
  report(candidate, "verify", count, () => verify(tokens[number++ % TOKENS]));
}

/** The same token with another signature. */
function forged(token) {
  const signature = token.lastIndexOf(".") + 1;
  return token.slice(0, signature) + (token[signature] === "A" ? "B" : "A") + token.slice(signature + 1);
}

function report(candidate, name, count, call) {
  within(WARM_UP_MS, call);
  const samples = Array.from({ length: Math.max(5, Math.round(Number(milliseconds) / SAMPLE_MS)) }, () =>
    within(SAMPLE_MS, call),
  );
  samples.sort((one, other) => one - other);
  const ns = samples[Math.floor(samples.length / 2)];
  console.log(JSON.stringify({ candidate, case: name, grants: Number(count), threads: 1, ns, allocations: null }));
}

/** Nanoseconds a call, of calls that fill so many milliseconds. */
function within(time, call) {
  const begin = process.hrtime.bigint();
  const end = begin + BigInt(time * 1e6);
  for (let calls = 1; ; calls++) {
    call();
    const now = process.hrtime.bigint();
    if (now >= end) return Number(now - begin) / calls;
  }
}
