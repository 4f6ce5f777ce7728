//! Dependencies go one way: `areas → access → domain → platform`.

use std::path::Path;

#[test]
fn nothing_below_knows_what_is_above() {
    let mut wrong = Vec::new();
    for (folder, forbidden) in [
        (
            "src/platform",
            &[
                "crate::domain",
                "crate::access",
                "crate::areas",
                "actix_web",
            ][..],
        ),
        (
            "src/domain",
            &["crate::access", "crate::areas", "actix_web"][..],
        ),
        ("src/access", &["crate::areas"][..]),
    ] {
        walk(Path::new(folder), &mut |path, text| {
            // The ERP's simulator is a server of its own.
            if path.contains("simulator") {
                return;
            }
            for word in forbidden {
                if text.contains(word) {
                    wrong.push(format!("{path} names {word}"));
                }
            }
        });
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn walk(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, look);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            look(&path.to_string_lossy(), &text);
        }
    }
}
