"""Whole inputs that nobody meant: words, placeholders, templates, references, printed objects."""

from case import ACCESS_TOKENS, PAGE_51130, case
from forge import token

GOOD = token()
HTML = ("XML", "HTML")
GH = "https://github.com"
KINDS = {
    "word": "the program that passed it had no token",
    "object": "an object was printed, and not the token in it",
    "promise": "nobody waited for the token",
    "placeholder": "it is the placeholder of a sample, which was never replaced by a token",
    "template": "it is a template or a variable that nothing filled in",
    "reference": "it is a reference to a secret manager, which nothing resolved",
}


def value(kind, name, why, given, mention, *, source=PAGE_51130, never=(), other=()):
    """No token at all: `not-a-jwt` alone, in words of its kind."""
    return case(
        f"input-{kind}-{name}", f"input {kind}", why, given, "not-a-jwt", source=source, mention=mention, never=never, never_rules="bad-base64 truncated whitespace quoted",
        report=report, unsure=unsure, other=other,
    )


WORDS = [
    value("word", "none", "Python prints a missing value so", "None", ["None"]),
    value("word", "nil", "Ruby, Go, Swift and Lua print a missing value so", "nil", ["nil"]),
    value("word", "null-upper", "a shell script or SQL client prints a missing value so", "NULL", ["NULL"]),
    value("word", "null-parentheses", "Objective-C and C's printf print a missing value so", "(null)", ["(null)"]),
    value("word", "nil-angle", "Go's `%v` prints a nil pointer so", "<nil>", ["<nil>"], never=HTML),
    value("word", "null-angle", "NSNull prints itself so", "<null>", ["<null>"], never=HTML),
    value("word", "nan", "a number that is none, as JavaScript prints it", "NaN", ["NaN"]),
    value("word", "undefined-line-break", "the word, from a file with a line break at its end", "undefined\n", ["undefined"]),
    value("word", "undefined-quoted", "`JSON.stringify(String(token))` of a missing value", '"undefined"', ["undefined"],
          other=(("quoted not-a-jwt", ""),)),
    value("word", "false", "twilio-php signs with `false` from getenv(); a missing option is printed so", "false", ["false"],
          source=f"{GH}/twilio/twilio-php/issues/502"),
    value("word", "nothing", "Visual Basic and Julia call a missing value so", "Nothing", ["Nothing"]),
    case("input-word-bearer-undefined", "input word", "`Bearer ${token}` with a missing token", "Bearer undefined",
         "bearer-prefix not-a-jwt", source=PAGE_51130, mention=["undefined"], inner=False,
         other=(("not-a-jwt", ""),)),
    case("input-word-json-undefined", "input word", "a token endpoint that answers before it has a token",
         '{"identity":"alice","token":"undefined"}', "json-wrapped", source=PAGE_51130, mention=["undefined"],
         other=(("json-wrapped not-a-jwt", ""),)),
    case("input-word-json-null", "input word", "a token endpoint whose token is null", '{"token":null}', "json-wrapped",
         source=PAGE_51130, mention=["null"],
         other=(("json-wrapped not-a-jwt", ""),)),
]

OBJECTS = [
    value("object", "python", "the object in place of its text: `to_jwt()` was not called",
          "<twilio.jwt.access_token.AccessToken object at 0x7f5c2>", [("to_jwt", "object")],
          source=f"{GH}/twilio/voice-quickstart-server-python/pull/27", never=HTML),
    value("object", "python-bound-method", "the method without its parentheses",
          "<bound method Jwt.to_jwt of <twilio.jwt.access_token.AccessToken object at 0x7f5c2a10>>",
          [("()", "call", "method", "function")], source=f"{GH}/twilio/voice-quickstart-server-python/pull/27", never=HTML),
    value("object", "python-token-repr", "the library's own `__str__` of the object",
          "<AccessToken [<ChatGrant {'service_sid': 'IS00'}>]>", [("to_jwt", "object")],
          source=f"{GH}/twilio/twilio-python", never=HTML),
    value("object", "python-response", "the response of the HTTP client in place of its text", "<Response [200]>",
          [("response", "object")], never=HTML),
    value("object", "ruby", "`to_jwt` was not called in Ruby", "#<Twilio::JWT::AccessToken:0x000055d0c8b1a2f8>",
          [("to_jwt", "object")], source=f"{GH}/twilio/twilio-ruby", never=HTML),
    value("object", "java", "`toJwt()` was not called in Java", "com.twilio.jwt.accesstoken.AccessToken@1b6d3586",
          [("toJwt", "object")], source=f"{GH}/twilio/twilio-java"),
    value("object", "csharp", "`ToJwt()` was not called in C#", "Twilio.Jwt.AccessToken.Token", [("ToJwt", "object")],
          source=f"{GH}/twilio/twilio-csharp"),
    value("object", "go", "a struct printed with `%v`", "&{0xc0000b4000 SK00 AC00 alice [] 3600}", ["object"]),
    value("object", "go-format", "a wrong verb of `fmt`", "%!s(*jwt.AccessToken=0xc0000b4000)", [("object", "format")]),
    value("object", "php", "a PHP array as text", "Array", [("Array", "object")]),
    value("object", "javascript", "an object in a string, JavaScript", "[object Response]", ["object"]),
    value("object", "javascript-function", "the method without its parentheses",
          "function toJwt() { [native code] }", [("function", "call")]),
    value("object", "javascript-class", "`console.log(token)` of the object, pasted",
          "AccessToken {\n  identity: 'alice',\n  ttl: 3600,\n  grants: []\n}", [("toJwt", "object")]),
    value("object", "rust", "a Rust struct with `{:?}`", "AccessToken { token: \"[redacted]\", .. }", ["object"]),
    value("object", "kotlin-unit", "a function that returns nothing, in Kotlin", "kotlin.Unit", [("nothing", "object", "Unit")]),
    value("object", "elixir-error", "an error tuple, as Elixir prints it", "{:error, :unauthorized}", [("error", "object")]),
]

PROMISES = [
    value("promise", "javascript-pending", "`console.log` of a promise, pasted", "Promise { <pending> }", ["await"]),
    value("promise", "javascript-object", "LiveKit's `toJwt()` has returned a promise since version 2; the same in any `async` function",
          "[object Promise]", ["await"]),
    value("promise", "python-coroutine", "an `async def` that nobody awaited",
          "<coroutine object create_token at 0x7f0c1a2b3c40>", ["await"], never=HTML),
    value("promise", "python-future", "a future in place of its result",
          "<Future pending cb=[_chain_future.<locals>._call_check_cancel()]>", [("await", "result")], never=HTML),
    value("promise", "csharp-task", "a `Task<string>` in place of its result",
          "System.Threading.Tasks.Task`1[System.String]", ["await"]),
    value("promise", "dart-future", "a `Future<String>` in a Flutter app", "Instance of 'Future<String>'", ["await"]),
    value("promise", "java-future", "a CompletableFuture in place of its result",
          "java.util.concurrent.CompletableFuture@4b1210ee[Not completed]", [("await", "get()", "join")]),
    value("promise", "kotlin-deferred", "a coroutine in place of its result", "DeferredCoroutine{Active}@5b2133b1", ["await"]),
]

PLACEHOLDERS = [
    value("placeholder", "your-access-token", "the placeholder of many samples", "<your-access-token>", ["placeholder"], never=HTML),
    value("placeholder", "your-token-here", "upper case, as in samples", "YOUR_ACCESS_TOKEN_HERE", ["placeholder"]),
    value("placeholder", "paste", "the constant of Twilio's mobile quickstarts", "PASTE_YOUR_ACCESS_TOKEN_HERE", ["placeholder"],
          source=f"{GH}/twilio/voice-quickstart-ios"),
    value("placeholder", "twilio-access-token", "the constant of Twilio's Android quickstarts", "TWILIO_ACCESS_TOKEN",
          [("placeholder", "name")], source=f"{GH}/twilio/video-quickstart-android"),
    value("placeholder", "stars", "a log that masks secrets", "********************", [("masked", "placeholder", "asterisk")]),
    value("placeholder", "github-stars", "GitHub Actions prints any secret so", "***", [("masked", "placeholder", "asterisk")]),
    value("placeholder", "xxxx", "the letter x for each character", "x" * 64, ["placeholder"]),
    value("placeholder", "redacted", "a log that removes secrets", "[REDACTED]", [("redacted", "placeholder")]),
    value("placeholder", "angle-upper", "in angle brackets, upper case, with a space", "<ACCESS TOKEN>", ["placeholder"], never=HTML),
    value("placeholder", "changeme", "the default of many charts", "changeme", ["placeholder"]),
    value("placeholder", "ellipsis", "three dots, as a page writes what it leaves out", "...", [("placeholder", "left out", "dots")],
          other=(("truncated", ""),)),
    value("placeholder", "eyj-ellipsis", "`eyJ...`, as pages write a token", "eyJ...", [("placeholder", "cut", "left out", "shortened")],
          source=ACCESS_TOKENS, other=(("truncated", ""),)),
]
PLACEHOLDERS[-1]["never_rules"] = ["bad-base64"]
PLACEHOLDERS[-2]["never_rules"] = ["bad-base64"]

TEMPLATES = [
    value("template", "erb", "ERB, EJS, JSP and Go's text in Rails", "<%= token %>", ["template"], never=HTML),
    value("template", "php", "PHP's short tag in a page that PHP did not read", "<?= $token ?>", ["template"], never=HTML),
    value("template", "php-long", "PHP in a page that PHP did not read", "<?php echo $token; ?>", ["template"], never=HTML),
    value("template", "mustache", "Mustache, Handlebars, Jinja, Vue, Angular, Liquid, Helm", "{{ token }}", ["template"]),
    value("template", "mustache-raw", "three braces: not escaped", "{{{token}}}", ["template"]),
    value("template", "jinja-filter", "Jinja with a filter", "{{ access_token | safe }}", ["template"]),
    value("template", "blade-raw", "Laravel's Blade", "{!! $accessToken !!}", ["template"],
          source=f"{GH}/twilio/video-quickstart-js/issues/33"),
    value("template", "javascript", "a template literal in the wrong quotes", "${token}", [("template", "variable")]),
    value("template", "shell", "a variable in single quotes", "$ACCESS_TOKEN", ["variable"]),
    value("template", "shell-braces-default", "with a default, in a file that no shell read", "${ACCESS_TOKEN:-}", ["variable"]),
    value("template", "windows", "cmd's variable in a shell that is not cmd", "%ACCESS_TOKEN%", ["variable"]),
    value("template", "powershell", "PowerShell's variable in single quotes", "$env:ACCESS_TOKEN", ["variable"]),
    value("template", "make-or-azure", "make, Azure Pipelines and Kubernetes", "$(ACCESS_TOKEN)", ["variable"],
          source=f"{GH}/kubernetes/kubernetes/issues/34968"),
    value("template", "github-actions", "an expression outside of a workflow", "${{ secrets.ACCESS_TOKEN }}", [("template", "variable")]),
    value("template", "ruby", "Ruby's interpolation in single quotes", "#{token}", ["template"]),
    value("template", "python-percent", "Python's old format", "%(token)s", ["template"]),
    value("template", "python-brace", "an f-string without its f", "{token}", ["template"]),
    value("template", "replace-tokens", "the task Replace Tokens of Azure Pipelines", "#{ACCESS_TOKEN}#", [("template", "variable")]),
    value("template", "underscores", "a script replaces it with `sed`", "__ACCESS_TOKEN__", [("template", "placeholder")]),
    value("template", "maven", "Maven and autoconf", "@access.token@", [("template", "variable")]),
    value("template", "double-brackets", "Komodo's variables", "[[ACCESS_TOKEN]]", [("template", "variable")],
          source=f"{GH}/moghtech/komodo/issues/700"),
    value("template", "bearer", "the header's template", "Bearer {{access_token}}", ["template"],
          other=(("bearer-prefix not-a-jwt", ""), ("bearer-prefix", ""))),
    value("template", "postman", "a variable of Postman's that has no value, in JSON", '{"token": "{{access_token}}"}', [("template", "variable")],
          other=(("json-wrapped", ""), ("json-wrapped not-a-jwt", ""))),
]

REFERENCES = [
    value("reference", "one-password", "a reference of 1Password; `op run` resolves it", "op://server/twilio/access-token",
          [("secret manager", "reference", "1Password")], source="https://developer.1password.com/docs/cli/secret-references"),
    value("reference", "aws-arn", "the ARN of a secret", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:twilio-AbCdEf",
          [("secret manager", "reference", "AWS")]),
    value("reference", "azure-key-vault", "App Service resolves it when its identity may read the vault",
          "@Microsoft.KeyVault(SecretUri=https://fake.vault.azure.net/secrets/twilio/)", [("secret manager", "reference", "Key Vault")],
          source="https://learn.microsoft.com/azure/app-service/app-service-key-vault-references"),
    value("reference", "gcp", "the name of a secret's version", "projects/000000000000/secrets/twilio-token/versions/latest",
          [("secret manager", "reference", "Google")]),
    value("reference", "vault", "HashiCorp Vault by vals, bank-vaults or Spinnaker", "vault:secret/data/twilio#token",
          [("secret manager", "reference", "Vault")]),
    value("reference", "cloudformation", "a dynamic reference outside of a template",
          "{{resolve:secretsmanager:twilio:SecretString:token}}", [("secret manager", "reference", "template")]),
    value("reference", "sops", "a value that sops encrypted", "ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]",
          [("sops", "encrypted", "reference")]),
]

CASES = WORDS + OBJECTS + PROMISES + PLACEHOLDERS + TEMPLATES + REFERENCES
