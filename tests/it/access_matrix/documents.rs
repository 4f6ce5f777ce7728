//! The routes of `src/routes/documents.rs`. The cast's companies have not installed the extension.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/documents",
        "/manager/paramo/documents",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/documents",
        "/manager/paramo/documents",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/documents/defaults",
        "/manager/paramo/documents/defaults",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/documents/preview.pdf",
        "/manager/paramo/documents/preview.pdf",
        [303, 404, 403, 404, 404, 404],
    ),
];
