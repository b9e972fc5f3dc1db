"""Environments for `token check --env` and `token issue`, with the variables of the repository's grants.toml."""

from case import REGIONS
from forge import ACCOUNT, APP, AUTH_TOKEN, KEY, LIVEKIT_KEY, LIVEKIT_SECRET, OTHER_ACCOUNT, OTHER_KEY, PUSH, SECRET, SERVICE, SYNC_SERVICE, WORKSPACE, ZOOM_KEY, ZOOM_SECRET, digits

GH = "https://github.com"
AC, SK, KS = "TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET"
IS, AP, WS, CR = "TWILIO_CONVERSATIONS_SERVICE_SID", "TWILIO_TWIML_APP_SID", "TWILIO_WORKSPACE_SID", "TWILIO_PUSH_CREDENTIAL_SID"
GOOD = {AC: ACCOUNT, SK: KEY, KS: SECRET, IS: SERVICE, AP: APP, WS: WORKSPACE, CR: PUSH}
CHECK = ["check", "--env"]
AGENT = ["issue", "support_agent", "--identity", "alice"]
UNSET = None
"""As the value of a variable: not set."""

LIVEKIT_GUEST = 'vendor = "livekit"\n\n[token.guest]\nsdk = "client"\nttl = "15m"\nvideo.roomJoin = true\nvideo.room = { input = "room" }\n'
LIVEKIT_SERVER = 'vendor = "livekit"\n\n[token.caretaker]\nsdk = "server"\nttl = "10m"\nvideo.roomList = true\n'
ZOOM_HOST = 'vendor = "zoom"\n\n[token.host]\nsdk = "video"\nttl = "2h"\nsession.tpc = { input = "topic" }\nsession.role_type = 1\n'


def error(rule, at, *other):
    return {"severity": "error", "rule": rule, "or": list(other), "at": at}


def warning(rule, at, *other):
    return {"severity": "warning", "rule": rule, "or": list(other), "at": at}


def env(name, kind, why, changes, *findings, mention=(), never=(), source=None, commands=(CHECK, AGENT), vendor="twilio", grants="grants.toml", base=None, env_file=None, exact=True):
    """`findings` are all that is found (`exact`); each may have another rule, of which one is as good. Without any the answer has none."""
    whole = (GOOD if base is None else base) | changes
    values = {key: value for key, value in whole.items() if value is not UNSET}
    secrets = [value for value in (SECRET, AUTH_TOKEN, LIVEKIT_SECRET, ZOOM_SECRET) if value in values.values() or any(value in str(one) for one in values.values())]
    return {
        "name": name, "kind": kind, "why": why, "source": source, "vendor": vendor, "grants": grants, "commands": [list(one) for one in commands], "env": values, "env_file": env_file,
        "findings": list(findings), "exact": exact, "exit": 1 if any(one["severity"] == "error" for one in findings) else 0,
        "says": says or ("nothing" if not findings else why), "mention": [list(one) if isinstance(one, tuple) else [one] for one in mention], "never": [*never, *secrets], "unsure": unsure, "report": report,
    }


def bad(name, kind, why, variable, value, rule, *other, mention=(), **more):
    """One variable, one error."""
    return env(name, kind, why, {variable: value}, error(rule, variable, *other), mention=[variable, *mention], **more)


P = "variable-placeholder"
WRONG = ("variable-wrong-sid",)
THREE = {AC: "undefined", SK: "undefined", KS: "undefined"}

WORDS = [
    env("three-undefined", "word", "the three variables hold `undefined`: the program that set them had no value", THREE, error(P, AC), error(P, SK), error(P, KS, "secret-placeholder"),
        mention=["undefined", "had no value"], never=["begins with something else", "the same as"], source=f"{GH}/vercel/next.js/issues/13585"),
    env("three-null", "word", "the three variables hold `null`", {AC: "null", SK: "null", KS: "null"}, error(P, AC), error(P, SK), error(P, KS, "secret-placeholder"), mention=["null"], never=["the same as"]),
    env("three-none", "word", "`str(os.getenv(…))` in Python", {AC: "None", SK: "None", KS: "None"}, error(P, AC), error(P, SK), error(P, KS, "secret-placeholder"), mention=["None"], never=["the same as"]),
    bad("account-undefined", "word", "it holds the word `undefined`", AC, "undefined", P, *WRONG, mention=["undefined"], never=["begins with something else"]),
    bad("service-null", "word", "it holds the word `null`", IS, "null", P, *WRONG, mention=["null"]),
    bad("service-undefined", "word", "it holds the word `undefined`", IS, "undefined", P, *WRONG, mention=["undefined"]),
    bad("app-false", "word", "PHP's and a template's false", AP, "false", P, *WRONG, mention=["false"], source=f"{GH}/twilio/twilio-php/issues/502"),
    bad("workspace-nil", "word", "Ruby's and Go's missing value", WS, "<nil>", P, *WRONG, mention=["<nil>"], commands=(CHECK,)),
    bad("push-nan", "word", "a number that is none", CR, "NaN", P, *WRONG, mention=["NaN"], commands=(CHECK,)),
    bad("secret-undefined", "word", "it holds the word `undefined`", KS, "undefined", P, "secret-placeholder", mention=["undefined"]),
    bad("desk-undefined", "word", "a text that holds the word `undefined`", "CRM_DESK", "undefined", P, mention=["undefined"], commands=(CHECK,)),
    bad("secret-object", "word", "a printed object", KS, "[object Object]", P, "secret-placeholder", mention=["object"]),
    bad("key-promise", "word", "a value that nobody awaited", SK, "[object Promise]", P, *WRONG, mention=[("await", "promise")]),
]

PLACEHOLDERS = [
    bad("account-xxxx", "placeholder", "the sample's letters", AC, "AC" + "x" * 32, P, "placeholder-sid", *WRONG, mention=["placeholder"], source=f"{GH}/twilio/twilio-video-app-react/issues/194"),
    bad("account-stars", "placeholder", "a masked SID", AC, "AC***", P, "placeholder-sid", *WRONG, mention=["placeholder"], never=["too short"]),
    bad("key-stars", "placeholder", "a masked SID", SK, "SK" + "*" * 32, P, "placeholder-sid", *WRONG, mention=["placeholder"]),
    bad("account-angle", "placeholder", "the sample's text", AC, "<your-twilio-account-sid>", P, *WRONG, mention=["placeholder"], source=f"{GH}/TwilioDevEd/video-access-token-server-python/issues/2"),
    bad("key-your", "placeholder", "the sample's text", SK, "your_api_key_sid", P, *WRONG, mention=["placeholder"]),
    bad("secret-angle", "placeholder", "the sample's text", KS, "<your-twilio-api-key-secret>", P, "secret-placeholder", mention=["placeholder"], source=f"{GH}/TwilioDevEd/video-access-token-server-python/issues/2"),
    bad("secret-stars", "placeholder", "32 asterisks, copied from a page that masks it", KS, "*" * 32, P, "secret-placeholder", mention=[("asterisk", "masked", "placeholder")]),
    bad("secret-bullets", "placeholder", "32 dots, copied from a password field", KS, "\u2022" * 32, P, "secret-placeholder", mention=[("dots", "masked", "placeholder")]),
    bad("secret-xs", "placeholder", "the letter x 32 times", KS, "x" * 32, P, "secret-placeholder", mention=["placeholder"], source=f"{GH}/twilio/twilio-video-app-react/issues/194"),
    bad("secret-changeme", "placeholder", "a chart's default", KS, "changeme", P, "secret-placeholder", mention=["placeholder"]),
    bad("secret-zzz", "placeholder", "the quickstart's `zzz`", KS, "zzz", P, "secret-placeholder", "secret-short", mention=[("placeholder", "short")], source=f"{GH}/twilio/video-quickstart-js/issues/11"),
    bad("service-paste", "placeholder", "`PASTE_…`", IS, "PASTE_SERVICE_SID_HERE", P, *WRONG, mention=["placeholder"]),
    bad("app-ellipsis", "placeholder", "a shortened SID", AP, "AP0123...", P, "placeholder-sid", *WRONG, mention=[("placeholder", "shortened")], never=["too short"]),
]

TEMPLATES = [
    bad(f"template-{name}", "template", why, KS, value, P, "secret-placeholder", mention=[("variable", "expanded", "template")], source=source, report=report)
    for name, why, value, source, report in (
        ("shell", "a variable in a file that no shell read", "$TWILIO_API_SECRET", None, "f11"),
        ("shell-braces", "a variable that no compose file expanded", "${TWILIO_API_SECRET}", None, None),
        ("shell-default", "a variable with a default, not expanded", "${TWILIO_API_SECRET:-}", None, None),
        ("kubernetes", "Kubernetes expands it only where the variable stands before", "$(TWILIO_API_SECRET)", f"{GH}/kubernetes/kubernetes/issues/34968", None),
        ("windows", "cmd's variable in another shell", "%TWILIO_API_SECRET%", None, None),
        ("powershell", "PowerShell's variable in single quotes", "$env:TWILIO_API_SECRET", None, None),
        ("github", "an expression outside of a workflow", "${{ secrets.TWILIO_API_SECRET }}", None, None),
        ("gitlab-masked", "GitLab's variable that is protected, in an unprotected branch", "$TWILIO_API_SECRET_PROD", None, None),
        ("helm", "a template of Helm's", "{{ .Values.twilio.apiSecret }}", None, None),
        ("komodo", "Komodo's variable", "[[TWILIO_API_SECRET]]", f"{GH}/moghtech/komodo/issues/700", None),
        ("azure-pipelines", "the task Replace Tokens", "#{TWILIO_API_SECRET}#", None, None),
        ("underscores", "a script that replaces it with `sed`", "__TWILIO_API_SECRET__", None, None),
        ("ansible", "Ansible's variable", "{{ twilio_api_secret }}", None, None),
        ("terraform", "Terraform's variable as text", "${var.twilio_api_secret}", None, None),
        ("erb", "ERB in a YAML file that Rails did not render", "<%= ENV['TWILIO_API_SECRET'] %>", None, None),
    )
] + [
    bad("template-account", "template", "a variable that names itself", AC, "${TWILIO_ACCOUNT_SID}", P, *WRONG, mention=[("variable", "expanded")]),
    bad("template-dollar-escaped", "template", "compose's `$$`, which means one `$`", AC, "$$TWILIO_ACCOUNT_SID", P, *WRONG, mention=[("variable", "expanded", "$$")]),
    bad("template-service", "template", "a template in the service's SID", IS, "{{service_sid}}", P, *WRONG, mention=["template"]),
    bad("template-desk", "template", "a template in a text", "CRM_DESK", "${CRM_DESK}", P, mention=[("variable", "expanded")], commands=(CHECK,)),
]

REFERENCES = [
    bad(f"reference-{name}", "reference", why, KS, value, P, "secret-placeholder", mention=[("secret manager", "reference", who)], source=source)
    for name, why, value, who, source in (
        ("one-password", "1Password's; `op run` resolves it", "op://server/twilio/secret", "1Password", f"{GH}/1Password/op-vscode/issues/219"),
        ("aws", "AWS Secrets Manager's ARN", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:twilio-AbCdEf", "AWS", None),
        ("aws-ssm", "an ARN of the Parameter Store", "arn:aws:ssm:eu-west-1:000000000000:parameter/twilio/secret", "AWS", None),
        ("key-vault", "App Service could not read the vault", "@Microsoft.KeyVault(SecretUri=https://fake.vault.azure.net/secrets/twilio/)", "Key Vault", "https://learn.microsoft.com/azure/app-service/app-service-key-vault-references"),
        ("gcp", "Google's Secret Manager", "projects/000000000000/secrets/twilio/versions/latest", "Google", None),
        ("gcp-sm", "Spring Cloud's form of the same", "sm://twilio-api-secret", "Google", None),
        ("vault", "HashiCorp Vault, by vals or bank-vaults", "vault:secret/data/twilio#api_secret", "Vault", None),
        ("cloudformation", "a dynamic reference outside of a template", "{{resolve:secretsmanager:twilio:SecretString:secret}}", "AWS", None),
        ("file", "compose's file of a secret, and not what is in it", "/run/secrets/twilio_api_secret", "file", None),
    )
]

AROUND = [
    bad("secret-quoted", "quotes", "`docker run --env-file` keeps quotes", KS, f'"{SECRET}"', "variable-quoted", mention=["quotes"], source=f"{GH}/docker/compose/issues/4921"),
    bad("account-quoted-single", "quotes", "compose's list form keeps quotes", AC, f"'{ACCOUNT}'", "variable-quoted", mention=["quotes"], source=f"{GH}/martabal/qbittorrent-exporter/issues/259"),
    bad("service-typographic", "quotes", "quotes that a word processor wrote", IS, f"\u201c{SERVICE}\u201d", "variable-quoted", *WRONG, mention=["quotes"], never=["begins with something else"]),
    bad("secret-typographic", "quotes", "quotes that a chat wrote", KS, f"\u2018{SECRET}\u2019", "variable-quoted", mention=["quotes"]),
    bad("secret-guillemets", "quotes", "French quotes", KS, f"\u00ab{SECRET}\u00bb", "variable-quoted", mention=["quotes"]),
    bad("key-backticks", "quotes", "Markdown's code", SK, f"`{KEY}`", "variable-quoted", *WRONG, mention=[("quotes", "backtick")]),
    bad("secret-quote-one", "quotes", "one quote alone", KS, f'{SECRET}"', "variable-quoted", "secret-shape", mention=["quote"]),
    bad("account-quote-fullwidth", "quotes", "an East Asian keyboard's quotes", AC, f"\uff02{ACCOUNT}\uff02", "variable-quoted", *WRONG, mention=[("quotes", "U+FF02")]),
    bad("secret-line-break", "white space", "`echo secret | base64` in a Kubernetes secret", KS, f"{SECRET}\n", "variable-white-space", mention=[("line break", "white space")], source="https://kubernetes.io/docs/concepts/configuration/secret/"),
    bad("secret-carriage-return", "white space", "a file with line ends of Windows", KS, f"{SECRET}\r", "variable-white-space", mention=[("line break", "white space", "carriage")]),
    bad("account-space", "white space", "a space after the equals sign", AC, f" {ACCOUNT}", "variable-white-space", mention=[("space", "white space")]),
    bad("key-no-break-space", "white space", "a space as web pages have it", SK, f"{KEY}\u00a0", "variable-white-space", "variable-invisible", *WRONG, mention=[("white space", "U+00A0", "space")]),
    bad("secret-zero-width", "invisible", "an invisible character before it", KS, f"\u200b{SECRET}", "variable-invisible", "variable-white-space", mention=[("invisible", "U+200B")], source=f"{GH}/1jehuang/jcode/issues/376"),
    bad("account-byte-order-mark", "invisible", "the first line of a file that Notepad wrote", AC, f"\ufeff{ACCOUNT}", "variable-invisible", "variable-white-space", *WRONG, mention=[("invisible", "U+FEFF", "byte order mark")],
        source=f"{GH}/1jehuang/jcode/issues/376"),
    bad("secret-soft-hyphen", "invisible", "a word processor's soft hyphen inside", KS, f"{SECRET[:16]}\u00ad{SECRET[16:]}", "variable-invisible", "variable-white-space", "secret-shape", mention=[("invisible", "U+00AD")]),
    bad("service-comment", "comment", "`docker run --env-file` keeps comments", IS, f"{SERVICE} # live", "variable-comment", *WRONG, mention=[("comment", "#")], never=["line break"], source=f"{GH}/docker/cli/issues/4404"),
    bad("secret-comment", "comment", "`docker run --env-file` keeps comments", KS, f"{SECRET} # rotate in May", "variable-comment", "variable-white-space", mention=[("comment", "#")], source=f"{GH}/docker/cli/issues/4404"),
    bad("account-comment-alone", "comment", "an empty value, and its comment became the value", AC, "# from the console", "variable-comment", "variable-missing", P, *WRONG, mention=[("comment", "#")],
        source=f"{GH}/mtrnix/metronix-memory/issues/458"),
    bad("app-comment-slashes", "comment", "a comment as in JSON5", AP, f"{APP} // desk", "variable-comment", *WRONG, mention=[("comment", "//")]),
    bad("secret-own-name", "own name", "the whole line was pasted into the form", KS, f"TWILIO_API_SECRET={SECRET}", "variable-own-name", P, mention=[("name", "=")]),
    bad("account-own-name", "own name", "the whole line was pasted into the form", AC, f"TWILIO_ACCOUNT_SID={ACCOUNT}", "variable-own-name", P, *WRONG, mention=[("name", "=")]),
    bad("key-export", "own name", "with `export`", SK, f"export TWILIO_API_KEY={KEY}", "variable-own-name", P, *WRONG, mention=[("name", "export")]),
    bad("service-yaml", "own name", "a line of YAML", IS, f"service_sid: {SERVICE}", "variable-own-name", P, *WRONG, mention=[("name", ":")]),
    bad("secret-bearer", "own name", "a header's scheme before it", KS, f"Bearer {SECRET}", "variable-own-name", "variable-white-space", P, mention=["Bearer"]),
    bad("account-comma", "comma", "an element of a list", AC, f"{ACCOUNT},", "variable-wrong-sid", "variable-comma", mention=["comma"], never=["too long"]),
    bad("account-and-token", "own name", "user and password of curl's `-u`", AC, f"{ACCOUNT}:{AUTH_TOKEN}", "variable-wrong-sid", "variable-own-name", mention=[(":", "Auth Token")]),
    bad("account-link", "own name", "the address of the account's page", AC, f"https://console.twilio.com/?account={ACCOUNT}", "variable-wrong-sid", "variable-own-name", mention=[("address", "URL")]),
]

SECRETS = [
    env("secret-auth-token", "secret", "the secret looks like an Auth Token", {KS: AUTH_TOKEN}, warning("secret-look-alike", KS), mention=["Auth Token"]),
    env("secret-is-auth-token", "secret", "the secret is what `TWILIO_AUTH_TOKEN` holds", {KS: AUTH_TOKEN, "TWILIO_AUTH_TOKEN": AUTH_TOKEN}, error("secret-other", KS), mention=["TWILIO_AUTH_TOKEN"]),
    env("secret-is-key", "secret", "the key's SID, in both places", {KS: KEY}, error("secret-not-secret", KS), mention=[KS], source=f"{GH}/twilio/voice-quickstart-ios/issues/12"),
    env("secret-is-account", "secret", "the Account SID in place of the secret", {KS: ACCOUNT}, error("secret-not-secret", KS), mention=["Account SID"]),
    env("secret-20", "secret", "the secret was cut to 20 characters", {KS: SECRET[:20]}, warning("secret-short", KS, "secret-shape"), mention=[("32", "20")]),
    env("secret-31", "secret", "the secret lacks its last character", {KS: SECRET[:31]}, warning("secret-short", KS, "secret-shape"), mention=[("32", "31")]),
    env("secret-64", "secret", "the secret was pasted twice", {KS: SECRET * 2}, warning("secret-shape", KS), mention=[("32", "64")]),
    env("secret-uuid", "secret", "a UUID in place of the secret", {KS: "00000000-fake-4000-8000-000000000000"}, warning("secret-shape", KS), mention=[("letters and digits", "characters", "32")]),
    env("secret-base64", "secret", "the secret in base64", {KS: "RmFrZVNlY3JldEZvclRlc3RzMDAwMDAwMDAwMDAwMDA="}, warning("secret-shape", KS), mention=[("letters and digits", "characters", "base64", "32")]),
    env("secret-webhook", "secret", "a key of another service, by its prefix", {KS: "whsec_Fake-Secret-For-Tests-0000"}, warning("secret-shape", KS), mention=[("letters and digits", "characters", "another")]),
    env("swapped-key-and-secret", "secret", "key and secret are swapped: one problem", {SK: SECRET, KS: KEY}, error("credentials-swapped", SK, "variables-swapped"), mention=["swapped"]),
    env("swapped-account-and-key", "secret", "account and key are swapped: one problem", {AC: KEY, SK: ACCOUNT}, error("variables-swapped", AC, "credentials-swapped"), mention=["swapped"]),
    env("account-and-auth-token", "secret", "Account SID and Auth Token in place of key and secret", {SK: ACCOUNT, KS: AUTH_TOKEN}, error("variable-wrong-sid", SK, "credentials-swapped"), mention=["API Key"], exact=False),
    env("secret-as-desk", "secret", "the secret in a text that everybody can read", {"CRM_DESK": SECRET}, error("variable-secret", "CRM_DESK"), mention=["CRM_DESK"], commands=(CHECK,)),
]

NEIGHBOURS = [
    env(f"neighbour-{name}", "neighbour", why, {variable: UNSET, other: value}, error("variable-missing", variable), mention=[variable, other], source=source, report=report, commands=commands)
    for name, why, variable, other, value, source, report, commands in (
        ("api-sid", "`TWILIO_API_SID` is set and holds an API Key SID", SK, "TWILIO_API_SID", KEY, f"{GH}/twilio/twilio-php/issues/502", "f23", (CHECK, AGENT)),
        ("account-sid", "`ACCOUNT_SID` is set and holds an Account SID", AC, "ACCOUNT_SID", ACCOUNT, f"{GH}/twilio/video-quickstart-js/issues/11", "f23", (CHECK, AGENT)),
        ("twilio-sid", "`TWILIO_SID` is set and holds an Account SID", AC, "TWILIO_SID", ACCOUNT, None, None, (CHECK, AGENT)),
        ("api-key", "`API_KEY` of the voice quickstart for Node", SK, "API_KEY", KEY, f"{GH}/twilio/voice-quickstart-server-node/blob/master/.env.example", None, (CHECK, AGENT)),
        ("api-key-sid", "`API_KEY_SID` of the mobile quickstarts", SK, "API_KEY_SID", KEY, f"{GH}/twilio/voice-quickstart-android", None, (CHECK, AGENT)),
        ("api-key-secret", "`API_KEY_SECRET` of the voice quickstart for Node", KS, "API_KEY_SECRET", SECRET, f"{GH}/twilio/voice-quickstart-server-node/blob/master/.env.example", None, (CHECK, AGENT)),
        ("signing-key", "`TWILIO_SIGNING_KEY_SID`, the key's former name", SK, "TWILIO_SIGNING_KEY_SID", KEY, None, None, (CHECK, AGENT)),
        ("api-secret", "`API_SECRET` of the mobile quickstarts", KS, "API_SECRET", SECRET, f"{GH}/twilio/voice-quickstart-android", None, (CHECK, AGENT)),
        ("key-secret", "`TWILIO_KEY_SECRET`", KS, "TWILIO_KEY_SECRET", SECRET, None, None, (CHECK, AGENT)),
        ("secret-misspelt", "`TWILLIO_API_SECRET`, with two l", KS, "TWILLIO_API_SECRET", SECRET, None, None, (CHECK, AGENT)),
        ("secret-prefix", "Vite's prefix before the name", KS, "VITE_TWILIO_API_SECRET", SECRET, None, None, (CHECK, AGENT)),
        ("chat-service", "`TWILIO_CHAT_SERVICE_SID`, the old name", IS, "TWILIO_CHAT_SERVICE_SID", SERVICE, f"{GH}/TwilioDevEd/sdk-starter-php", None, (CHECK, AGENT)),
        ("app-sid", "`APP_SID` of the voice quickstart", AP, "APP_SID", APP, f"{GH}/twilio/voice-quickstart-server-node", None, (CHECK, AGENT)),
        ("twiml-application", "`TWILIO_TWIML_APPLICATION_SID`", AP, "TWILIO_TWIML_APPLICATION_SID", APP, None, None, (CHECK, AGENT)),
        ("push-credential", "`PUSH_CREDENTIAL_SID` of the voice quickstart", CR, "PUSH_CREDENTIAL_SID", PUSH, f"{GH}/twilio/voice-quickstart-server-node", None, (CHECK,)),
        ("taskrouter-workspace", "`TWILIO_TASKROUTER_WORKSPACE_SID`, Twilio's own name in the pages", WS, "TWILIO_TASKROUTER_WORKSPACE_SID", WORKSPACE, None, None, (CHECK,)),
        ("lower-case", "the name in lower case", AC, "twilio_account_sid", ACCOUNT, None, None, (CHECK, AGENT)),
    )
] + [
    env("neighbour-none", "neighbour", "nothing near is set", {AC: UNSET}, error("variable-missing", AC), mention=[AC], never=["did you mean", "was it meant"]),
    env("neighbour-other-kind", "neighbour", "`ACCOUNT_SID` is set, and holds no Account SID: it is not named", {AC: UNSET, "ACCOUNT_SID": "42"}, error("variable-missing", AC), mention=[AC], never=["was it meant"]),
    env("empty-service", "neighbour", "a variable that is empty", {IS: ""}, error("variable-missing", IS), mention=[IS]),
]

REGION = [
    env("region-ie1-undeclared", "Region", "`TWILIO_REGION` is ie1, the declaration has no `region`", {"TWILIO_REGION": "ie1"}, warning("region-differs", "TWILIO_REGION", "variables-differ"), mention=["ie1", "us1"], commands=(AGENT,), source=REGIONS),
    env("region-au1-undeclared", "Region", "`TWILIO_REGION` is au1, the declaration has no `region`", {"TWILIO_REGION": "au1"}, warning("region-differs", "TWILIO_REGION", "variables-differ"), mention=["au1", "us1"], commands=(AGENT,), source=REGIONS),
    env("region-us1-declared-ie1", "Region", "`TWILIO_REGION` is us1, the worker's declaration says ie1", {"TWILIO_REGION": "us1"}, warning("region-differs", "TWILIO_REGION", "variables-differ"), mention=["us1", "ie1"],
        commands=(["issue", "worker", "--identity", "bob", "--input", f"worker_sid=WK{digits(8)}"],), source=REGIONS),
    env("region-upper-case", "Region", "`IE1` is ie1", {"TWILIO_REGION": "IE1"}, warning("region-differs", "TWILIO_REGION", "variables-differ"), mention=["ie1"], commands=(AGENT,), source=REGIONS),
]

LK = {"LIVEKIT_API_KEY": LIVEKIT_KEY, "LIVEKIT_API_SECRET": LIVEKIT_SECRET}
ZM = {"ZOOM_VIDEO_SDK_KEY": ZOOM_KEY, "ZOOM_VIDEO_SDK_SECRET": ZOOM_SECRET}
GUEST = (["issue", "guest", "--identity", "alice", "--input", "room=lobby"],)
HOST = (["issue", "host", "--identity", "alice", "--input", "topic=Cool Cars"],)


def lk(name, why, changes, *findings, grants=LIVEKIT_GUEST, commands=GUEST, **more):
    return env(f"livekit-{name}", "LiveKit", why, changes, *findings, base=LK, vendor="livekit", grants=grants, commands=commands, **more)


LIVEKIT = [
    lk("swapped", "key and secret are swapped: no token may have the secret in it", {"LIVEKIT_API_KEY": LIVEKIT_SECRET, "LIVEKIT_API_SECRET": LIVEKIT_KEY}, error("credentials-swapped", "LIVEKIT_API_KEY", "key-perhaps-secret"), mention=["swapped"],
       never=["SID"], source=f"{GH}/livekit/agents/issues/1325"),
    lk("yaml-line", "a line of the server's YAML", {"LIVEKIT_API_SECRET": f"{LIVEKIT_KEY}: {LIVEKIT_SECRET}"}, error("variable-own-name", "LIVEKIT_API_SECRET", "variable-white-space"), mention=[("YAML", "line", ":")], never=["take the white space out"]),
    lk("keys-variable", "`LIVEKIT_KEYS` of the server, in the secret's place", {"LIVEKIT_API_SECRET": f"{LIVEKIT_KEY}:{LIVEKIT_SECRET}"}, error("variable-own-name", "LIVEKIT_API_SECRET"), mention=[("line", ":")],
       source="https://docs.livekit.io/home/self-hosting/deployment/"),
    lk("devkey", "the keys of the development mode", {"LIVEKIT_API_KEY": "devkey", "LIVEKIT_API_SECRET": "secret"}, warning("development-key", "LIVEKIT_API_KEY", "secret-short"), mention=["development"], exact=False,
       source="https://docs.livekit.io/home/self-hosting/local/"),
    lk("your-api-key", "the configuration's placeholder", {"LIVEKIT_API_KEY": "your-api-key"}, error(P, "LIVEKIT_API_KEY"), mention=["placeholder"], source=f"{GH}/livekit/egress/issues/458"),
    lk("undefined", "the word `undefined`", {"LIVEKIT_API_SECRET": "undefined"}, error(P, "LIVEKIT_API_SECRET", "secret-placeholder"), mention=["undefined"]),
    lk("short", "a short secret: the server logs an error and goes on", {"LIVEKIT_API_SECRET": "FakeShortSecret"}, warning("secret-short", "LIVEKIT_API_SECRET"), mention=["32"], source=f"{GH}/pabloFuente/livekit-server-sdk-dotnet/issues/28"),
    lk("neighbour-key", "`LIVEKIT_KEY` of Matrix's token service is set", {"LIVEKIT_API_KEY": UNSET, "LIVEKIT_KEY": LIVEKIT_KEY}, error("variable-missing", "LIVEKIT_API_KEY"), mention=["LIVEKIT_KEY"], source=f"{GH}/element-hq/lk-jwt-service"),
    lk("neighbour-secret", "`LIVEKIT_SECRET` is set", {"LIVEKIT_API_SECRET": UNSET, "LIVEKIT_SECRET": LIVEKIT_SECRET}, error("variable-missing", "LIVEKIT_API_SECRET"), mention=["LIVEKIT_SECRET"], source=f"{GH}/wlphi/ess-docker-compose/issues/20"),
    env("zoom-meeting-names", "Zoom", "the Meeting SDK's variables are set", {"ZOOM_VIDEO_SDK_KEY": UNSET, "ZOOM_MEETING_SDK_KEY": "FakeMeetingSdkKey0001"}, error("variable-missing", "ZOOM_VIDEO_SDK_KEY"), mention=["ZOOM_VIDEO_SDK_KEY"], base=ZM, vendor="zoom",
        grants=ZOOM_HOST, commands=HOST),
    env("zoom-sdk-key", "Zoom", "the quickstart's names are set", {"ZOOM_VIDEO_SDK_KEY": UNSET, "ZOOM_SDK_KEY": ZOOM_KEY}, error("variable-missing", "ZOOM_VIDEO_SDK_KEY"), mention=["ZOOM_SDK_KEY"], base=ZM, vendor="zoom", grants=ZOOM_HOST, commands=HOST,
        source="https://gist.github.com/chsh/27f49868aa3a1e8c95ac2a392f4780d1"),
    env("zoom-swapped", "Zoom", "key and secret are swapped", {"ZOOM_VIDEO_SDK_KEY": ZOOM_SECRET, "ZOOM_VIDEO_SDK_SECRET": ZOOM_KEY}, error("credentials-swapped", "ZOOM_VIDEO_SDK_KEY", "key-perhaps-secret"), mention=["swapped"], base=ZM, vendor="zoom", grants=ZOOM_HOST,
        commands=HOST),
]

ISSUES = [
    env("issue-identity-undefined", "identity of a call", "the identity is the word `undefined`", {}, warning("identity-placeholder", "identity"), mention=["undefined"], commands=(["issue", "support_agent", "--identity", "undefined"],)),
    env("issue-identity-template", "identity of a call", "the identity is a template, which Voice refuses", {}, error("identity-forbidden-characters", "identity", "identity-placeholder"), mention=["{{identity}}"], exact=False,
        commands=(["issue", "support_agent", "--identity", "{{identity}}"],)),
    env("issue-identity-plus", "identity of a call", "a `+` in an address was read as a space", {}, warning("identity-white-space", "identity"), mention=["%2B"], commands=(["issue", "field_engineer", "--identity", " 15550100188", "--input", "case=7"],)),
    env("issue-identity-client", "identity of a call", "`client:` belongs in TwiML", {}, warning("identity-reserved-characters", "identity", "identity-prefix"), mention=["client:"], commands=(["issue", "support_agent", "--identity", "client:alice"],)),
    env("issue-input-undefined", "identity of a call", "the room is the word `undefined`", {}, warning("value-placeholder", "room", "input-placeholder"), mention=["undefined"], commands=(["issue", "meeting_guest", "--identity", "alice", "--input", "room=undefined"],)),
]


def file(name, why, text, *findings, mention=(), **more):
    """Everything comes from `--env-file .env`."""
    return env(f"file-{name}", "file", why, {}, *findings, base={}, env_file=text, mention=mention, commands=(["check", "--env-file", ".env"], ["issue", "support_agent", "--identity", "alice", "--env-file", ".env"]), **more)


LINES = [f"{key}={value}" for key, value in GOOD.items()]
FILES = [
    file("typographic", "quotes that a word processor wrote", "\n".join(LINES).replace(f"{AC}={ACCOUNT}", f"{AC}=\u201c{ACCOUNT}\u201d") + "\n", error("variable-quoted", AC, *WRONG), mention=["quotes"]),
    file("comment-without-space", "a comment without a space before it is part of the value", "\n".join(LINES).replace(SERVICE, f"{SERVICE}#live") + "\n", error("variable-comment", IS, *WRONG), mention=[("comment", "#")],
         source=f"{GH}/DevD4v3/dotenv.core/issues/74"),
    file("yaml", "a line of YAML among the lines", "\n".join(LINES).replace(f"{AP}={APP}", f"{AP}: {APP}") + "\n", error("env-file-line", ".env"), mention=[("=", "NAME=VALUE")], exact=False),
]

ALSO = {"PATH": "/usr/bin", "HOME": "/home/app", "NODE_ENV": "production"}


def good(name, why, changes, **more):
    return env(f"good-{name}", "good", why, changes, **more)


def secret(name, why, value):
    assert len(value) == 32 and value.isascii() and value.isalnum(), value
    return good(f"secret-{name}", why, {KS: value})


DESK = (CHECK, ["issue", "field_engineer", "--identity", "eve", "--input", "case=7"])
GOODS = [
    good("plain", "everything is set", {}),
    good("with-others", "other variables of a server are none of ours", ALSO | {"TOKEN": "undefined", "DEBUG": "null", "API_KEY": "${API_KEY}", "COMMENT": "a # b"}),
    good("sid-names", "the other names of key and secret", {SK: UNSET, KS: UNSET, "TWILIO_API_KEY_SID": KEY, "TWILIO_API_KEY_SECRET": SECRET}),
    good("both-names", "both names of the key, with one value", {"TWILIO_API_KEY_SID": KEY, "TWILIO_API_KEY_SECRET": SECRET}),
    good("neighbour-beside", "a neighbour is set, and ours is, too", {"ACCOUNT_SID": OTHER_ACCOUNT, "TWILIO_API_SID": OTHER_KEY}),
    good("auth-token-beside", "the Auth Token has a variable of its own", {"TWILIO_AUTH_TOKEN": AUTH_TOKEN}),
    good("region-us1", "the Region that is the default, named", {"TWILIO_REGION": "us1"}, commands=(AGENT,)),
    good("region-ie1-worker", "the Region of the declaration, named", {"TWILIO_REGION": "ie1"}, commands=(["issue", "worker", "--identity", "bob", "--input", f"worker_sid=WK{digits(8)}"],)),
    good("region-empty", "an empty Region is none", {"TWILIO_REGION": ""}, commands=(AGENT,)),
    good("edge", "an edge location is no Region", {"TWILIO_EDGE": "dublin"}, commands=(AGENT,)),
    good("upper-case-digits", "hexadecimal digits in upper case", {IS: f"IS{digits(2).upper()}"}),
    good("same-digits", "an account and a service may share digits", {IS: f"IS{digits(0)}", AP: f"AP{digits(0)}"}),
    good("only-video", "a token without variables of its own needs the credentials alone", {IS: UNSET, AP: UNSET, WS: UNSET, CR: UNSET}, commands=(["issue", "meeting_guest", "--identity", "alice", "--input", "room=lobby"],)),
    good("dashboard", "Sync's default service", {}, commands=(["issue", "dashboard", "--identity", "wall"],)),
    good("softphone", "parameters are free", {}, commands=(["issue", "softphone", "--identity", "alice", "--input", "team=null-island"],)),
    good("desk-default", "the desk has a default", {"CRM_DESK": UNSET}, commands=DESK),
    good("desk-words", "a text with the word in it", {"CRM_DESK": "undefined behaviour desk"}, commands=DESK),
    good("desk-number-sign", "a number sign is no comment", {"CRM_DESK": "Desk #4"}, commands=DESK),
    good("desk-dollar", "a price is no variable", {"CRM_DESK": "$5 desk"}, commands=DESK),
    good("desk-umlaut", "a text beyond ASCII", {"CRM_DESK": "Kundendienst M\u00fcnchen"}, commands=DESK),
    good("desk-quotes-inside", "quotes inside of a text", {"CRM_DESK": 'the "north" desk'}, commands=DESK),
    good("desk-apostrophe", "an apostrophe at the end", {"CRM_DESK": "the engineers'"}, commands=DESK),
    good("desk-null-surname", "Null is a surname", {"CRM_DESK": "Null"}, commands=DESK),
    good("desk-percent", "a percent sign is no variable", {"CRM_DESK": "100%"}, commands=DESK),
    secret("digits-only-end", "letters, and many digits", "FakeSecretForTests11111111111111"),
    secret("with-null", "the word inside", "FakenullSecretForTests0000000000"),
    secret("with-undefined", "the word inside", "FakeSecretundefined0000000000000"),
    secret("with-changeme", "the placeholder inside", "FakeSecretchangeme00000000000000"),
    secret("with-xxxx", "the letters inside", "FakeSecretxxxxxxxxForTests000000"),
    secret("with-secret-word", "the variable's name inside", "FakeTWILIOAPISECRETForTests00000"),
    secret("begins-with-sk", "it begins as a SID does", "SKFakeSecretForTests000000000000"),
    secret("begins-with-ac", "it begins as a SID does", "ACFakeSecretForTests000000000000"),
    secret("begins-with-eyj", "it begins as a token does", "eyJFakeSecretForTests00000000000"),
    secret("upper-hexadecimal-g", "nearly hexadecimal: a G is among the letters", "00112233445566778899AABBCCDDEEFG"),
    secret("lower-and-g", "nearly an Auth Token: a letter is in upper case", "00112233445566778899aabbccddeefG"),
    secret("your-inside", "begins with `your`", "yourFakeSecretForTests0000000000"),
    env("good-livekit", "good", "LiveKit's two variables", {}, base=LK, vendor="livekit", grants=LIVEKIT_GUEST, commands=GUEST),
    env("good-livekit-own-key", "good", "a key of one's own server", {"LIVEKIT_API_KEY": "desk_production"}, base=LK, vendor="livekit", grants=LIVEKIT_GUEST, commands=GUEST),
    env("good-livekit-server", "good", "a server token needs no identity", {}, base=LK, vendor="livekit", grants=LIVEKIT_SERVER, commands=(["issue", "caretaker"],)),
    env("good-livekit-url", "good", "the server's address beside them", {"LIVEKIT_URL": "wss://example.livekit.cloud"}, base=LK, vendor="livekit", grants=LIVEKIT_GUEST, commands=GUEST),
    env("good-zoom", "good", "Zoom's two variables", {}, base=ZM, vendor="zoom", grants=ZOOM_HOST, commands=HOST),
    env("good-zoom-short-key", "good", "a key of 22 characters with `-` and `_`", {"ZOOM_VIDEO_SDK_KEY": "Fake-Video_Sdk-Key0001"}, base=ZM, vendor="zoom", grants=ZOOM_HOST, commands=HOST),
    file("good-byte-order-mark", "Notepad's mark before the first line is read past", "\ufeff" + "\n".join(LINES) + "\n"),
    file("good-quoted", "dotenv takes quotes away", "\n".join(f'{key}="{value}"' for key, value in GOOD.items()) + "\n"),
    file("good-export", "dotenv takes `export` away", "\n".join(f"export {line}" for line in LINES) + "\n"),
    file("good-comment", "dotenv takes a comment after a space away", "\n".join(f"{line} # live" for line in LINES) + "\n"),
    file("good-windows", "line ends of Windows", "\r\n".join(LINES) + "\r\n"),
    file("good-expanded", "dotenv expands a variable of the file", f"DIGITS={digits(0)}\n" + "\n".join(LINES).replace(ACCOUNT, "AC${DIGITS}") + "\n"),
]
for _case in GOODS:
    _case["kind"] = "good"

CASES = WORDS + PLACEHOLDERS + TEMPLATES + REFERENCES + AROUND + SECRETS + NEIGHBOURS + REGION + LIVEKIT + ISSUES + FILES + GOODS
