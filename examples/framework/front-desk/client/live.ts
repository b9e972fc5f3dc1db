// Uses every generated function, as a page would. The compiler refuses invalid types; the rest is tested against the
// server whose address is in the environment.
import { Validator } from "@seriousme/openapi-schema-validator";
import {
  type FieldEngineerRequest,
  type Issued,
  Refused,
  issueFieldEngineer,
  issueMeetingGuest,
  issueSupportAgent,
  issueWorker,
} from "./tokens.js";

declare const process: { env: Record<string, string | undefined>; stdout: { write(text: string): void } };

const server = { base: process.env["FRONT_DESK"] ?? "", credential: "session-of-alice" };

const visit: FieldEngineerRequest = { params: { colour: "red" }, case: 42, urgent: true, site: "XS01234567", kind: "repair", skills: ["gas"] };
const issued: Issued[] = [
  await issueSupportAgent(server),
  await issueMeetingGuest(server, { room: "lobby" }),
  await issueWorker(server, { worker_sid: "WK0123456789abcdef0123456789abcdef" }),
  await issueFieldEngineer(server, visit),
];
for (const { token, identity, expires_in, refresh_in } of issued) {
  if (token.split(".").length !== 3 || identity !== "alice" || refresh_in >= expires_in) throw new Error("that is no token");
}

async function refused(promise: Promise<Issued>): Promise<number> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refused) return error.status;
    throw error;
  }
  throw new Error("a token was issued");
}

const statuses = [
  await refused(issueSupportAgent({ ...server, credential: "nobody" })),
  await refused(issueMeetingGuest(server, { room: "" })),
  await refused(issueWorker(server, { worker_sid: "WK…" })),
  // @ts-expect-error A room is a string.
  await refused(issueMeetingGuest(server, { room: 5 })),
  // @ts-expect-error A request needs all inputs.
  await refused(issueMeetingGuest(server, {})),
  // @ts-expect-error A workspace is not a worker.
  await refused(issueWorker(server, { worker_sid: "WS0123456789abcdef0123456789abcdef" })),
  // @ts-expect-error A skill is one of three.
  await refused(issueFieldEngineer(server, { ...visit, skills: ["magic"] })),
];
// The description of the routes is OpenAPI, to a validator that is not ours.
const described = (await (await fetch(`${server.base}/openapi.json`)).json()) as Record<string, unknown>;
const { valid, errors } = await new Validator().validate(described);
if (!valid) throw new Error(`not OpenAPI: ${JSON.stringify(errors)}`);
process.stdout.write(`${issued.length} issued, ${statuses.join(" ")} refused\n`);
