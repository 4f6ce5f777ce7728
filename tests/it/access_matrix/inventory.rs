//! The routes of `src/routes/inventory.rs`. The cast's companies have not installed the extension.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/inventory",
        "/manager/paramo/inventory",
        [303, 404, 404, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/inventory/warehouse",
        "/manager/paramo/inventory/warehouse",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/inventory/articles/{id}",
        "/manager/paramo/inventory/articles/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/inventory/articles/{id}/adjustment",
        "/manager/paramo/inventory/articles/x/adjustment",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/inventory/articles/{id}/adjustments",
        "/manager/paramo/inventory/articles/x/adjustments",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/inventory/adjustments/{id}",
        "/manager/paramo/inventory/adjustments/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/inventory/adjustments/{id}",
        "/manager/paramo/inventory/adjustments/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/inventory/adjustments/{id}/reading",
        "/manager/paramo/inventory/adjustments/x/reading",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/inventory/log",
        "/manager/paramo/inventory/log",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/inventory/log.csv",
        "/manager/paramo/inventory/log.csv",
        [303, 404, 404, 404, 404, 404],
    ),
];
