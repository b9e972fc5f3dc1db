// What a token says of itself, for the eye. Nothing here is trusted: only the server and Twilio verify.

/** `{ jti, iat, exp, grants }` of a token's text. */
export function claims(token) {
  const text = atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0))));
}
