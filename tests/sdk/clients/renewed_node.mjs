// Bundled for Node: the clients of docs/renewal.md that run there.

import { connect as conversations } from "../../../examples/renewal/client/conversations.js";
import { connect as sync } from "../../../examples/renewal/client/sync.js";
import { connect as taskrouter } from "../../../examples/renewal/client/taskrouter.js";
import { renewed } from "./renewed.mjs";

export const start = (...given) => renewed({ conversations, sync, taskrouter }, ...given);
