// Who makes the tokens: token-core, or Twilio's helper library for Node.
//
// `wanted`: `{sdk, identity, ttl, ago, secret, service}`. `ago`: as if it were issued so many seconds ago; `secret`: not the right
// one; `service: null`: without a service SID, which token-core cannot be made to issue.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import twilio from "twilio";
import { CREDENTIALS, environment } from "./emulator.mjs";
import { example } from "./examples.mjs";

const { AccessToken } = twilio.jwt;
const SERVICE = "IS0123456789abcdef0123456789abcdef";

// token-core, through token-emulator/examples/issue.rs.
export function core() {
  const child = spawn(example("issue"), [], { env: environment(), stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()(line));
  const issue = ({ sdk, identity = "alice", ttl = 3600, ago, secret }) => {
    const at = ago === undefined ? undefined : Math.floor(Date.now() / 1000) - ago;
    child.stdin.write(`${JSON.stringify({ identity, sdk, service_sid: SERVICE, ttl, at, secret })}\n`);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { name: "token-core", canLeaveOutTheService: false, issue, stop: () => child.stdin.end() };
}

// Twilio's helper library.
export function helper() {
  const issue = async ({ sdk, identity = "alice", ttl = 3600, ago, secret, service = SERVICE }) => {
    const token = new AccessToken(
      CREDENTIALS.TWILIO_ACCOUNT_SID,
      CREDENTIALS.TWILIO_API_KEY,
      secret ?? CREDENTIALS.TWILIO_API_SECRET,
      { identity, ttl },
    );
    token.addGrant(grant(sdk, service ?? undefined));
    return at(ago, () => token.toJwt());
  };
  return { name: "twilio 6.2.0", canLeaveOutTheService: true, issue, stop: () => {} };
}

function grant(sdk, serviceSid) {
  switch (sdk) {
    case "sync":
      return new AccessToken.SyncGrant({ serviceSid });
    case "conversations":
      return new AccessToken.ChatGrant({ serviceSid });
    case "voice":
      return new AccessToken.VoiceGrant({ incomingAllow: true });
    case "video":
      return new AccessToken.VideoGrant();
  }
}

// Its library reads the clock while it signs.
function at(ago, sign) {
  if (ago === undefined) return sign();
  const now = Date.now;
  Date.now = () => now() - ago * 1000;
  try {
    return sign();
  } finally {
    Date.now = now;
  }
}
