import { connect as join } from "twilio-video";

import { Renewal } from "./renewal.js";

/** The code of an expired token. */
const EXPIRED = 20104;

/**
 * Joins a room, and joins again when the connection was lost after the token had expired. `joined(room)` is called each time. `left` settles
 * at the end: it rejects if a token was refused. To leave, call `leave()`.
 */
export function connect(request, { joined, ...events }, options) {
  const tokens = new Renewal(request, events);
  let room;
  let hasLeft = false;
  const leave = () => {
    hasLeft = true;
    tokens.stop();
    room?.disconnect();
  };
  const stay = async () => {
    // A room has no `updateToken()`: each `join` has a new token, and none is requested between.
    for (let isExpired = true; isExpired && !hasLeft; ) {
      room = await join(await tokens.token(), options);
      if (hasLeft) return room.disconnect();
      joined(room);
      isExpired = await new Promise((resolve) => {
        room.once("disconnected", (_, error) => resolve(error?.code === EXPIRED));
      });
    }
  };
  const left = stay().catch((error) => {
    if (!hasLeft) throw error;
  });
  return { left, leave };
}
