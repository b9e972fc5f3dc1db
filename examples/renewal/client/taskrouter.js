import { Worker } from "twilio-taskrouter";

import { Renewal } from "./renewal.js";

/** A worker, and its renewal. To close it, call `renewal.stop()` and `client.disconnect()`. */
export async function connect(request, events, options) {
  const renewal = new Renewal(request, events);
  const client = new Worker(await renewal.token(), options);
  renewal.start((token) => client.updateToken(token));
  // The machine was asleep, or the server could not be reached for too long. The worker no longer reconnects by itself.
  client.on("tokenExpired", () => renewal.renew());
  return { client, renewal };
}
