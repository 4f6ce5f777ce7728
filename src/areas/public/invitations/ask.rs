//! Asking for a new link where the last one has expired.

use std::sync::Arc;

use actix_web::web::Path;

use super::view;
use crate::access::Anyone;
use crate::areas::{Answer, see_other};
use crate::domain::invitations::{self, Asked, Office};
use crate::platform::clock;
use crate::platform::page::Mood;
use crate::platform::values::Token;
use crate::platform::vault::VaultError;

/// POST /invitations/{token}/request
///
/// # Errors
/// The database's.
pub async fn create(visitor: Anyone, path: Path<String>) -> Answer {
    let Some(token) = Token::parse(&path) else {
        return view::dead(&visitor, &path, None);
    };
    let services = visitor.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (actor, locale) = (visitor.actor(), visitor.locale());
    let asked: Result<_, VaultError> = visitor
        .db()
        .write(move |conn| {
            let office = Office {
                vault: &vault,
                config: &config,
                locale,
            };
            invitations::ask(conn, office, &token, &actor, clock::wall())
        })
        .await;
    if asked? == Asked::Told {
        visitor.flash(Mood::Good, visitor.locale().t("team-asked"));
    }
    see_other(&view::base(&path))
}
