import { connect as connectRenewing } from "../../../../renewal/client/conversations.js";
import { shown } from "./twilsock.js";

/** Connects, and renews its token until it is closed. */
export async function connect({ emulator, request, report }) {
  const connected = await connectRenewing(request, report, emulator ? { twilsock: { uri: emulator.twilsock } } : {});
  connected.client.on("initialized", () => report.happened("initialized"));
  connected.client.on("initFailed", ({ error }) => error && report.failed(error.message));
  return shown(connected, report);
}
