//! Reads variables one by one and gathers every fault.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use crate::platform::mail::message::DkimSettings;

/// Settings being read, and what is wrong with them so far.
pub(super) struct Reader<'a> {
    pub(super) variables: &'a HashMap<String, String>,
    pub(super) faults: Vec<String>,
}

impl Reader<'_> {
    /// A setting that there must be.
    pub(super) fn required<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        match self
            .variables
            .get(name)
            .filter(|text| !text.trim().is_empty())
        {
            Some(text) => self.keep(name, parse(text)),
            None => {
                self.faults.push(format!("{name} is missing"));
                None
            }
        }
    }

    /// A setting, or its default.
    pub(super) fn or<T>(
        &mut self,
        name: &str,
        default: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.variables.get(name).map_or(default, String::as_str);
        self.keep(name, parse(text.trim()))
    }

    /// Both variables, of the selector and of the file, or none; the file holds the private key.
    pub(super) fn dkim(
        &mut self,
        (selector_name, file_name): (&str, &str),
        domain: &str,
    ) -> Option<Arc<DkimSettings>> {
        let filled = |name: &str| {
            self.variables
                .get(name)
                .filter(|text| !text.trim().is_empty())
        };
        let made = match (filled(selector_name), filled(file_name)) {
            (None, None) => return None,
            (Some(selector), Some(path)) => std::fs::read_to_string(path.trim())
                .map_err(|fault| format!("{path}: {fault}"))
                .and_then(|key| DkimSettings::new(selector.trim(), domain, key.trim())),
            _ => Err(format!("{selector_name} and {file_name} go together")),
        };
        self.keep(file_name, made.map(Arc::new))
    }

    fn keep<T>(&mut self, name: &str, parsed: Result<T, String>) -> Option<T> {
        parsed
            .map_err(|fault| self.faults.push(format!("{name}: {fault}")))
            .ok()
    }
}

/// Whatever reads itself.
pub(super) fn plain<T: std::str::FromStr>(text: &str) -> Result<T, String>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|fault: T::Err| fault.to_string())
}

/// A whole number within bounds.
pub(super) fn between(least: u32, most: u32) -> impl FnOnce(&str) -> Result<u32, String> {
    move |text| match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("expected a whole number from {least} to {most}")),
    }
}

/// Network addresses, parted by commas.
pub(super) fn addresses(text: &str) -> Result<Vec<IpAddr>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse()
                .map_err(|_| format!("{part} is not an IP address"))
        })
        .collect()
}
