//! The routes of `src/routes/operator.rs`.

use super::Row;

pub const ROWS: &[Row] = &[
    ("GET", "/operator", "", [303, 403, 403, 403, 403, 200]),
    (
        "POST",
        "/operator/requests/{task}/refusal",
        "/operator/requests/none/refusal",
        [303, 403, 403, 403, 403, 404],
    ),
    (
        "GET",
        "/operator/companies",
        "",
        [303, 403, 403, 403, 403, 200],
    ),
    (
        "GET",
        "/operator/companies/{company}/release",
        "/operator/companies/paramo/release",
        [303, 403, 403, 403, 403, 200],
    ),
    (
        "POST",
        "/operator/companies/{company}/release",
        "/operator/companies/paramo/release",
        [303, 403, 403, 403, 403, 422],
    ),
    (
        "GET",
        "/operator/subscriptions",
        "",
        [303, 403, 403, 403, 403, 200],
    ),
    (
        "GET",
        "/operator/subscriptions/new",
        "",
        [303, 403, 403, 403, 403, 200],
    ),
    (
        "POST",
        "/operator/subscriptions/new",
        "",
        [303, 403, 403, 403, 403, 422],
    ),
    (
        "GET",
        "/operator/subscriptions/{subscription}",
        "/operator/subscriptions/SUBSCRIPTION",
        [303, 403, 403, 403, 403, 200],
    ),
    (
        "POST",
        "/operator/subscriptions/{subscription}",
        "/operator/subscriptions/none",
        [303, 403, 403, 403, 403, 404],
    ),
    (
        "GET",
        "/operator/subscriptions/{subscription}/end",
        "/operator/subscriptions/SUBSCRIPTION/end",
        [303, 403, 403, 403, 403, 200],
    ),
    (
        "POST",
        "/operator/subscriptions/{subscription}/end",
        "/operator/subscriptions/none/end",
        [303, 403, 403, 403, 403, 404],
    ),
    (
        "POST",
        "/operator/plans",
        "",
        [303, 403, 403, 403, 403, 422],
    ),
    ("GET", "/operator/jobs", "", [303, 403, 403, 403, 403, 200]),
    (
        "POST",
        "/operator/jobs/{job}/retry",
        "/operator/jobs/none/retry",
        [303, 403, 403, 403, 403, 303],
    ),
    (
        "POST",
        "/operator/jobs/{job}/cancellation",
        "/operator/jobs/none/cancellation",
        [303, 403, 403, 403, 403, 303],
    ),
    ("GET", "/operator/mail", "", [303, 403, 403, 403, 403, 200]),
    (
        "POST",
        "/operator/mail/{mail}",
        "/operator/mail/none",
        [303, 403, 403, 403, 403, 400],
    ),
    ("GET", "/operator/audit", "", [303, 403, 403, 403, 403, 200]),
    (
        "GET",
        "/operator/audit.csv",
        "",
        [303, 403, 403, 403, 403, 200],
    ),
    ("GET", "/operator/users", "", [303, 403, 403, 403, 403, 200]),
    (
        "POST",
        "/operator/users/{user}/disabling",
        "/operator/users/NOBODY/disabling",
        [303, 403, 403, 403, 403, 303],
    ),
    (
        "POST",
        "/operator/users/{user}/enabling",
        "/operator/users/NOBODY/enabling",
        [303, 403, 403, 403, 403, 303],
    ),
    ("GET", "/setup/{token}", "/setup/x", [410; 6]),
    ("POST", "/setup/{token}", "/setup/x", [410; 6]),
    // Without METRICS_TOKEN there is none.
    ("GET", "/metrics", "", [404; 6]),
];
