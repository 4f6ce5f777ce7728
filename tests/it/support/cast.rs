//! The same people in every test.

use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::users::password::Hasher;
use mostrador::domain::users::{self, NewUser, User};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{companies, memberships};
use mostrador::platform::db::{DbError, DbResult};
use mostrador::platform::values::ids::{CompanyId, MembershipId};

use super::TestApp;

/// Everybody's password.
pub const PASSWORD: &str = "nube de paso lento";

/// Who is who. Companies: Comercializadora Páramo (`paramo`) and Ferretería del Valle (`valle`).
#[allow(dead_code, reason = "not every test meets everybody")]
pub struct Cast {
    /// Comercializadora Páramo.
    pub paramo: CompanyId,
    /// Ferretería del Valle, where nobody of Páramo belongs.
    pub valle: CompanyId,
    /// Administrator of Páramo.
    pub pedro: User,
    /// Member of Páramo.
    pub monica: User,
    /// Administrator of Valle.
    pub olga: User,
    /// Belongs to no company.
    pub nadie: User,
    /// Operator; belongs to no company.
    pub oscar: User,
}

impl TestApp {
    /// Brings the cast on.
    pub async fn cast(&self) -> Cast {
        let paramo = self.company("paramo", "Comercializadora Páramo").await;
        let valle = self.company("valle", "Ferretería del Valle").await;
        let pedro = self.user("Pedro Páramo", "pedro@paramo.test", false).await;
        let monica = self.user("Mónica Luna", "monica@paramo.test", false).await;
        let olga = self.user("Olga Valle", "olga@valle.test", false).await;
        let nadie = self.user("Nadie Nunca", "nadie@nadie.test", false).await;
        let oscar = self
            .user("Óscar Operador", "oscar@mostrador.test", true)
            .await;
        self.join(&paramo, &pedro, Role::Admin).await;
        self.join(&paramo, &monica, Role::Member).await;
        self.join(&valle, &olga, Role::Admin).await;
        Cast {
            paramo,
            valle,
            pedro,
            monica,
            olga,
            nadie,
            oscar,
        }
    }

    /// An account with [`PASSWORD`] and no stored language.
    pub async fn user(&self, name: &str, email: &str, operator: bool) -> User {
        let cost = self.services.config.bcrypt_cost;
        let hasher = Hasher::new(&self.services.vault, cost).unwrap();
        let hash = hasher.hash_here(PASSWORD).unwrap();
        let (name, email) = (name.to_owned(), email.to_owned());
        self.db(move |conn| {
            let new = NewUser {
                email: &email,
                name: &name,
                password_hash: Some(&hash),
                language: None,
                operator,
                must_change_password: false,
            };
            users::create(conn, &new, clock::wall())
                .map_err(|fault| DbError::Value(fault.to_string()))
        })
        .await
    }

    /// A company that is ready for work.
    pub async fn company(&self, slug: &str, name: &str) -> CompanyId {
        let id = CompanyId::new();
        let (row, slug, name) = (id.clone(), slug.to_owned(), name.to_owned());
        self.db(move |conn| {
            diesel::insert_into(companies::table)
                .values((
                    companies::id.eq(row),
                    companies::slug.eq(slug),
                    companies::name.eq(&name),
                    companies::legal_name.eq(&name),
                    companies::tax_id.eq("XAXX010101000"),
                    companies::time_zone.eq("America/Monterrey"),
                    companies::country.eq("MX"),
                    companies::language.eq("es"),
                    companies::tone.eq("petrol"),
                    companies::state.eq("ready"),
                    companies::any_hour.eq(false),
                    companies::freshness_gate.eq(true),
                    companies::created_at.eq(clock::wall().naive_utc()),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
        id
    }

    /// Makes somebody one of a company's people.
    pub async fn join(&self, company: &CompanyId, user: &User, role: Role) {
        let (company, user) = (company.clone(), user.id.clone());
        self.db(move |conn| {
            let joined: DbResult<_> = diesel::insert_into(memberships::table)
                .values((
                    memberships::id.eq(MembershipId::new()),
                    memberships::company_id.eq(company),
                    memberships::user_id.eq(user),
                    memberships::role.eq(role.as_str()),
                    memberships::created_at.eq(clock::wall().naive_utc()),
                ))
                .execute(conn)
                .map_err(DbError::from);
            joined.map(drop)
        })
        .await;
    }
}
