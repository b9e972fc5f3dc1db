import { Client } from "@twilio/conversations";

import { renewing } from "./twilsock.js";

/** Connects, and renews its token until it is closed. */
export async function connect({ emulator, freshToken, report }) {
  const client = new Client(await freshToken(), emulator ? { twilsock: { uri: emulator.twilsock } } : {});
  client.on("initialized", () => report.happened("initialized"));
  client.on("initFailed", ({ error }) => error && report.failed(error.message));
  return renewing(client, { freshToken, report });
}
