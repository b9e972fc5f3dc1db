// Twilio's Node library, as a program: one JSON object a line in, one answer a line out. README.md says what is in them.
//
//   node official.mjs make | read

import { readFileSync } from "node:fs";
import jsonwebtoken from "jsonwebtoken";
import twilio from "twilio";
import { isContainer, isObject, serve } from "./lines.mjs";

const { AccessToken } = twilio.jwt;
const TABLE = JSON.parse(readFileSync(new URL("grants.json", import.meta.url), "utf8"));
const MODES = { make, read };

function make(line) {
  const unsupported = [];
  if (!isObject(line.grants)) throw new Error("`grants` is not a JSON object");
  const grants = Object.entries(line.grants).map(([key, wire]) => grantOf(key, wire, unsupported));
  const token = atTime(line.now, () => {
    const access = new AccessToken(line.account_sid, line.api_key_sid, line.api_key_secret, {
      identity: line.identity,
      ttl: line.ttl,
      nbf: line.nbf ?? undefined,
      region: line.region ?? undefined,
    });
    grants.forEach((grant) => access.addGrant(grant));
    return access.toJwt();
  });
  const { header, payload } = jsonwebtoken.decode(token, { complete: true });
  return { token, header, claims: payload, unsupported, dropped: dropped(line, header, payload, unsupported) };
}

function read(line) {
  const { header, payload } = jsonwebtoken.verify(line.token, line.api_key_secret, {
    algorithms: ["HS256"],
    complete: true,
    clockTimestamp: line.now ?? undefined,
  });
  return { ok: true, header, claims: payload };
}

/** The library's own grant class where it has one; otherwise an object that does what the library asks of a grant. */
function grantOf(key, wire, unsupported) {
  const known = Object.hasOwn(TABLE, key) ? TABLE[key] : undefined;
  if (!isObject(wire)) throw new Error(`grant ${key}: not a JSON object`);
  if (known === undefined) return { key, toPayload: () => wire };

  const options = {};
  if (known.whole !== undefined) {
    options[camel(known.whole)] = wire;
  } else {
    for (const [path, value] of fieldsOf(wire, known.fields)) {
      if (Object.hasOwn(known.fields, path)) options[camel(known.fields[path])] = value;
      else unsupported.push(`${key}.${path}`);
    }
  }
  const grant = new AccessToken[known.class](options);
  grant.key = key; // `flex_insights` is a SyncGrant of another name
  return grant;
}

/** The fields of a grant with their paths; goes down into an object only where the table names something inside it. */
function fieldsOf(object, named, prefix = "") {
  return Object.entries(object).flatMap(([key, value]) => {
    const path = prefix + key;
    const inside = Object.keys(named).some((name) => name.startsWith(`${path}.`));
    return inside && isObject(value) ? fieldsOf(value, named, `${path}.`) : [[path, value]];
  });
}

/** What was asked for, what the library has a place for, and what is still not in the token. */
function dropped(line, header, claims, unsupported) {
  const missing = [];
  if (line.region != null && !same(header.twr, line.region)) missing.push("region");
  if (line.nbf != null && !same(claims.nbf, line.nbf)) missing.push("nbf");
  if (!same(claims.grants.identity, line.identity)) missing.push("identity");
  for (const [key, wire] of Object.entries(line.grants)) {
    const named = (Object.hasOwn(TABLE, key) && TABLE[key].fields) || {};
    const made = new Map(isObject(claims.grants[key]) ? fieldsOf(claims.grants[key], named) : []);
    for (const [path, value] of fieldsOf(wire, named)) {
      const full = `${key}.${path}`;
      if (!unsupported.includes(full) && !same(made.get(path), value)) missing.push(full);
    }
  }
  return missing;
}

/** Runs `work` at another time, for answers that can be recorded. */
function atTime(now, work) {
  if (now == null) return work();
  const real = Date.now;
  Date.now = () => now * 1000;
  try {
    return work();
  } finally {
    Date.now = real;
  }
}

function same(one, other) {
  if (one === other) return true;
  if (Array.isArray(one) !== Array.isArray(other) || !isContainer(one) || !isContainer(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
}

function camel(name) {
  return name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}

await serve("official.mjs", MODES);
