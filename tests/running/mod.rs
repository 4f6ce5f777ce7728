//! A demo that runs as a process of its own.
#![allow(dead_code, reason = "not every test asks everything")]

#[path = "../it/support/browser.rs"]
mod browser;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

pub use browser::Browser;

/// A slow machine may take this long to prepare the demo.
const PATIENCE: Duration = Duration::from_secs(300);

/// A running demo; it is killed when dropped.
pub struct Demo {
    process: Child,
    /// `demo.json`.
    pub guide: Value,
}

impl Demo {
    /// Starts the demo on any free port and waits for its guide.
    pub async fn start(folder: &Path) -> Self {
        let file = folder.join("demo.json");
        if file.exists() {
            std::fs::remove_file(&file).unwrap();
        }
        let process = command(folder, "127.0.0.1:0")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut demo = Self {
            process,
            guide: Value::Null,
        };
        let start = Instant::now();
        while !file.exists() {
            assert_eq!(demo.process.try_wait().unwrap(), None, "the demo ended");
            assert!(start.elapsed() < PATIENCE, "the demo is not ready");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        demo.guide = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        demo
    }

    /// Starts a demo that cannot start, and gives what it says.
    pub fn refused(folder: &Path, address: &str) -> String {
        let output = command(folder, address).output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    }

    /// Address without a trailing slash.
    pub fn base(&self) -> &str {
        self.guide["base_url"].as_str().unwrap()
    }

    /// The roles that can sign in.
    pub fn roles(&self) -> Vec<&str> {
        let logins = self.guide["logins"].as_array().unwrap();
        logins
            .iter()
            .map(|login| login["role"].as_str().unwrap())
            .collect()
    }

    /// Form, address and password of a role.
    pub fn login(&self, role: &str) -> [String; 3] {
        let logins = self.guide["logins"].as_array().unwrap();
        let login = logins.iter().find(|login| login["role"] == role).unwrap();
        ["url", "email", "password"].map(|name| login[name].as_str().unwrap().to_owned())
    }

    /// A browser of somebody who has never been here; it speaks Spanish.
    pub fn browser(&self) -> Browser {
        // Somebody else in this process may have been first.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Browser::new(client, self.base())
    }

    /// Tells it to end as a supervisor does, and gives the time that it took.
    pub fn stop(&mut self) -> Duration {
        let start = Instant::now();
        let told = Command::new("kill")
            .args(["-TERM", &self.process.id().to_string()])
            .status();
        assert!(told.unwrap().success());
        assert!(self.process.wait().unwrap().success());
        start.elapsed()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn command(folder: &Path, address: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mostrador"));
    command
        .args(["demo", "--data"])
        .arg(folder)
        .env_clear()
        .env("LISTEN_ADDR", address)
        .env("RUST_LOG", "warn")
        .current_dir(folder);
    command
}
