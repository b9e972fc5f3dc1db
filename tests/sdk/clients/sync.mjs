// Sync: a client that connects by itself.

import { SyncClient } from "twilio-sync";
import { transport } from "./words.mjs";

export function connect(token, { twilsock }, say) {
  const client = new SyncClient(token, { twilsock: { uri: twilsock }, logLevel: "silent" });
  transport(client, say);
  return {
    client,
    state: () => client.connectionState,
    updateToken: (next) => client.updateToken(next),
    leave: () => client.shutdown(),
    // A document, created by one client and observed by another.
    async use(other) {
      const name = `document ${Math.random()}`;
      const ours = await client.document({ id: name, value: { count: 1 } });
      const theirs = await other.client.document(name);
      const pushed = new Promise((resolve) => theirs.on("updated", resolve));
      await ours.update({ count: 2 });
      const { data, isLocal } = await pushed;
      if (theirs.sid !== ours.sid || data.count !== 2 || isLocal) throw new Error("another document was pushed");
      await ours.set({ count: 3 });
      await ours.removeDocument();
      say("document made, read, updated, pushed and removed");
    },
  };
}
