// Voice: a device that registers for calls. Browsers only.

import { Device } from "@twilio/voice-sdk";
import { numbers } from "./words.mjs";

export function connect(token, { voice, warnBefore }, say, options) {
  // It warns by its own timer, not when the emulator warns.
  const device = new Device(token, { chunderw: voice, logLevel: "silent", tokenRefreshMs: warnBefore * 1000, ...options });
  for (const event of ["registering", "registered", "unregistered", "tokenWillExpire"]) device.on(event, () => say(event));
  device.on("error", (error) => say(`error ${numbers(error)}`));
  let registered = "register() stays pending";
  device.register().then(
    () => say((registered = "register() resolves")),
    (error) => say((registered = `register() rejects with ${numbers(error)}`)),
  );
  return {
    state: () => device.state,
    // It returns no promise.
    async updateToken(next) {
      device.updateToken(next);
    },
    leave: () => device.destroy(),
    // The state of the promise, and the identity; reported at the end if not before.
    conclude: () => [registered, ...(device.identity ? [`identity ${device.identity}`] : [])],
  };
}
