//! The real application on a port of its own, with a database of its own.

use std::collections::HashMap;
use std::net::TcpListener;

use actix_web::dev::ServerHandle;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use mostrador::access::Table;
use mostrador::config::Config;
use mostrador::platform::clock;
use mostrador::platform::db::schema::outbox;
use mostrador::platform::db::{Conn, DbResult};
use mostrador::platform::mail::outbox::Letter;
use mostrador::platform::values::ids::OutboxId;
use mostrador::services::Services;

use super::browser::Browser;
use super::database::Database;

/// Settings that a test needs to differ: names and values of variables.
pub type Settings<'a> = &'a [(&'a str, &'a str)];

/// A running application. End every test with [`TestApp::finish`].
pub struct TestApp {
    /// Database, keys, settings.
    pub services: Services,
    /// Address without a trailing slash.
    pub base: String,
    client: reqwest::Client,
    server: ServerHandle,
    finished: bool,
    // Dropped last: it takes the database away.
    _database: Database,
}

impl TestApp {
    /// The application as it ships, with cheap password hashes.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With other settings.
    pub async fn with(settings: Settings<'_>) -> Self {
        Self::with_routes(mostrador::routes::table, settings).await
    }

    /// With another table of routes.
    pub async fn with_routes(routes: fn() -> Table, settings: Settings<'_>) -> Self {
        Self::of(routes, settings, |_| ()).await
    }

    /// With a configuration that no settings give.
    pub async fn with_config(change: impl FnOnce(&mut Config)) -> Self {
        Self::of(mostrador::routes::table, &[], change).await
    }

    async fn of(
        routes: fn() -> Table,
        settings: Settings<'_>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let database = Database::create();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = config(&database.url, &base, settings);
        change(&mut config);
        let services = Services::open(config).await.unwrap();
        let server = mostrador::app::server_of(routes, listener, services.clone(), 1).unwrap();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            services,
            base,
            client: client(),
            server: handle,
            finished: false,
            _database: database,
        }
    }

    /// A browser of somebody who has never been here; it speaks Spanish.
    pub fn browser(&self) -> Browser {
        Browser::new(self.client.clone(), &self.base)
    }

    /// A browser in which the person with this address has signed in with [`super::PASSWORD`].
    pub async fn signed_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        let reply = browser.sign_in(email, super::PASSWORD).await;
        assert_eq!(reply.status, 303, "{email} signs in: {}", reply.body);
        browser
    }

    /// Looks into the database, or changes it, behind the application's back.
    pub async fn db<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> DbResult<T> + Send + 'static,
    ) -> T {
        self.services.db.write(work).await.unwrap()
    }

    /// Takes what waits in the outbox, oldest first, as a mail server would.
    pub async fn letters(&self) -> Vec<Letter> {
        let vault = std::sync::Arc::clone(&self.services.vault);
        self.db(move |conn| {
            let rows: Vec<(OutboxId, Option<Vec<u8>>)> = outbox::table
                .filter(outbox::state.eq("queued"))
                .order(outbox::id)
                .select((outbox::id, outbox::sealed))
                .load(conn)?;
            diesel::update(outbox::table.filter(outbox::state.eq("queued")))
                .set((outbox::state.eq("sent"), outbox::sealed.eq(None::<Vec<u8>>)))
                .execute(conn)?;
            Ok(rows
                .into_iter()
                .map(|(id, sealed)| Letter::open(&vault, &id, &sealed.unwrap()).unwrap())
                .collect())
        })
        .await
    }

    /// Sets the business clock; the wall clock stays as it is.
    #[allow(dead_code, reason = "for the tests of collections")]
    pub async fn set_business(&self, to: DateTime<Utc>) {
        let moved = self
            .db(move |conn| {
                clock::make_movable(conn)?;
                clock::set_business(conn, to)
            })
            .await;
        assert!(moved);
    }

    /// Stops the server as SIGTERM does.
    pub fn stop_gracefully(&self) -> impl Future<Output = ()> + use<> {
        self.server.stop(true)
    }

    /// Ends the test: nothing may wait in the outbox or in the jobs unseen.
    pub async fn finish(mut self) {
        self.finished = true;
        let waiting: Vec<(String, String)> = self
            .db(|conn| {
                use mostrador::platform::db::schema::jobs;
                let mut waiting: Vec<(String, String)> = outbox::table
                    .filter(outbox::state.eq_any(["queued", "claimed", "sending"]))
                    .select((outbox::kind, outbox::state))
                    .load(conn)?;
                let unfinished: Vec<(String, String)> = jobs::table
                    .filter(jobs::state.eq_any(["queued", "running"]))
                    .select((jobs::kind, jobs::state))
                    .load(conn)?;
                waiting.extend(unfinished);
                Ok(waiting)
            })
            .await;
        self.server.stop(false).await;
        assert!(waiting.is_empty(), "nobody looked at {waiting:?}");
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.server.stop(false));
        assert!(
            self.finished || std::thread::panicking(),
            "end the test with app.finish().await"
        );
    }
}

fn config(database: &str, base: &str, settings: Settings<'_>) -> Config {
    let mut variables: HashMap<String, String> = [
        ("DATABASE_URL", database),
        ("PUBLIC_URL", base),
        ("SECRET_KEY", &"ab".repeat(32)),
        ("SMTP_URL", "smtp://127.0.0.1:9"),
        ("MAIL_FROM", "Mostrador <avisos@mostrador.test>"),
        ("BCRYPT_COST", "4"),
        ("SUPPORT_CONTACT", "soporte@mostrador.test"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (name, value) in settings {
        variables.insert((*name).to_owned(), (*value).to_owned());
    }
    Config::from_variables(&variables).unwrap()
}

fn client() -> reqwest::Client {
    // Somebody else in this process may have been first.
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .unwrap()
}
