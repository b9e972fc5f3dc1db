import { SyncClient } from "twilio-sync";

import { Renewal } from "./renewal.js";
import { renewTokenOf } from "./twilsock.js";

/**
 * A Sync client, and its renewal. An application calls it like this:
 *
 *     const request = (signal) => fetch("/tokens/dashboard", { method: "POST", signal });
 *     const { client, renewal } = await connect(request, { stopped: showSignIn });
 *
 * To close the client, call `renewal.stop()` and `client.shutdown()`.
 */
export async function connect(request, events, options) {
  const renewal = new Renewal(request, events);
  const client = new SyncClient(await renewal.token(), options);
  renewTokenOf(client, renewal);
  return { client, renewal };
}
