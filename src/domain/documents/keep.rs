//! Keeping the company's words, and applying them while the extension is there.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{DocumentKind, Wording};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::subscriptions::{Availability, Extension, availability};
use crate::platform::clock;
use crate::platform::db::schema::document_settings;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// What the company has written, used or not.
///
/// # Errors
/// The database's.
pub fn load(conn: &mut Conn, company: &CompanyId, kind: DocumentKind) -> DbResult<Option<Wording>> {
    type Row = (String, String, String, String, Option<String>, bool);
    let row: Option<Row> = document_settings::table
        .find((company, kind.code()))
        .select((
            document_settings::title,
            document_settings::intro,
            document_settings::closing,
            document_settings::footer,
            document_settings::tone,
            document_settings::show_logo,
        ))
        .first(conn)
        .optional()?;
    Ok(
        row.map(|(title, intro, closing, footer, tone, show_logo)| Wording {
            title,
            intro,
            closing,
            footer,
            tone,
            show_logo,
        }),
    )
}

/// What stands on the company's documents: its words while the extension is installed and
/// contracted, ours otherwise.
///
/// # Errors
/// The database's.
pub fn applied(
    conn: &mut Conn,
    company: &CompanyId,
    kind: DocumentKind,
) -> DbResult<Option<Wording>> {
    match availability(conn, company, Extension::Documents, clock::wall())? {
        Availability::Installed => Ok(Some(load(conn, company, kind)?.unwrap_or_default())),
        _ => Ok(None),
    }
}

/// Keeps the company's words in place of what was kept before.
///
/// # Errors
/// The database's.
pub fn save(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    kind: DocumentKind,
    wording: &Wording,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::delete(document_settings::table.find((company, kind.code()))).execute(conn)?;
    diesel::insert_into(document_settings::table)
        .values((
            document_settings::company_id.eq(company),
            document_settings::kind.eq(kind.code()),
            document_settings::title.eq(&wording.title),
            document_settings::intro.eq(&wording.intro),
            document_settings::closing.eq(&wording.closing),
            document_settings::footer.eq(&wording.footer),
            document_settings::tone.eq(&wording.tone),
            document_settings::show_logo.eq(wording.show_logo),
            document_settings::updated_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    note(conn, actor, company, "document.changed", kind, now)
}

/// Forgets the company's words; ours stand again.
///
/// # Errors
/// The database's.
pub fn restore(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    kind: DocumentKind,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::delete(document_settings::table.find((company, kind.code()))).execute(conn)?;
    note(conn, actor, company, "document.restored", kind, now)
}

fn note(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    action: &str,
    kind: DocumentKind,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: Some(company),
        action,
        subject: Some(kind.code()),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}
