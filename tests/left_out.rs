//! Says what `cargo test` alone leaves out.

fn main() {
    if std::env::var_os("MOSTRADOR_BIN_TEST").is_none() {
        println!(
            "Left out: PostgreSQL, stories in a real browser, the full run against a failing mail server,"
        );
        println!("formatting and lints. `bin/test` runs everything.");
    }
}
