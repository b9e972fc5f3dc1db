// Conversations: a client that connects by itself, and then reads its state.

import { Client } from "@twilio/conversations";
import { numbers, transport } from "./words.mjs";

export function connect(token, { twilsock }, say) {
  const client = new Client(token, { twilsock: { uri: twilsock }, logLevel: "silent" });
  transport(client, say);
  client.on("initialized", () => say("initialized"));
  client.on("initFailed", ({ error }) => say(error ? `initFailed ${numbers(error)}` : "initFailed"));
  return {
    state: () => client.connectionState,
    updateToken: (next) => client.updateToken(next),
    leave: () => client.shutdown(),
    async use() {
      const { items } = await client.getSubscribedConversations();
      say(`${items.length} conversations`);
    },
  };
}
