//! The first argument of every handler. Each has a private field, so holding one is the proof that
//! the right was checked; only these read `{company}` from the path.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::Context;
use super::visibility::{self, Company, Role, Room};
use crate::domain::subscriptions::Extension;
use crate::domain::sync;
use crate::domain::tasks::Sight;
use crate::domain::users::User;
use crate::error::AppError;
use crate::platform::page::{Banner, CompanyFace, Mood, Page};

/// Where somebody with a password that another person chose may go.
const OPEN_DURING_CHANGE: [&str; 3] = ["/password/change", "/logout", "/language"];

/// Whoever looks.
pub struct Anyone(Rc<Context>);

/// Somebody with an account.
pub struct SignedIn {
    context: Rc<Context>,
    user: User,
}

/// Somebody who runs this installation.
pub struct Operator(SignedIn);

/// Somebody who belongs to `{company}`.
pub struct Member {
    who: SignedIn,
    room: Room,
}

/// An administrator of `{company}`.
pub struct Manager(Member);

impl Deref for Anyone {
    type Target = Context;
    fn deref(&self) -> &Context {
        &self.0
    }
}

impl Deref for SignedIn {
    type Target = Context;
    fn deref(&self) -> &Context {
        &self.context
    }
}

impl Deref for Operator {
    type Target = SignedIn;
    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

impl Deref for Member {
    type Target = SignedIn;
    fn deref(&self) -> &SignedIn {
        &self.who
    }
}

impl Deref for Manager {
    type Target = Member;
    fn deref(&self) -> &Member {
        &self.0
    }
}

impl SignedIn {
    /// The account.
    #[must_use]
    pub const fn user(&self) -> &User {
        &self.user
    }

    /// Enters a company by its part of the address, as its own pages do.
    ///
    /// # Errors
    /// 404 for a company that is not theirs, [`AppError::SecondFactor`] where one has to be set up
    /// first; the database's.
    pub async fn enter(&self, slug: &str) -> Result<Member, AppError> {
        let who = Self {
            context: Rc::clone(&self.context),
            user: self.user.clone(),
        };
        member(who, slug.to_owned()).await
    }
}

impl Operator {
    /// A page with what the operator has to know about this installation.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        let mut page = self.0.page(title);
        if !self.services().config.public_url.keeps_secure_cookies() {
            page.banners.push(Banner {
                mood: Mood::Warn,
                text: page.t("session-banner-insecure"),
                link: None,
            });
        }
        page
    }
}

impl Member {
    /// The company in the path.
    #[must_use]
    pub const fn company(&self) -> &Company {
        &self.room.company
    }

    /// The viewer administers it.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.room.role == Role::Admin
    }

    /// Whether the company has installed an extension and its subscription includes it.
    #[must_use]
    pub fn has(&self, extension: Extension) -> bool {
        self.room.extensions.contains(&extension.code())
    }

    /// Which of the company's tasks the viewer sees.
    #[must_use]
    pub fn sight(&self) -> Sight {
        Sight::of(self.room.role, &self.who.user.id)
    }

    /// Address of a place inside the company; `place` is empty or begins with `/`.
    #[must_use]
    pub fn path_to(&self, place: &str) -> String {
        format!("/manager/{}{place}", self.room.company.slug)
    }

    /// A page inside the company: its face, zone and banners.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        let company = &self.room.company;
        let mut page = self.who.page(title);
        page.zone = company.zone();
        page.company = Some(CompanyFace {
            slug: company.slug.clone(),
            name: company.name.clone(),
            tone: company.tone.clone(),
            logo: company.logo.clone(),
            admin: self.is_admin(),
            attention: self.room.attention,
            tasks: self.room.tasks,
            extensions: self.room.extensions.clone(),
            companies: self.room.companies.clone(),
        });
        for concern in &self.room.concerns {
            let settlements = self.path_to("/credit/settlements");
            let banner = concern.banner(page.locale, page.zone, settlements);
            page.banners.push(banner);
        }
        let states = self.state_banners(&page);
        page.banners.extend(states);
        if company.paused_at.is_some() {
            page.banners.push(Banner {
                mood: Mood::Warn,
                text: page.t("session-banner-paused"),
                link: Some((
                    self.path_to("/credit"),
                    page.t("session-banner-paused-link"),
                )),
            });
        }
        page
    }
}

impl Member {
    /// What is the matter with the company's subscription, then with its data.
    fn state_banners(&self, page: &Page) -> Vec<Banner> {
        let lapsed = (!self.room.subscribed).then(|| Banner {
            mood: Mood::Warn,
            text: page.t("shell-banner-lapsed"),
            link: self.managing(page, "/settings/subscription", "tabs-subscription"),
        });
        lapsed.into_iter().chain(self.data_banner(page)).collect()
    }

    fn data_banner(&self, page: &Page) -> Option<Banner> {
        let runs = || Some((self.path_to("/sync"), page.t("nav-sync")));
        let state = self.room.company.state.as_str();
        let (mood, text, link) = match (state, &self.room.trouble) {
            ("key_failing", _) => (
                Mood::Bad,
                page.t("shell-banner-key-failing"),
                self.managing(page, "/settings/keys", "tabs-keys"),
            ),
            (_, Some(code)) => {
                let why = sync::explain(page.locale, code);
                let text = page.locale.t1("shell-banner-sync-failed", "why", &why);
                (Mood::Bad, text, runs())
            }
            ("synchronising", None) => (Mood::Info, page.t("shell-banner-synchronising"), runs()),
            _ => return None,
        };
        Some(Banner { mood, text, link })
    }

    /// A link to a place for administrators, for who is one.
    fn managing(&self, page: &Page, place: &str, label: &str) -> Option<(String, String)> {
        self.is_admin()
            .then(|| (self.path_to(place), page.t(label)))
    }
}

impl FromRequest for Anyone {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Context::find(req).map(Self))
    }
}

impl FromRequest for SignedIn {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(signed_in(req))
    }
}

impl FromRequest for Operator {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(signed_in(req).and_then(|who| {
            if who.user.operator {
                Ok(Self(who))
            } else {
                Err(AppError::Forbidden)
            }
        }))
    }
}

type Waiting<T> = Pin<Box<dyn Future<Output = Result<T, AppError>>>>;

impl FromRequest for Member {
    type Error = AppError;
    type Future = Waiting<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let who = signed_in(req);
        let slug = req.match_info().get("company").unwrap_or("").to_owned();
        Box::pin(async move { member(who?, slug).await })
    }
}

impl FromRequest for Manager {
    type Error = AppError;
    type Future = Waiting<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let member = Member::from_request(req, payload);
        Box::pin(async move {
            let member = member.await?;
            if member.is_admin() {
                Ok(Self(member))
            } else {
                Err(AppError::Forbidden)
            }
        })
    }
}

fn signed_in(req: &HttpRequest) -> Result<SignedIn, AppError> {
    let context = Context::find(req)?;
    let Some(user) = context.user().cloned() else {
        let next = (req.method().is_safe()).then(|| req.uri().to_string());
        return Err(AppError::SignIn { next });
    };
    if user.must_change_password && !OPEN_DURING_CHANGE.contains(&req.path()) {
        return Err(AppError::ChangePassword);
    }
    Ok(SignedIn { context, user })
}

async fn member(who: SignedIn, slug: String) -> Result<Member, AppError> {
    let viewer = who.user.id.clone();
    let room = who
        .db()
        .read(move |conn| visibility::company_of(conn, &viewer, &slug))
        .await?;
    let room = room.ok_or(AppError::NotFound)?;
    let owes = room.role == Role::Admin && room.company.second_factor_required;
    if owes && !who.user.has_second_factor() {
        return Err(AppError::SecondFactor);
    }
    Ok(Member { who, room })
}
