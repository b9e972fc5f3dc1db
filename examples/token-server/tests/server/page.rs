//! The page, built or not, and its security headers.

use std::fs;

use serde_json::json;

use crate::browser::Server;

#[tokio::test]
async fn a_page_that_is_not_built_shows_the_commands() {
    let server = Server::start().await;
    let answer = server.browser().get("/").await;
    assert!(answer.body.contains("npm ci") && answer.body.contains("npm run build"), "{}", answer.body);

    let assets = server.folder.join("assets");
    fs::create_dir_all(&assets).unwrap();
    fs::write(assets.join("page.js"), "export {}").unwrap();
    let answer = server.browser().get("/").await;
    assert!(answer.body.contains("/assets/page.js"), "{}", answer.body);
    assert!(server.browser().get("/assets/page.js").await.header("content-type").contains("javascript"));
    assert_eq!(server.browser().get("/assets/../keys.env").await.status, 404);
    assert_eq!(server.browser().get("/assets/%2e%2e/keys.env").await.status, 404);
}

#[tokio::test]
async fn the_browser_loads_nothing_that_is_not_ours_and_calls_only_the_emulator() {
    let line = json!({"twilsock": "ws://127.0.0.1:7001/v3/wsconnect", "voice": "127.0.0.1:7002", "video": "ws://127.0.0.1:7003/signaling"});
    let emulator = line.clone();
    let server = Server::with(|settings| settings.emulator = Some(emulator)).await;
    assert_eq!(server.browser().get("/config.json").await.json(), json!({"emulator": line}));
    for path in ["/", "/nowhere", "/healthz"] {
        let answer = server.browser().get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
        let to = "connect-src 'self' ws://127.0.0.1:7001 ws://127.0.0.1:7003 wss://127.0.0.1:7002";
        assert!(policy.contains(to) && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
    }
    // Without an emulator the page connects to the vendor.
    let policy = Server::start().await.browser().get("/").await;
    assert!(policy.header("content-security-policy").contains("wss://*.twilio.com"));
}
