"""SIDs that are none: placeholders, words, templates, and SIDs with something around them."""

from case import ACCESS_TOKENS, case, code
from forge import ACCOUNT, APP, CHAT, DROP, KEY, PUSH, SERVICE, VOICE, WORKSPACE, claims, digits, grants, token

GH = "https://github.com"


def chat(value, **more):
    return token(claims({"chat": {"service_sid": value, **more}}))


def one(name, why, given, errors, mention, *, source=code(20103), never=("begins with something else",), other=(), sdk=None):
    return case(f"sid-{name}", "SID nobody meant", why, given, errors, source=source, mention=mention, says=says or why, never=never, other=other,
                report=report, unsure=unsure, sdk=sdk, never_rules="grant-field-missing" if "grant" in errors else "")


PLACED = (("grant-field-wrong-sid", ""), ("placeholder-sid", ""), ("grant-field-placeholder", ""))
ISS = (("placeholder-sid", ""), ("iss-not-api-key", ""), ("iss-not-api-key jti-missing", ""))

CASES = [
    one("stars-iss", "the key's digits are asterisks", token(claims(iss="SK***", jti="SK***-1800000000")), "placeholder-sid", ["placeholder"],
        source=f"{GH}/twilio/voice-quickstart-ios/issues/12", never=["too short"]),
    one("stars-sub", "the account's digits are asterisks", token(claims(sub="AC***")), "placeholder-sid", ["placeholder"],
        source=f"{GH}/twilio/voice-quickstart-ios/issues/12", never=["too short"]),
    one("stars-app", "the application's digits are asterisks", token(claims({"voice": {"outgoing": {"application_sid": "AP***"}}})), "placeholder-sid",
        ["placeholder"], source=f"{GH}/twilio/voice-quickstart-ios/issues/12", never=["too short"], sdk="voice"),
    one("dots", "three dots for the digits", chat("IS..."), "placeholder-sid", ["placeholder"], source=f"{GH}/twilio/twilio-python/issues/388", never=["too short"]),
    one("ellipsis", "an ellipsis for the digits", chat("IS\u2026"), "placeholder-sid", ["placeholder"], source=ACCESS_TOKENS,
        never=["too short"]),
    one("partly-masked", "the first digits, and dots for the rest", chat("IS3308....."), "placeholder-sid", ["placeholder"],
        source=f"{GH}/twilio/twilio-python/issues/388", never=["too short"],
        other=(("grant-field-wrong-sid", ""),)),
    one("upper-x", "the letter X for each digit", token(claims(sub="AC" + "X" * 32)), "placeholder-sid", ["placeholder"],
        source=f"{GH}/twilio/twilio-video-app-react/issues/194"),
    one("both-xx", "prefix and digits", token(claims(sub="AC" + "x" * 32, iss="SK" + "x" * 32, jti="SK" + "x" * 32 + "-1800000000")), "placeholder-sid",
        ["placeholder"], source=f"{GH}/twilio/twilio-video-app-react/issues/194"),
    one("words-sub", "the sample's text", token(claims(sub="<your-twilio-account-sid>")), "placeholder-sid", ["placeholder"],
        source=f"{GH}/TwilioDevEd/video-access-token-server-python/issues/2", other=(("sub-not-account", ""),)),
    one("words-iss", "the sample's text", token(claims(iss="YOUR_API_KEY_SID", jti="YOUR_API_KEY_SID-1800000000")), "placeholder-sid", ["placeholder"], other=ISS),
    one("zeros", "zeros alone", chat("IS" + "0" * 32), "placeholder-sid", [("placeholder", "zeros")],
        other=(("", ""),)),
    one("undefined", "the word `undefined`", chat("undefined"), "grant-field-wrong-sid", ["undefined"], other=PLACED),
    one("null-word", "the word `null`", chat("null"), "grant-field-wrong-sid", ["null"], other=PLACED),
    one("none-app", "the word `None`", token(claims({"voice": {"outgoing": {"application_sid": "None"}}})), "grant-field-wrong-sid", ["None"], sdk="voice",
        source=f"{GH}/twilio/twilio-voice-react-native/issues/275", other=PLACED),
    one("undefined-iss", "the word `undefined`", token(claims(iss="undefined", jti="undefined-1800000000")), "iss-not-api-key", ["undefined"], other=ISS),
    one("none-sub", "the word `None`", token(claims(sub="None")), "sub-not-account", ["None"],
        other=(("placeholder-sid", ""),)),
    one("false-iss", "PHP's getenv() has no value and says false", token(claims(iss=False, jti="-1800000000")), "iss-missing", [("missing", "false")],
        source=f"{GH}/twilio/twilio-php/issues/502", other=(("iss-not-api-key", ""),)),
    one("empty-iss-jti", "the key's variable was empty, so the token's id begins with a hyphen", token(claims(iss="", jti="-1800000000")), "iss-missing",
        [("missing", "empty")]),
    one("shell-variable", "a variable that no shell expanded", token(claims(sub="$TWILIO_ACCOUNT_SID")), "sub-not-account", [("variable", "expanded")], other=(("placeholder-sid", ""),)),
    one("shell-braces", "a variable that no compose file expanded", chat("${TWILIO_CONVERSATIONS_SERVICE_SID}"), "grant-field-wrong-sid", [("variable", "expanded", "template")], other=PLACED),
    one("mustache", "a template of Helm's", chat("{{ .Values.twilio.serviceSid }}"), "grant-field-wrong-sid", ["template"], other=PLACED),
    one("reference", "a reference of 1Password's", chat("op://server/twilio/service-sid"), "grant-field-wrong-sid", [("reference", "secret manager")], other=PLACED),
    one("typographic-quotes", "quotes that a word processor wrote", chat(f"\u201c{SERVICE}\u201d"), "grant-field-wrong-sid", ["quotes"], other=PLACED),
    one("straight-quotes", "the quotes of a settings file", token(claims(sub=f'"{ACCOUNT}"')), "sub-not-account", ["quotes"],
        source="https://github.com/docker/compose/issues/4921"),
    one("single-quote-after", "one quote alone", chat(f"{SERVICE}'"), "grant-field-wrong-sid", ["quote"], never=("too long",),
        other=PLACED),
    one("comment", "a comment that the reader of the file kept", chat(f"{SERVICE} # live"), "grant-field-wrong-sid", [("comment", "#")],
        source="https://github.com/docker/cli/issues/4404", never=("line break", "too long"), other=PLACED),
    one("comment-slashes", "a comment as in JSON5 or JavaScript", chat(f"{SERVICE} // chat"), "grant-field-wrong-sid", [("comment", "//")], never=("too long",), other=PLACED),
    one("own-name", "the whole line of the file", chat(f"TWILIO_SERVICE_SID={SERVICE}"), "grant-field-wrong-sid", [("name", "=")], other=PLACED),
    one("own-name-colon", "a line of YAML", token(claims(sub=f"account_sid: {ACCOUNT}")), "sub-not-account", [("name", ":")]),
    one("comma-after", "an element of a list", chat(f"{SERVICE},"), "grant-field-wrong-sid", ["comma"], never=("too long",),
        other=PLACED),
    one("line-break-iss", "the line break of a file", token(claims(iss=f"{KEY}\n", jti=f"{KEY}\n-1800000000")), "iss-not-api-key", [("line break", "white space")], never=("too long",), other=(("iss-not-api-key iss-other-key", ""),)),
    one("zero-width", "an invisible character", chat(f"{SERVICE}\u200b"), "grant-field-wrong-sid", [("invisible", "U+200B")],
        source="https://github.com/1jehuang/jcode/issues/376", never=("too long",), other=PLACED),
    one("byte-order-mark", "the mark at the beginning of a file", token(claims(sub=f"\ufeff{ACCOUNT}")), "sub-not-account", [("invisible", "U+FEFF", "byte order mark")]),
    one("cyrillic", "letters that look alike", chat("I\u0405" + digits(2)), "grant-field-wrong-sid", [("U+0405", "look", "Cyrillic")], other=PLACED),
    one("lower-case-prefix", "a prefix in lower case", chat("is" + digits(2)), "grant-field-wrong-sid", [("IS", "upper case")], other=PLACED, never=()),
    one("capital-o", "a letter O in place of a zero", chat("ISO" + digits(2)[1:]), "grant-field-wrong-sid", [("O", "hexadecimal")], other=PLACED, never=()),
    one("push-placeholder", "a push credential that is none", chat(SERVICE, push_credential_sid="kkk"), "grant-field-wrong-sid", ["push_credential_sid"],
        source=f"{GH}/twilio/TwilioChatXamarinBindings/issues/29", never=(), other=PLACED),
    one("push-apple-key", "the id of an Apple key in place of a push credential", chat(SERVICE, push_credential_sid="FAKEKEY0V8"), "grant-field-wrong-sid",
        ["push_credential_sid"], source=f"{GH}/TwilioDevEd/twiliochat-swift/issues/36", never=(), other=PLACED),
    one("service-name", "the service's name in place of its SID", chat("my-chat-service"), "grant-field-wrong-sid", ["IS"], never=("placeholder",), other=PLACED),
    one("identity-is-account", "the Account SID in place of the service", chat(ACCOUNT), "grant-field-wrong-sid", ["Account SID"],
        source=f"{GH}/twilio/TwilioChatXamarinBindings/issues/11", never=("placeholder",), other=PLACED),
    one("workspace-word", "an empty word for a workspace", token(claims({"task_router": {"workspace_sid": "null", "worker_sid": "undefined", "role": "worker"}})),
        "grant-field-wrong-sid", ["null", "undefined"], sdk="taskrouter", other=PLACED),
    case("optional-null-room", "null in an optional field", "a room that was not given", token(claims({"video": {"room": None}})), warnings="grant-field-null",
         sdk="video", source="https://www.twilio.com/docs/video/tutorials/user-identity-access-tokens", mention=["leave"], other=(("", "grant-field-type"),)),
    case("optional-null-push", "null in an optional field", "a browser has no push credential", token(claims({"chat": {"service_sid": SERVICE, "push_credential_sid": None}})),
         warnings="grant-field-null", sdk="conversations", mention=["leave"], other=(("", "grant-field-type"),)),
    case("optional-null-role", "null in an optional field", "no role of its own", token(claims({"chat": {"service_sid": SERVICE, "deployment_role_sid": None}})),
         warnings="grant-field-null", sdk="conversations", mention=["leave"], other=(("", "grant-field-type"),)),
    case("optional-null-push-voice", "null in an optional field", "a browser has no push credential", token(claims({"voice": VOICE["voice"] | {"push_credential_sid": None}})),
         warnings="grant-field-null", sdk="voice", mention=["leave"], other=(("", "grant-field-type"),)),
    case("optional-null-params", "null in an optional field", "no parameters", token(claims({"voice": {"outgoing": {"application_sid": APP, "params": None}}})),
         warnings="grant-field-null", sdk="voice", mention=["leave"], other=(("", "grant-field-type"), ("", ""))),
    case("optional-null-outgoing", "null in an optional field", "a client that only receives", token(claims({"voice": {"incoming": {"allow": True}, "outgoing": None}})),
         warnings="grant-field-null", sdk="voice", mention=["leave"], other=(("", "grant-field-type"),)),
    case("required-null-service", "null in a required field", "Conversations cannot do without it", chat(None), "grant-field-type", sdk="conversations",
         source=code(51104), mention=["service_sid"], other=(("grant-field-missing", ""),)),
    case("required-null-application", "null in a required field", "a call cannot do without it", token(claims({"voice": {"outgoing": {"application_sid": None}}})),
         "grant-field-type", sdk="voice", source=code(51007), mention=["application_sid"], other=(("grant-field-missing", ""),)),
    case("null-grant", "null in place of a grant", "the grant itself is null", token(claims(grants=grants(CHAT, video=None))), "grant-not-object",
         sdk="conversations", source=code(51116), mention=["video"]),
    case("null-nbf", "null in an optional claim", "twilio-node's options with `nbf: null`, by hand", token(claims(nbf=None)), None, None, sdk="conversations",
         verdict="valid", mention=["nbf"], other=(("nbf-not-integer", ""), ("", "nbf-not-integer"))),
    case("null-twr", "null in an optional header member", "twilio-ruby writes it", token(None, {"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1", "twr": None}),
         sdk="conversations", source="https://github.com/twilio/twilio-ruby"),
]
