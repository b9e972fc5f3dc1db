// Bundled for a page: all clients of docs/renewal.md.

import { connect as conversations } from "../../../examples/renewal/client/conversations.js";
import { connect as sync } from "../../../examples/renewal/client/sync.js";
import { connect as video } from "../../../examples/renewal/client/video.js";
import { connect as voice } from "../../../examples/renewal/client/voice.js";
import { renewed } from "./renewed.mjs";

const clients = new Map();

// `say(identity, word)` is a function of the test, outside of the page.
window.start = (sdk, address, addresses, identity, ttl) => {
  const say = (word) => window.say(identity, word);
  clients.set(identity, renewed({ conversations, sync, video, voice }, sdk, address, addresses, identity, ttl, say));
};
window.call = (identity, method) => clients.get(identity)[method]();
