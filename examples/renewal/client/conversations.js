import { Client } from "@twilio/conversations";

import { Renewal } from "./renewal.js";
import { renewTokenOf } from "./twilsock.js";

/** A Conversations client, and its renewal. To close it, call `renewal.stop()` and `client.shutdown()`. */
export async function connect(request, events, options) {
  const renewal = new Renewal(request, events);
  const client = new Client(await renewal.token(), options);
  renewTokenOf(client, renewal);
  return { client, renewal };
}
