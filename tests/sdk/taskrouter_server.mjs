// In place of TaskRouter, which the emulator does not emulate: its event bridge as far as npm twilio-taskrouter needs it to
// connect.

import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { endOf } from "./issuers.mjs";

const WORKER = {
  account_sid: "AC0123456789abcdef0123456789abcdef",
  workspace_sid: "WS0123456789abcdef0123456789abcdef",
  sid: "WK0123456789abcdef0123456789abcdef",
  friendly_name: "alice",
  attributes: "{}",
  activity_sid: "WA0123456789abcdef0123456789abcdef",
  activity_name: "Idle",
  available: true,
  version: "1",
  date_created: 0,
  date_updated: 0,
  date_activity_changed: 0,
  date_status_changed: 0,
};
const ACTIVITY = { ...WORKER, sid: WORKER.activity_sid, friendly_name: "Idle" };

// Records what happens to each connection, and each token that had expired when it was used.
export async function taskRouter() {
  const happened = [];
  const used = (token) => endOf(token) > Date.now() || happened.push("an expired token");
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { url, token } = JSON.parse(body);
    used(token);
    const list = url.endsWith("/Activities") ? [ACTIVITY] : [];
    const payload = /\/Workers\/\w+$/.test(url) ? WORKER : { contents: list, total: list.length };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ payload }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, request) => {
    const token = new URL(request.url, "ws://127.0.0.1").searchParams.get("token");
    used(token);
    happened.push("connected");
    const { account_sid, workspace_sid, sid } = WORKER;
    const payload = { account_sid, workspace_sid, channel_id: sid, token_lifetime: endOf(token) - Date.now() };
    socket.send(JSON.stringify({ event_type: "init", payload }));
    // The SDK connects again after 30 seconds without a message.
    const heartbeat = setInterval(() => socket.send(" "), 10_000);
    socket.on("close", () => clearInterval(heartbeat));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const interrupt = () => sockets.clients.forEach((socket) => socket.terminate());
  const stop = () => (interrupt(), server.close());
  return { happened, interrupt, addresses: { ebServer: `http://127.0.0.1:${port}/`, wsServer: `ws://127.0.0.1:${port}/` }, stop };
}
