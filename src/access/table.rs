//! The table of routes: one call both registers a handler and lists it, so that the access matrix
//! can walk every route.

use std::collections::BTreeMap;

use actix_web::guard::{Any, Get, Head};
use actix_web::http::Method;
use actix_web::web::{self, FormConfig, PayloadConfig, ServiceConfig};
use actix_web::{FromRequest, Handler, Resource, Responder, Route};

use crate::error::{AppError, form_config};

/// Whom a route is for: the handler's first argument, named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// Everybody with an account.
    SignedIn,
    /// Who runs this installation.
    Operator,
    /// Who belongs to `{company}`.
    Member,
    /// Administrators of `{company}`.
    Manager,
    /// Machines that carry a secret of their own: no session, no origin check.
    Hook,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// `GET` also answers `HEAD`.
    pub method: Method,
    /// Path with its variables.
    pub path: &'static str,
    /// Whom it is for.
    pub who: Who,
}

#[derive(Default)]
struct Place {
    routes: Vec<Route>,
    methods: Vec<Method>,
    limit: Option<usize>,
    hook: bool,
}

/// Every URL with its handlers.
#[derive(Default)]
pub struct Table {
    listed: Vec<Listed>,
    places: BTreeMap<Order, (&'static str, Place)>,
}

/// Literal segments come before variable ones, whatever the order of registration.
type Order = Vec<(bool, &'static str)>;

impl Table {
    /// A page; answers HEAD too.
    pub fn get<F, Args>(&mut self, path: &'static str, who: Who, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = web::route().guard(Any(Get()).or(Head())).to(handler);
        self.add(Method::GET, path, who, route)
    }

    /// An action.
    pub fn post<F, Args>(&mut self, path: &'static str, who: Who, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, who, web::post().to(handler))
    }

    /// Lets bodies of up to `bytes` in at a path that is in the table; the rest take 64 KiB.
    pub fn limit(&mut self, path: &'static str, bytes: usize) -> &mut Self {
        if let Some((_, place)) = self.places.get_mut(&order(path)) {
            place.limit = Some(bytes);
        }
        self
    }

    /// Every line, in the order of registration.
    #[must_use]
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// Registers what machines call.
    pub fn register_hooks(&mut self, config: &mut ServiceConfig) {
        self.register(config, true);
    }

    /// Registers everything else.
    pub fn register_pages(&mut self, config: &mut ServiceConfig) {
        self.register(config, false);
    }

    fn add(&mut self, method: Method, path: &'static str, who: Who, route: Route) -> &mut Self {
        let (_, place) = self
            .places
            .entry(order(path))
            .or_insert_with(|| (path, Place::default()));
        place.routes.push(route);
        place.methods.push(method.clone());
        place.hook |= who == Who::Hook;
        self.listed.push(Listed { method, path, who });
        self
    }

    fn register(&mut self, config: &mut ServiceConfig, hooks: bool) {
        for (path, place) in self.places.values_mut().filter(|(_, p)| p.hook == hooks) {
            config.service(resource(path, std::mem::take(place)));
        }
    }
}

fn resource(path: &str, place: Place) -> Resource {
    let allow: Vec<String> = place
        .methods
        .iter()
        .flat_map(|method| match *method {
            Method::GET => vec!["GET".to_owned(), "HEAD".to_owned()],
            _ => vec![method.to_string()],
        })
        .collect();
    let allow = allow.join(", ");
    let mut resource = web::resource(path.to_owned());
    if let Some(bytes) = place.limit {
        let form: FormConfig = form_config().limit(bytes);
        resource = resource.app_data(form).app_data(PayloadConfig::new(bytes));
    }
    for route in place.routes {
        resource = resource.route(route);
    }
    resource.default_service(web::to(move || {
        let allow = allow.clone();
        async move { Err::<String, _>(AppError::MethodNotAllowed { allow }) }
    }))
}

fn order(path: &'static str) -> Order {
    path.split('/')
        .map(|segment| (segment.contains('{'), segment))
        .collect()
}
