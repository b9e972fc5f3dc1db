import { Device } from "@twilio/voice-sdk";

import { connect as connectRenewing } from "../../../../renewal/client/voice.js";

/** With the emulator nothing may be fetched from Twilio, not even sounds. */
const SILENCE = Object.fromEntries(
  ["disconnect", "incoming", "outgoing", "dtmfh", "dtmfs", ...Array(10).keys()].map((name) => [
    typeof name === "number" ? `dtmf${name}` : name,
    "/assets/silence.wav",
  ]),
);

/** Registers for incoming calls, and renews its token until it is closed. */
export async function connect({ emulator, request, report }) {
  const options = emulator ? { chunderw: emulator.voice, sounds: SILENCE } : {};
  const { client: device, renewal } = await connectRenewing(request, report, options);
  device.on("registering", () => report.state("connecting", "registering"));
  device.on("registered", () => report.state("connected", "registered"));
  device.on("unregistered", () => report.state("off", "unregistered"));
  device.on("error", (error) => {
    report.failed(`${error.message} (${error.code})`);
    if (device.state !== Device.State.Registered) report.state("refused", "refused");
    // A script cannot see the certificate, so the cause is a guess.
    if (emulator && error.code === 31005) {
      report.happened(`open https://${emulator.voice} once and accept the emulator's certificate`);
    }
  });
  const close = () => {
    renewal.stop();
    device.destroy();
  };
  return { close };
}
