//! Registro Básico.

use super::stage::{COMPANY, PLACE, Stage, literal};

/// What a fresh company may install in one press.
const EXTENSION: &str = "plans-ext-inventory";

/// Step 2: who has companies already presses **Registrar Empresa**.
pub async fn somebody_with_a_company_has_a_button(stage: &Stage) {
    stage.sign_in("admin").await;
    stage.open_path("/manager").await;
    let button = stage.label("home-register", "Registrar Empresa");
    stage
        .press(&button, "//main//input[@name='integration_key']")
        .await;
    stage.sign_out().await;
}

/// Steps 1 to 7.
pub async fn a_company_is_registered(stage: &Stage) {
    stage.sign_in("unregistered").await;
    home_asks_for_the_key(stage).await;
    a_text_that_is_no_key_is_refused_beside_the_field(stage).await;
    the_key_is_verified(stage).await;
    the_initial_synchronisation_is_shown(stage).await;
    an_extension_is_installed(stage).await;
}

async fn home_asks_for_the_key(stage: &Stage) {
    let field = stage.label("home-key", "Clave de Integración");
    stage
        .read(&format!(
            "//main//label[normalize-space(.)={}]",
            literal(&field)
        ))
        .await;
    for key in [
        "home-key-hint",
        "home-where",
        "home-where-1",
        "home-where-2",
        "home-where-3",
        "home-where-4",
        "home-where-note",
    ] {
        stage.read_message(key).await;
    }
}

async fn a_text_that_is_no_key_is_refused_beside_the_field(stage: &Stage) {
    let verify = stage.label("home-verify", "Verificar Clave de Integración");
    for (wrong, why) in [
        ("esto-no-es-una-clave", "key-refused-malformed"),
        ("a.b.c", "key-refused-malformed"),
    ] {
        stage.browser.type_into("integration_key", wrong).await;
        stage
            .press(&verify, "//p[@id='f-integration_key-error']")
            .await;
        stage.read_message(why).await;
        let kept = stage.browser.see("//input[@name='integration_key']").await;
        assert_eq!(kept.attr("value").await.unwrap().as_deref(), Some(""));
    }
}

/// Logo (here the initials), company's name and administrator's name, RFC and the key's end.
async fn the_key_is_verified(stage: &Stage) {
    let key = stage.demo.guide["integration_key"].as_str().unwrap();
    stage.browser.type_into("integration_key", key).await;
    let verify = stage.t("home-verify");
    let name = format!("//main//strong[normalize-space(.)='{COMPANY}']");
    stage.press(&verify, &name).await;
    stage
        .read("//main//*[contains(@class, 'face')][normalize-space(.)!='']")
        .await;
    for (label, value) in [
        ("home-administrator", "Laura Ortiz"),
        ("home-tax-id", "EKU9003173C9"),
        ("home-key-expiry", "/"),
    ] {
        let label = literal(&stage.t(label));
        let fact = format!(
            "//main//dt[normalize-space(.)={label}]/following-sibling::dd[1][contains(., '{value}')]"
        );
        stage.read(&fact).await;
    }
    assert!(!stage.shown().await.contains(key), "the key is echoed");
}

/// "normalmente de 3 a 5 minutos", with a bar; then the company is active.
async fn the_initial_synchronisation_is_shown(stage: &Stage) {
    let finish = stage.label("home-finish", "Finalizar");
    stage.browser.press(&finish).await;
    stage
        .browser
        .see(&format!("//main//h1[normalize-space(.)='{COMPANY}']"))
        .await;
    let shown = stage.shown().await;
    for key in [
        "home-registered",
        "company-state-synchronising",
        "home-first-sync-lead",
        "home-refresh",
    ] {
        let words = stage.t(key);
        assert!(shown.contains(&words), "{words} is not in\n{shown}");
    }
    stage.label("company-state-synchronising", "Sincronización inicial");
    let active = literal(&stage.t("company-state-active"));
    stage
        .read(&format!(
            "//main[not(.//*[@data-poll])]//*[contains(@class, 'pill')][normalize-space(.)={active}]"
        ))
        .await;
}

/// Step 7: from the menu **Integraciones**; what is there can be opened from home.
async fn an_extension_is_installed(stage: &Stage) {
    let integrations = stage.label("nav-integrations", "Integraciones");
    stage.follow("//aside", &integrations).await;
    let name = literal(&stage.t(EXTENSION));
    let card = format!("//main//li[.//h3[normalize-space(.)={name}]]");
    stage.browser.click(&format!("{card}//button")).await;
    stage.read("//main//*[@role='status']").await;
    stage.open_path(&format!("{PLACE}/integrations")).await;
    let installed = literal(&stage.t("home-ext-installed"));
    stage
        .read(&format!(
            "{card}//*[contains(@class, 'pill')][normalize-space(.)={installed}]"
        ))
        .await;
    stage.open_path(PLACE).await;
    stage.read(&card).await;
}
