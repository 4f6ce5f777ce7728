//! The process around the pages: what it logs, how it stops.

use std::sync::{Arc, Mutex, Once};
use std::time::{Duration, Instant};

use mostrador::access::{Anyone, Table, Who};
use mostrador::areas::{Answer, see_other};
use tokio::sync::Notify;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{PASSWORD, TestApp};

/// Everything that this process logs.
#[derive(Clone, Default)]
pub struct Log(pub Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Begins to listen, or goes on.
pub fn listen() -> Log {
    static ONCE: Once = Once::new();
    static LOG: Mutex<Option<Log>> = Mutex::new(None);
    ONCE.call_once(|| {
        let log = Log::default();
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::DEBUG)
            .with_ansi(false)
            .with_writer(log.clone())
            .init();
        *LOG.lock().unwrap() = Some(log);
    });
    LOG.lock().unwrap().clone().unwrap()
}

#[tokio::test]
async fn no_token_and_no_password_is_logged() {
    let log = listen();
    let app = TestApp::start().await;
    app.cast().await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let token = "Q".repeat(42) + "A";
    let path = format!("/password/reset/{token}");
    assert_eq!(browser.get(&path).await.status, 410);
    let nowhere = format!("/nowhere/{token}");
    let reply = browser.get(&nowhere).await;
    assert_eq!(reply.status, 404);
    app.finish().await;
    let text = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(text.contains("route=\"/password/reset/{token}\""), "{text}");
    assert!(text.contains(reply.header("x-request-id")));
    assert!(!text.contains(&token) && !text.contains(PASSWORD));
}

static UNDER_WAY: Notify = Notify::const_new();
static GO_ON: Notify = Notify::const_new();

async fn slow(_: Anyone) -> Answer {
    UNDER_WAY.notify_one();
    GO_ON.notified().await;
    see_other("/done")
}

fn routes() -> Table {
    let mut table = mostrador::routes::table();
    table.get("/slow", Who::Anyone, slow);
    table
}

#[tokio::test]
async fn a_request_under_way_is_finished_before_the_process_stops() {
    let app = TestApp::with_routes(routes, &[]).await;
    let start = Instant::now();
    let browser = app.browser();
    let (reply, ()) = tokio::join!(browser.get("/slow"), async {
        UNDER_WAY.notified().await;
        let stopped = app.stop_gracefully();
        GO_ON.notify_one();
        stopped.await;
    });
    assert_eq!(reply.location(), "/done");
    assert!(start.elapsed() < Duration::from_secs(15));
    app.finish().await;
}
