//! A token that no route can serve is an error at its line, together with all other errors in the file.

use token_codegen::Generator;
use turnstile_build::Routes;

fn refused(grants: &str) -> String {
    let grants = format!("vendor = \"twilio\"\n{grants}");
    Generator::from_text("grants.toml", &grants).extend(Routes).check().report.render_plain()
}

#[test]
fn a_grant_that_comes_as_a_rust_value() {
    let shown = refused(
        "[token.clerk]\nsdk = \"voice\"\nttl = \"1h\"\nvoice.incoming.allow = true\ncrm = { input = \"crm\" }\n\
         [grant.crm]\nsdk = [\"voice\"]\nrust = \"crate::Crm\"\n",
    );
    assert!(shown.contains("the input `crm` is a `crate::Crm`"), "{shown}");
    assert!(
        shown.contains("6 | crm = { input = \"crm\" }\n  |                 ^^^^^ a Rust type cannot be"),
        "{shown}"
    );
}

#[test]
fn a_name_that_the_framework_needs() {
    for name in ["client", "open_api"] {
        let shown = refused(&format!("[token.{name}]\nsdk = \"video\"\nttl = \"1h\"\nvideo.room = \"lobby\"\n"));
        assert!(shown.contains("turnstile generates a type with this name"), "{shown}");
    }
    let both = "[token.guest]\nsdk = \"video\"\nttl = \"1h\"\nvideo.room = { input = \"room\" }\n\
                [token.guest_request]\nsdk = \"video\"\nttl = \"1d\"\nvideo.room = \"lobby\"\n";
    let shown = refused(&both.replace("1d", "1h"));
    assert!(shown.contains("its Rust type would be `GuestRequest`"), "{shown}");
    // The framework checks only a valid model, so that each mistake is one error.
    assert!(!refused(both).contains("GuestRequest"));
}

#[test]
fn a_route_twice_and_a_long_lifetime() {
    let grants = "[token.guest]\nsdk = \"video\"\nttl = \"13h\"\nvideo.room = \"lobby\"\nmetadata.http.path = \"/tokens/staff\"\n\
                  [token.staff]\nsdk = \"video\"\nttl = \"1h\"\nvideo.room = \"lobby\"\n";
    let shown = refused(grants);
    assert!(shown.contains("4 | ttl = \"13h\"\n  |       ^^^^^ turnstile's clients renew their tokens"), "{shown}");
    assert!(shown.contains("two tokens have the route `/tokens/staff`"), "{shown}");
    assert!(shown.contains("note: first used here\n --> grants.toml:6:22"), "{shown}");
}

#[test]
fn metadata_that_the_framework_does_not_know() {
    let grants = |metadata: &str| {
        format!("[token.guest]\nsdk = \"video\"\nttl = \"1h\"\nvideo.room = {{ input = \"room\" }}\n{metadata}\n")
    };
    for (metadata, says) in [
        ("metadata.htp.path = \"/x\"", "did you mean `http`?"),
        ("metadata.http.pth = \"/x\"", "unknown key `pth`"),
        ("metadata.http.path = \"x\"", "invalid `http.path`"),
        ("metadata.http = \"/x\"", "`http` is a string"),
        ("metadata.http.endpoint = \"livekit\"", "no client sends the input `room`"),
    ] {
        let shown = refused(&grants(metadata));
        assert!(shown.contains(says), "{shown}");
    }
    assert!(refused(&grants("metadata.other_tool = 1")).is_empty());
}
