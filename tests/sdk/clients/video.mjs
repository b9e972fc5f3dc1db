// Video: a room without tracks. Browsers only. A room keeps the token of its connect(); to renew, connect again.

import { connect as enter } from "twilio-video";
import { numbers } from "./words.mjs";

export function connect(first, { video }, say, options) {
  let room;
  const join = async (token) => {
    say("connect()");
    try {
      room = await enter(token, { wsServer: video, tracks: [], insights: false, logLevel: "off", ...options });
    } catch (error) {
      say(`rejects with ${numbers(error)}`);
      throw error;
    }
    for (const event of ["reconnecting", "reconnected"]) room.on(event, () => say(event));
    room.on("disconnected", (_, error) => say(error ? `disconnected ${numbers(error)}` : "disconnected"));
    say("resolves");
  };
  // Its events are in the trace already.
  join(first).catch(() => {});
  return {
    state: () => room?.state ?? "no room",
    async updateToken(next) {
      if (room?.updateToken) throw new Error("a room can renew its token now: let this test do so");
      await join(next);
    },
    leave: () => room?.disconnect(),
    async use() {
      say(`room ${room.name}, identity ${room.localParticipant.identity}`);
    },
  };
}
