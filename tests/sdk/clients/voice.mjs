// Voice: a device that registers for calls. Only in a browser.

import { Device } from "@twilio/voice-sdk";
import { numbers } from "./words.mjs";

export function connect(token, { voice, warnBefore }, say, options) {
  // It warns by its own clock, and not by what the emulator says.
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
    // It gives no promise.
    async updateToken(next) {
      device.updateToken(next);
    },
    leave: () => device.destroy(),
    // What became of the promise, and whom it takes the token for: said in the end if it was not before.
    conclude: () => [registered, ...(device.identity ? [`identity ${device.identity}`] : [])],
  };
}
