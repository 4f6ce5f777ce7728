//! The addresses that a customer's notices go to.

use actix_web::web::{Form, Path};
use serde::Deserialize;

use super::customer::{CustomerPath, Refused, back, refuse};
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::audit::Actor;
use crate::domain::receivables::addresses::{self, AddFault};
use crate::domain::receivables::customer::{self, Customer};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// A new address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    email: String,
}

/// An address of the customer in the path.
#[derive(Debug, Deserialize)]
pub struct AddressPath {
    id: String,
    address: String,
}

/// POST /manager/{company}/credit/customers/{id}/addresses
///
/// # Errors
/// 404; the database's.
pub async fn create(who: Manager, path: Path<CustomerPath>, form: Form<AddressForm>) -> Answer {
    let (company, id, email) = (
        who.company().id.clone(),
        path.into_inner().id,
        form.into_inner().email,
    );
    let (actor, wanted, text) = (who.actor(), id.clone(), email.clone());
    let added = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &wanted)?.ok_or(AppError::NotFound)?;
            match addresses::add(conn, &actor, &company, &customer, &text, clock::wall()) {
                Err(AddFault::Db(fault)) => Err(fault.into()),
                other => Ok(other),
            }
        })
        .await?;
    let locale = who.locale();
    let error = match added {
        Ok(()) => {
            return back(
                &who,
                &id,
                locale.t1("list-address-added", "email", email.trim()),
            );
        }
        Err(AddFault::Known) => locale.t("list-address-known"),
        Err(AddFault::TooMany) => {
            let most = i64::try_from(addresses::MOST).unwrap_or(i64::MAX);
            locale.n("list-address-too-many", most)
        }
        Err(AddFault::Invalid | AddFault::Db(_)) => locale.t("list-address-invalid"),
    };
    let refused = Refused {
        email,
        errors: vec![("email".to_owned(), error)],
        ..Refused::default()
    };
    refuse(&who, &id, refused).await
}

/// POST /manager/{company}/credit/customers/{id}/addresses/{address}/removal
///
/// # Errors
/// 404; the database's.
pub async fn destroy(who: Manager, path: Path<AddressPath>) -> Answer {
    change(&who, &path, addresses::remove).await?;
    back(&who, &path.id, who.locale().t("list-address-removed"))
}

/// POST /manager/{company}/credit/customers/{id}/addresses/{address}/confirmation
///
/// # Errors
/// 404; the database's.
pub async fn confirm(who: Manager, path: Path<AddressPath>) -> Answer {
    change(&who, &path, addresses::confirm).await?;
    back(&who, &path.id, who.locale().t("list-address-confirmed"))
}

type Verb = fn(
    &mut Conn,
    &Actor,
    &CompanyId,
    &Customer,
    &str,
    chrono::DateTime<chrono::Utc>,
) -> DbResult<bool>;

async fn change(who: &Manager, path: &AddressPath, verb: Verb) -> Result<(), AppError> {
    let (company, actor) = (who.company().id.clone(), who.actor());
    let (id, address) = (path.id.clone(), path.address.clone());
    let done = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &id)?.ok_or(AppError::NotFound)?;
            Ok(verb(
                conn,
                &actor,
                &company,
                &customer,
                &address,
                clock::wall(),
            )?)
        })
        .await?;
    if done {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
