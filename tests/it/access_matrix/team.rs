//! The routes of `src/routes/team.rs`.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/settings/team",
        "/manager/paramo/settings/team",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/team",
        "/manager/paramo/settings/team",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/team/invitations/{invitation}/resend",
        "/manager/paramo/settings/team/invitations/an-invitation/resend",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/team/invitations/{invitation}/revocation",
        "/manager/paramo/settings/team/invitations/an-invitation/revocation",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/team/members/{member}",
        "/manager/paramo/settings/team/members/COLLEAGUE",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/team/members/{member}/role",
        "/manager/paramo/settings/team/members/COLLEAGUE/role",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/team/members/{member}/removal",
        "/manager/paramo/settings/team/members/COLLEAGUE/removal",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/team/members/{member}/removal",
        "/manager/paramo/settings/team/members/COLLEAGUE/removal",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/users",
        "/manager/paramo/settings/users",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/users/second-factor",
        "/manager/paramo/settings/users/second-factor",
        [303, 404, 403, 303, 404, 404],
    ),
    ("GET", "/invitations", "", [303, 200, 200, 200, 200, 200]),
    ("POST", "/invitations", "", [303, 400, 400, 400, 400, 400]),
    (
        "GET",
        "/invitations/{token}",
        "/invitations/x",
        [410, 410, 410, 410, 410, 410],
    ),
    (
        "POST",
        "/invitations/{token}",
        "/invitations/x",
        [410, 410, 410, 410, 410, 410],
    ),
    (
        "POST",
        "/invitations/{token}/answer",
        "/invitations/x/answer",
        [410, 410, 410, 410, 410, 410],
    ),
    (
        "POST",
        "/invitations/{token}/request",
        "/invitations/x/request",
        [410, 410, 410, 410, 410, 410],
    ),
    (
        "POST",
        "/invitations/{token}/exit",
        "/invitations/x/exit",
        [303, 303, 303, 303, 303, 303],
    ),
];
