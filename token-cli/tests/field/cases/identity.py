"""Identities that nobody meant, and identities with something before or after them."""

from case import VOICE_CLIENT, case, code
from forge import CHAT, SYNC, VIDEO, VOICE, WORK, claims, livekit, livekit_token, token, zoom, zoom_token

GH = "https://github.com"
RESERVED = "https://www.twilio.com/docs/conversations/identity"
FOR = {"conversations": CHAT, "sync": SYNC, "video": VIDEO, "voice": VOICE, "taskrouter": WORK}
REFUSED_BY_VOICE = set(' <>#%"{}|\\^[]`')
RULE = "identity-placeholder"


def meant(name, what, identity, sdk, mention, *, source=code(53205), kind="identity nobody meant"):
    """A warning, beside Voice's error where the characters are refused. What the SDK merely advises against follows from it."""
    errors = "identity-forbidden-characters" if sdk == "voice" and REFUSED_BY_VOICE & set(identity) else ""
    other = [(errors, f"{RULE} identity-reserved-characters")]
    if errors:
        other += [(errors, ""), (errors, "identity-reserved-characters")]
    return case(
        f"identity-{name}-{sdk}", kind, what, token(claims(FOR[sdk], identity=identity)), errors, RULE, source=source, sdk=sdk,
        mention=mention,
        other=other, report=report, unsure=unsure,
    )


def printed(name, what, identity, sdk="conversations", **more):
    """The message says what kind of thing it is; of a word, the word itself."""
    lead = (*what.split(), "", "")[1]
    if what.startswith("the word"):
        said = identity
    elif "romise" in what:
        said = ("await", "promise")
    elif lead in ("template", "variable") or what.startswith("the route"):
        said = ("template", "variable", "filled in", "expanded", "route")
    elif lead == "placeholder" or what in ("asterisks", "the letter x for each character"):
        said = ("placeholder", "masked", "sample", "asterisk")
    else:
        said = ("object", "printed", "optional", "type")
    return meant(name, what, identity, sdk, [said], **more)


WORDS = [
    printed("undefined", "the word `undefined`", "undefined"),
    printed("undefined", "the word `undefined`", "undefined", "video"),
    printed("undefined", "the word `undefined`", "undefined", "voice"),
    printed("null", "the word `null`", "null", "sync"),
    printed("none", "the word `None`", "None", "video"),
    printed("nil", "the word `nil`", "nil", "voice"),
    printed("null-upper", "the word `NULL`", "NULL", "conversations"),
    printed("null-parentheses", "the word `(null)`", "(null)", "conversations"),
    printed("nan", "the word `NaN`", "NaN", "video"),
    printed("false", "the word `false`", "false", "sync", source=f"{GH}/twilio/twilio-php/issues/502"),
    printed("object", "`[object Object]`", "[object Object]", "conversations", source=f"{GH}/twilio/twilio-node/issues/438"),
    printed("object", "`[object Object]`", "[object Object]", "voice", source=f"{GH}/twilio/twilio-node/issues/438"),
    printed("promise", "`[object Promise]`", "[object Promise]", "video"),
    printed("python-object", "a printed Python object", "<User: alice>", "video"),
    printed("python-object-address", "a printed Python object", "<app.models.User object at 0x7f5c2a10>", "sync"),
    printed("python-lazy", "a printed Python object", "<SimpleLazyObject: <User: alice>>", "conversations"),
    printed("java-object", "a printed Java object", "com.example.app.User@1b6d3586", "sync"),
    printed("ruby-object", "a printed Ruby object", "#<User:0x000055d0c8b1a2f8>", "video"),
    printed("csharp-type", "a printed C# type", "System.Security.Claims.ClaimsPrincipal", "video"),
    printed("dart-instance", "a printed Dart object", "Instance of 'User'", "conversations"),
    printed("swift-optional", "Swift's printed optional", 'Optional("alice")', "conversations"),
    printed("promise-pending", "a printed promise", "Promise { <pending> }", "sync"),
]
TEMPLATES = [
    printed("mustache", "the template `{{identity}}`", "{{identity}}"),
    printed("mustache", "the template `{{identity}}`", "{{identity}}", "voice"),
    printed("mustache-space", "the template `{{ user.id }}`", "{{ user.id }}", "video"),
    printed("dollar-brace", "the variable `${identity}`", "${identity}", "sync"),
    printed("dollar", "the variable `$identity`", "$identity", "conversations"),
    printed("erb", "the template `<%= current_user.id %>`", "<%= current_user.id %>", "video"),
    printed("percent", "the variable `%IDENTITY%`", "%IDENTITY%", "sync"),
    printed("ruby-hash", "the template `#{user.id}`", "#{user.id}", "video"),
    printed("colon-route", "the route's parameter `:identity`", ":identity", "conversations"),
    printed("brace", "the template `{identity}`", "{identity}", "video"),
    printed("user-underscore-undefined", "the template of a value that was missing", "user_undefined", "sync"),
]
TEMPLATES[-1]["other"].append({"errors": [], "warnings": [], "verdict": "valid"})
PLACEHOLDERS = [
    printed("sample-angle", "the placeholder `<your-identity>`", "<your-identity>", "video"),
    printed("sample-your", "the placeholder `YOUR_IDENTITY`", "YOUR_IDENTITY", "voice"),
    printed("stars", "asterisks", "*****", "video"),
    printed("xxxx", "the letter x for each character", "xxxxxxxx", "sync"),
    printed("changeme", "the placeholder `changeme`", "changeme", "conversations"),
]

SPACES = [
    case("identity-space-before-plus", "identity white space", "a `+` in an address is read as a space", token(claims(identity=" 15550100188")),
         warnings="identity-white-space", sdk="conversations", source=f"{GH}/twilio/voice-quickstart-ios/issues/324",
         mention=["space", "%2B"]),
    case("identity-space-before-plus-voice", "identity white space", "the same for Voice, which refuses a space",
         token(claims(VOICE, identity=" 15550100188")), "identity-forbidden-characters", None, sdk="voice",
         source=f"{GH}/twilio/voice-quickstart-ios/issues/324", mention=["%2B"]),
    case("identity-space-before-plus-sync", "identity white space", "the same for Sync", token(claims(SYNC, identity=" 4915500000001")),
         warnings="identity-white-space", sdk="sync", mention=["%2B"]),
    case("identity-space-after", "identity white space", "a name from a form, not trimmed", token(claims(VIDEO, identity="alice ")),
         warnings="identity-white-space", sdk="video", mention=[("space", "white space")], never=["%2B"]),
    case("identity-line-break", "identity white space", "a name from a file, with its line break", token(claims(SYNC, identity="alice\n")),
         warnings="identity-white-space", sdk="sync", mention=["line break"]),
    case("identity-zero-width", "identity white space", "an invisible character, from a chat", token(claims(VIDEO, identity="alice\u200b")),
         warnings="identity-white-space", sdk="video", mention=[("invisible", "U+200B")],
         other=(("", "identity-invisible"),)),
    case("identity-byte-order-mark", "identity white space", "the mark at the beginning of a file", token(claims(SYNC, identity="\ufeffalice")),
         warnings="identity-white-space", sdk="sync", mention=[("invisible", "U+FEFF", "byte order mark")], other=(("", "identity-invisible"),)),
    case("identity-quoted", "identity white space", "a JSON string in place of its value", token(claims(VIDEO, identity='"alice"')),
         warnings="identity-quoted", sdk="video", mention=["quotes"],
         other=(("", RULE), ("", "identity-white-space"))),
    case("identity-percent-encoded", "identity white space", "a name as it stood in the address", token(claims(SYNC, identity="alice%40example.com")),
         warnings=None, sdk="sync", mention=[]),
]

PREFIXES = [
    case("identity-client-voice", "identity prefix", "TwiML and REST write `client:` before it", token(claims(VOICE, identity="client:alice")),
         warnings="identity-reserved-characters", sdk="voice", source=f"{VOICE_CLIENT} and {GH}/MrHertal/react-native-twilio-phone/issues/6",
         mention=["client:", "TwiML"],
         other=(("identity-prefix", ""), ("", "identity-prefix"))),
    case("identity-client-number-voice", "identity prefix", "the same before a user's number", token(claims(VOICE, identity="client:user_290_3")),
         warnings="identity-reserved-characters", sdk="voice", source=f"{GH}/twilio/twilio-php/issues/378", mention=["client:"], other=(("identity-prefix", ""), ("", "identity-prefix"))),
    case("identity-client-upper-voice", "identity prefix", "with a capital letter", token(claims(VOICE, identity="Client:alice")),
         warnings="identity-reserved-characters", sdk="voice", source=VOICE_CLIENT, mention=["client:"], other=(("identity-prefix", ""), ("", "identity-prefix"))),
    case("identity-client-and-chat", "identity prefix", "one token for both SDKs", token(claims(CHAT, VOICE, identity="client:alice")),
         warnings="identity-reserved-characters", sdk="voice conversations", source=VOICE_CLIENT, mention=["client:"], other=(("identity-prefix", ""), ("", "identity-prefix"))),
    case("identity-sip-voice", "identity prefix", "an address of SIP in place of a name", token(claims(VOICE, identity="sip:alice@example.com")),
         warnings="identity-reserved-characters", sdk="voice", source=VOICE_CLIENT, mention=[("sip:", "@", ":")], other=(("", "identity-prefix"), ("identity-prefix", ""))),
    case("identity-client-in-sync", "identity prefix", "Sync has no such prefix, so it is a name", token(claims(SYNC, identity="client:alice")),
         sdk="sync"),
    case("identity-client-alone-voice", "identity prefix", "the prefix and a missing name", token(claims(VOICE, identity="client:undefined")),
         warnings="identity-reserved-characters", sdk="voice", source=VOICE_CLIENT, mention=["client:"],
         other=(("", f"{RULE} identity-reserved-characters"), ("", RULE), ("identity-prefix", ""), ("", "identity-prefix"))),
]

OTHERS = [
    case("identity-undefined-livekit", "identity nobody meant", "the word `undefined`", livekit_token(livekit(sub="undefined")), warnings=RULE,
         vendor="livekit", sdk="client", source=f"{GH}/pipecat-ai/pipecat/issues/2522", mention=["undefined"], never=["53205", "Twilio"]),
    case("identity-template-livekit", "identity nobody meant", "a template", livekit_token(livekit(sub="{livekit_participant_identity}")), warnings=RULE,
         vendor="livekit", sdk="client", source=f"{GH}/matrix-org/matrix-spec-proposals/pull/4195", mention=["template"]),
    case("identity-null-zoom", "identity nobody meant", "the word `null`", zoom_token(zoom(user_identity="null")), warnings=RULE, vendor="zoom",
         sdk="video", source="https://developers.zoom.us/docs/video-sdk/react-native/sessions/", mention=["null"], never=["53205", "Twilio"]),
    case("identity-object-zoom", "identity nobody meant", "a printed object", zoom_token(zoom(user_identity="[object Object]")), warnings=RULE,
         vendor="zoom", sdk="video", mention=["[object Object]"]),
    case("room-undefined-livekit", "identity nobody meant", "a room that nobody meant", livekit_token(livekit(video={"roomJoin": True, "room": "undefined"})),
         warnings="value-placeholder", vendor="livekit", sdk="client", source=f"{GH}/livekit/livekit/issues/3566", mention=["undefined"], other=(("", ""),)),
    case("topic-template-zoom", "identity nobody meant", "a topic that nobody meant", zoom_token(zoom(tpc="{{sessionName}}")), warnings="value-placeholder",
         vendor="zoom", sdk="video", source=code(53205).replace("www.twilio.com/docs/api/errors/53205", "developers.zoom.us/docs/video-sdk/auth/"),
         mention=["template"], other=(("", ""),)),
]

CASES = WORDS + TEMPLATES + PLACEHOLDERS + SPACES + PREFIXES + OTHERS
