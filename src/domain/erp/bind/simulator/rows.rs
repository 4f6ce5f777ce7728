//! Rows under their columns: filtered and ordered as a table, sent as JSON.

use chrono::{Datelike as _, NaiveDateTime, Timelike as _};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::model::{Company, guid};
use super::odata::{Kind, Table, Value};

/// Name, kind and content of a field.
pub type Column<R> = (
    &'static str,
    Kind,
    for<'a> fn(&'a Company, &'a R) -> Value<'a>,
);

/// Rows of one kind, ready to be filtered, ordered and shown.
pub struct Rows<'a, R: 'static> {
    pub company: &'a Company,
    pub rows: &'a [R],
    pub columns: &'static [Column<R>],
}

impl<R> Table for Rows<'_, R> {
    fn field(&self, name: &str) -> Option<(usize, Kind)> {
        let at = self.columns.iter().position(|(known, ..)| *known == name)?;
        Some((at, self.columns[at].1))
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn value(&self, row: usize, field: usize) -> Value<'_> {
        (self.columns[field].2)(self.company, &self.rows[row])
    }
}

/// A row as Bind sends it.
pub struct Row<'a, R: 'static> {
    pub company: &'a Company,
    pub row: &'a R,
    pub columns: &'static [Column<R>],
}

impl<R> Serialize for Row<'_, R> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut fields = out.serialize_map(Some(self.columns.len()))?;
        for (name, _, get) in self.columns {
            fields.serialize_entry(name, &get(self.company, self.row))?;
        }
        fields.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => out.serialize_unit(),
            Value::Bool(yes) => out.serialize_bool(*yes),
            Value::Int(whole) => out.serialize_i64(*whole),
            Value::Double(double) => out.serialize_f64(*double),
            Value::Text(text) => out.serialize_str(text),
            Value::Date(at) => out.serialize_str(&instant(*at)),
            Value::Guid(id) => out.collect_str(&uuid::Uuid::from_u128(*id)),
            Value::Texts(texts) => texts.serialize(out),
            Value::Guids(ids) => out.collect_seq(ids.iter().map(|id| guid(*id))),
        }
    }
}

/// An instant without zone, with as many fractional digits as it has.
fn instant(at: NaiveDateTime) -> String {
    let micros = at.nanosecond() / 1000;
    let (date, time) = (at.date(), at.time());
    let mut text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second(),
    );
    if micros > 0 {
        text.push_str(format!(".{micros:06}").trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn instants_have_no_more_digits_than_they_need() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 9).unwrap();
        let at = |micros| instant(day.and_hms_micro_opt(7, 5, 3, micros).unwrap());
        assert_eq!(at(0), "2026-01-09T07:05:03");
        assert_eq!(at(800_000), "2026-01-09T07:05:03.8");
        assert_eq!(at(1_230), "2026-01-09T07:05:03.00123");
    }
}
