import { connect as join } from "twilio-video";

import { CLIENTS } from "../clients.js";

/** The only room that the token allows. */
const ROOM = CLIENTS.find(({ name }) => name === "video").input.room;

/** Joins the room without camera and microphone. */
export async function connect({ emulator, freshToken, report }) {
  const server = emulator ? { wsServer: emulator.video, insights: false } : {};
  report.state("connecting", "joining");
  try {
    const room = await join(await freshToken(), { name: ROOM, tracks: [], ...server });
    report.state("connected", "in the room");
    room.on("disconnected", (_, error) => {
      if (error) report.failed(`${error.message} (${error.code})`);
      report.state("off", "left");
    });
    room.on("reconnecting", () => report.state("connecting", "reconnecting"));
    room.on("reconnected", () => report.state("connected", "in the room"));
    return { close: () => room.disconnect() };
  } catch (error) {
    report.failed(error.code ? `${error.message} (${error.code})` : error.message);
    report.state("refused", "refused");
    return { close: () => {} };
  }
}
