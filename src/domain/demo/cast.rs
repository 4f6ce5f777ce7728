//! Who takes part.

use diesel::prelude::*;

use super::password_of;
use crate::domain::audit::Actor;
use crate::domain::subscriptions::{self, Addon, Grant, Plan};
use crate::domain::users::password::{self, Hasher, Place};
use crate::domain::users::{self, NewUser, User};
use crate::platform::clock;
use crate::platform::db::schema::{memberships, users as users_table};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, MembershipId};
use crate::services::Services;

/// Somebody who can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Role, as `demo.json` calls it.
    pub role: &'static str,
    /// Address.
    pub email: &'static str,
    /// Name.
    pub name: &'static str,
    /// Runs the installation.
    pub operator: bool,
    /// Subscriptions to plan Negocios with collections.
    pub subscriptions: usize,
}

/// Administrator of Comercializadora Páramo, with one more subscription free.
pub(super) const ADMIN: Person = person("admin", "pedro@paramo.test", "Pedro Salas", 2);
/// Member of Comercializadora Páramo.
pub(super) const MEMBER: Person = person("member", "monica@paramo.test", "Mónica Vega", 0);
/// Administrator of the foreign company.
pub(super) const FOREIGN: Person = person("foreign_admin", "olga@sierra.test", "Olga Luna", 1);
/// Without a company yet.
const UNREGISTERED: Person = person("unregistered", "laura@cerroazul.test", "Laura Ortiz", 1);
/// Runs the installation.
const OPERATOR: Person = Person {
    operator: true,
    ..person("operator", "oscar@mostrador.test", "Óscar Robles", 0)
};

/// Everybody.
pub const CAST: [Person; 5] = [OPERATOR, ADMIN, MEMBER, FOREIGN, UNREGISTERED];

const fn person(
    role: &'static str,
    email: &'static str,
    name: &'static str,
    subscriptions: usize,
) -> Person {
    Person {
        role,
        email,
        name,
        operator: false,
        subscriptions,
    }
}

/// Makes a person's account with its subscriptions, or makes sure that the account that is there
/// takes the password and has nothing pending.
pub(super) async fn admit(
    services: &Services,
    hasher: &Hasher,
    person: Person,
) -> Result<User, String> {
    let words = |fault: &dyn std::fmt::Display| format!("{}: {fault}", person.email);
    let secret = password_of(&services.config.secret_key, &person);
    let found = services
        .db
        .read(move |conn| users::by_email(conn, person.email))
        .await
        .map_err(|fault| words(&fault))?;
    let stored = found.as_ref().and_then(|user| user.password_hash.clone());
    let place = Place::wait().await.map_err(|fault| words(&fault))?;
    let (fits, place) = hasher
        .verify(place, &secret, stored.as_deref())
        .await
        .map_err(|fault| words(&fault))?;
    drop(place);
    let hash = match fits {
        true => None,
        false => Some(hasher.hash(&secret).await.map_err(|fault| words(&fault))?),
    };
    services
        .db
        .write(move |conn| match (found, hash) {
            (None, Some(hash)) => create(conn, &person, &hash),
            (Some(user), hash) => restore(conn, user, hash.as_deref()),
            (None, None) => Err(DbError::Value("a password without an account".to_owned())),
        })
        .await
        .map_err(|fault| words(&fault))
}

fn create(conn: &mut Conn, person: &Person, hash: &str) -> DbResult<User> {
    let now = clock::wall();
    let new = NewUser {
        email: person.email,
        name: person.name,
        password_hash: Some(hash),
        language: None,
        operator: person.operator,
        must_change_password: false,
    };
    let user = users::create(conn, &new, now).map_err(|fault| match fault {
        users::CreateError::Db(fault) => fault,
        taken @ users::CreateError::EmailTaken => DbError::Value(taken.to_string()),
    })?;
    let grant = Grant {
        user: &user.id,
        plan: Plan::Negocios,
        addons: &Addon::ALL,
        until: None,
    };
    for _ in 0..person.subscriptions {
        subscriptions::grant(conn, &grant, &Actor::system(), now)?;
    }
    Ok(user)
}

fn restore(conn: &mut Conn, user: User, hash: Option<&str>) -> DbResult<User> {
    if let Some(hash) = hash {
        let done = (&Actor::system(), "demo.password_restored");
        password::set(conn, &user, (hash, None), done, clock::wall())?;
    }
    diesel::update(users_table::table.find(&user.id))
        .set((
            users_table::must_change_password.eq(false),
            users_table::disabled_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(conn)?;
    Ok(user)
}

/// Makes somebody a member of a company, unless they belong to it already.
pub(super) fn join(conn: &mut Conn, company: &CompanyId, user: &User) -> DbResult<()> {
    let there = memberships::table
        .filter(memberships::company_id.eq(company))
        .filter(memberships::user_id.eq(&user.id));
    if diesel::select(diesel::dsl::exists(there)).get_result(conn)? {
        return Ok(());
    }
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(MembershipId::new()),
            memberships::company_id.eq(company),
            memberships::user_id.eq(&user.id),
            memberships::role.eq("member"),
            memberships::created_at.eq(clock::wall().naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}
