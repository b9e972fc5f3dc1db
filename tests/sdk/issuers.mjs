// The issuers of the tokens: token-core, with `token issue`, or Twilio's helper library for Node.
//
// `wanted`: `{sdk, identity, ttl, secret, without}`. `ttl` is in seconds; `secret` is another secret; `without` changes
// the grants, for a token that has to be signed by hand.

import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import twilio from "twilio";
import { versionOf } from "./sdks.mjs";
import { CREDENTIALS, NAMED, environment } from "./token_bin.mjs";

const run = promisify(execFile);
const { AccessToken } = twilio.jwt;
const GRANTS = fileURLToPath(new URL("grants.toml", import.meta.url));

// token-core. It issues no token without a service, so such a token is changed and signed again.
export function core(bin) {
  return {
    name: "token-core",
    async issue({ sdk, identity, ttl = 3600, secret = CREDENTIALS.TWILIO_API_SECRET, without }) {
      const command = ["issue", `${sdk}_client`, "--identity", identity, "--ttl", `${ttl}s`, "--grants", GRANTS];
      const { stdout } = await run(bin, command, { env: environment({ TWILIO_API_SECRET: secret }) });
      return without ? signedAgain(stdout.trim(), without) : stdout.trim();
    },
  };
}

// Twilio's helper library. It issues a token without a service, without a warning.
export function helper() {
  return {
    name: `twilio ${versionOf("twilio")}`,
    async issue({ sdk, identity, ttl = 3600, secret = CREDENTIALS.TWILIO_API_SECRET, without }) {
      const token = new AccessToken(CREDENTIALS.TWILIO_ACCOUNT_SID, CREDENTIALS.TWILIO_API_KEY, secret, { identity, ttl });
      const bare = without && (sdk === "sync" || sdk === "conversations");
      token.addGrant(grant(sdk, bare));
      return without && !bare ? signedAgain(token.toJwt(), without) : token.toJwt();
    },
  };
}

function grant(sdk, bare) {
  switch (sdk) {
    case "sync":
      return new AccessToken.SyncGrant(bare ? {} : { serviceSid: NAMED.TWILIO_SYNC_SERVICE_SID });
    case "conversations":
      return new AccessToken.ChatGrant(bare ? {} : { serviceSid: NAMED.TWILIO_CONVERSATIONS_SERVICE_SID });
    case "voice":
      return new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: NAMED.TWILIO_TWIML_APP_SID });
    case "video":
      return new AccessToken.VideoGrant({ room: "lobby" });
    default:
      throw new Error(`there is no SDK \`${sdk}\` here`);
  }
}

// A token with other grants, signed with the right key.
function signedAgain(token, change) {
  const [header, payload] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url"));
  change(claims.grants);
  const content = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${content}.${createHmac("sha256", CREDENTIALS.TWILIO_API_SECRET).update(content).digest("base64url")}`;
}

// When a token expires, in milliseconds since 1970.
export function endOf(token) {
  return JSON.parse(Buffer.from(token.split(".")[1], "base64url")).exp * 1000;
}
