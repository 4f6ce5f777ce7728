//! What belongs in the DNS so that mail of this installation is believed.

use std::net::IpAddr;

use crate::config::Config;

/// The records of the sender's domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// Domain of `MAIL_FROM`.
    pub domain: String,
    /// Address of `MAIL_FROM`.
    pub sender: String,
    /// Text of the SPF record, at the domain itself.
    pub spf: String,
    /// Name and text of the DKIM record; `None`: nothing is signed.
    pub dkim: Option<(String, String)>,
    /// Name of the DMARC record.
    pub dmarc_name: String,
    /// Text of the DMARC record.
    pub dmarc: String,
    /// The mail server that takes our mail, where it is another machine.
    pub relay: String,
}

/// The records that fit the settings.
#[must_use]
pub fn records(config: &Config) -> Records {
    let domain = config.mail_from.domain().to_ascii_lowercase();
    let server = config.smtp.host();
    let mechanism = mechanism(server);
    Records {
        sender: config.mail_from.address.clone(),
        spf: format!("v=spf1 mx {mechanism} ~all"),
        dkim: config.dkim.as_ref().map(|dkim| dkim.record()),
        dmarc_name: format!("_dmarc.{domain}"),
        dmarc: format!("v=DMARC1; p=none; rua=mailto:{}", config.mail_from.address),
        relay: if mechanism == "a" {
            String::new()
        } else {
            server.to_owned()
        },
        domain,
    }
}

/// How SPF names the server; one on this very machine is the domain's own address.
fn mechanism(server: &str) -> String {
    match server.parse::<IpAddr>() {
        Ok(address) if address.is_loopback() => "a".to_owned(),
        Ok(IpAddr::V4(address)) => format!("ip4:{address}"),
        Ok(IpAddr::V6(address)) => format!("ip6:{address}"),
        Err(_) if server == "localhost" => "a".to_owned(),
        Err(_) => format!("a:{server}"),
    }
}

#[cfg(test)]
mod tests {
    use super::mechanism;

    #[test]
    fn spf_names_the_server_by_what_it_is() {
        for (server, expected) in [
            ("smtp.paramo.test", "a:smtp.paramo.test"),
            ("192.0.2.7", "ip4:192.0.2.7"),
            ("2001:db8::7", "ip6:2001:db8::7"),
            ("127.0.0.1", "a"),
            ("localhost", "a"),
        ] {
            assert_eq!(mechanism(server), expected);
        }
    }
}
