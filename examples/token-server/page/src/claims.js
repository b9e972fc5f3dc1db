// The claims of a token, for display only: the server and Twilio verify it.

/** `{ jti, iat, exp, grants }` of a token. */
export function claims(token) {
  const text = atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0))));
}
