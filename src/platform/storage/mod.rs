//! Uploads, behind an object store. `STORAGE_URL` names a local folder, such as `file:./storage`.

use std::path::PathBuf;
use std::sync::Arc;

use futures_util::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload};

/// Why something could not be stored or found.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The setting names nothing that we can open.
    #[error("STORAGE_URL must be file: and a folder, not {0:?}")]
    Url(String),
    /// The folder cannot be made.
    #[error("the folder of uploads cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    /// A name that is none.
    #[error("not a name in the store: {0}")]
    Name(#[from] object_store::path::Error),
    /// The store failed.
    #[error("the store of uploads failed: {0}")]
    Store(#[from] object_store::Error),
}

/// The store of uploads. Names are ours, with `/` between folders; never what somebody called a
/// file.
#[derive(Clone, Debug)]
pub struct Storage(Arc<dyn ObjectStore>);

impl Storage {
    /// Opens the store of the settings and makes its folder.
    ///
    /// # Errors
    /// Another scheme than `file:`, or a folder that cannot be made.
    pub fn open(url: &str) -> Result<Self, StorageError> {
        let folder = folder_of(url).ok_or_else(|| StorageError::Url(url.to_owned()))?;
        std::fs::create_dir_all(&folder)?;
        let files = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self(Arc::new(files)))
    }

    /// Keeps bytes under a name; readers see all of them or none.
    ///
    /// # Errors
    /// The store's.
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), StorageError> {
        self.0
            .put(&Path::parse(name)?, PutPayload::from(bytes))
            .await?;
        Ok(())
    }

    /// What is kept under a name.
    ///
    /// # Errors
    /// The store's.
    pub async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, StorageError> {
        match self.0.get(&Path::parse(name)?).await {
            Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Every name, in order.
    ///
    /// # Errors
    /// The store's.
    pub async fn names(&self) -> Result<Vec<String>, StorageError> {
        let found: Vec<_> = self.0.list(None).try_collect().await?;
        let mut names: Vec<String> = found
            .into_iter()
            .map(|file| file.location.to_string())
            .collect();
        names.sort();
        Ok(names)
    }

    /// Forgets a name; one that is not there is no error.
    ///
    /// # Errors
    /// The store's.
    pub async fn delete(&self, name: &str) -> Result<(), StorageError> {
        match self.0.delete(&Path::parse(name)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(fault) => Err(fault.into()),
        }
    }
}

/// `file:./folder`, `file:/folder` and `file:///folder`.
fn folder_of(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("file:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    (!path.is_empty()).then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use super::*;

    #[tokio::test]
    async fn what_is_kept_is_found_and_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("file:{}/uploads", folder.path().display());
        let store = Storage::open(&url).unwrap();
        assert_eq!(store.get("logos/a.png").await.unwrap(), None);
        store.put("logos/a.png", vec![1, 2, 3]).await.unwrap();
        let again = Storage::open(&url).unwrap();
        assert_eq!(again.names().await.unwrap(), ["logos/a.png"]);
        assert_eq!(again.get("logos/a.png").await.unwrap(), Some(vec![1, 2, 3]));
        store.delete("logos/a.png").await.unwrap();
        store.delete("logos/a.png").await.unwrap();
        assert_eq!(store.get("logos/a.png").await.unwrap(), None);
    }

    #[tokio::test]
    async fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), "x").unwrap();
        let store = Storage::open(&format!("file:{}/uploads", folder.path().display())).unwrap();
        for name in ["../secret", "logos/../../secret"] {
            assert!(!matches!(store.get(name).await, Ok(Some(_))), "{name}");
        }
    }

    #[test]
    fn only_folders_are_stores() {
        assert_eq!(
            folder_of("file:./storage"),
            Some(PathBuf::from("./storage"))
        );
        assert_eq!(folder_of("file:///var/up"), Some(PathBuf::from("/var/up")));
        for bad in ["", "file:", "s3://bucket", "./storage"] {
            assert_eq!(folder_of(bad), None, "{bad}");
        }
    }
}
