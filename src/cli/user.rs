//! `mostrador user`: accounts, operators, subscriptions.

use std::io::Read as _;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use diesel::prelude::*;

use crate::config::Config;
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::subscriptions::{self, Addon, Grant, Plan};
use crate::domain::users::password::{self, Hasher, Weakness};
use crate::domain::users::tokens::{self, Purpose};
use crate::domain::users::{self, NewUser, User, sessions};
use crate::platform::clock;
use crate::platform::db::schema::users as users_table;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::Token;
use crate::services::Services;

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub(super) enum UserAction {
    /// Make an account, or give an existing one a subscription or the operator's rights.
    Create(CreateArgs),
    /// Print every account.
    List,
}

/// An account.
#[derive(Debug, Args)]
pub(super) struct CreateArgs {
    /// Address to sign in with.
    #[arg(long)]
    email: String,
    /// Name; may be left out for an existing account.
    #[arg(long)]
    name: Option<String>,
    /// May run this installation.
    #[arg(long)]
    operator: bool,
    /// Grants a subscription, which registering a company consumes.
    #[arg(long, value_enum)]
    plan: Option<PlanName>,
    /// Contracted beside the plan.
    #[arg(long = "addon", value_enum, requires = "plan")]
    addons: Vec<AddonName>,
    /// Last day of the subscription; without it there is no end.
    #[arg(long, value_name = "AAAA-MM-DD", requires = "plan")]
    until: Option<NaiveDate>,
    /// Read a first password from stdin instead of printing a link to choose one; whoever signs in
    /// with it has to choose an own one.
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PlanName {
    Starter,
    Profesional,
    Negocios,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AddonName {
    Collections,
}

pub(super) async fn run(action: UserAction, config: Config) -> Result<(), String> {
    let services = Services::open(config).await?;
    match action {
        UserAction::Create(args) => create(&services, args).await,
        UserAction::List => list(&services).await,
    }
}

async fn create(services: &Services, args: CreateArgs) -> Result<(), String> {
    let email = users::normalise(&args.email)
        .ok_or_else(|| format!("{} is not an e-mail address", args.email))?;
    let hash = match args.password_stdin {
        true => Some(hash_from_stdin(services, &email).await?),
        false => None,
    };
    let done = services
        .db
        .write(move |conn| write(conn, &args, &email, hash.as_deref()))
        .await?;
    println!(
        "{} {} <{}>{}",
        if done.made { "made" } else { "found" },
        done.user.name,
        done.user.email,
        if done.user.operator { ", operator" } else { "" }
    );
    if done.user.must_change_password {
        println!("whoever signs in with this password has to choose an own one");
    }
    if let Some(plan) = done.granted {
        println!("granted: {}", plan.name());
    }
    if let Some(link) = done.link {
        let path = format!("/password/reset/{}", link.expose());
        println!(
            "choose a password within {} days, once: {}",
            LINK.lifetime().num_days(),
            services.config.public_url.link(&path)
        );
    }
    Ok(())
}

/// The purpose whose page is there for people without a session.
const LINK: Purpose = Purpose::SetPassword;

async fn hash_from_stdin(services: &Services, email: &str) -> Result<String, String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|fault| format!("stdin: {fault}"))?;
    let text = text.trim_end_matches(['\r', '\n']);
    password::check(text, &[email]).map_err(|weakness| {
        match weakness {
            Weakness::Short => "the password needs at least ten characters",
            Weakness::Long => "the password is too long",
            Weakness::Common => "the password is among the first that anybody would try",
            Weakness::Personal => "the password contains the address",
        }
        .to_owned()
    })?;
    let hasher = Hasher::new(&services.vault, services.config.bcrypt_cost)
        .map_err(|fault| fault.to_string())?;
    hasher.hash(text).await.map_err(|fault| fault.to_string())
}

/// What `user create` did.
struct Done {
    user: User,
    made: bool,
    granted: Option<Plan>,
    link: Option<Token>,
}

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("a new account needs --name")]
    NameMissing,
    #[error("this address has an account, whose password only its owner changes")]
    PasswordTaken,
}

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        fault.to_string()
    }
}

fn write(
    conn: &mut Conn,
    args: &CreateArgs,
    email: &str,
    hash: Option<&str>,
) -> Result<Done, Fault> {
    let now = clock::wall();
    let found = users::by_email(conn, email)?;
    let made = found.is_none();
    let user = match found {
        Some(_) if hash.is_some() => return Err(Fault::PasswordTaken),
        Some(user) => promote(conn, user, args.operator)?,
        None => make(conn, args, email, hash)?,
    };
    let link = match user.password_hash {
        None => Some(tokens::issue(conn, &user.id, LINK, now)?),
        Some(_) => None,
    };
    let granted = args.plan.map(plan);
    if let Some(plan) = granted {
        let addons: Vec<Addon> = args.addons.iter().map(|one| addon(*one)).collect();
        let grant = Grant {
            user: &user.id,
            plan,
            addons: &addons,
            until: args.until,
        };
        subscriptions::grant(conn, &grant, &Actor::system(), now)?;
    }
    Ok(Done {
        user,
        made,
        granted,
        link,
    })
}

fn make(
    conn: &mut Conn,
    args: &CreateArgs,
    email: &str,
    hash: Option<&str>,
) -> Result<User, Fault> {
    let name = args.name.as_deref().map(str::trim).unwrap_or_default();
    if name.is_empty() {
        return Err(Fault::NameMissing);
    }
    let new = NewUser {
        email,
        name,
        password_hash: hash,
        language: None,
        operator: args.operator,
        must_change_password: hash.is_some(),
    };
    let user = users::create(conn, &new, clock::wall()).map_err(|fault| match fault {
        users::CreateError::Db(fault) => Fault::Db(fault),
        users::CreateError::EmailTaken => Fault::PasswordTaken,
    })?;
    note(conn, &user, "user.created")?;
    Ok(user)
}

/// Makes an account the operator's, if that is wanted and new. Its sessions end: with more rights
/// one begins under a new key.
fn promote(conn: &mut Conn, user: User, operator: bool) -> DbResult<User> {
    if user.operator || !operator {
        return Ok(user);
    }
    diesel::update(users_table::table.find(&user.id))
        .set(users_table::operator.eq(true))
        .execute(conn)?;
    sessions::end_all(conn, &user.id)?;
    note(conn, &user, "user.made_operator")?;
    Ok(User {
        operator: true,
        ..user
    })
}

fn note(conn: &mut Conn, user: &User, action: &str) -> DbResult<()> {
    let entry = Entry {
        company: None,
        action,
        subject: Some(&format!("user:{}", user.id)),
        detail: None,
    };
    audit::record(conn, &Actor::system(), &entry, clock::wall())
}

const fn plan(name: PlanName) -> Plan {
    match name {
        PlanName::Starter => Plan::Starter,
        PlanName::Profesional => Plan::Profesional,
        PlanName::Negocios => Plan::Negocios,
    }
}

const fn addon(name: AddonName) -> Addon {
    match name {
        AddonName::Collections => Addon::Collections,
    }
}

async fn list(services: &Services) -> Result<(), String> {
    let all: DbResult<Vec<User>> = services
        .db
        .read(|conn| {
            Ok(users_table::table
                .order(users_table::email)
                .select(User::as_select())
                .load(conn)?)
        })
        .await;
    for user in all.map_err(|fault| fault.to_string())? {
        let state = match (&user.password_hash, user.disabled_at) {
            (_, Some(_)) => "disabled",
            (None, None) => "no password yet",
            (Some(_), None) => "active",
        };
        let operator = if user.operator { "operator" } else { "" };
        println!("{}\t{}\t{state}\t{operator}", user.email, user.name);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::platform::db::schema::sessions as sessions_table;
    use crate::platform::db::testing;

    const EMAIL: &str = "ana@mostrador.test";

    fn args(operator: bool) -> CreateArgs {
        CreateArgs {
            email: EMAIL.to_owned(),
            name: Some("Ana".to_owned()),
            operator,
            plan: None,
            addons: Vec::new(),
            until: None,
            password_stdin: false,
        }
    }

    fn begin_session(conn: &mut Conn, user: &User) -> DbResult<()> {
        let now = clock::wall().naive_utc();
        diesel::insert_into(sessions_table::table)
            .values((
                sessions_table::id_hash.eq("aa"),
                sessions_table::user_id.eq(&user.id),
                sessions_table::state.eq("{}"),
                sessions_table::created_at.eq(now),
                sessions_table::last_used_at.eq(now),
                sessions_table::expires_at.eq(now),
                sessions_table::ends_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    }

    fn count_sessions(conn: &mut Conn) -> DbResult<i64> {
        Ok(sessions_table::table.count().get_result(conn)?)
    }

    #[tokio::test]
    async fn who_becomes_an_operator_signs_in_anew() {
        let fresh = testing::fresh();
        let left: Result<Vec<i64>, Fault> = fresh
            .db
            .write(|conn| {
                let user = write(conn, &args(false), EMAIL, None)?.user;
                begin_session(conn, &user)?;
                let mut left = Vec::new();
                for operator in [false, true] {
                    write(conn, &args(operator), EMAIL, None)?;
                    left.push(count_sessions(conn)?);
                }
                begin_session(conn, &user)?;
                write(conn, &args(true), EMAIL, None)?;
                left.push(count_sessions(conn)?);
                Ok(left)
            })
            .await;
        assert_eq!(left.unwrap(), [1, 0, 1]);
    }
}
