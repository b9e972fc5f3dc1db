import { connect as connectRenewing } from "../../../../renewal/client/sync.js";
import { shown } from "./twilsock.js";

/** Connects, and renews its token until it is closed. */
export async function connect({ emulator, request, report }) {
  return shown(await connectRenewing(request, report, emulator ? { twilsock: { uri: emulator.twilsock } } : {}), report);
}
