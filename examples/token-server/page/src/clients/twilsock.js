// Shared by Sync and Conversations: the connection, and how its token is renewed.

/** The client's states, as shown on the page. */
const STATES = {
  connecting: "connecting",
  connected: "connected",
  disconnecting: "connecting",
  disconnected: "off",
  denied: "refused",
  error: "refused",
};

/**
 * Renews on `tokenAboutToExpire`, which is in time. After the expiry the server closes the connection, and a token that is set
 * before that is lost, so it is set when the connection is closed.
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
