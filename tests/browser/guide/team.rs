//! Configuración de Equipo de Trabajo.

use fantoccini::Locator;

use super::stage::{COMPANY, PLACE, Stage, literal};

const ADDRESS: &str = "almacenista01.xal@cerroazul.test";
const NAME: &str = "Raúl Medina";
const PASSWORD: &str = "cajas bien contadas 26";

/// Steps 1 to 5, and what the invited person does.
pub async fn somebody_is_invited_and_becomes_a_member(stage: &Stage) {
    open_the_tab(stage).await;
    a_text_that_is_no_address_is_refused(stage).await;
    invite(stage).await;
    stage.sign_out().await;
    join(stage).await;
    stage.sign_out().await;
    stage.sign_in("unregistered").await;
    open_the_tab(stage).await;
    stage
        .read(&format!(
            "//section[@id='members']//tr[contains(., '{NAME}') and contains(., '{ADDRESS}')]"
        ))
        .await;
    stage.read(&invitation(stage, "team-state-accepted")).await;
}

/// Steps 2 and 3: the company's settings, the tab **Equipo de Trabajo**.
async fn open_the_tab(stage: &Stage) {
    stage.open_path(&format!("{PLACE}/settings")).await;
    let tab = literal(&stage.label("tabs-team", "Equipo de Trabajo"));
    stage
        .browser
        .click(&format!("//main//nav//a[normalize-space(.)={tab}]"))
        .await;
    stage.read("//main//*[@name='email']").await;
}

fn invitation(stage: &Stage, state: &str) -> String {
    let state = literal(&stage.t(state));
    format!(
        "//section[@id='invitations']//tr[contains(., '{ADDRESS}')]\
         [.//*[contains(@class, 'pill')][normalize-space(.)={state}]]"
    )
}

async fn a_text_that_is_no_address_is_refused(stage: &Stage) {
    let send = stage.label("team-send", "Enviar Invitación");
    stage.browser.type_into("email", "almacenista01").await;
    stage.press(&send, "//p[@id='f-email-error']").await;
    stage
        .read_text(&stage.t1("team-fault-malformed", "text", "almacenista01"))
        .await;
}

async fn invite(stage: &Stage) {
    stage.browser.type_into("email", ADDRESS).await;
    let send = stage.t("team-send");
    stage
        .press(
            &send,
            &format!("//main//*[@role='status'][contains(., '{ADDRESS}')]"),
        )
        .await;
    stage.read(&invitation(stage, "team-state-pending")).await;
}

/// Follows the link of the mail, makes an account and signs in with it.
async fn join(stage: &Stage) {
    let link = stage.mailed_link(ADDRESS, "/invitations/").await;
    stage.browser.tab.goto(&link).await.unwrap();
    stage.read_text(COMPANY).await;
    for (field, text) in [
        ("name", NAME),
        ("password", PASSWORD),
        ("password_confirmation", PASSWORD),
    ] {
        stage.browser.type_into(field, text).await;
    }
    let register = stage.t("team-register");
    stage
        .press(
            &register,
            "//main//input[@name='email' or @name='password'][not(@name='name')]",
        )
        .await;
    stage
        .read_text(&stage.t1("team-registered", "company", COMPANY))
        .await;
    enter(stage).await;
}

/// The sign-in page knows the address already, or asks for it.
async fn enter(stage: &Stage) {
    let address = Locator::XPath("//input[@name='email'][not(@type='hidden')]");
    if stage.browser.tab.find(address).await.is_ok() {
        crate::enter(&stage.browser, ADDRESS, PASSWORD).await;
    } else {
        stage.browser.type_into("password", PASSWORD).await;
        stage.browser.press_label("session-enter").await;
    }
    let home = format!("//main//a[normalize-space(.)='{COMPANY}']");
    stage.read(&home).await;
}
