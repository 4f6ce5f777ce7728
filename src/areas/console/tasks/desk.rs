//! The two desks on which tasks lie: a company's, and the operator's. The pages are the same.

use actix_web::FromRequest;
use chrono_tz::Tz;

use crate::access::{Member, Operator, SignedIn};
use crate::areas::local_path;
use crate::domain::tasks::{Sight, Task};
use crate::error::AppError;
use crate::platform::page::Page;
use crate::platform::values::ids::CompanyId;

/// Somebody at one of the desks.
pub trait Desk: FromRequest<Error = AppError> + 'static {
    /// Who.
    fn who(&self) -> &SignedIn;
    /// The company; none at the operator's.
    fn company(&self) -> Option<CompanyId>;
    /// Which tasks they see.
    fn sight(&self) -> Sight;
    /// Address of a place at this desk; `place` is empty or begins with `/`.
    fn inside(&self, place: &str) -> String;
    /// A page at this desk.
    fn page(&self, title: String) -> Page;
    /// Its civil time zone.
    fn zone(&self) -> Tz;

    /// Address of the list.
    fn base(&self) -> String {
        self.inside("/tasks")
    }

    /// Address of a task's own page.
    fn address(&self, task: &Task) -> String {
        self.inside(&format!("/tasks/{}", task.id))
    }

    /// Where a task is done: the place that was written down for it, else its own page.
    fn place_of(&self, task: &Task) -> String {
        let Some(place) = local_path(&task.place) else {
            return self.address(task);
        };
        let whole = self.company().is_none() || place.starts_with("/manager/");
        if whole {
            place.to_owned()
        } else {
            self.inside(place)
        }
    }
}

impl Desk for Member {
    fn who(&self) -> &SignedIn {
        self
    }

    fn company(&self) -> Option<CompanyId> {
        Some(self.company().id.clone())
    }

    fn sight(&self) -> Sight {
        self.sight()
    }

    fn inside(&self, place: &str) -> String {
        self.path_to(place)
    }

    fn page(&self, title: String) -> Page {
        self.page(title)
    }

    fn zone(&self) -> Tz {
        self.company().zone()
    }
}

impl Desk for Operator {
    fn who(&self) -> &SignedIn {
        self
    }

    fn company(&self) -> Option<CompanyId> {
        None
    }

    fn sight(&self) -> Sight {
        Sight::All
    }

    fn inside(&self, place: &str) -> String {
        format!("/operator{place}")
    }

    fn page(&self, title: String) -> Page {
        self.page(title)
    }

    fn zone(&self) -> Tz {
        Tz::UTC
    }
}
