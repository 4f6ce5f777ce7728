//! The demo's folder: database, mail, uploads, secret, and the guide to all of it.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::platform::vault::SecretKey;

/// An opened folder. No second demo can open it; a temporary one goes when it is dropped.
pub(super) struct Folder {
    path: PathBuf,
    temporary: bool,
    secret_key: SecretKey,
    _locked: File,
}

impl Folder {
    /// Opens a folder, or makes a temporary one. The guide of an earlier start goes: it would
    /// name addresses that answer no more.
    ///
    /// # Errors
    /// A sentence for the person at the command line.
    pub(super) fn open(given: Option<PathBuf>) -> Result<Self, String> {
        let temporary = given.is_none();
        let path = given.unwrap_or_else(|| {
            std::env::temp_dir().join(format!("mostrador-demo-{}", uuid::Uuid::now_v7()))
        });
        let told = |fault: std::io::Error| format!("{}: {fault}", path.display());
        let mut maker = fs::DirBuilder::new();
        maker
            .recursive(true)
            .mode(0o700)
            .create(&path)
            .map_err(told)?;
        let path = path.canonicalize().map_err(told)?;
        let (secret_key, locked) = secret(&path.join("secret.key"))?;
        let folder = Self {
            path,
            temporary,
            secret_key,
            _locked: locked,
        };
        match fs::remove_file(folder.guide()) {
            Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => {
                Err(format!("{}: {fault}", folder.guide().display()))
            }
            _ => Ok(folder),
        }
    }

    pub(super) fn database(&self) -> PathBuf {
        self.path.join("mostrador.sqlite")
    }

    pub(super) fn mail(&self) -> PathBuf {
        self.path.join("mail")
    }

    pub(super) fn uploads(&self) -> PathBuf {
        self.path.join("uploads")
    }

    pub(super) fn guide(&self) -> PathBuf {
        self.path.join("demo.json")
    }

    pub(super) const fn secret_key(&self) -> &SecretKey {
        &self.secret_key
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.temporary
            && let Err(fault) = fs::remove_dir_all(&self.path)
        {
            tracing::warn!(%fault, folder = %self.path.display(), "not removed");
        }
    }
}

/// Reads the secret, or makes it; the file stays locked for as long as it is held.
fn secret(path: &Path) -> Result<(SecretKey, File), String> {
    let told = |fault: std::io::Error| format!("{}: {fault}", path.display());
    let mut file = OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map_err(told)?;
    file.try_lock().map_err(|_| {
        format!(
            "another demo is running in {}",
            path.parent().unwrap_or(path).display()
        )
    })?;
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(told)?;
    if !text.trim().is_empty() {
        let key =
            SecretKey::parse(&text).map_err(|words| format!("{}: {words}", path.display()))?;
        return Ok((key, file));
    }
    let key = SecretKey::generate();
    file.write_all(format!("{}\n", key.expose()).as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(told)?;
    Ok((key, file))
}
