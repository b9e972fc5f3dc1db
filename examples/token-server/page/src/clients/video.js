import { connect as connectRenewing } from "../../../../renewal/client/video.js";
import { CLIENTS } from "../clients.js";

/** The only room that the token allows. */
const ROOM = CLIENTS.find(({ name }) => name === "video").input.room;

/** Joins the room without camera and microphone. */
export async function connect({ emulator, request, report }) {
  const server = emulator ? { wsServer: emulator.video, insights: false } : {};
  const joined = (room) => {
    report.state("connected", "in the room");
    room.on("disconnected", (_, error) => error && report.failed(`${error.message} (${error.code})`));
    room.on("reconnecting", () => report.state("connecting", "reconnecting"));
    room.on("reconnected", () => report.state("connected", "in the room"));
  };
  report.state("connecting", "joining");
  const { left, leave } = connectRenewing(request, { ...report, joined }, { name: ROOM, tracks: [], ...server });
  left.then(
    () => report.state("off", "left"),
    (error) => {
      report.failed(error.code ? `${error.message} (${error.code})` : error.message);
      report.state("refused", "refused");
    },
  );
  return { close: leave };
}
