// Generated from front-desk/grants.toml by turnstile-build; do not edit.

/** A token that was issued. */
export interface Issued {
  /** The token, as the SDK takes it. */
  token: string;
  /** The name under which the client appears. */
  identity: string;
  /** Seconds until the token ends. */
  expires_in: number;
  /** Seconds until it is time to ask for the next token. */
  refresh_in: number;
}

/** Where the server is, and who asks. */
export interface Server {
  base: string;
  credential: string;
}

/** The server gave no token: its status, and why. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A refusal on the wire, RFC 9457. */
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

/** What a request for a `meeting_guest` token says. */
export interface MeetingGuestRequest {
  /** The only room that the client may join: its unique name or its SID. Without it every room of the account is open. */
  room: string;
}

/** Joins one room of a video call. */
export function issueMeetingGuest(server: Server, request: MeetingGuestRequest): Promise<Issued> {
  return issue(server, "/tokens/meeting-guest", request);
}

/** What a request for a `worker` token says. */
export interface WorkerRequest {
  /** The worker that the client acts as. */
  worker_sid: `WK${string}`;
}

/** A `worker` token. */
export function issueWorker(server: Server, request: WorkerRequest): Promise<Issued> {
  return issue(server, "/tokens/worker", request);
}

/** What a request for a `field_engineer` token says. */
export interface FieldEngineerRequest {
  /** Parameters that Twilio sends to the TwiML App with every call. The client cannot change them, but can read them. */
  params: Record<string, unknown>;
  /** The number of the case. */
  case: number;
  /** For `crm.urgent`. */
  urgent: boolean;
  /** Where it is. */
  site: `XS${string}`;
}

/** Calls customers, and carries a case of our own. */
export function issueFieldEngineer(server: Server, request: FieldEngineerRequest): Promise<Issued> {
  return issue(server, "/tokens/field-engineer", request);
}
