//! A company's logo: upload, removal, and the picture itself.

use actix_multipart::{Field, Multipart};
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Path;
use futures_util::TryStreamExt as _;

use super::settings::refused_logo;
use crate::access::headers::Policy;
use crate::access::{Anyone, Manager};
use crate::areas::{Answer, see_other};
use crate::domain::companies::logo::{self, LogoFault, MOST_BYTES};
use crate::domain::documents::Wording;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::documents::pdf::Picture;
use crate::platform::page::Mood;
use crate::platform::storage::{Storage, StorageError};
use crate::services::Services;

/// Of a file that is too heavy, this much is still taken in, so that the browser gets to read the
/// answer.
const SWALLOWED: usize = 4 * MOST_BYTES;

impl From<StorageError> for AppError {
    fn from(fault: StorageError) -> Self {
        Self::Internal(fault.to_string())
    }
}

/// GET /logo/{file}: for anyone, because mail shows it.
///
/// # Errors
/// 404 for a name that is none of ours; the store's.
pub async fn show(visitor: Anyone, file: Path<String>) -> Answer {
    let picture = stored(visitor.services(), &file)
        .await?
        .ok_or(AppError::NotFound)?;
    let response = HttpResponse::Ok()
        .content_type("image/png")
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(picture);
    Ok(Policy::MailPicture.on(response))
}

/// The logo at this address of a company as a PDF with these words draws it; `None` where it has
/// none, its words leave it out, or the store is away: initials stand for it then.
pub(crate) async fn printed(
    services: &Services,
    address: Option<&str>,
    wording: Option<&Wording>,
) -> Option<Picture> {
    let file = address
        .filter(|_| wording.is_some_and(|own| own.show_logo))
        .and_then(logo::file_of)?;
    let png = stored(services, file).await.unwrap_or_else(|fault| {
        tracing::warn!(%fault, file, "a document goes without its logo");
        None
    })?;
    let drawn = tokio::task::spawn_blocking(move || Picture::read(&png)).await;
    drawn.unwrap_or_else(|fault| {
        tracing::warn!(%fault, file, "a document goes without its logo");
        None
    })
}

async fn stored(services: &Services, file: &str) -> Result<Option<Vec<u8>>, StorageError> {
    match logo::stored_name(file) {
        Some(name) => store(services)?.get(&name).await,
        None => Ok(None),
    }
}

/// POST /manager/{company}/settings/logo
///
/// # Errors
/// The store's and the database's.
pub async fn create(manager: Manager, mut form: Multipart) -> Answer {
    let drawn = match receive(&mut form).await {
        Ok(file) => draw(file).await?,
        Err(fault) => Err(fault),
    };
    let drawn = match drawn {
        Ok(drawn) => drawn,
        Err(fault) => return refused_logo(&manager, fault).await,
    };
    let file = logo::new_file();
    let name = logo::stored_name(&file).ok_or(AppError::NotFound)?;
    store(manager.services())?.put(&name, drawn).await?;
    // Mail that has been sent still shows the one before, so it stays.
    replace(&manager, Some(file)).await?;
    manager.flash(Mood::Good, manager.locale().t("home-logo-saved"));
    see_other(&manager.path_to("/settings"))
}

/// POST /manager/{company}/settings/logo/removal
///
/// # Errors
/// The store's and the database's.
pub async fn destroy(manager: Manager) -> Answer {
    let before = replace(&manager, None).await?;
    if let Some(name) = before.as_deref().and_then(logo::stored_name) {
        store(manager.services())?.delete(&name).await?;
    }
    manager.flash(Mood::Good, manager.locale().t("home-logo-removed"));
    see_other(&manager.path_to("/settings"))
}

fn store(services: &Services) -> Result<Storage, StorageError> {
    Storage::open(&services.config.storage_url)
}

/// The first file of the form. What cannot be read is no file.
async fn receive(form: &mut Multipart) -> Result<Vec<u8>, LogoFault> {
    let missing = |_| LogoFault::Missing;
    while let Some(field) = form.try_next().await.map_err(missing)? {
        if field.name() == Some("logo") {
            return read(field).await;
        }
    }
    Err(LogoFault::Missing)
}

async fn read(mut field: Field) -> Result<Vec<u8>, LogoFault> {
    let (mut file, mut seen) = (Vec::new(), 0_usize);
    while let Some(chunk) = field.try_next().await.map_err(|_| LogoFault::Broken)? {
        seen = seen.saturating_add(chunk.len());
        if seen > SWALLOWED {
            break;
        }
        if seen <= MOST_BYTES {
            file.extend_from_slice(&chunk);
        }
    }
    if seen > MOST_BYTES {
        Err(LogoFault::TooHeavy)
    } else {
        Ok(file)
    }
}

async fn draw(file: Vec<u8>) -> Result<Result<Vec<u8>, LogoFault>, AppError> {
    tokio::task::spawn_blocking(move || logo::redraw(&file))
        .await
        .map_err(|lost| AppError::Internal(lost.to_string()))
}

/// Points the company at another picture; gives the file of the one before.
async fn replace(manager: &Manager, file: Option<String>) -> DbResult<Option<String>> {
    let (id, actor, now) = (manager.company().id.clone(), manager.actor(), clock::wall());
    manager
        .db()
        .write(move |conn| logo::set_logo(conn, &id, file.as_deref(), &actor, now))
        .await
}
