//! The routes of `src/routes/plans.rs`.

use super::Row;

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/integrations",
        "/manager/paramo/integrations",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/integrations/{extension}",
        "/manager/paramo/integrations/inventory",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/integrations/{extension}/request",
        "/manager/paramo/integrations/inventory/request",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/integrations/{extension}/removal",
        "/manager/paramo/integrations/inventory/removal",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/integrations/{extension}/removal",
        "/manager/paramo/integrations/inventory/removal",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/subscription",
        "/manager/paramo/settings/subscription",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/subscription/requests",
        "/manager/paramo/settings/subscription/requests",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/audit",
        "/manager/paramo/settings/audit",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/audit.csv",
        "/manager/paramo/settings/audit.csv",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings/customer-centre",
        "/manager/paramo/settings/customer-centre",
        [303, 404, 403, 200, 404, 404],
    ),
];
