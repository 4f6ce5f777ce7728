//! Somebody whom web hooks call.

use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use serde_json::Value;

type Heard = Arc<Mutex<Vec<(String, Value)>>>;

/// Answers calls below any path and remembers them.
pub struct Listener {
    heard: Heard,
    answers: Arc<Mutex<Vec<u16>>>,
    server: ServerHandle,
    url: String,
}

impl Listener {
    pub fn start() -> Self {
        let (heard, answers) = (Heard::default(), Arc::<Mutex<Vec<u16>>>::default());
        let shared = web::Data::new((Arc::clone(&heard), Arc::clone(&answers)));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .default_service(web::to(hear))
        });
        let server = server
            .workers(1)
            .disable_signals()
            .bind("127.0.0.1:0")
            .unwrap();
        let url = format!("http://{}", server.addrs()[0]);
        let server = server.run();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            heard,
            answers,
            server: handle,
            url,
        }
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// The next calls are answered with these, later ones with 200.
    pub fn answer(&self, statuses: &[u16]) {
        *self.answers.lock().unwrap() = statuses.iter().rev().copied().collect();
    }

    /// Paths and bodies since the last look.
    pub fn heard(&self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }

    /// Only the paths.
    pub fn paths(&self) -> Vec<String> {
        self.heard().into_iter().map(|(path, _)| path).collect()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

async fn hear(
    request: HttpRequest,
    body: web::Json<Value>,
    shared: web::Data<(Heard, Arc<Mutex<Vec<u16>>>)>,
) -> HttpResponse {
    let call = (request.path().to_owned(), body.into_inner());
    shared.0.lock().unwrap().push(call);
    let status = shared.1.lock().unwrap().pop().unwrap_or(200);
    HttpResponse::new(StatusCode::from_u16(status).unwrap())
}
