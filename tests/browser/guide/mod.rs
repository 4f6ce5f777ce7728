//! The guide of a new administrator (register, further keys, team), line by line, in every language.

mod keys;
mod language;
mod register;
mod stage;
mod team;

use mostrador::platform::i18n::Locale;

use crate::left_out;
use stage::Stage;

#[tokio::test]
async fn guide_in_spanish() {
    walk(Locale::Es).await;
}

#[tokio::test]
async fn guide_in_english() {
    walk(Locale::En).await;
}

#[tokio::test]
async fn guide_in_russian() {
    walk(Locale::Ru).await;
}

/// Registro Básico, Configuración de Claves de Múltiples Usuarios, Configuración de Equipo de
/// Trabajo.
async fn walk(locale: Locale) {
    if left_out() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let stage = Stage::open(folder.path(), locale).await;
    register::somebody_with_a_company_has_a_button(&stage).await;
    register::a_company_is_registered(&stage).await;
    keys::the_team_at_the_erp_is_registered(&stage).await;
    keys::what_it_does_arrives_in_real_time(&stage).await;
    team::somebody_is_invited_and_becomes_a_member(&stage).await;
    stage.browser.close().await;
}
