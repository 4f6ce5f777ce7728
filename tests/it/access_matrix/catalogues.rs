//! The routes of `src/routes/catalogues.rs`.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/settings/catalogues",
        "/manager/paramo/settings/catalogues",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/catalogues",
        "/manager/paramo/settings/catalogues",
        [303, 404, 403, 422, 404, 404],
    ),
];
