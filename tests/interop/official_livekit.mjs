// LiveKit's Node library, as a program: one JSON object a line in, one answer a line out. README.md says what is in them.
//
//   node official_livekit.mjs make | read

import { AccessToken, TokenVerifier, TrackSource } from "livekit-server-sdk";
import { serve } from "./lines.mjs";

async function make(line) {
  const { video, sip, inference, observability, name, metadata, attributes, kind } = line.claims;
  const { identity, ttl } = line;
  const token = new AccessToken(line.api_key, line.api_secret, { identity, ttl, name, metadata, attributes });
  if (video !== undefined) token.addGrant({ ...video, ...sources(video) });
  if (sip !== undefined) token.addSIPGrant(sip);
  if (inference !== undefined) token.addInferenceGrant(inference);
  if (observability !== undefined) token.addObservabilityGrant(observability);
  if (kind !== undefined) token.kind = kind;
  return { token: await token.toJwt() };
}

/** The library takes numbers of its protocol, and writes names. */
function sources({ canPublishSources }) {
  if (canPublishSources === undefined) return {};
  return { canPublishSources: canPublishSources.map((source) => TrackSource[source.toUpperCase()]) };
}

async function read(line) {
  return { ok: true, claims: await new TokenVerifier(line.api_key, line.api_secret).verify(line.token) };
}

await serve("official_livekit.mjs", { make, read });
