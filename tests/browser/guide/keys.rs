//! Configuración de Claves de Múltiples Usuarios.

use super::stage::{COMPANY, PLACE, Stage, literal};

/// Users of the ERP: two whose keys are registered, one who goes without.
const JUAN: (&str, &str) = ("juan|90003", "Juan Solís");
const FERNANDO: (&str, &str) = ("fernando|90003", "Fernando Cruz");
const IVAN: (&str, &str) = ("ivan|90003", "Iván Soto");
/// Somebody of another company.
const HUGO: (&str, &str) = ("hugo|90002", "Hugo Mata");

/// Steps 1 to 8, and what happens with a wrong key.
pub async fn the_team_at_the_erp_is_registered(stage: &Stage) {
    let [juan, fernando, hugo] = keys_of_the_erp(stage, [JUAN.0, FERNANDO.0, HUGO.0]).await;
    open_the_tab(stage).await;
    for user in [JUAN, FERNANDO, IVAN] {
        stage.read(&without_key(user.1)).await;
    }
    stage.press(&register(stage), FIELD).await;
    a_key_of_another_company_is_refused(stage, &hugo).await;
    register_key(stage, &juan, JUAN.1).await;
    the_same_key_again_cannot_be_registered(stage, &juan).await;
    register_key(stage, &fernando, FERNANDO.1).await;
    open_the_tab(stage).await;
    for name in ["Laura Ortiz", JUAN.1, FERNANDO.1] {
        stage.read(&with_key(stage, name)).await;
    }
    stage.read(&without_key(IVAN.1)).await;
    stage.read_message("keys-without-lead").await;
}

const FIELD: &str = "//main//input[@name='integration_key']";

fn register(stage: &Stage) -> String {
    stage.label("keys-register", "Registrar Clave")
}

/// The demo's ERP gives them to whoever asks.
async fn keys_of_the_erp<const N: usize>(stage: &Stage, users: [&str; N]) -> [String; N] {
    stage.open_path("/demo/erp").await;
    let mut keys = Vec::new();
    for user in users {
        let field = stage
            .browser
            .see(&format!("//input[@data-user='{user}']"))
            .await;
        keys.push(field.attr("value").await.unwrap().unwrap());
    }
    keys.try_into().unwrap()
}

/// Steps 2 and 3: the company's settings, the tab **Claves de Integración**.
async fn open_the_tab(stage: &Stage) {
    stage.open_path(PLACE).await;
    let settings = stage.t("home-settings-link");
    stage
        .press(&settings, "//main//nav[contains(@class, 'tabs')]")
        .await;
    let tab = stage.label("tabs-keys", "Claves de Integración");
    stage.follow("//main//nav", &tab).await;
}

fn without_key(name: &str) -> String {
    format!("//section[@id='without']//tr[contains(., '{name}')]")
}

fn with_key(stage: &Stage, name: &str) -> String {
    let works = literal(&stage.t("keys-health-good"));
    format!(
        "//main//tr[not(ancestor::section[@id='without'])][contains(., '{name}')]\
         [.//*[contains(@class, 'pill')][normalize-space(.)={works}]]"
    )
}

async fn verify(stage: &Stage, key: &str, expected: &str) {
    stage.browser.type_into("integration_key", key).await;
    let verify = stage.label("keys-verify", "Verificar");
    stage.press(&verify, expected).await;
}

/// The button **Registrar**, enabled or not.
fn register_now(stage: &Stage, enabled: bool) -> String {
    let label = literal(&stage.label("keys-register-now", "Registrar"));
    let state = if enabled {
        "not(@disabled)"
    } else {
        "@disabled"
    };
    format!("//main//button[normalize-space(.)={label}][{state}]")
}

/// It says whose key it is, and **Registrar** cannot be pressed.
async fn a_key_of_another_company_is_refused(stage: &Stage, key: &str) {
    verify(stage, key, &register_now(stage, false)).await;
    stage.read_message("key-refused-other-company").await;
    stage.read_message("keys-other-company").await;
    for words in ["Maderas de la Sierra", HUGO.1] {
        stage.read_text(words).await;
    }
}

/// Steps 5 to 7.
async fn register_key(stage: &Stage, key: &str, name: &str) {
    stage.open_path(&format!("{PLACE}/settings/keys/new")).await;
    let now = register_now(stage, true);
    verify(stage, key, &now).await;
    for words in [name, COMPANY] {
        stage.read_text(words).await;
    }
    stage.browser.click(&now).await;
    stage
        .read_text(&stage.t1("keys-registered", "name", name))
        .await;
    stage.read(&with_key(stage, name)).await;
}

/// Step 8, with the key that is registered already.
async fn the_same_key_again_cannot_be_registered(stage: &Stage, key: &str) {
    let again = stage.t("keys-register-another");
    stage.press(&again, FIELD).await;
    verify(stage, key, &register_now(stage, false)).await;
    stage.read_message("keys-same").await;
}

/// What Juan does arrives within seconds; what Iván does waits for the hourly pass.
pub async fn what_it_does_arrives_in_real_time(stage: &Stage) {
    real_time_is_on(stage, JUAN.1).await;
    for (user, client) in [
        (IVAN, "Farmacia La Esperanza"),
        (JUAN, "Panadería El Trigal"),
    ] {
        sell(stage, user, client).await;
    }
    let mut known = false;
    for _ in 0..60 {
        if is_customer(stage, "Panadería El Trigal").await {
            known = true;
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
    assert!(known, "what Juan did has not arrived");
    let later = is_customer(stage, "Farmacia La Esperanza").await;
    assert!(!later, "Iván has no key");
    open_the_tab(stage).await;
    let event = literal(&stage.t("keys-last-event"));
    stage
        .read(&format!(
            "{}[contains(., {event})]",
            with_key(stage, JUAN.1)
        ))
        .await;
}

/// The web hooks of a key are subscribed in the background.
async fn real_time_is_on(stage: &Stage, name: &str) {
    let active = literal(&stage.t("keys-real-time-active"));
    let row = format!(
        "{}[.//*[contains(@class, 'pill')][normalize-space(.)={active}]]",
        with_key(stage, name)
    );
    for _ in 0..120 {
        stage.open_path(&format!("{PLACE}/settings/keys")).await;
        let found = fantoccini::Locator::XPath(&row);
        if stage.browser.tab.find(found).await.is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
    panic!("real time of {name} is not on");
}

/// A user takes on a client and invoices it, at the ERP.
async fn sell(stage: &Stage, (user, name): (&str, &str), client: &str) {
    stage.open_path("/demo/erp").await;
    let choice = format!("//select[@name='who']//option[@value='{user}']");
    stage.browser.click(&choice).await;
    stage.browser.type_into("client", client).await;
    stage.browser.press_label("demo-erp-sell").await;
    stage
        .read(&format!("//main//*[@role='status'][contains(., '{name}')]"))
        .await;
}

/// Whether the list of customers has it.
async fn is_customer(stage: &Stage, name: &str) -> bool {
    stage.open_path(&format!("{PLACE}/credit")).await;
    stage.browser.type_into("q", name).await;
    stage.browser.press_label("ui-filter").await;
    stage.read("//main").await;
    let row = format!("//main//tr[contains(., '{name}')]");
    let found = fantoccini::Locator::XPath(&row);
    stage.browser.tab.find(found).await.is_ok()
}
