// The four clients: the token of each, and the module with its SDK, which is loaded at the first connection.

export const CLIENTS = [
  {
    name: "conversations",
    title: "Conversations",
    purpose: "Chats with customers, in every channel.",
    token: "support_agent",
    input: {},
    load: () => import("./clients/conversations.js"),
  },
  {
    name: "sync",
    title: "Sync",
    purpose: "Shows the help desk's live figures on a wall display.",
    token: "dashboard",
    input: {},
    load: () => import("./clients/sync.js"),
  },
  {
    name: "voice",
    title: "Voice",
    purpose: "Receives and makes calls in the browser.",
    token: "support_agent",
    input: {},
    load: () => import("./clients/voice.js"),
  },
  {
    name: "video",
    title: "Video",
    purpose: "Joins the lobby. In the room it needs no other token.",
    token: "meeting_guest",
    input: { room: "lobby" },
    load: () => import("./clients/video.js"),
  },
];
