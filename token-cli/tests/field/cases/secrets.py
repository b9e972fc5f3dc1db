"""What signed the token, and what stands at the secret's place in the environment."""

import base64
import hashlib

from case import case, code
from forge import (
    ACCOUNT,
    AUTH_TOKEN,
    KEY,
    LIVEKIT_KEY,
    LIVEKIT_SECRET,
    OTHER_SECRET,
    SECRET,
    ZOOM_KEY,
    ZOOM_SECRET,
    claims,
    livekit,
    livekit_token,
    token,
    zoom,
    zoom_token,
)

GH = "https://github.com"
OURS = {"TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_API_KEY": KEY, "TWILIO_API_SECRET": SECRET}
PRIVATE = [SECRET, AUTH_TOKEN, OTHER_SECRET]


def slip(name, why, key, mention, *, env=None, source=code(20107)):
    return case(f"signed-{name}", "slip in the secret", why, token(secret=key), "signature-mismatch", source=source, env=env, mention=mention, nowhere=PRIVATE, report=report, unsure=unsure)


SLIPS = [
    slip("auth-token-at-hand", "the Auth Token of `TWILIO_AUTH_TOKEN`", AUTH_TOKEN, ["Auth Token", "TWILIO_AUTH_TOKEN"],
         env=OURS | {"TWILIO_AUTH_TOKEN": AUTH_TOKEN}),
    slip("sha-256-hex", "the secret's SHA-256, in hexadecimal", hashlib.sha256(SECRET.encode()).hexdigest(), ["SHA-256"]),
    slip("sha-256-raw", "the secret's SHA-256, its bytes", hashlib.sha256(SECRET.encode()).digest(), ["SHA-256"]),
    slip("sha-256-base64", "the secret's SHA-256, as base64", base64.b64encode(hashlib.sha256(SECRET.encode()).digest()), ["SHA-256"]),
    slip("md5", "the secret's MD5, in hexadecimal", hashlib.md5(SECRET.encode()).hexdigest(), ["MD5"]),
    slip("sha-1", "the secret's SHA-1, in hexadecimal", hashlib.sha1(SECRET.encode()).hexdigest(), ["SHA-1"]),
    slip("sha-512", "the secret's SHA-512, in hexadecimal", hashlib.sha512(SECRET.encode()).hexdigest(), ["SHA-512"]),
    slip("comma", "the secret and a comma", f"{SECRET},", ["comma"]),
    slip("semicolon", "the secret and a semicolon", f"{SECRET};", ["semicolon"]),
    slip("carriage-return", "the secret and the line break of Windows", f"{SECRET}\r\n", ["line break"]),
    slip("carriage-return-alone", "the secret and a carriage return", f"{SECRET}\r", [("line break", "carriage return")]),
    slip("tab", "the secret and a tab", f"{SECRET}\t", [("tab", "white space")]),
    slip("single-quotes", "the secret in single quotes", f"'{SECRET}'", ["quotes"], source="https://github.com/martabal/qbittorrent-exporter/issues/259"),
    slip("typographic-quotes", "the secret in typographic quotes", f"\u201c{SECRET}\u201d", ["quotes"]),
    slip("one-quote", "a quote and the secret", f'"{SECRET}', ["quote"]),
    slip("byte-order-mark", "a byte order mark and the secret", f"\ufeff{SECRET}", [("byte order mark", "invisible", "U+FEFF")]),
    slip("own-name", "the line of the settings file", f"TWILIO_API_SECRET={SECRET}", ["name"]),
    slip("undefined", "the word `undefined`", "undefined", ["undefined"]),
    slip("null", "the word `null`", "null", ["null"]),
    slip("none", "the word `None`", "None", ["None"]),
    slip("empty", "an empty secret", "", ["empty"], source=f"{GH}/twilio/twilio-ruby/issues/509"),
    slip("secret-word", "the word `secret`, which signed the page's example", "secret", ["secret"]),
    slip("variable-name", "the name of the variable", "TWILIO_API_SECRET", ["TWILIO_API_SECRET"]),
    slip("unexpanded", "a variable that nothing expanded", "$TWILIO_API_SECRET", [("variable", "expanded")]),
    slip("unexpanded-braces", "a variable that nothing expanded", "${TWILIO_API_SECRET}", [("variable", "expanded")]),
    slip("key-for-both", "the key's SID, in both places", KEY, ["API Key SID"], source=f"{GH}/twilio/voice-quickstart-ios/issues/12"),
    slip("account", "the Account SID", ACCOUNT, ["Account SID"]),
    slip("lower-case", "the secret in lower case", SECRET.lower(), ["lower case"]),
    slip("upper-case", "the secret in upper case", SECRET.upper(), ["upper case"]),
    slip("twice", "the secret twice", SECRET * 2, ["twice"]),
    slip("cut-by-one", "the secret without its last character", SECRET[:-1], [("cut", "shorter", "last character")]),
    slip("hexadecimal", "the secret in hexadecimal", SECRET.encode().hex(), ["hexadecimal"]),
    slip("base64-line-break", "the secret with its line break, as base64 (`echo secret | base64`)", base64.b64encode(f"{SECRET}\n".encode()), ["base64"],
         source="https://kubernetes.io/docs/concepts/configuration/secret/"),
    slip("utf-16", "the secret in UTF-16", SECRET.encode("utf-16-le"), ["UTF-16"]),
    slip("bearer", "`Bearer` and the secret", f"Bearer {SECRET}", ["Bearer"]),
]


def held(name, why, value, warnings, mention, *, signed=None, verdict="unverified", errors="", source=code(20107), other=(), env=None):
    """What stands in the environment signed the token, so the signature holds; that it is the key's secret, does not follow."""
    return case(f"secret-{name}", "shape of the secret", why, token(secret=value if signed is None else signed), errors, warnings, source=source,
                env=(env or OURS) | {"TWILIO_API_SECRET": value}, mention=mention, verdict="invalid" if errors else verdict, never=["made with this secret"], other=other, report=report, unsure=unsure)


HELD = [
    held("auth-token", "the secret looks like an Auth Token", AUTH_TOKEN, "secret-look-alike", ["Auth Token"]),
    held("auth-token-other-token", "the secret looks like an Auth Token, and did not sign this one", AUTH_TOKEN, "secret-look-alike", ["Auth Token"], signed=SECRET,
         errors="signature-mismatch", other=(("signature-mismatch", ""),)),
    held("auth-token-other-digits", "the secret looks like an Auth Token", "ffeeddccbbaa99887766554433221100", "secret-look-alike", ["Auth Token"]),
    held("short", "the secret has 20 characters", SECRET[:20], "secret-short", [("32", "short")], other=(("", "secret-shape"), ("", "secret-shape secret-short"))),
    held("long", "the secret has 64 characters", SECRET * 2, "secret-shape", ["32"]),
    held("hyphens", "the secret is a UUID", "00000000-fake-4000-8000-000000000000", "secret-shape", [("characters", "letters and digits", "32")]),
    held("base64", "the secret has characters of base64", "FakeSecretForTests+/000000000000", "secret-shape", [("characters", "letters and digits")]),
    held("underscore", "the secret has an underscore", "Fake_Secret_For_Tests_0000000000", "secret-shape", [("characters", "letters and digits")]),
    held("stripe", "a secret key of Stripe's", "sk_test_Fake-Secret-For-Tests-0000", "secret-shape", [("characters", "letters and digits", "another")]),
    held("word", "the secret is the word `undefined`", "undefined", "secret-placeholder", ["undefined"], errors="", other=(("secret-placeholder", ""), ("", "secret-short"), ("variable-placeholder", ""))),
    held("stars", "the secret is 32 asterisks", "*" * 32, "secret-placeholder", [("asterisk", "masked", "placeholder")], other=(("secret-placeholder", ""), ("", "secret-shape"), ("variable-placeholder", ""))),
    held("xs", "the secret is the letter x 32 times", "x" * 32, "secret-placeholder", ["placeholder"], source=f"{GH}/twilio/twilio-video-app-react/issues/194",
         other=(("secret-placeholder", ""), ("variable-placeholder", ""))),
    held("unexpanded", "the secret is a variable that nothing expanded", "$TWILIO_API_SECRET", "secret-placeholder", [("variable", "expanded")],
         other=(("secret-placeholder", ""), ("", "secret-short"), ("variable-placeholder", ""))),
    held("is-key", "the secret is the key's SID", KEY, "secret-not-secret", ["API Key SID"], source=f"{GH}/twilio/voice-quickstart-ios/issues/12",
         other=(("secret-not-secret", ""),)),
    case("secret-json-format", "shape of the secret", "the same in `--format json`", token(secret=AUTH_TOKEN), "", "secret-look-alike", source=code(51130),
         env=OURS | {"TWILIO_API_SECRET": AUTH_TOKEN}, verdict="unverified", mention=["secret-look-alike"]),
    case("secret-swapped-with-key", "shape of the secret", "key and secret hold each other's values, and a good token is judged", token(), "credentials-swapped", source=code(20107),
         env=OURS | {"TWILIO_API_KEY": SECRET, "TWILIO_API_SECRET": KEY}, mention=["swapped"],
         other=(("", "credentials-swapped"), ("iss-other-key", ""), ("credentials-swapped iss-other-key", ""))),
]

OTHERS = [
    case("livekit-signed-with-key", "slip in the secret", "the API key, in both places", livekit_token(secret=LIVEKIT_KEY), "signature-mismatch", vendor="livekit", sdk="client",
         source=f"{GH}/livekit/agents/issues/1325", mention=["LIVEKIT_API_KEY"], never=["SID", "Auth Token"]),
    case("livekit-signed-with-devkey", "slip in the secret", "the development secret of `livekit-server --dev`", livekit_token(secret="secret"), "signature-mismatch", vendor="livekit", sdk="client",
         source="https://docs.livekit.io/home/self-hosting/local/", mention=["development"], never=["SID"], nowhere=[LIVEKIT_SECRET]),
    case("livekit-signed-with-line", "slip in the secret", "a line of the server's YAML", livekit_token(secret=f"{LIVEKIT_KEY}: {LIVEKIT_SECRET}"), "signature-mismatch", vendor="livekit", sdk="client",
         source="https://docs.livekit.io/home/self-hosting/deployment/", mention=[("YAML", "name", LIVEKIT_KEY)], never=["SID"], nowhere=[LIVEKIT_SECRET]),
    case("zoom-wrong-secret", "slip in the secret", "another secret", zoom_token(secret="FakeVideoSdkSecretForTests111111111111"), "signature-mismatch", vendor="zoom", sdk="video",
         source="https://developers.zoom.us/docs/video-sdk/web/error-codes/", mention=["app_key"], never=["SID", "`iss`", "API Key"]),
    case("zoom-signed-with-key", "slip in the secret", "the SDK key, in both places", zoom_token(secret=ZOOM_KEY), "signature-mismatch", vendor="zoom", sdk="video",
         source="https://developers.zoom.us/docs/video-sdk/auth/", mention=["ZOOM_VIDEO_SDK_KEY"], never=["SID", "`iss`"]),
    case("zoom-signed-base64", "slip in the secret", "the secret as base64 (`echo -n`, `base64`)", zoom_token(secret=base64.b64encode(ZOOM_SECRET.encode())), "signature-mismatch", vendor="zoom", sdk="video",
         source="https://devforum.zoom.us/t/update-from-jwt-to-sdk-authentication-getting-invalid-signature-web-sdk/70827", mention=["base64"], never=["`iss`"]),
    case("livekit-iss-is-secret", "key and secret swapped", "`iss` is the secret of the environment", livekit_token(livekit(iss=LIVEKIT_SECRET), secret=LIVEKIT_KEY), "credentials-swapped", vendor="livekit",
         sdk="client", source=f"{GH}/livekit/agents/issues/1325", mention=["swapped", "new"], never=["SID"], nowhere=[LIVEKIT_SECRET], other=(("secret-in-token", ""), ("key-perhaps-secret", ""))),
    case("livekit-iss-is-secret-without", "key and secret swapped", "the same, with no credentials at hand", livekit_token(livekit(iss=LIVEKIT_SECRET), secret=LIVEKIT_KEY), "key-perhaps-secret",
         vendor="livekit", sdk="client", env={}, source=f"{GH}/livekit/agents/issues/1325", mention=[("swapped", "secret")], never=["SID"], nowhere=[LIVEKIT_SECRET], other=(("", "key-perhaps-secret"),)),
    case("livekit-name-is-secret", "key and secret swapped", "the secret stands in the metadata", livekit_token(livekit(metadata=LIVEKIT_SECRET)), "", "secret-in-token", vendor="livekit", sdk="client", other=(("secret-in-token", ""),),
         source="https://docs.livekit.io/frontends/reference/tokens-grants", mention=["secret"], nowhere=[LIVEKIT_SECRET]),
    case("zoom-key-is-secret", "key and secret swapped", "`app_key` is the secret of the environment", zoom_token(zoom(app_key=ZOOM_SECRET), secret=ZOOM_KEY), "credentials-swapped",
         vendor="zoom", sdk="video", source="https://developers.zoom.us/docs/video-sdk/get-credentials/", mention=[("swapped", "secret")], never=["SID"], other=(("secret-in-token", ""), ("key-perhaps-secret", ""))),
    case("twilio-iss-is-secret", "key and secret swapped", "`iss` is the secret of the environment", token(claims(iss=SECRET, jti=f"{SECRET}-1800000000"), secret=KEY), "credentials-swapped",
         source=code(20103), mention=[("swapped", "secret")],
         other=(("secret-in-token", ""), ("key-perhaps-secret", ""), ("iss-not-api-key secret-in-token", ""), ("iss-not-api-key", "secret-in-token"), ("iss-not-api-key", ""))),
]

CASES = SLIPS + HELD + OTHERS
