"""Inputs that are unintended values: words, placeholders, templates, references, printed objects."""

from case import ACCESS_TOKENS, GH, PAGE_51130, case

HTML = ("XML", "HTML")


def value(
    name, why, given, mention, *, source=PAGE_51130, never=(), never_rules="bad-base64 truncated whitespace quoted"
):
    """An input that is not a token: only `not-a-jwt`, in words of its kind."""
    return case(
        f"input-{name}", why, given, "not-a-jwt", source=source, mention=mention, never=never, never_rules=never_rules
    )


CASES = {
    "input word": [
        value("word-none", "Python prints a missing value as `None`", "None", ["None"]),
        value("word-nil", "Ruby, Go, Swift and Lua print a missing value as `nil`", "nil", ["nil"]),
        value("word-null-upper", "SQL clients print a missing value as `NULL`", "NULL", ["NULL"]),
        value(
            "word-null-parentheses",
            "Objective-C and C's printf print a missing value as `(null)`",
            "(null)",
            ["(null)"],
        ),
        value("word-nil-angle", "Go's `%v` prints a nil pointer as `<nil>`", "<nil>", ["<nil>"], never=HTML),
        value("word-null-angle", "NSNull prints itself as `<null>`", "<null>", ["<null>"], never=HTML),
        value("word-nan", "JavaScript prints an invalid number as `NaN`", "NaN", ["NaN"]),
        value(
            "word-undefined-line-break", "the word comes from a file, with its line break", "undefined\n", ["undefined"]
        ),
        value(
            "word-undefined-quoted", "`JSON.stringify(String(token))` of a missing value", '"undefined"', ["undefined"]
        ),
        value(
            "word-false",
            "PHP's getenv() returns `false` for a missing variable",
            "false",
            ["false"],
            source=f"{GH}/twilio/twilio-php/issues/502",
        ),
        value("word-nothing", "Visual Basic and Julia print a missing value as `Nothing`", "Nothing", ["Nothing"]),
        case(
            "input-word-bearer-undefined",
            "the template `Bearer ${token}` has no token",
            "Bearer undefined",
            "not-a-jwt",
            source=PAGE_51130,
            mention=["undefined"],
        ),
        case(
            "input-word-json-undefined",
            "the endpoint answers before it has a token",
            '{"identity":"alice","token":"undefined"}',
            "json-wrapped not-a-jwt",
            source=PAGE_51130,
            mention=["undefined"],
        ),
        case(
            "input-word-json-null",
            "the endpoint has no token",
            '{"token":null}',
            "json-wrapped",
            source=PAGE_51130,
            mention=["null"],
        ),
    ],
    "input object": [
        value(
            "object-python",
            "`to_jwt()` is not called: Python prints the object",
            "<twilio.jwt.access_token.AccessToken object at 0x7f5c2>",
            [("to_jwt", "object")],
            source=f"{GH}/twilio/voice-quickstart-server-python/pull/27",
            never=HTML,
        ),
        value(
            "object-python-bound-method",
            "the call of the method lacks its parentheses",
            "<bound method Jwt.to_jwt of <twilio.jwt.access_token.AccessToken object at 0x7f5c2a10>>",
            [("()", "call", "method", "function")],
            source=f"{GH}/twilio/voice-quickstart-server-python/pull/27",
            never=HTML,
        ),
        value(
            "object-python-token-repr",
            "the library's `__str__` prints the object",
            "<AccessToken [<ChatGrant {'service_sid': 'IS00'}>]>",
            [("to_jwt", "object")],
            source=f"{GH}/twilio/twilio-python",
            never=HTML,
        ),
        value(
            "object-python-response",
            "Python's requests prints a response instead of its text",
            "<Response [200]>",
            [("response", "object")],
            never=HTML,
        ),
        value(
            "object-ruby",
            "`to_jwt` is not called: Ruby prints the object",
            "#<Twilio::JWT::AccessToken:0x000055d0c8b1a2f8>",
            [("to_jwt", "object")],
            source=f"{GH}/twilio/twilio-ruby",
            never=HTML,
        ),
        value(
            "object-java",
            "`toJwt()` is not called: Java prints the object",
            "com.twilio.jwt.accesstoken.AccessToken@1b6d3586",
            [("toJwt", "object")],
            source=f"{GH}/twilio/twilio-java",
        ),
        value(
            "object-csharp",
            "`ToJwt()` is not called: C# prints the type",
            "Twilio.Jwt.AccessToken.Token",
            [("ToJwt", "object")],
            source=f"{GH}/twilio/twilio-csharp",
        ),
        value("object-go", "Go's `%v` prints the struct", "&{0xc0000b4000 SK00 AC00 alice [] 3600}", ["object"]),
        value(
            "object-go-format",
            "Go's fmt gets the wrong verb",
            "%!s(*jwt.AccessToken=0xc0000b4000)",
            [("object", "format")],
        ),
        value("object-php", "PHP prints an array as `Array`", "Array", [("Array", "object")]),
        value("object-javascript", "JavaScript prints an object", "[object Response]", ["object"]),
        value(
            "object-javascript-function",
            "the call of the method lacks its parentheses",
            "function toJwt() { [native code] }",
            [("function", "call")],
        ),
        value(
            "object-javascript-class",
            "`console.log(token)` prints the object",
            "AccessToken {\n  identity: 'alice',\n  ttl: 3600,\n  grants: []\n}",
            [("toJwt", "object")],
        ),
        value("object-rust", "Rust's `{:?}` prints the struct", 'AccessToken { token: "[redacted]", .. }', ["object"]),
        value(
            "object-kotlin-unit",
            "the function in Kotlin has no return value",
            "kotlin.Unit",
            [("nothing", "object", "Unit")],
        ),
        value("object-elixir-error", "Elixir prints an error", "{:error, :unauthorized}", [("error", "object")]),
    ],
    "input promise": [
        value(
            "promise-javascript-pending",
            "`console.log` prints a promise without `await`",
            "Promise { <pending> }",
            ["await"],
        ),
        value(
            "promise-javascript-object",
            "LiveKit's `toJwt()` returns a promise since version 2",
            "[object Promise]",
            ["await"],
        ),
        value(
            "promise-python-coroutine",
            "an `async def` is called without `await`",
            "<coroutine object create_token at 0x7f0c1a2b3c40>",
            ["await"],
            never=HTML,
        ),
        value(
            "promise-python-future",
            "Python prints a future instead of its result",
            "<Future pending cb=[_chain_future.<locals>._call_check_cancel()]>",
            [("await", "result")],
            never=HTML,
        ),
        value(
            "promise-csharp-task",
            "C# prints a `Task<string>` instead of its result",
            "System.Threading.Tasks.Task`1[System.String]",
            ["await"],
        ),
        value(
            "promise-dart-future",
            "Dart prints a `Future<String>` instead of its result",
            "Instance of 'Future<String>'",
            ["await"],
        ),
        value(
            "promise-java-future",
            "Java prints a CompletableFuture instead of its result",
            "java.util.concurrent.CompletableFuture@4b1210ee[Not completed]",
            [("await", "get()", "join")],
        ),
        value(
            "promise-kotlin-deferred",
            "Kotlin prints a Deferred instead of its result",
            "DeferredCoroutine{Active}@5b2133b1",
            ["await"],
        ),
    ],
    "input placeholder": [
        value(
            "placeholder-your-access-token",
            "many samples have this placeholder",
            "<your-access-token>",
            ["placeholder"],
            never=HTML,
        ),
        value(
            "placeholder-your-token-here",
            "many samples have placeholders in upper case",
            "YOUR_ACCESS_TOKEN_HERE",
            ["placeholder"],
        ),
        value(
            "placeholder-paste",
            "Twilio's mobile quickstarts have this constant",
            "PASTE_YOUR_ACCESS_TOKEN_HERE",
            ["placeholder"],
            source=f"{GH}/twilio/voice-quickstart-ios",
        ),
        value(
            "placeholder-twilio-access-token",
            "Twilio's Android quickstarts have this constant",
            "TWILIO_ACCESS_TOKEN",
            [("placeholder", "name")],
            source=f"{GH}/twilio/video-quickstart-android",
        ),
        value(
            "placeholder-stars", "a log masks secrets", "********************", [("masked", "placeholder", "asterisk")]
        ),
        value(
            "placeholder-github-stars",
            "GitHub Actions masks any secret as `***`",
            "***",
            [("masked", "placeholder", "asterisk")],
        ),
        value("placeholder-xxxx", "each character is the letter x", "x" * 64, ["placeholder"]),
        value("placeholder-redacted", "a log removes secrets", "[REDACTED]", [("redacted", "placeholder")]),
        value(
            "placeholder-angle-upper",
            "the placeholder has angle brackets and a space",
            "<ACCESS TOKEN>",
            ["placeholder"],
            never=HTML,
        ),
        value("placeholder-changeme", "many charts have this default", "changeme", ["placeholder"]),
        value(
            "placeholder-ellipsis",
            "a page shortens a token to three dots",
            "...",
            [("placeholder", "left out", "dots")],
            never_rules="bad-base64",
        ),
        case(
            "input-placeholder-eyj-ellipsis",
            "a page shortens a token to `eyJ...`",
            "eyJ...",
            "truncated",
            source=ACCESS_TOKENS,
            mention=[("placeholder", "cut", "left out", "shortened", "truncated")],
            never_rules="bad-base64",
        ),
    ],
    "input template": [
        value(
            "template-erb", "a template of ERB, EJS or JSP is not rendered", "<%= token %>", ["template"], never=HTML
        ),
        value("template-php", "PHP's short tag is not rendered", "<?= $token ?>", ["template"], never=HTML),
        value("template-php-long", "PHP's long tag is not rendered", "<?php echo $token; ?>", ["template"], never=HTML),
        value(
            "template-mustache",
            "a template of Mustache, Handlebars, Jinja, Vue, Angular, Liquid or Helm is not rendered",
            "{{ token }}",
            ["template"],
        ),
        value(
            "template-mustache-raw",
            "a template of Mustache with three braces is not rendered",
            "{{{token}}}",
            ["template"],
        ),
        value(
            "template-jinja-filter",
            "a template of Jinja with a filter is not rendered",
            "{{ access_token | safe }}",
            ["template"],
        ),
        value(
            "template-blade-raw",
            "a template of Laravel's Blade is not rendered",
            "{!! $accessToken !!}",
            ["template"],
            source=f"{GH}/twilio/video-quickstart-js/issues/33",
        ),
        value(
            "template-javascript",
            "a template literal of JavaScript has the wrong quotes",
            "${token}",
            [("template", "variable")],
        ),
        value("template-shell", "the shell does not expand variables in single quotes", "$ACCESS_TOKEN", ["variable"]),
        value(
            "template-shell-braces-default",
            "a variable with a default is not expanded",
            "${ACCESS_TOKEN:-}",
            ["variable"],
        ),
        value("template-windows", "only cmd expands this variable", "%ACCESS_TOKEN%", ["variable"]),
        value(
            "template-powershell",
            "PowerShell does not expand variables in single quotes",
            "$env:ACCESS_TOKEN",
            ["variable"],
        ),
        value(
            "template-make-or-azure",
            "a variable of make, Azure Pipelines or Kubernetes is not expanded",
            "$(ACCESS_TOKEN)",
            ["variable"],
            source=f"{GH}/kubernetes/kubernetes/issues/34968",
        ),
        value(
            "template-github-actions",
            "an expression of GitHub Actions is outside a workflow",
            "${{ secrets.ACCESS_TOKEN }}",
            [("template", "variable")],
        ),
        value("template-ruby", "Ruby does not interpolate in single quotes", "#{token}", ["template"]),
        value("template-python-percent", "Python's `%` has no arguments", "%(token)s", ["template"]),
        value("template-python-brace", "the f-string in Python lacks its `f`", "{token}", ["template"]),
        value(
            "template-replace-tokens",
            "the task Replace Tokens of Azure Pipelines does not run",
            "#{ACCESS_TOKEN}#",
            [("template", "variable")],
        ),
        value(
            "template-underscores",
            "a script with `sed` does not run",
            "__ACCESS_TOKEN__",
            [("template", "placeholder", "variable")],
        ),
        value(
            "template-maven",
            "a property of Maven or autoconf is not replaced",
            "@access.token@",
            [("template", "variable")],
        ),
        value(
            "template-double-brackets",
            "a variable of Komodo is not expanded",
            "[[ACCESS_TOKEN]]",
            [("template", "variable")],
            source=f"{GH}/moghtech/komodo/issues/700",
        ),
        value("template-bearer", "the template of the header is not rendered", "Bearer {{access_token}}", ["template"]),
        case(
            "input-template-postman",
            "a variable of Postman has no value",
            '{"token": "{{access_token}}"}',
            "json-wrapped not-a-jwt",
            source=PAGE_51130,
            mention=[("template", "variable")],
            never_rules="bad-base64 truncated whitespace quoted",
        ),
    ],
    "input reference": [
        value(
            "reference-one-password",
            "`op run` does not resolve the reference of 1Password",
            "op://server/twilio/access-token",
            [("secret manager", "reference", "1Password")],
            source="https://developer.1password.com/docs/cli/secret-references",
        ),
        value(
            "reference-aws-arn",
            "the value is the ARN of a secret",
            "arn:aws:secretsmanager:eu-west-1:000000000000:secret:twilio-AbCdEf",
            [("secret manager", "reference", "AWS")],
        ),
        value(
            "reference-azure-key-vault",
            "App Service has no permission to read the vault",
            "@Microsoft.KeyVault(SecretUri=https://fake.vault.azure.net/secrets/twilio/)",
            [("secret manager", "reference", "Key Vault")],
            source="https://learn.microsoft.com/azure/app-service/app-service-key-vault-references",
        ),
        value(
            "reference-gcp",
            "the value is the name of a secret of Google Cloud",
            "projects/000000000000/secrets/twilio-token/versions/latest",
            [("secret manager", "reference", "Google")],
        ),
        value(
            "reference-vault",
            "vals, bank-vaults or Spinnaker do not resolve the reference of HashiCorp Vault",
            "vault:secret/data/twilio#token",
            [("secret manager", "reference", "Vault")],
        ),
        value(
            "reference-cloudformation",
            "a dynamic reference of CloudFormation is outside a template",
            "{{resolve:secretsmanager:twilio:SecretString:token}}",
            [("secret manager", "reference", "template")],
        ),
        value(
            "reference-sops",
            "sops does not decrypt the value",
            "ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]",
            [("sops", "encrypted", "reference")],
        ),
    ],
}
