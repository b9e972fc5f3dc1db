use proptest::prelude::*;

use super::form::Forms;
use super::{Kind, Leftover, forms};

/// Names that look like leftovers, and names in twenty languages.
const NAMES: &str = "\
    alice|null_pointer|Null|Jennifer Null|Nil|nil-armstrong|Nan|Nan Goldin|None Smith|nan-ocean|true-blue|xxx-fan|Todo Bom|\
    Todo|Mx. X|undefined_behavior|object Object|Array Jones|your-highness|Yourcenar|insert coin|O'Brien|D’Angelo|’t Hooft|\
    Dr. No|bob@example.com|+15550100188|user:42|client:alice|Desk #4|the engineers'|rock & roll|50%|100% Bob|%|$hort|A$AP|\
    a/b|x|xx|{00000000-0000-4000-8000-000000000001}|John.Doe@2024|0xdeadbeef|C++|C#|@alice|#general|_private_|<3|:)|¯\\_(ツ)_/¯|\
    arn:aws:iam::123456789012:user/alice|Alice {Team A}|map[reduce]|map[2]|Some(one)|Fn()|config(5)|Alice(id=5)|\
    Müller|José|Łukasz|Žižek|Þórr|Çağla|İpek|Νίκος|Иван Петров|Գագիկ|გიორგი|משה|محمد|می‌خواهم|राम|গৌতম|தமிழ்|สมชาย|\
    Nguyễn Văn|山田　太郎|王小明|김민준|❤️|👩‍👩‍👧|ʻIolani|Seán|Ærø|Čeněk|Ő|Šarūnas|Māris|Tõnu|Siân";

/// A value of a form.
fn example(form: &str) -> String {
    form.replace("NAME", "API_KEY").replace("name", "cart.line").replace("HEX", "1a2b3c").replace('…', "a=b")
}

#[test]
fn every_form_of_the_tables_is_found() {
    for (table, [setting, name]) in
        [(forms::CERTAIN, [true, true]), (forms::UNTYPED, [true, false]), (forms::DOUBTFUL, [false, false])]
    {
        for form in Forms::of(table).forms {
            let value = example(form.text);
            assert!(form.fit(&value).is_some(), "{value}");
            assert!(Leftover::find(&value, &[]).is_some(), "{value}");
            assert_eq!(Leftover::find_in_setting(&value, &[]).is_some(), setting, "{value}");
            assert_eq!(Leftover::find_in_name(&value, &[]).is_some(), name, "{value}");
        }
    }
}

#[test]
fn each_kind_has_a_sentence() {
    for (value, expected) in [
        ("undefined", "the word `undefined`: the program that set it had no value"),
        ("false", "the word `false`, the result of a failed look-up"),
        (
            "user_undefined",
            "a template filled in with the word `undefined`: the program that filled it in had no value",
        ),
        ("[object Promise]", "a JavaScript object `[object Promise]`, whose value was not awaited"),
        ("<x.Y object at 0x7f5c2>", "a Python object `<… at 0x…>`, used where a string is expected"),
        ("com.x.Y@1a2b3c", "a Java object `com.…@…`, used where a string is expected"),
        ("function toJwt() { return 1 }", "a JavaScript function `function …{…}`, which was not called"),
        ("process.env.KEY", "code `process.env` of JavaScript, in place of its result"),
        ("<your-api-key>", "a placeholder `<…>`, which was never replaced"),
        ("YOUR_API_KEY", "a placeholder, which was never replaced"),
        ("SK0123***", "a placeholder `***`, copied from where the value is masked"),
        ("${API_KEY:-none}", "the variable `${API_KEY:…}` of a shell, which was not expanded"),
        ("${secret}", "the variable `${…}` of a shell, which was not expanded"),
        ("$secret_Value", "the variable `$…` of PHP, Perl or Kotlin, which was not expanded"),
        ("SECRET()", "code `…()` of PHP, Go or Elixir, in place of its result"),
        ("user-{{ id }}", "a template `{{…}}` of Jinja, Mustache or Helm, which was not filled in"),
        ("op://vault/item/field", "a reference `op://…` to 1Password, which was not resolved"),
        ("“abc”", "quotes around the value (“…”): the program that set it kept them"),
        ("`abc`", "quotes around the value (`…`): the program that set it kept them"),
        ("abc\u{200b}", "the invisible character U+200B, copied with the value"),
        ("abc # key", "a comment `#`: the program that read the file kept it"),
        ("abc,", "a comma after the value, copied from a line of code"),
        ("export API_KEY=abc", "a name `export …=…` before the value, copied from a file or a command"),
        ("API_KEY", "the name of a variable or field in place of its value"),
    ] {
        assert_eq!(
            Leftover::find(value, &["API_KEY"]).map(|found| found.to_string()).as_deref(),
            Some(expected),
            "{value}"
        );
    }
}

#[test]
fn placeholders_are_found() {
    for value in [
        "xxxx",
        "***",
        "...",
        "…",
        "ACxxxxxxxx",
        "SK…",
        "AC***",
        "AC12…",
        "[REDACTED]",
        "changeme",
        "CHANGE_ME",
        "REPLACE_ME",
    ] {
        assert!(Leftover::find_in_name(value, &[]).is_some(), "{value}");
    }
    for value in [
        "YOUR_KEY",
        "PASTE_TOKEN_HERE",
        "yourapikey",
        "<API KEY>",
        "[your token]",
        "AC<your SID>",
        "user_undefined",
        "null null",
    ] {
        assert!(Leftover::find_in_name(value, &[]).is_some(), "{value}");
    }
    for value in ["xxx", "zzz", "ACCESS_TOKEN", "ACxxxx", "todo", "api_key", "account-sid"] {
        assert!(Leftover::find(value, &[]).is_some() && Leftover::find_in_name(value, &[]).is_none(), "{value}");
    }
}

#[test]
fn the_names_of_a_field_are_found_in_its_value() {
    for value in ["identity", "$identity", ":identity", "$IDENTITY", "{identity}", "$IDENTITY_ID"] {
        assert_eq!(Leftover::find_in_name(value, &[]), None, "{value}");
        assert!(Leftover::find_in_name(value, &["identity"]).is_some(), "{value}");
    }
    for value in ["IDENTITY=alice", "identity: alice", "identity=alice", "var.identity"] {
        assert_eq!(Leftover::find_in_name(value, &["identity"]), None, "{value}");
        assert!(Leftover::find_in_identity(value, &["identity"]).is_some(), "{value}");
    }
}

#[test]
fn titles_are_not_leftovers() {
    let titles = "“Jazz”|«Зал»|‘round midnight’|$GME|@OPS@|var.room|room: 5|{beta}|Room {1}|standup {daily}|Alice {Team A}|map[2]";
    for title in titles.split('|').chain(NAMES.split('|')) {
        assert_eq!(Leftover::find_in_name(title, &["room"]), None, "{title}");
    }
}

#[test]
fn names_are_not_leftovers() {
    for name in NAMES.split('|') {
        assert_eq!(Leftover::find_in_identity(name, &["identity"]), None, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_secrets_are_not_leftovers(bytes: [u8; 32], more: [u8; 32], length in 20..=64_usize) {
        const CHARACTERS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/";
        for (count, is_url) in [(16, false), (62, false), (64, false), (64, true)] {
            let bytes = bytes.iter().chain(&more).take(length);
            let secret: String = bytes.map(|byte| char::from(CHARACTERS[usize::from(*byte) % count])).collect();
            let padding = "=".repeat(length % 3);
            let secret = if is_url { secret.replace('+', "-").replace('/', "_") } else { secret + &padding };
            prop_assert_eq!(Leftover::find(&secret, &["API_SECRET", "secret"]), None);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Characters of the forms, so that most values nearly have one.
    #[test]
    fn a_sentence_shows_nothing_of_the_value(
        value in "\\PC{0,40}|([<>\\[\\](){}$%@#!&*…'\"`=:x. ]|NAME|env|undefined|\u{202e}|\u{1b}){0,12}",
    ) {
        if let Some(found) = Leftover::find(&value, &["API_KEY"]) {
            let sentence = found.to_string();
            prop_assert!(sentence.chars().count() <= 120, "{}", sentence);
            prop_assert!(!sentence.chars().any(crate::visible::is_invisible), "{}", sentence);
        }
    }
}

#[test]
fn a_long_value_takes_no_longer_for_each_byte() {
    for part in ["{{", "${", "${A", "<", "__", "\\(", "xxxx", "%(a", "[object ", "-----BEGIN"] {
        let time = |times| {
            let value = part.repeat(times);
            let start = std::time::Instant::now();
            let found = Leftover::find(&value, &[]);
            (start.elapsed(), found.map(|found| found.kind))
        };
        let (short, long) = (time(2_000).0, time(40_000).0);
        assert!(long < short * 200 + std::time::Duration::from_millis(50), "{part}: {short:?}, {long:?}");
    }
}

/// A comment is one only after a value that is complete without it: a secret of a user's choice may contain `#`.
#[test]
fn a_comment_without_a_space_follows_a_complete_value() {
    let is_complete = |head: &str| head == "AC0123";
    for value in ["AC0123#live", "AC0123//live", "AC0123;live", "AC0123--live"] {
        assert_eq!(Leftover::comment(value, is_complete).map(|found| found.kind), Some(Kind::Comment), "{value}");
    }
    for value in ["AC0123", "AC#0123", "AC0123/live", "AC0123-live", "#AC0123", ""] {
        assert_eq!(Leftover::comment(value, is_complete), None, "{value}");
    }
}
