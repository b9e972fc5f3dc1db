// All four SDKs in a page, for chromium_host.mjs.

import { connect as conversations } from "./conversations.mjs";
import { connect as sync } from "./sync.mjs";
import { connect as video } from "./video.mjs";
import { connect as voice } from "./voice.mjs";
import { numbers } from "./words.mjs";

const connect = { sync, conversations, voice, video };
const clients = new Map();

// `say(number, word)` is a function of the test, outside of the page.
window.connectClient = (sdk, number, token, addresses, options) => {
  clients.set(number, connect[sdk](token, addresses, (word) => window.say(number, word), options));
};

// Calls a client, and returns the result as a string, because an error loses its codes on its way out of a page.
window.callClient = async (number, method, ...given) => {
  const client = clients.get(number);
  const others = method === "use" ? given.map((other) => clients.get(other)) : given;
  try {
    const value = await client[method]?.(...others);
    // An SDK's result is useless outside of the page.
    return typeof value === "string" || Array.isArray(value) ? { value } : {};
  } catch (error) {
    return { error: numbers(error), stack: String(error?.stack) };
  }
};
