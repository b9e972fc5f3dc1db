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
    purpose: "Shares the desk's live figures with the wall display.",
    token: "dashboard",
    input: {},
    load: () => import("./clients/sync.js"),
  },
  {
    name: "voice",
    title: "Voice",
    purpose: "Takes and places calls in the browser.",
    token: "support_agent",
    input: {},
    load: () => import("./clients/voice.js"),
  },
  {
    name: "video",
    title: "Video",
    purpose: "Meets in the lobby. Once inside, it needs no other token.",
    token: "meeting_guest",
    input: { room: "lobby" },
    load: () => import("./clients/video.js"),
  },
];
