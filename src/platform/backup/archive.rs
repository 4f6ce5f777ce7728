//! The file: a tar compressed by zstd, with hashes of its entries.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zstd::stream::read::Decoder;
use zstd::stream::write::Encoder;

use super::BackupError;
use super::manifest::{Entry, Manifest, NAME};

/// Compression that costs little time.
const LEVEL: i32 = 3;

/// A backup that is being written; it gets its name when it is whole.
pub(super) struct Writer {
    tar: tar::Builder<Encoder<'static, BufWriter<File>>>,
    entries: Vec<Entry>,
    part: PathBuf,
    to: PathBuf,
    whole: bool,
}

impl Writer {
    /// Begins a file that is not there yet.
    pub(super) fn create(to: &Path) -> Result<Self, BackupError> {
        if to.exists() {
            let fault = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(BackupError::File(to.display().to_string(), fault));
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = private(&part).map_err(named(&part))?;
        let mut encoder = Encoder::new(BufWriter::new(file), LEVEL).map_err(named(&part))?;
        encoder.include_checksum(true).map_err(named(&part))?;
        Ok(Self {
            tar: tar::Builder::new(encoder),
            entries: Vec::new(),
            part,
            to: to.to_owned(),
            whole: false,
        })
    }

    /// Adds bytes under a name.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        self.entries.push(Entry {
            name: name.to_owned(),
            size: bytes.len() as u64,
            sha256: hex::encode(Sha256::digest(bytes)),
        });
        self.append(name, bytes)
    }

    /// Whether something stands under a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// Ends the file with its manifest; its entries are filled in here. Gives the bytes written.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> Result<(Manifest, u64), BackupError> {
        manifest.entries = std::mem::take(&mut self.entries);
        let text = serde_json::to_vec_pretty(&manifest)
            .map_err(|fault| BackupError::Damaged(fault.to_string()))?;
        self.append(NAME, &text)?;
        let size = self.close().map_err(named(&self.to))?;
        self.whole = true;
        Ok((manifest, size))
    }

    /// On the disk before it gets its name.
    fn close(&mut self) -> std::io::Result<u64> {
        self.tar.finish()?;
        self.tar.get_mut().do_finish()?;
        let buffer = self.tar.get_mut().get_mut();
        std::io::Write::flush(buffer)?;
        let file = buffer.get_ref();
        file.sync_all()?;
        let size = file.metadata()?.len();
        std::fs::rename(&self.part, &self.to)?;
        Ok(size)
    }

    fn append(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        self.tar
            .append_data(&mut header, name, bytes)
            .map_err(named(&self.part))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.whole
            && let Err(fault) = std::fs::remove_file(&self.part)
        {
            tracing::warn!(%fault, part = %self.part.display(), "an unfinished backup stays");
        }
    }
}

/// Hands over the entries in their order; the manifest too.
pub(super) fn each_entry(
    path: &Path,
    mut take: impl FnMut(&str, Vec<u8>) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let file = File::open(path).map_err(named(path))?;
    let decoder = Decoder::new(BufReader::new(file)).map_err(damaged)?;
    let mut tar = tar::Archive::new(decoder);
    for entry in tar.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(damaged)?;
        take(&name, bytes)?;
    }
    // The check sum stands behind the last entry.
    std::io::copy(&mut tar.into_inner(), &mut std::io::sink()).map_err(damaged)?;
    Ok(())
}

/// Reads the whole file, holds every byte against the manifest and gives it.
pub(super) fn verify(path: &Path) -> Result<Manifest, BackupError> {
    let mut found = Vec::new();
    let mut manifest = None;
    each_entry(path, |name, bytes| {
        if name == NAME {
            manifest = Some(Manifest::parse(&bytes)?);
        } else {
            found.push(Entry {
                name: name.to_owned(),
                size: bytes.len() as u64,
                sha256: hex::encode(Sha256::digest(&bytes)),
            });
        }
        Ok(())
    })?;
    let manifest = manifest.ok_or_else(|| damaged("it has no manifest"))?;
    for (entry, there) in manifest.entries.iter().zip(&found) {
        if entry != there {
            return Err(damaged(format!("{} is not what it was", entry.name)));
        }
    }
    if manifest.entries.len() != found.len() {
        return Err(damaged("entries are missing or were added"));
    }
    Ok(manifest)
}

/// A file for its owner alone, as it holds what a company knows of its customers.
fn private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    File::options()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

fn named(path: &Path) -> impl Fn(std::io::Error) -> BackupError + use<> {
    let name = path.display().to_string();
    move |fault| BackupError::File(name.clone(), fault)
}

fn damaged(what: impl std::fmt::Display) -> BackupError {
    BackupError::Damaged(what.to_string())
}
