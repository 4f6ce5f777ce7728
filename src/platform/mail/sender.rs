//! Who our mail comes from.

/// `MAIL_FROM`: a name and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Shown name, may be empty.
    pub name: String,
    /// The address, also the envelope's sender.
    pub address: String,
}

impl Sender {
    /// Reads `Name <address>` or a bare address.
    ///
    /// # Errors
    /// Says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = || "expected Name <address@domain>".to_owned();
        let text = text.trim();
        let (name, address) = match text.split_once('<') {
            Some((name, rest)) => (name.trim(), rest.strip_suffix('>').ok_or_else(expected)?),
            None => ("", text),
        };
        let (local, domain) = address.split_once('@').ok_or_else(expected)?;
        let clean = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_graphic() && c != '@' && c != '<')
        };
        if !clean(local) || !clean(domain) || name.chars().any(char::is_control) {
            return Err(expected());
        }
        Ok(Self {
            name: name.trim_matches('"').to_owned(),
            address: address.to_owned(),
        })
    }

    /// The domain of our Message-IDs.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address.rsplit('@').next().unwrap_or("localhost")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_has_a_name_and_an_address() {
        let sender = Sender::parse("\"Mostrador\" <avisos@mostrador.test>");
        assert_eq!(sender.as_ref().map(|s| s.name.as_str()), Ok("Mostrador"));
        assert_eq!(sender.as_ref().map(Sender::domain), Ok("mostrador.test"));
        assert!(Sender::parse("avisos@mostrador.test").is_ok());
        for bad in ["", "Mostrador", "a@", "@b", "A <a@b", "a b@c.test"] {
            assert!(Sender::parse(bad).is_err(), "{bad}");
        }
    }
}
