//! Headers of every reply of the matrix. Fingerprinted files and pictures for mails, which are
//! kept by browsers, are not among them.

use crate::support::Reply;

/// What the headers of a reply should say and do not.
pub fn faults(reply: &Reply) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin"),
        ("cache-control", "no-store"),
    ] {
        if reply.header(name) != value {
            faults.push(format!("{name} is «{}»", reply.header(name)));
        }
    }
    let policy = reply.header("content-security-policy");
    let strict = ["default-src", "object-src", "base-uri"]
        .iter()
        .all(|name| policy.contains(&format!("{name} 'none'")));
    // A mail brings its own styles into a frame that runs nothing.
    let mail = policy.contains("sandbox allow-popups") && !policy.contains("script");
    if !strict || (policy.contains("unsafe-") && !mail) {
        faults.push(format!("the policy is «{policy}»"));
    }
    faults
}
