// What Sync and Conversations have in common: the connection, and how a token is renewed on it.

/** The client's states, in the page's words. */
const STATES = {
  connecting: "connecting",
  connected: "connected",
  disconnecting: "connecting",
  disconnected: "off",
  denied: "refused",
  error: "refused",
};

/**
 * Renews on `tokenAboutToExpire`, which is in time. Once the token has expired the server closes the connection, and a token that
 * is given before it is closed is lost: so it is given then.
 */
export function renewing(client, { freshToken, report }) {
  let expired = false;
  const renew = async () => {
    try {
      await client.updateToken(await freshToken());
      report.renewed();
    } catch (error) {
      report.failed(error.message);
    }
  };
  client.on("connectionStateChanged", (state) => {
    report.state(STATES[state] ?? "connecting", state);
    if (state === "disconnected" && expired) {
      expired = false;
      renew();
    }
  });
  client.on("tokenAboutToExpire", () => {
    report.happened("token about to expire");
    renew();
  });
  client.on("tokenExpired", () => {
    expired = true;
    report.failed("token expired");
  });
  client.on("connectionError", ({ message, errorCode }) => {
    report.failed(errorCode ? `${message} (${errorCode})` : message);
  });
  return { close: () => client.shutdown() };
}
