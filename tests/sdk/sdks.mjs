// The names of the same things in each SDK.

import { readFileSync } from "node:fs";

// `note`: the text above the table. `names`: the SID that its grant requires.
//
// Its reports: `ready` on success; `refused` for a refused token; `warning` before the expiry; `ended` after it; `over` when the client
// has stopped. `settles`: the result of updateToken(), if there is one.
export const SDKS = [
  {
    name: "sync",
    title: "Sync",
    package: "twilio-sync",
    note: "It connects by itself, and sends the token in its first message.",
    names: { what: "service SID", remove: (grants) => delete grants.data_sync.service_sid },
    ready: "connected",
    refused: "denied",
    warning: "tokenAboutToExpire",
    ended: "tokenExpired",
    over: "disconnected",
    settles: "resolves",
  },
  {
    name: "conversations",
    title: "Conversations",
    package: "@twilio/conversations",
    note: "It uses Sync's transport. A refusal at once causes two failures, the first without a code.",
    names: { what: "service SID", remove: (grants) => delete grants.chat.service_sid },
    ready: "initialized",
    refused: "denied",
    warning: "tokenAboutToExpire",
    ended: "tokenExpired",
    over: "disconnected",
    settles: "resolves",
  },
  {
    name: "voice",
    title: "Voice",
    package: "@twilio/voice-sdk",
    note: "Browsers only. It warns by its own timer, and learns that its token has expired when it registers again, every half minute. Its `updateToken()` returns no promise.",
    names: { what: "application SID", remove: (grants) => delete grants.voice.outgoing.application_sid },
    ready: "registered",
    refused: "error",
    warning: "tokenWillExpire",
    ended: "error",
    over: "error",
    settles: "returns",
  },
  {
    name: "video",
    title: "Video",
    package: "twilio-video",
    note: "Browsers only. A room keeps the token of its `connect()`, and has no `updateToken()`; to renew, call `connect()` again.",
    ready: "resolves",
    refused: "rejects",
  },
].map((sdk) => ({ ...sdk, version: versionOf(sdk.package) }));

// The version of a package that is installed here.
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
}
