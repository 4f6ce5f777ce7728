//! Setting up collection notices.

use crate::access::{Table, Who};
use crate::areas;

/// Configuring and arming collection notices.
pub(super) fn credit_setup(table: &mut Table) {
    use areas::credit::settings::{
        self, activation, banks, closures, hours, limits, message, tone,
    };
    use areas::credit::{offer, pause, preview};
    table
        .get(
            "/manager/{company}/credit/settings",
            Who::Manager,
            settings::show,
        )
        .post(
            "/manager/{company}/credit/settings/activation",
            Who::Manager,
            activation::update,
        )
        .post(
            "/manager/{company}/credit/settings/message",
            Who::Manager,
            message::update,
        )
        .post(
            "/manager/{company}/credit/settings/banks",
            Who::Manager,
            banks::create,
        )
        .post(
            "/manager/{company}/credit/settings/banks/removal",
            Who::Manager,
            banks::remove,
        )
        .post(
            "/manager/{company}/credit/settings/hours",
            Who::Manager,
            hours::update,
        )
        .post(
            "/manager/{company}/credit/settings/limits",
            Who::Manager,
            limits::update,
        )
        .post(
            "/manager/{company}/credit/settings/closures",
            Who::Manager,
            closures::create,
        )
        .post(
            "/manager/{company}/credit/settings/closures/{closure}/removal",
            Who::Manager,
            closures::remove,
        )
        .post(
            "/manager/{company}/credit/settings/tone",
            Who::Manager,
            tone::update,
        )
        .post(
            "/manager/{company}/credit/pause",
            Who::Manager,
            pause::create,
        )
        .post(
            "/manager/{company}/credit/resume",
            Who::Manager,
            pause::destroy,
        )
        .get("/manager/{company}/credit/offer", Who::Manager, offer::show)
        .post(
            "/manager/{company}/credit/offer",
            Who::Manager,
            offer::create,
        )
        .get(
            "/manager/{company}/credit/offer/requested",
            Who::Manager,
            offer::requested,
        )
        .get(
            "/manager/{company}/credit/customers/{customer}/preview",
            Who::Member,
            preview::show,
        )
        .get(
            "/manager/{company}/credit/customers/{customer}/preview/mail",
            Who::Member,
            preview::mail,
        );
    credit_schedules(table);
}

/// Schedules, from the form to the confirmation.
fn credit_schedules(table: &mut Table) {
    use areas::credit::schedules::{edit, index, new, show, switch};
    use areas::credit::summary::{self, addresses, removals};
    use areas::credit::{confirmation, test_mail};
    table
        .get(
            "/manager/{company}/credit/schedules",
            Who::Member,
            index::index,
        )
        .get(
            "/manager/{company}/credit/schedules/new",
            Who::Manager,
            new::new,
        )
        .post(
            "/manager/{company}/credit/schedules/new",
            Who::Manager,
            new::create,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}",
            Who::Member,
            show::show,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}/edit",
            Who::Manager,
            edit::edit,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/edit",
            Who::Manager,
            edit::update,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/switch",
            Who::Manager,
            switch::update,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/removal",
            Who::Manager,
            switch::destroy,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}/summary",
            Who::Manager,
            summary::show,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/summary/addresses",
            Who::Manager,
            addresses::create,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/summary/addresses/removal",
            Who::Manager,
            addresses::remove,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/summary/removals",
            Who::Manager,
            removals::create,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/test",
            Who::Manager,
            test_mail::create,
        )
        .get(
            "/manager/{company}/credit/schedules/{schedule}/confirmation",
            Who::Manager,
            confirmation::show,
        )
        .post(
            "/manager/{company}/credit/schedules/{schedule}/confirmation",
            Who::Manager,
            confirmation::create,
        )
        // Thousands of customers may be chosen at once.
        .limit("/manager/{company}/credit/schedules/new", 2 * 1024 * 1024);
}
