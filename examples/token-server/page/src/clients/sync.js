import { SyncClient } from "twilio-sync";

import { renewing } from "./twilsock.js";

/** Connects, and renews its token until it is closed. */
export async function connect({ emulator, freshToken, report }) {
  const client = new SyncClient(await freshToken(), emulator ? { twilsock: { uri: emulator.twilsock } } : {});
  return renewing(client, { freshToken, report });
}
