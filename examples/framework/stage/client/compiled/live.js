// LiveKit's own client asks the endpoint of the server whose address is in the environment.
import { Validator } from "@seriousme/openapi-schema-validator";
import { TokenSource } from "livekit-client";
import { issueSpeaker } from "./tokens.js";
const base = process.env["STAGE"] ?? "";
const source = (credential) => TokenSource.endpoint(`${base}/livekit/token`, { headers: { authorization: `Bearer ${credential}` } });
const alice = source("session-of-alice");
const details = await alice.fetch({ roomName: "lobby", participantName: "Alice", participantIdentity: "alice" });
async function refused(promise) {
    try {
        await promise;
    }
    catch (error) {
        return /received (\d+)/.exec(String(error))?.[1] ?? String(error);
    }
    throw new Error("a token was issued");
}
const statuses = [
    await refused(source("nobody").fetch({ roomName: "lobby", participantName: "Alice" })),
    await refused(source("session-of-alice").fetch({ roomName: "lobby", participantName: "Alice", participantIdentity: "bob" })),
    await refused(source("session-of-alice").fetch({ roomName: "lobby", participantName: "Alice", participantMetadata: "mine" })),
    await refused(source("session-of-alice").fetch({ participantName: "Alice" })),
];
const server = { base, credential: "session-of-alice" };
const request = { room: "lobby", sources: ["microphone", "camera"] };
const { token } = await issueSpeaker(server, request);
// @ts-expect-error Not a source.
const wrong = { room: "lobby", sources: ["telephone"] };
// @ts-expect-error A list is never empty.
const empty = { room: "lobby", sources: [] };
for (const request of [wrong, empty]) {
    if (await issueSpeaker(server, request).then(() => true, () => false))
        throw new Error("a token was issued");
}
// The description of the routes is OpenAPI, to a validator that is not ours.
const described = (await (await fetch(`${base}/openapi.json`)).json());
const { valid, errors } = await new Validator().validate(described);
if (!valid)
    throw new Error(`not OpenAPI: ${JSON.stringify(errors)}`);
process.stdout.write(`${JSON.stringify({ url: details.serverUrl, listener: details.participantToken, speaker: token, statuses })}\n`);
