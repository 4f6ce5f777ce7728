use super::*;

fn tls_of(url: &str) -> TlsMode {
    SmtpSettings::parse(url).unwrap().tls()
}

#[test]
fn ports_have_their_usual_defaults() {
    assert_eq!(
        SmtpSettings::parse("smtp://mail.paramo.test")
            .unwrap()
            .port(),
        587
    );
    assert_eq!(
        SmtpSettings::parse("smtps://mail.paramo.test")
            .unwrap()
            .port(),
        465
    );
    assert_eq!(
        SmtpSettings::parse("smtp://mail.paramo.test:2525")
            .unwrap()
            .port(),
        2525
    );
}

#[test]
fn tls_is_required_except_on_loopback() {
    assert_eq!(tls_of("smtp://mail.paramo.test"), TlsMode::Required);
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "[::1]"] {
        assert_eq!(tls_of(&format!("smtp://{host}")), TlsMode::None, "{host}");
    }
    assert_eq!(tls_of("smtps://localhost"), TlsMode::Implicit);
    assert_eq!(tls_of("smtp://localhost.paramo.test"), TlsMode::Required);
}

#[test]
fn the_parameter_decides_over_the_default() {
    assert_eq!(tls_of("smtp://127.0.0.1?tls=required"), TlsMode::Required);
    assert_eq!(
        tls_of("smtp://mail.paramo.test/?tls=opportunistic"),
        TlsMode::Opportunistic
    );
    assert_eq!(tls_of("smtp://mail.paramo.test:25?tls=none"), TlsMode::None);
    assert_eq!(
        tls_of("smtps://mail.paramo.test?tls=required"),
        TlsMode::Implicit
    );
}

#[test]
fn an_ipv6_host_loses_its_brackets() {
    assert_eq!(
        SmtpSettings::parse("smtp://[::1]:2525").unwrap().host(),
        "::1"
    );
}

#[test]
fn user_and_password_are_percent_decoded() {
    let settings =
        SmtpSettings::parse("smtp://ana%40paramo.test:a%3Ab%2F%C3%B1%25@mail.test").unwrap();
    assert_eq!(
        settings.login,
        Some(("ana@paramo.test".to_owned(), "a:b/ñ%".to_owned()))
    );
}

#[test]
fn what_is_wrong_is_said_without_the_password() {
    for url in [
        "mail.paramo.test",
        "http://ana:s3cr3t@mail.test",
        "smtp://ana:s3cr3t@",
        "smtp://ana:s3cr3t@mail.test/inbox",
        "smtp://ana:s3cr3t@mail.test?tls=maybe",
        "smtp://ana:s3cr3t@mail.test?ssl=on",
        "smtps://ana:s3cr3t@mail.test?tls=none",
        "smtp://ana:s3cr3t%zz@mail.test",
        "smtp://ana:s3cr3t%2@mail.test",
        "smtp://ana:s3cr3t@mail.test:0",
        "smtp://ana:s3cr3t@mail.test:99999",
        "smtp://ana@mail.test",
        "smtp://:s3cr3t@mail.test",
        "",
    ] {
        let error = SmtpSettings::parse(url).unwrap_err();
        assert!(
            !error.is_empty() && !error.contains("s3cr3t"),
            "{url}: {error}"
        );
    }
}

#[test]
fn the_password_does_not_print() {
    let settings = SmtpSettings::parse("smtp://ana:s3cr3t@mail.test").unwrap();
    let printed = format!("{settings:?}");
    assert!(
        printed.contains("ana") && !printed.contains("s3cr3t"),
        "{printed}"
    );
}
