//! The demo's places.

use crate::access::{Table, Who};
use crate::areas;

/// The demo's mail, clock, ERP and parts; 404 elsewhere.
pub(super) fn demo(table: &mut Table) {
    use areas::demo::{clock, erp, index, mail, ui};
    table
        .get("/demo", Who::Anyone, index)
        .get("/demo/ui", Who::Anyone, ui)
        .get("/demo/mail", Who::Anyone, mail::index)
        .get("/demo/mail/{id}", Who::Anyone, mail::show)
        .get("/demo/mail/{id}/body", Who::Anyone, mail::body)
        .get("/demo/mail/{id}/source", Who::Anyone, mail::source)
        .get("/demo/clock", Who::Anyone, clock::show)
        .post("/demo/clock", Who::Anyone, clock::update)
        .post("/demo/clock/occurrences", Who::Anyone, clock::forward)
        .post("/demo/clock/steps", Who::Anyone, clock::step)
        .post("/demo/clock/real", Who::Anyone, clock::reset)
        .get("/demo/erp", Who::Anyone, erp::show)
        .post("/demo/erp/sales", Who::Anyone, erp::sell);
}
