import { Device } from "@twilio/voice-sdk";

import { Renewal } from "./renewal.js";

/** The code of an expired token. */
const EXPIRED = 20104;
/** Refused tokens: invalid, of a key that is not valid here, with an invalid signature, or with too long a lifetime. */
const REFUSED = [20101, 20151, 31201, 31202, 31203, 31204, 31207];

/** A registered device, and its renewal. To close it, call `renewal.stop()` and `device.destroy()`. */
export async function connect(request, events, options) {
  const renewal = new Renewal(request, events);
  // Without the first option, the code of an invalid signature is 53000, that of a lost connection.
  const client = new Device(await renewal.token(), { enableImprovedSignalingErrorPrecision: true, ...options });
  let isExpired = false;
  renewal.start(async (token) => {
    client.updateToken(token);
    // Once its token has expired, a device that stayed connected does not register again by itself.
    if (isExpired && client.state === Device.State.Registered) {
      await client.unregister();
      await client.register();
    }
    isExpired = false;
  });
  // Not at `tokenWillExpire`: it is late, and the device reports it once more after a renewal, for the old token.
  client.on("error", (error) => {
    if (REFUSED.includes(error.code)) renewal.stop(error);
    if (error.code !== EXPIRED) return;
    // The machine was asleep, or the server could not be reached for too long.
    isExpired = true;
    renewal.renew();
  });
  // It stays pending until a token is accepted; the event above has the reason.
  client.register().catch(() => {});
  return { client, renewal };
}
