//! Static files: embedded, compressed once, served under a fingerprint for a year.
//!
//! A text file may name a neighbour as `"./name.ext"` in double quotes; the served copy names it
//! by its fingerprinted address instead, so a changed module or picture reaches every browser.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use sha2::{Digest as _, Sha256};

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
struct Files;

/// Where static files live.
pub const PREFIX: &str = "/static/";

/// A file as it goes over the wire.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// The bytes, in `encoding`.
    pub bytes: &'static [u8],
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// Value of `Content-Encoding`, unless the bytes are plain.
    pub encoding: Option<&'static str>,
    /// Its address changes with its content, so it may be kept for a year.
    pub immutable: bool,
}

/// Address of a file in `static/` under its fingerprint: `app.css` is `/static/app-1a2b3c4d.css`.
/// A name that does not exist keeps its plain address, which answers 404.
#[must_use]
pub fn url(name: &str) -> String {
    SHELF
        .addresses
        .get(name)
        .map_or_else(|| format!("{PREFIX}{name}"), Clone::clone)
}

/// The file at `path` (with or without [`PREFIX`]), in the best encoding that the
/// `Accept-Encoding` header admits (RFC 9110, 12.5.3).
#[must_use]
pub fn find(path: &str, accept_encoding: &str) -> Option<Asset> {
    let name = path.strip_prefix(PREFIX).unwrap_or(path);
    let (stored, immutable) = match SHELF.files.get(name) {
        Some(stored) => (stored, true),
        None => {
            let address = SHELF.addresses.get(name)?;
            (SHELF.files.get(address.strip_prefix(PREFIX)?)?, false)
        }
    };
    let (bytes, encoding) = stored.encoded(accept_encoding);
    Some(Asset {
        bytes,
        content_type: stored.content_type,
        encoding,
        immutable,
    })
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let raw = Files::iter()
        .filter_map(|name| Some((name.to_string(), Files::get(&name)?.data.into_owned())))
        .collect();
    Shelf::build(&raw)
});

/// Every file by its fingerprinted name, and every address by its plain name.
#[derive(Default)]
struct Shelf {
    addresses: HashMap<String, String>,
    files: HashMap<String, Stored>,
}

struct Stored {
    plain: Vec<u8>,
    content_type: &'static str,
    brotli: OnceLock<Vec<u8>>,
    gzip: OnceLock<Vec<u8>>,
}

impl Shelf {
    fn build(raw: &HashMap<String, Vec<u8>>) -> Self {
        let mut shelf = Self::default();
        for name in raw.keys() {
            shelf.place(name, raw, &mut Vec::new());
        }
        shelf
    }

    /// Puts `name` and what it names on the shelf. `open` holds the files that wait for this one:
    /// in a circle the last reference keeps the plain address.
    fn place(&mut self, name: &str, raw: &HashMap<String, Vec<u8>>, open: &mut Vec<String>) {
        let Some(bytes) = raw.get(name).filter(|_| !self.addresses.contains_key(name)) else {
            return;
        };
        let content_type = content_type(name);
        let mut plain = bytes.clone();
        if is_text(content_type) {
            open.push(name.to_owned());
            let mut text = String::from_utf8_lossy(bytes).into_owned();
            let folder = name.rfind('/').map_or("", |at| &name[..=at]);
            for other in raw.keys().filter_map(|other| other.strip_prefix(folder)) {
                let spelled = format!("\"./{other}\"");
                let full = format!("{folder}{other}");
                if text.contains(&spelled) && !open.contains(&full) {
                    self.place(&full, raw, open);
                    if let Some(address) = self.addresses.get(&full) {
                        text = text.replace(&spelled, &format!("\"{address}\""));
                    }
                }
            }
            plain = text.into_bytes();
            open.pop();
        }
        let unique = fingerprinted(name, &plain);
        self.addresses
            .insert(name.to_owned(), format!("{PREFIX}{unique}"));
        let (brotli, gzip) = (OnceLock::new(), OnceLock::new());
        self.files.insert(
            unique,
            Stored {
                plain,
                content_type,
                brotli,
                gzip,
            },
        );
    }
}

impl Stored {
    fn encoded(&'static self, accept: &str) -> (&'static [u8], Option<&'static str>) {
        if !is_text(self.content_type) {
            return (&self.plain, None);
        }
        let best = if accepts(accept, "br") {
            Some((self.brotli.get_or_init(|| brotli(&self.plain)), "br"))
        } else if accepts(accept, "gzip") {
            Some((self.gzip.get_or_init(|| gzip(&self.plain)), "gzip"))
        } else {
            None
        };
        match best {
            Some((bytes, coding)) if !bytes.is_empty() => (bytes, Some(coding)),
            _ => (&self.plain, None),
        }
    }
}

fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .is_some_and(|q| q.parse() == Ok(0.0_f32));
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

/// Empty when the encoder fails; the plain bytes are served then.
fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    match brotli::BrotliCompress(&mut &*plain, &mut out, &params) {
        Ok(_) => out,
        Err(_) => Vec::new(),
    }
}

/// Empty when the encoder fails; the plain bytes are served then.
fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(plain)
        .and_then(|()| encoder.finish())
        .unwrap_or_default()
}

fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let mark = hex::encode(&Sha256::digest(bytes)[..4]);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{mark}.{extension}"),
        None => format!("{name}-{mark}"),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn is_text(content_type: &str) -> bool {
    content_type.starts_with("text/")
        || content_type.contains("svg")
        || content_type.contains("json")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use std::io::Read as _;

    use super::*;

    fn shelf(files: &[(&str, &str)]) -> Shelf {
        let raw = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Shelf::build(&raw.collect())
    }

    #[test]
    fn the_address_carries_the_contents_fingerprint() {
        let one = shelf(&[("app.css", "a{}")]).addresses["app.css"].clone();
        let two = shelf(&[("app.css", "b{}")]).addresses["app.css"].clone();
        assert!(
            one.starts_with("/static/app-") && one.ends_with(".css"),
            "{one}"
        );
        assert_ne!(one, two);
    }

    #[test]
    fn a_file_names_its_neighbours_by_fingerprint_and_changes_with_them() {
        let with = |leaf| {
            let files = [
                ("js/a.js", "import \"./b.js\""),
                ("js/b.js", leaf),
                ("b.js", "other"),
            ];
            let shelf = shelf(&files);
            let address = shelf.addresses["js/a.js"].clone();
            let text = shelf.files[address.strip_prefix(PREFIX).unwrap()]
                .plain
                .clone();
            (
                address,
                String::from_utf8(text).unwrap(),
                shelf.addresses["js/b.js"].clone(),
            )
        };
        let (address, text, leaf) = with("1");
        assert_eq!(text, format!("import \"{leaf}\""));
        assert_ne!(address, with("2").0);
    }

    #[test]
    fn a_circle_of_references_ends() {
        let shelf = shelf(&[("a.js", "\"./b.js\""), ("b.js", "\"./a.js\"")]);
        assert_eq!(shelf.files.len(), 2);
    }

    #[test]
    fn each_encoding_holds_the_same_file() {
        let path = url("app.css");
        let plain = find(&path, "").unwrap();
        assert_eq!((plain.encoding, plain.immutable), (None, true));
        let best = find(&path, "gzip, deflate, br").unwrap();
        assert_eq!(best.encoding, Some("br"));
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut &*best.bytes, &mut out).unwrap();
        assert_eq!(out, plain.bytes);
        let second = find(&path, "br;q=0, gzip").unwrap();
        assert_eq!(second.encoding, Some("gzip"));
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(second.bytes)
            .read_to_end(&mut out)
            .unwrap();
        assert_eq!(out, plain.bytes);
    }

    #[test]
    fn a_plain_name_is_found_but_not_kept_and_a_foreign_one_is_not() {
        assert!(!find("/static/app.css", "").unwrap().immutable);
        assert!(find("/static/../Cargo.toml", "").is_none());
        assert!(find("/static/none.css", "").is_none());
    }
}
