use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Files whose names carry their hashes. An open page may ask for one after the edition that named it.
#[derive(Debug, Default)]
pub(crate) struct Store(Mutex<HashMap<String, Arc<[u8]>>>);

impl Store {
    /// Keeps files by their paths.
    pub(super) fn keep(&self, files: BTreeMap<String, Vec<u8>>) {
        self.files().extend(files.into_iter().map(|(path, bytes)| (path, bytes.into())));
    }

    /// The file at a path.
    pub(super) fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        self.files().get(path).cloned()
    }

    fn files(&self) -> MutexGuard<'_, HashMap<String, Arc<[u8]>>> {
        let Self(files) = self;
        // Whoever panicked had not begun to write.
        files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
