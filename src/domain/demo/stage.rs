//! Staging: from an empty database to one in which every sign-in works.

use chrono::{Duration, NaiveDate};
use diesel::prelude::*;

use super::{CAST, PARAMO, Person, SIERRA, arrange, cast, register};
use crate::domain::audit::Actor;
use crate::domain::users::User;
use crate::domain::users::password::Hasher;
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, Db, DbResult};
use crate::platform::{clock, settings};
use crate::services::Services;

const BORN_ON: &str = "demo.born_on";
/// Hours between the simulator's companies and UTC.
const LOCAL: i64 = -6;

/// The day on which this demo was first started; the simulator's data begin at it. The business
/// clock may move from then on.
///
/// # Errors
/// The database's; or it belongs to an installation that is no demo.
pub async fn born_on(db: &Db) -> Result<NaiveDate, String> {
    let day: DbResult<Option<NaiveDate>> = db.write(born).await;
    day.map_err(|fault| fault.to_string())?
        .ok_or_else(|| "this folder holds a database that is no demo's".to_owned())
}

fn born(conn: &mut Conn) -> DbResult<Option<NaiveDate>> {
    if let Some(text) = settings::get(conn, BORN_ON)? {
        return Ok(text.parse().ok());
    }
    let people: i64 = users::table.count().get_result(conn)?;
    if people > 0 {
        return Ok(None);
    }
    let today = (clock::wall() + Duration::hours(LOCAL)).date_naive();
    settings::set(conn, BORN_ON, &today.to_string())?;
    clock::make_movable(conn)?;
    Ok(Some(today))
}

/// Brings the cast on, registers the companies of `keys` (Páramo's and Sierra's) and lets them
/// collect. Jobs must be running beside it.
///
/// # Errors
/// A sentence for the person at the command line.
pub async fn stage(services: &Services, keys: (&str, &str)) -> Result<(), String> {
    let hasher = Hasher::new(&services.vault, services.config.bcrypt_cost)
        .map_err(|fault| fault.to_string())?;
    let mut users = Vec::with_capacity(CAST.len());
    for person in CAST {
        users.push((person, cast::admit(services, &hasher, person).await?));
    }
    let [pedro, monica, olga] =
        [cast::ADMIN, cast::MEMBER, cast::FOREIGN].map(|wanted| find(&users, wanted));
    let (pedro, monica, olga) = (pedro?, monica?, olga?);
    let (paramo, sierra) = tokio::try_join!(
        register::ensure(services, &pedro, (PARAMO, keys.0)),
        register::ensure(services, &olga, (SIERRA, keys.1)),
    )?;
    let arranged: DbResult<()> = services
        .db
        .write(move |conn| {
            cast::join(conn, &paramo, &monica)?;
            arrange::paramo(conn, &paramo, &actor(&pedro), &monica.id)?;
            arrange::sierra(conn, &sierra, &actor(&olga))
        })
        .await;
    arranged.map_err(|fault| fault.to_string())
}

fn find(users: &[(Person, User)], wanted: Person) -> Result<User, String> {
    let found = users.iter().find(|(person, _)| *person == wanted);
    found
        .map(|(_, user)| user.clone())
        .ok_or_else(|| format!("{} is not in the cast", wanted.role))
}

fn actor(user: &User) -> Actor {
    Actor {
        user: Some(user.id.clone()),
        name: format!("{} <{}>", user.name, user.email),
        ..Actor::default()
    }
}
