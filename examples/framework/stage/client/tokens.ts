// Generated from stage/grants.toml by turnstile-build; do not edit.

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

/** The inputs of a `speaker` token. */
export interface SpeakerRequest {
  /** The room's name. Required to join or administer a room.
   * At most 256 bytes. */
  room: string;
  /** The only sources from which tracks may be published. No effect if `canPublish` is `false`. */
  sources: ["camera" | "microphone" | "screen_share" | "screen_share_audio", ...("camera" | "microphone" | "screen_share" | "screen_share_audio")[]];
}

/** Speaks in a room, with some of the sources. */
export function issueSpeaker(server: Server, request: SpeakerRequest): Promise<Issued> {
  return issue(server, "/speakers/token", request);
}
