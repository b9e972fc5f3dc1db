// The clients of docs/renewal.md, which renew their tokens by themselves. `say(word)` is called with each event of the SDK.

import { numbers, transport } from "./words.mjs";

// The server's token for each SDK.
const TOKENS = { taskrouter: "worker", sync: "dashboard", conversations: "support_agent", voice: "support_agent", video: "meeting_guest" };

const OPTIONS = {
  taskrouter: ({ ebServer, wsServer }) => ({ ebServer, wsServer, logLevel: "silent" }),
  sync: ({ twilsock }) => ({ twilsock: { uri: twilsock }, logLevel: "silent" }),
  conversations: ({ twilsock }) => ({ twilsock: { uri: twilsock }, logLevel: "silent" }),
  // Warns later than the client renews, so that the client's own timer is tested.
  voice: ({ voice }) => ({ chunderw: voice, logLevel: "silent", tokenRefreshMs: 1000 }),
  video: ({ video }) => ({ wsServer: video, tracks: [], insights: false, logLevel: "off" }),
};

// Starts one of the clients, whose requests begin with this address, and returns what reads its state and closes it.
export function renewed(connect, sdk, address, addresses, identity, ttl, say) {
  const request = (signal) => fetch(`${address}${TOKENS[sdk]}?identity=${identity}&ttl=${ttl}`, { method: "POST", signal });
  const events = {
    received: () => say("token"),
    stopped: (error) => say(`stopped ${error.status ?? error.code ?? error.message}`),
  };
  const rejected = (error) => say(`rejected ${error.status ?? error.code ?? error.message}`);
  if (sdk === "video") return inRoom(connect.video, request, events, OPTIONS.video(addresses), rejected, say);
  const connected = connect[sdk](request, events, OPTIONS[sdk](addresses));
  connected.then(({ client }) => watch(sdk, client, say), rejected);
  return {
    async state() {
      const { client } = await connected;
      return client.connectionState ?? client.state;
    },
    async stop() {
      (await connected).renewal.stop();
    },
    async close() {
      const { client, renewal } = await connected;
      renewal.stop();
      await (client.destroy ?? client.shutdown ?? client.disconnect).call(client);
    },
  };
}

function inRoom(connect, request, events, options, rejected, say) {
  let room;
  const joined = (next) => {
    room = next;
    say("joined");
    for (const event of ["reconnecting", "reconnected"]) room.on(event, () => say(event));
    room.on("disconnected", (_, error) => say(error ? `disconnected ${numbers(error)}` : "disconnected"));
  };
  const { left, leave } = connect(request, { ...events, joined }, options);
  left.then(() => say("left"), rejected);
  return { state: () => room?.state, close: leave };
}

function watch(sdk, client, say) {
  if (sdk === "sync" || sdk === "conversations") return transport(client, say);
  if (sdk === "taskrouter") for (const event of ["ready", "tokenExpired"]) client.on(event, () => say(event));
  for (const event of ["registering", "registered", "unregistered", "tokenWillExpire"]) client.on(event, () => say(event));
  client.on("error", (error) => say(`error ${numbers(error)}`));
}
