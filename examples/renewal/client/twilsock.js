// Sync and Conversations: both SDKs use the same connection.

import { Refused } from "./renewal.js";

/** The code of an expired token. */
const EXPIRED = 20104;

/** Renews the token of a client until the client is refused. */
export function renewTokenOf(client, renewal) {
  let isRenewing = false;
  const renew = () => {
    isRenewing = true;
    renewal.renew();
  };
  renewal.start(async (token) => {
    // While it disconnects, it would ignore a token.
    while (client.connectionState === "disconnecting") {
      await new Promise((resolve) => client.once("connectionStateChanged", resolve));
    }
    isRenewing = false;
    await client.updateToken(token);
  });
  client.on("tokenAboutToExpire", renew);
  // The machine was asleep, or the server could not be reached for too long.
  client.on("tokenExpired", renew);
  // The token was revoked, for example with its key. The client does not connect again with this token.
  client.on("connectionStateChanged", (state) => {
    if (state === "disconnected" && !isRenewing) renew();
  });
  client.on("connectionError", ({ httpStatusCode, errorCode, message }) => {
    const isRefused = httpStatusCode === 401 || httpStatusCode === 403;
    if (isRefused && errorCode !== EXPIRED) renewal.stop(new Refused(`${message} (${errorCode})`));
  });
}
