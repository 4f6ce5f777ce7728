//! What monitors read.

use crate::support::TestApp;

const TOKEN: &str = "a secret of monitors";

async fn ask(app: &TestApp, token: Option<&str>) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut request = client.get(format!("{}/metrics", app.base));
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let reply = request.send().await.unwrap();
    (reply.status().as_u16(), reply.text().await.unwrap())
}

#[tokio::test]
async fn metrics_count_jobs_mail_and_requests_and_name_nobody() {
    let app = TestApp::with(&[("METRICS_TOKEN", TOKEN)]).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get("/manager/paramo/credit").await;
    let (status, text) = ask(&app, Some(TOKEN)).await;
    assert_eq!(status, 200);
    for line in [
        "mostrador_build_info{version=",
        "mostrador_http_requests_total{group=\"credit\",status=\"200\"} 1",
        "mostrador_http_request_seconds_bucket{le=",
        "mostrador_oldest_due_seconds{queue=\"outbox\"} 0",
        "mostrador_companies_never_synced 2",
        "mostrador_erp_calls_today 0",
        "mostrador_workers 0",
        "# EOF",
    ] {
        assert!(text.contains(line), "no {line} in:\n{text}");
    }
    for name in ["paramo", "Páramo", "pedro", "@"] {
        assert!(!text.contains(name), "{name} in:\n{text}");
    }
    app.finish().await;
}

#[tokio::test]
async fn metrics_are_only_for_who_carries_the_token() {
    let app = TestApp::with(&[("METRICS_TOKEN", TOKEN)]).await;
    for token in [
        None,
        Some(""),
        Some("another secret"),
        Some("a secret of monitor"),
    ] {
        let (status, text) = ask(&app, token).await;
        assert_eq!(status, 401, "{token:?}");
        assert!(!text.contains("mostrador_"));
    }
    app.finish().await;
    let app = TestApp::start().await;
    assert_eq!(ask(&app, Some(TOKEN)).await.0, 404, "without the setting");
    app.finish().await;
}
