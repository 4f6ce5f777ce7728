//! Commands as somebody at a terminal types them.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the binary with complete settings and this text on its standard input.
fn mostrador(folder: &Path, arguments: &[&str], input: &str) -> Output {
    mostrador_with(folder, &"ab".repeat(32), arguments, input)
}

/// The same with this `SECRET_KEY`.
fn mostrador_with(folder: &Path, secret: &str, arguments: &[&str], input: &str) -> Output {
    let database = format!("sqlite:{}", folder.join("mostrador.sqlite").display());
    let mut process = Command::new(env!("CARGO_BIN_EXE_mostrador"))
        .args(arguments)
        .env_clear()
        .env("DATABASE_URL", database)
        .env("PUBLIC_URL", "https://mostrador.test")
        .env("SECRET_KEY", secret)
        .env("SMTP_URL", "smtp://127.0.0.1:9")
        .env("MAIL_FROM", "Mostrador <avisos@mostrador.test>")
        .env("BCRYPT_COST", "4")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who takes no input has ended already, or closes it.
    drop(process.stdin.take().unwrap().write_all(input.as_bytes()));
    process.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complained(output: &Output) -> String {
    assert!(!output.status.success(), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn accounts_are_made_at_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], input: &str| mostrador(folder.path(), arguments, input);
    said(&run(&["migrate"], ""));
    let operator = ["user", "create", "--email", "Oscar@Mostrador.test"];

    let missing = complained(&run(&operator, ""));
    assert!(missing.contains("--name"), "{missing}");

    let named = [&operator[..], &["--name", "Óscar", "--operator"]].concat();
    let made = said(&run(&named, ""));
    assert!(made.contains("made Óscar <oscar@mostrador.test>, operator"));
    assert!(made.contains("https://mostrador.test/password/reset/"));

    let plan = ["--plan", "negocios", "--addon", "collections"];
    let granted = said(&run(&[&operator[..], &plan].concat(), ""));
    assert!(granted.contains("found Óscar") && granted.contains("granted: Negocios"));

    let lonely = complained(&run(
        &[&operator[..], &["--addon", "collections"]].concat(),
        "",
    ));
    assert!(lonely.contains("--plan"), "{lonely}");
    let list = said(&run(&["user", "list"], ""));
    assert_eq!(
        list,
        "oscar@mostrador.test\tÓscar\tno password yet\toperator\n"
    );
}

#[test]
fn a_password_from_standard_input_obeys_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    let run = |input: &str| {
        let create = ["user", "create", "--email", "ana@mostrador.test"];
        let rest = ["--name", "Ana", "--password-stdin"];
        mostrador(folder.path(), &[&create[..], &rest].concat(), input)
    };
    said(&mostrador(folder.path(), &["migrate"], ""));
    assert!(complained(&run("corta\n")).contains("ten characters"));
    assert!(complained(&run("contraseña2026\n")).contains("first that anybody"));
    let made = said(&run("nube de paso lento\n"));
    assert!(made.contains("made Ana") && !made.contains("/password/reset/"));
    assert!(made.contains("has to choose an own one"));
    assert!(complained(&run("otra nube de paso\n")).contains("only its owner"));
}

#[test]
fn a_new_secret_key_is_printed_once_and_takes_the_place_of_the_earlier() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        |secret: &str, arguments: &[&str]| mostrador_with(folder.path(), secret, arguments, "");
    let first = "ab".repeat(32);
    let ana = [
        "user",
        "create",
        "--email",
        "ana@mostrador.test",
        "--name",
        "Ana",
    ];
    said(&run(&first, &["migrate"]));
    said(&run(&first, &ana));

    let stranger = run(&"cd".repeat(32), &["secret", "rotate"]);
    assert!(
        stranger.stdout.is_empty(),
        "no key is shown that nothing takes"
    );
    assert!(complained(&stranger).contains("SECRET_KEY is not the one"));

    let rotated = said(&run(&first, &["secret", "rotate"]));
    let second = rotated
        .lines()
        .find_map(|line| line.strip_prefix("SECRET_KEY="))
        .unwrap();
    assert_eq!(second.len(), 64);
    assert!(rotated.contains("data keys are wrapped by the new key"));

    for command in [&["user", "list"][..], &["secret", "rotate"]] {
        let refused = complained(&run(&first, command));
        assert!(
            refused.contains("SECRET_KEY was rotated at 20"),
            "{refused}"
        );
        assert!(refused.contains("put the new SECRET_KEY"), "{refused}");
    }
    let list = said(&run(second, &["user", "list"]));
    assert_eq!(list, "ana@mostrador.test\tAna\tno password yet\t\n");
}
