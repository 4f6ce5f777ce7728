//! The routes of `src/routes/profile.rs`, and the second step of the sign-in.

use super::Row;

/// For everybody with an account alike.
const fn mine(status: u16) -> [u16; 6] {
    [303, status, status, status, status, status]
}

pub const ROWS: &[Row] = &[
    // Nobody of the cast is between the two steps.
    ("GET", "/login/second-factor", "", [303; 6]),
    ("POST", "/login/second-factor", "", [303; 6]),
    ("GET", "/profile", "", mine(200)),
    ("POST", "/profile", "", mine(422)),
    ("GET", "/profile/email", "", mine(200)),
    ("POST", "/profile/email", "", mine(422)),
    (
        "GET",
        "/profile/email/{token}",
        "/profile/email/x",
        [410; 6],
    ),
    (
        "POST",
        "/profile/email/{token}",
        "/profile/email/x",
        [410; 6],
    ),
    ("POST", "/profile/sessions/end", "", mine(303)),
    (
        "POST",
        "/profile/sessions/{name}/end",
        "/profile/sessions/x/end",
        mine(404),
    ),
    (
        "GET",
        "/profile/companies/{slug}/leaving",
        "/profile/companies/paramo/leaving",
        [303, 404, 200, 303, 404, 404],
    ),
    (
        "POST",
        "/profile/companies/{slug}/leaving",
        "/profile/companies/sierra/leaving",
        mine(404),
    ),
    ("GET", "/profile/data", "", mine(200)),
    ("POST", "/profile/data", "", mine(200)),
    ("GET", "/profile/second-factor", "", mine(200)),
    ("POST", "/profile/second-factor", "", mine(422)),
    ("GET", "/profile/second-factor/setup", "", mine(303)),
    ("POST", "/profile/second-factor/setup", "", mine(303)),
    ("GET", "/profile/second-factor/picture", "", mine(404)),
    ("GET", "/profile/second-factor/codes", "", mine(303)),
    ("POST", "/profile/second-factor/codes", "", mine(422)),
    ("GET", "/profile/second-factor/removal", "", mine(303)),
    ("POST", "/profile/second-factor/removal", "", mine(303)),
];
