//! Answers that go wrong on demand.

use actix_web::http::Method;
use serde::{Deserialize, Serialize};

use super::reply::Request;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// 401.
    Rejected,
    /// 403 with `"Code":"SubscriptionInactive"`.
    SubscriptionInactive,
    /// 429.
    RateLimited {
        /// Seconds in `Retry-After`; no header without them.
        retry_after: Option<u64>,
    },
    /// 500.
    Server,
    /// The right answer, late; what was ordered is carried out at once.
    Slow {
        /// Milliseconds.
        ms: u64,
    },
    /// Half of the right answer, then the connection ends; what was ordered has been carried out.
    Truncated,
    /// The connection ends without an answer; what was ordered has been carried out.
    Lost,
    /// 500, though what was ordered has been carried out.
    ServerAfter,
    /// 200 with a page of HTML.
    Garbage,
    /// 302 to `/api/Users` of the same server.
    Redirect,
}

/// A fault and the answers that it befalls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What goes wrong.
    #[serde(flatten)]
    pub kind: FaultKind,
    /// Matching answers left alone first.
    #[serde(default)]
    pub skip: u32,
    /// How many answers it befalls then.
    #[serde(default = "once")]
    pub times: u32,
    /// Only paths that begin so, such as `/api/Invoices`.
    #[serde(default)]
    pub prefix: Option<String>,
    /// Only keys of this company.
    #[serde(default)]
    pub company: Option<i64>,
    /// Only orders, by any method but GET.
    #[serde(default)]
    pub orders: bool,
}

const fn once() -> u32 {
    1
}

impl Fault {
    /// The fault, once, on the next answer of any path.
    #[must_use]
    pub const fn once(kind: FaultKind) -> Self {
        Self {
            kind,
            skip: 0,
            times: 1,
            prefix: None,
            company: None,
            orders: false,
        }
    }

    /// The fault on the next `times` answers.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }

    /// The fault after `skip` good answers.
    #[must_use]
    pub fn after(self, skip: u32) -> Self {
        Self { skip, ..self }
    }

    /// The fault on paths that begin so only.
    #[must_use]
    pub fn on(self, prefix: &str) -> Self {
        Self {
            prefix: Some(prefix.to_owned()),
            ..self
        }
    }

    /// The fault on one company's keys only.
    #[must_use]
    pub fn of(self, company: i64) -> Self {
        Self {
            company: Some(company),
            ..self
        }
    }

    /// The fault on orders only: on everything but GET.
    #[must_use]
    pub fn on_orders(self) -> Self {
        Self {
            orders: true,
            ..self
        }
    }

    fn concerns(&self, request: &Request<'_>, company: Option<i64>) -> bool {
        self.prefix
            .as_deref()
            .is_none_or(|prefix| request.path.starts_with(prefix))
            && (!self.orders || request.method != Method::GET)
            && (self.company.is_none() || self.company == company)
    }
}

/// The first fault that befalls this answer; it is used up by one.
pub fn strike(
    faults: &mut Vec<Fault>,
    request: &Request<'_>,
    company: Option<i64>,
) -> Option<FaultKind> {
    let mut struck = None;
    for fault in faults
        .iter_mut()
        .filter(|fault| fault.concerns(request, company))
    {
        if fault.skip > 0 {
            fault.skip -= 1;
        } else if struck.is_none() && fault.times > 0 {
            fault.times -= 1;
            struck = Some(fault.kind);
        }
    }
    faults.retain(|fault| fault.times > 0);
    struck
}
