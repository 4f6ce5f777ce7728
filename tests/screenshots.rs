//! The README's pictures, taken from a fresh demo. `bin/screenshots` runs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "running/chromium.rs"]
mod chromium;
mod running;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chromium::Chromium;
use fantoccini::Locator;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{Rgb, RgbImage, imageops};
use running::Demo;
use serde_json::{Value, json};

/// Names the folder for the pictures.
const FOLDER: &str = "MOSTRADOR_PICTURES";
/// What a browser shows, width and height in pixels.
type View = (u32, u32);
const DESK: View = (1280, 800);
const PHONE: View = (480, 800);
/// Colours nearer than this, as [`distance`] counts, become one.
const SAME: u32 = 75;
/// A picture takes fewer bytes than this.
const LARGEST: usize = 120_000;
/// Longest wait for a run of notices.
const PATIENCE: Duration = Duration::from_secs(120);
/// The company that the pictures show.
const COMPANY: &str = "Comercializadora Páramo";
const PLACE: &str = "/manager/comercializadora-paramo";
const CREDIT: &str = "/manager/comercializadora-paramo/credit";
/// Pictures of the console, by the place of their page in the company.
const CONSOLE: [(&str, &str); 5] = [
    ("keys", "/settings/keys"),
    ("team", "/settings/team"),
    ("integrations", "/integrations"),
    ("sync", "/sync"),
    ("tasks", "/tasks"),
];

#[tokio::test]
#[ignore = "takes pictures; bin/screenshots runs it"]
async fn the_readme_has_its_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio {
        demo: Demo::start(folder.path()).await,
        browser: Chromium::start().await,
        pictures: PathBuf::from(std::env::var(FOLDER).expect(FOLDER)),
    };
    studio.frame(DESK).await;
    studio.sign_in().await;
    studio.collections().await;
    studio.console().await;
    studio.browser.close().await;
}

/// A demo, somebody who looks at it, and where the pictures go.
struct Studio {
    demo: Demo,
    browser: Chromium,
    pictures: PathBuf,
}

impl Studio {
    async fn collections(&self) {
        let message = self.receive().await;
        self.picture(DESK, "notice", &message).await;
        let cycle = self.finished_cycle().await;
        self.picture(DESK, "cycles", &cycle).await;
        self.picture(DESK, "statements", CREDIT).await;
        let customer = self.fullest_customer().await;
        self.picture(DESK, "customer", &customer).await;
        let summary = format!("{}/summary", self.armed_schedule().await);
        self.picture(DESK, "summary", &summary).await;
    }

    async fn console(&self) {
        self.picture(DESK, "home", "/manager").await;
        for (name, place) in CONSOLE {
            self.picture(DESK, name, &format!("{PLACE}{place}")).await;
        }
        self.frame(PHONE).await;
        let article = self.first_article().await;
        self.picture(PHONE, "stock", &article).await;
    }

    /// Path of the first article of Inventario móvil.
    async fn first_article(&self) -> String {
        self.open(&format!("{PLACE}/inventory")).await;
        let line = "(//ul[contains(@class, 'stock-list')]/li/a)[1]";
        self.attribute(line, "href").await
    }

    /// Makes the window as large as it must be for the page to measure `view`.
    async fn frame(&self, view: View) {
        let script = "return [outerWidth - innerWidth, outerHeight - innerHeight];";
        let around = self.run(script).await;
        let [across, down] = [0, 1].map(|side| u32::try_from(around[side].as_i64().unwrap()));
        let (width, height) = (view.0 + across.unwrap(), view.1 + down.unwrap());
        let tab = &self.browser.tab;
        tab.set_window_size(width, height).await.unwrap();
    }

    async fn sign_in(&self) {
        let [url, email, password] = self.demo.login("admin");
        self.browser.tab.goto(&url).await.unwrap();
        self.browser.type_into("email", &email).await;
        self.browser.press("Siguiente").await;
        self.browser.type_into("password", &password).await;
        self.browser.press("Iniciar sesión").await;
        self.browser.see("//*[@id='viewer-menu']").await;
    }

    /// Moves the clock to the company's next occurrence, and gives the path of its first message.
    async fn receive(&self) -> String {
        let next = format!("//tbody/tr[contains(., '{COMPANY}')]//time");
        self.open("/demo/clock").await;
        let planned = self.attribute(&next, "datetime").await;
        // Other companies' schedules may come first.
        for _ in 0..8 {
            self.browser.press("Ir al próximo envío").await;
            self.browser.see("//*[@role='status']").await;
            if self.attribute(&next, "datetime").await != planned {
                break;
            }
            self.open("/demo/clock").await;
        }
        let line = format!("//tr[contains(., '{COMPANY}')]//a[starts-with(@href, '/demo/mail/')]");
        self.wait_for("/demo/mail", &line).await;
        self.attribute(&line, "href").await
    }

    /// Path of the company's newest cycle that has ended, or that only waits for an hour.
    async fn finished_cycle(&self) -> String {
        let cycles = format!("{CREDIT}/cycles");
        let newest = "(//tbody//a[contains(@class, 'row-link')])[1]";
        self.wait_for(&cycles, newest).await;
        let cycle = self.attribute(newest, "href").await;
        let still = "//main[.//tbody/tr][not(.//*[@data-poll])]";
        self.wait_for(&cycle, still).await;
        cycle
    }

    /// Path of the listed customer whose page has most lines.
    async fn fullest_customer(&self) -> String {
        self.open(CREDIT).await;
        let script = "const done = arguments[arguments.length - 1]; \
            const links = [...document.querySelectorAll('tbody a.row-link')]; \
            Promise.all(links.map(async link => { \
                const page = await (await fetch(link.href)).text(); \
                return [page.split('<tr').length, new URL(link.href).pathname]; \
            })).then(all => done(all.reduce((a, b) => b[0] > a[0] ? b : a)[1]));";
        let tab = &self.browser.tab;
        let found = tab.execute_async(script, Vec::new()).await.unwrap();
        found.as_str().unwrap().to_owned()
    }

    /// Path of the company's first armed schedule.
    async fn armed_schedule(&self) -> String {
        self.open(&format!("{CREDIT}/schedules")).await;
        let line = "(//tbody/tr[.//button[@aria-pressed='true']]//a)[1]";
        self.browser.see(line).await;
        self.attribute(line, "href").await
    }

    /// Opens a page until it has what is sought.
    async fn wait_for(&self, path: &str, xpath: &str) {
        let start = Instant::now();
        loop {
            self.open(path).await;
            if self.browser.tab.find(Locator::XPath(xpath)).await.is_ok() {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{xpath} is not at {path}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn open(&self, path: &str) {
        let address = format!("{}{path}", self.demo.base());
        self.browser.tab.goto(&address).await.unwrap();
    }

    async fn attribute(&self, xpath: &str, name: &str) -> String {
        let element = self.browser.see(xpath).await;
        element.attr(name).await.unwrap().unwrap()
    }

    async fn run(&self, script: &str) -> Value {
        let tab = &self.browser.tab;
        tab.execute(script, Vec::new()).await.unwrap()
    }

    /// Takes the picture of a page.
    async fn picture(&self, view: View, name: &str, path: &str) {
        self.open(path).await;
        let title = "//main//h1[not(contains(., '404'))]";
        self.browser.see(title).await;
        assert_eq!(
            self.run("return [innerWidth, innerHeight];").await,
            json!([view.0, view.1])
        );
        self.run("document.documentElement.style.scrollbarWidth = 'none';")
            .await;
        let shot = self.browser.tab.screenshot().await.unwrap();
        let small = smaller(&shot);
        println!("{name}.png of {path}: {} bytes", small.len());
        std::fs::write(self.pictures.join(name).with_extension("png"), &small).unwrap();
        assert!(small.len() < LARGEST, "{name}.png is too large");
    }
}

/// The same picture, three quarters as large and with fewer colours.
fn smaller(png: &[u8]) -> Vec<u8> {
    let whole = image::load_from_memory(png).unwrap().into_rgb8();
    let (width, height) = (whole.width() * 3 / 4, whole.height() * 3 / 4);
    let mut small = imageops::resize(&whole, width, height, imageops::FilterType::CatmullRom);
    simplify(&mut small);
    let mut out = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::NoFilter);
    small.write_with_encoder(encoder).unwrap();
    out
}

/// Gives every pixel the most frequent colour that looks the same.
fn simplify(picture: &mut RgbImage) {
    let mut frequency = HashMap::new();
    for pixel in picture.pixels() {
        *frequency.entry(*pixel).or_insert(0_u32) += 1;
    }
    let mut colours: Vec<Rgb<u8>> = frequency.keys().copied().collect();
    colours.sort_by_key(|colour| (Reverse(frequency[colour]), colour.0));
    let mut kept: Vec<Rgb<u8>> = Vec::new();
    let mut instead = HashMap::new();
    for colour in colours {
        let same = |other: &&Rgb<u8>| distance(&colour, other) < SAME;
        let found = kept.iter().find(same).copied().unwrap_or(colour);
        if found == colour {
            kept.push(colour);
        }
        instead.insert(colour, found);
    }
    for pixel in picture.pixels_mut() {
        *pixel = instead[pixel];
    }
}

fn distance(one: &Rgb<u8>, other: &Rgb<u8>) -> u32 {
    let sides = one.0.iter().zip(other.0);
    sides.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
