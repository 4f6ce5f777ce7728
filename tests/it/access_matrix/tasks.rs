//! The routes of `src/routes/tasks.rs`.

use super::Row;

/// A page or a form without fields at the company's desk.
const fn at_company(member: u16) -> [u16; 6] {
    [303, 404, member, member, 404, 404]
}

const fn at_operator(operator: u16) -> [u16; 6] {
    [303, 403, 403, 403, 403, operator]
}

pub const ROWS: &[Row] = &[
    (
        "GET",
        "/manager/{company}/tasks",
        "/manager/paramo/tasks",
        at_company(200),
    ),
    (
        "POST",
        "/manager/{company}/tasks",
        "/manager/paramo/tasks",
        at_company(422),
    ),
    (
        "GET",
        "/manager/{company}/tasks/new",
        "/manager/paramo/tasks/new",
        at_company(200),
    ),
    (
        "POST",
        "/manager/{company}/tasks/completions",
        "/manager/paramo/tasks/completions",
        at_company(303),
    ),
    (
        "GET",
        "/manager/{company}/tasks/{id}",
        "/manager/paramo/tasks/TASK",
        [303, 404, 404, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/tasks/{id}",
        "/manager/paramo/tasks/TASK",
        [303, 404, 404, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/tasks/{id}/completion",
        "/manager/paramo/tasks/TASK/completion",
        [303, 404, 404, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/tasks/{id}/reopening",
        "/manager/paramo/tasks/TASK/reopening",
        [303, 404, 404, 303, 404, 404],
    ),
    ("GET", "/operator/tasks", "", at_operator(200)),
    ("POST", "/operator/tasks", "", at_operator(422)),
    ("GET", "/operator/tasks/new", "", at_operator(200)),
    ("POST", "/operator/tasks/completions", "", at_operator(303)),
    (
        "GET",
        "/operator/tasks/{id}",
        "/operator/tasks/x",
        at_operator(404),
    ),
    (
        "POST",
        "/operator/tasks/{id}",
        "/operator/tasks/x",
        at_operator(404),
    ),
    (
        "POST",
        "/operator/tasks/{id}/completion",
        "/operator/tasks/x/completion",
        at_operator(404),
    ),
    (
        "POST",
        "/operator/tasks/{id}/reopening",
        "/operator/tasks/x/reopening",
        at_operator(404),
    ),
];
