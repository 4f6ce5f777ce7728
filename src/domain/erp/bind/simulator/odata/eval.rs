//! What a filter says about a row.

use std::cmp::Ordering;

use super::{Expr, Op, Table, Value};

/// Whether the row satisfies the filter.
pub fn holds(expr: &Expr, table: &dyn Table, row: usize) -> bool {
    match expr {
        Expr::And(a, b) => holds(a, table, row) && holds(b, table, row),
        Expr::Or(a, b) => holds(a, table, row) || holds(b, table, row),
        Expr::Not(inner) => !holds(inner, table, row),
        Expr::Compare(op, a, b) => compares(*op, &value(a, table, row), &value(b, table, row)),
        Expr::Substring(needle, hay) => match (value(needle, table, row), value(hay, table, row)) {
            (Value::Text(needle), Value::Text(hay)) => hay.contains(needle.as_ref()),
            _ => false,
        },
        Expr::Field(..) | Expr::Literal(_) => value(expr, table, row) == Value::Bool(true),
    }
}

fn value<'a>(expr: &'a Expr, table: &'a dyn Table, row: usize) -> Value<'a> {
    match expr {
        Expr::Field(field, _) => table.value(row, *field),
        Expr::Literal(value) => value.clone(),
        other => Value::Bool(holds(other, table, row)),
    }
}

/// Nothing equals only nothing, and is neither before nor after anything.
fn compares(op: Op, a: &Value<'_>, b: &Value<'_>) -> bool {
    let nothing = *a == Value::Null || *b == Value::Null;
    let order = compare(a, b);
    match op {
        Op::Eq => order == Ordering::Equal,
        Op::Ne => order != Ordering::Equal,
        Op::Gt => !nothing && order == Ordering::Greater,
        Op::Ge => !nothing && order != Ordering::Less,
        Op::Lt => !nothing && order == Ordering::Less,
        Op::Le => !nothing && order != Ordering::Greater,
    }
}

/// The order of two values of one kind; nothing comes first.
pub fn compare(a: &Value<'_>, b: &Value<'_>) -> Ordering {
    match (a, b) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Less,
        (_, Value::Null) => Ordering::Greater,
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Guid(a), Value::Guid(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (a, b) => match (number(a), number(b)) {
            (Some(a), Some(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            _ => Ordering::Equal,
        },
    }
}

fn number(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Int(whole) => Some(*whole as f64),
        Value::Double(double) => Some(*double),
        _ => None,
    }
}
