// Clients in this process: the SDKs that run in Node.

import { connect as conversations } from "./clients/conversations.mjs";
import { connect as sync } from "./clients/sync.mjs";

const connect = { sync, conversations };

export async function nodeHost(addresses) {
  // A rejected promise inside an SDK, which nothing can await, does not fail the test.
  process.on("unhandledRejection", () => {});
  return {
    name: "Node",
    runs: (sdk) => sdk.name in connect,
    connect: async (sdk, token, say, options) => connect[sdk.name](token, addresses, say, options),
    stop: async () => {},
  };
}
