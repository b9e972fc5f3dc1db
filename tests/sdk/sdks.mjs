// What each SDK calls the same things.

import { readFileSync } from "node:fs";

// `note`: what stands above its table. `names`: the SID without which its grant opens nothing.
//
// What it says: `ready`, when all is well; `refused`, when its token is; `warning`, before that ends; `ended`, when it has; `over`, when
// nothing more comes of it. `settles`: what updateToken() does, where there is one.
export const SDKS = [
  {
    name: "sync",
    title: "Sync",
    package: "twilio-sync",
    note: "It connects by itself; the token comes with its first message.",
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
    note: "On Sync's transport. Refused at once, it fails twice: first without a code.",
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
    note: "A browser only. It warns by its own clock, and hears that its token has ended when it registers anew, every half minute. Its `updateToken()` gives no promise.",
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
    note: "A browser only. A room keeps the token that it was entered with and has no `updateToken()`: to renew is to call `connect()` again.",
    ready: "resolves",
    refused: "rejects",
  },
].map((sdk) => ({ ...sdk, version: versionOf(sdk.package) }));

// The version of a package that is installed here.
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
}
