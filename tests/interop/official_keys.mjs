// The Node libraries of vendors whose tokens a private key signs, as a program: one JSON object a line in, one answer a line out.
//
//   node official_keys.mjs vonage_make | vonage_read | supabase_read

import { GoTrueClient } from "@supabase/auth-js";
import { tokenGenerate, verifySignature } from "@vonage/jwt";
import { serve } from "./lines.mjs";

function vonage_make(line) {
  return { token: tokenGenerate(line.application_id, line.private_key, line.options) };
}

function vonage_read(line) {
  return { ok: verifySignature(line.token, line.public_key) };
}

/** Without a network: the keys are given, and a `kid` that is not among them would be asked for at an address where nothing listens. */
async function supabase_read(line) {
  const client = new GoTrueClient({ url: "http://127.0.0.1:1", autoRefreshToken: false, persistSession: false });
  const { data, error } = await client.getClaims(line.token, { jwks: line.jwks });
  if (error !== null) throw new Error(error.message);
  return { ok: true, claims: data.claims };
}

await serve("official_keys.mjs", { vonage_make, vonage_read, supabase_read });
