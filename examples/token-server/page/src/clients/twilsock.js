// Shared by Sync and Conversations: the connection.

/** The client's states, as shown on the page. */
const STATES = {
  connecting: "connecting",
  connected: "connected",
  disconnecting: "connecting",
  disconnected: "off",
  denied: "refused",
  error: "refused",
};

/** Shows what happens to a client. */
export function shown({ client, renewal }, report) {
  client.on("connectionStateChanged", (state) => report.state(STATES[state] ?? "connecting", state));
  client.on("tokenAboutToExpire", () => report.happened("token about to expire"));
  client.on("tokenExpired", () => report.failed("token expired"));
  client.on("connectionError", ({ message, errorCode }) => report.failed(errorCode ? `${message} (${errorCode})` : message));
  const close = () => {
    renewal.stop();
    client.shutdown();
  };
  return { close };
}
