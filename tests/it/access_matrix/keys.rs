//! The routes of `src/routes/keys.rs`.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/settings/keys",
        "/manager/paramo/settings/keys",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/keys/new",
        "/manager/paramo/settings/keys/new",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/keys/new",
        "/manager/paramo/settings/keys/new",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/keys/verified/{pending}",
        "/manager/paramo/settings/keys/verified/x",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/keys/verified/{pending}",
        "/manager/paramo/settings/keys/verified/x",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/keys/verified/{pending}/replacement",
        "/manager/paramo/settings/keys/verified/x/replacement",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/keys/{key}/revocation",
        "/manager/paramo/settings/keys/x/revocation",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/keys/{key}/revocation",
        "/manager/paramo/settings/keys/x/revocation",
        [303, 404, 403, 404, 404, 404],
    ),
    ("POST", "/hooks/bind/{token}", "/hooks/bind/x", [404; 6]),
];
