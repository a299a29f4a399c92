use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Key;
use crate::whole;

/// With what a file of this code begins.
const HEAD: &str = concat!("fieldnotes memo ", env!("FIELDNOTES_CODE"), "\n");

/// Where a result stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    at: u64,
    length: u64,
    /// Of its bytes: they are read when somebody wants them, and only then is it seen whether they are whole.
    check: u64,
}

fn check(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes)[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A finished file: a head, results, an index of them, and 16 bytes that say where the index begins and that it is whole.
pub(super) struct Old {
    file: Mutex<File>,
    places: HashMap<Key, Place>,
}

impl Old {
    /// `None` when there is no such file, or none of this code, or one without its end.
    pub(super) fn open(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let mut head = vec![0; HEAD.len()];
        file.read_exact(&mut head).ok()?;
        if head != HEAD.as_bytes() {
            return None;
        }
        let mut tail = [0; 16];
        let end = file.seek(SeekFrom::End(-16)).ok()?;
        file.read_exact(&mut tail).ok()?;
        let [start, sum] =
            [&tail[..8], &tail[8..]].map(|part| u64::from_le_bytes(part.try_into().unwrap_or_default()));
        file.seek(SeekFrom::Start(start)).ok()?;
        let mut index = vec![0; usize::try_from(end.checked_sub(start)?).ok()?];
        file.read_exact(&mut index).ok()?;
        if check(&index) != sum {
            return None;
        }
        let places: Vec<(Key, Place)> = postcard::from_bytes(&index).ok()?;
        Some(Self { file: Mutex::new(file), places: places.into_iter().collect() })
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.places.keys()
    }

    /// In the order in which they stand in the file.
    pub(super) fn places(&self) -> Vec<(&Key, &Place)> {
        let mut places: Vec<_> = self.places.iter().collect();
        places.sort_by_key(|(_, place)| place.at);
        places
    }

    pub(super) fn read(&self, key: &Key) -> Option<Vec<u8>> {
        self.at(self.places.get(key)?)
    }

    /// The bytes at a place, if they are those that were written.
    pub(super) fn at(&self, place: &Place) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(place.length).ok()?];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(place.at)).ok()?;
            file.read_exact(&mut bytes).ok()?;
        }
        (check(&bytes) == place.check).then_some(bytes)
    }
}

/// A file that is being written: results go there as they come, so that none of them stays in memory.
pub(super) struct Part {
    path: PathBuf,
    /// From the first result on.
    open: Option<Open>,
    /// What went wrong first; nothing is written after it.
    failed: Option<io::Error>,
}

struct Open {
    temporary: PathBuf,
    file: BufWriter<File>,
    length: u64,
    places: HashMap<Key, Place>,
}

impl Part {
    /// Of the file at a path. Nothing is written yet.
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), open: None, failed: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_none() && self.failed.is_none()
    }

    /// Adds a result; the same key a second time has the same result.
    pub(super) fn add(&mut self, key: Key, bytes: &[u8]) {
        if self.failed.is_none()
            && let Err(error) = self.try_add(key, bytes)
        {
            self.failed = Some(error);
        }
    }

    fn try_add(&mut self, key: Key, bytes: &[u8]) -> io::Result<()> {
        let open = match &mut self.open {
            Some(open) => open,
            none => none.insert(Open::new(&self.path)?),
        };
        if !open.places.contains_key(&key) {
            open.file.write_all(bytes)?;
            let place = Place { at: open.length, length: bytes.len() as u64, check: check(bytes) };
            open.places.insert(key, place);
            open.length += place.length;
        }
        Ok(())
    }

    /// Puts the file in its place.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let mut open = match self.open.take() {
            Some(open) => open,
            None => Open::new(&self.path)?,
        };
        let index: Vec<(&Key, &Place)> = open.places.iter().collect();
        let index = postcard::to_allocvec(&index).map_err(io::Error::other)?;
        open.file.write_all(&index)?;
        open.file.write_all(&open.length.to_le_bytes())?;
        open.file.write_all(&check(&index).to_le_bytes())?;
        open.file.flush()?;
        fs::rename(&open.temporary, &self.path)
    }
}

impl Open {
    fn new(path: &Path) -> io::Result<Self> {
        let temporary = whole::beside(path)?;
        let mut file = BufWriter::with_capacity(1 << 20, File::create(&temporary)?);
        file.write_all(HEAD.as_bytes())?;
        Ok(Self { temporary, file, length: HEAD.len() as u64, places: HashMap::new() })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        // It is not there any more when it has become the file itself.
        let _ = fs::remove_file(&self.temporary);
    }
}
