//! Results of costly steps, kept from one build to the next by the hash of what went in.
//!
//! One file below `target/`, written whole. It holds what the last build used, and no more. Whoever finds it damaged,
//! or made by other code, finds nothing in it: a build without it writes the same bytes, and takes longer.

mod file;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use self::file::{Old, Part};

/// By what a result is found: 128 bits of the SHA-256 of the step's name and of all that it read.
pub(crate) type Key = [u8; 16];

/// What becomes of results that nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unused {
    /// They stay: a later step of the same build may want them.
    Keep,
    /// They go: the build is done.
    Drop,
}

/// The results. A [`Memo::none`] keeps nothing.
#[derive(Default)]
pub(crate) struct Memo(Option<Store>);

struct Store {
    old: Option<Old>,
    /// Which of the old ones were asked for.
    used: HashMap<Key, AtomicBool>,
    new: Mutex<Part>,
}

static NONE: Memo = Memo(None);

impl Memo {
    /// Nothing is kept, nothing is found.
    pub(crate) fn none() -> &'static Self {
        &NONE
    }

    /// What is kept in a file.
    pub(crate) fn open(path: &Path) -> Self {
        let old = Old::open(path);
        let keys = old.iter().flat_map(Old::keys);
        let used = keys.map(|key| (*key, AtomicBool::new(false))).collect();
        Self(Some(Store { used, old, new: Mutex::new(Part::new(path)) }))
    }

    /// The key of a step's result. `step` names the step; what it read is told part by part.
    pub(crate) fn key(step: &str, parts: &[&[u8]]) -> Key {
        let mut hash = Sha256::new();
        for part in [step.as_bytes()].iter().chain(parts) {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        let digest = hash.finalize();
        let mut key = [0; 16];
        key.copy_from_slice(&digest[..16]);
        key
    }

    /// The result with this key, if it is there and whole.
    pub(crate) fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let store = self.0.as_ref()?;
        let bytes = store.old.as_ref()?.read(key)?;
        let result = postcard::from_bytes(&bytes).ok()?;
        store.used.get(key)?.store(true, Ordering::Relaxed);
        Some(result)
    }

    /// Keeps a result.
    pub(crate) fn put<T: Serialize>(&self, key: Key, result: &T) {
        let Some(store) = &self.0 else { return };
        // What cannot be written is made again next time.
        if let Ok(bytes) = postcard::to_allocvec(result) {
            store.part().add(key, &bytes);
        }
    }

    /// The result with this key; it is made when it is not there.
    pub(crate) fn get_or<T: Serialize + DeserializeOwned>(&self, key: Key, make: impl FnOnce() -> T) -> T {
        self.get(&key).unwrap_or_else(|| {
            let made = make();
            self.put(key, &made);
            made
        })
    }

    /// Writes the file anew, unless it holds just what it should.
    ///
    /// # Errors
    /// The system's. The earlier file is then as it was.
    pub(crate) fn save(&self, unused: Unused) -> io::Result<()> {
        let Some(store) = &self.0 else { return Ok(()) };
        let is_used = |key: &Key| store.used.get(key).is_some_and(|used| used.load(Ordering::Relaxed));
        let stays = |key: &Key| unused == Unused::Keep || is_used(key);
        let mut part = store.part();
        if part.is_empty() && store.used.keys().all(stays) {
            return Ok(());
        }
        for (key, place) in store.old.iter().flat_map(Old::places).filter(|(key, _)| stays(key)) {
            if let Some(bytes) = store.old.as_ref().and_then(|old| old.at(place)) {
                part.add(*key, &bytes);
            }
        }
        part.finish()
    }
}

impl Store {
    fn part(&self) -> MutexGuard<'_, Part> {
        // Whoever panicked had at most not written all of one result, and no place tells of it.
        self.new.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Memo").field(&self.0.as_ref().map(|store| store.used.len())).finish()
    }
}
