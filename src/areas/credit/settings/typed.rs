//! What came in with a form, and what a form shows.

use actix_web::web::Form;

/// The fields of a form as they came, names repeated or not.
pub type Fields = Form<Vec<(String, String)>>;

/// The first value of a field, "" when it did not come.
#[must_use]
pub fn first<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(field, _)| field == name);
    found.map_or("", |(_, value)| value.as_str())
}

/// Every value of a field that is not empty.
#[must_use]
pub fn all(fields: &[(String, String)], name: &str) -> Vec<String> {
    fields
        .iter()
        .filter(|(field, value)| field == name && !value.is_empty())
        .map(|(_, value)| value.clone())
        .collect()
}

/// The values that a form shows and what is wrong with them, in the viewer's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    values: Vec<(&'static str, String)>,
    errors: Vec<(&'static str, String)>,
}

impl Typed {
    /// A form that shows these values.
    #[must_use]
    pub fn of<const N: usize>(values: [(&'static str, String); N]) -> Self {
        Self {
            values: values.into(),
            errors: Vec::new(),
        }
    }

    /// A form that shows what was typed into these fields.
    #[must_use]
    pub fn kept<const N: usize>(fields: &[(String, String)], names: [&'static str; N]) -> Self {
        Self::of(names.map(|name| (name, first(fields, name).to_owned())))
    }

    /// Puts a message beside a field.
    pub fn refuse(&mut self, name: &'static str, text: String) {
        self.errors.push((name, text));
    }

    /// Nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.errors.is_empty()
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        find(&self.values, name)
    }

    /// What is wrong with a field, "" when nothing is.
    #[must_use]
    pub fn error(&self, name: &str) -> &str {
        find(&self.errors, name)
    }

    /// Whether a field has this value.
    #[must_use]
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.value(name) == value
    }

    /// All that is wrong, for the summary above the form.
    #[must_use]
    pub fn errors(&self) -> Vec<(String, String)> {
        self.errors
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.clone()))
            .collect()
    }
}

fn find<'a>(pairs: &'a [(&'static str, String)], name: &str) -> &'a str {
    let found = pairs.iter().find(|(key, _)| *key == name);
    found.map_or("", |(_, text)| text.as_str())
}
