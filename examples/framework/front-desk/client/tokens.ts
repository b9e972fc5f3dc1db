// Generated from front-desk/grants.toml by turnstile-build; do not edit.

/** An issued token. */
export interface Issued {
  /** The token for the SDK. */
  token: string;
  /** The identity of the client. */
  identity: string;
  /** Seconds until the token expires. */
  expires_in: number;
  /** Seconds until the client should request the next token. */
  refresh_in: number;
}

/** The address of the server, and the caller's credential. */
export interface Server {
  base: string;
  credential: string;
}

/** The server refused: the status and the reason. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The body of a refusal, RFC 9457. */
interface Problem {
  title: string;
  detail?: string;
  errors?: { detail: string }[];
}

async function issue(server: Server, path: string, request?: object): Promise<Issued> {
  const headers: Record<string, string> = { authorization: `Bearer ${server.credential}` };
  if (request !== undefined) headers["content-type"] = "application/json";
  const answer = await fetch(server.base + path, { method: "POST", headers, body: JSON.stringify(request) });
  if (answer.ok) return (await answer.json()) as Issued;
  const { title, detail, errors } = (await answer.json()) as Problem;
  throw new Refused(answer.status, errors?.map((fault) => fault.detail).join(", ") ?? detail ?? title);
}

/** Answers customers by chat and by telephone. */
export function issueSupportAgent(server: Server): Promise<Issued> {
  return issue(server, "/tokens/support-agent");
}

/** The inputs of a `meeting_guest` token. */
export interface MeetingGuestRequest {
  /** The only room that the client may join: its unique name or its SID. Without it every room of the account is open. */
  room: string;
}

/** Joins one room of a video call. */
export function issueMeetingGuest(server: Server, request: MeetingGuestRequest): Promise<Issued> {
  return issue(server, "/tokens/meeting-guest", request);
}

/** The inputs of a `worker` token. */
export interface WorkerRequest {
  /** The worker that the client acts as. */
  worker_sid: `WK${string}`;
}

/** A `worker` token. */
export function issueWorker(server: Server, request: WorkerRequest): Promise<Issued> {
  return issue(server, "/tokens/worker", request);
}

/** The inputs of a `field_engineer` token. */
export interface FieldEngineerRequest {
  /** Parameters that Twilio sends to the TwiML App with every call. The client cannot change them, but can read them. */
  params: Record<string, unknown>;
  /** The number of the case.
   * 1 to 999999. */
  case: number;
  /** For `crm.urgent`. */
  urgent: boolean;
  /** Where it is. */
  site: `XS${string}`;
  /** What is done there. */
  kind: "repair" | "delivery";
  /** What the engineer may work on. */
  skills: ["gas" | "water" | "power", ...("gas" | "water" | "power")[]];
}

/** Calls customers, and carries a case of our own. */
export function issueFieldEngineer(server: Server, request: FieldEngineerRequest): Promise<Issued> {
  return issue(server, "/engineers/token", request);
}
