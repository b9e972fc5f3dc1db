// The reports of clients, as short words, the same in Node and in a page.

// An error: its name and codes.
export function numbers(error) {
  const name = error.name === "Error" ? undefined : error.name;
  const wire = error.originalError?.code;
  const parts = [name, error.httpStatusCode ?? error.status, error.errorCode ?? error.code];
  const known = parts.filter((part) => part !== undefined && part !== null && part !== "");
  const text = known.some(Number.isInteger) ? known.join(" ") : error.message;
  return wire && !parts.includes(wire) ? `${text} (${wire} on the wire)` : text;
}

// Sync and Conversations use the same transport, and report it in the same way.
export function transport(client, say) {
  client.on("connectionStateChanged", say);
  client.on("connectionError", (error) => say(`connectionError ${numbers(error)}${error.terminal ? " terminal" : ""}`));
  client.on("tokenAboutToExpire", () => say("tokenAboutToExpire"));
  client.on("tokenExpired", () => say("tokenExpired"));
}
