use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::make::Made;
use crate::hash::Sum;
use crate::whole;

/// Raised when anything changes about what is made: another encoder, other widths. Images take a hundred times as long
/// as texts, so that not every change of the code does it.
const VERSION: u8 = 2;

/// What was made of one image, without the bytes of its copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Ascending.
    pub(crate) copies: Vec<Copy>,
    /// As of [`Made`].
    pub(crate) itself: Option<u32>,
    /// As of [`Made`].
    pub(crate) colours: String,
}

/// A smaller copy of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// In pixels.
    pub(crate) width: u32,
    pub(crate) sum: Sum,
    length: usize,
}

/// What was made before. Of each image a file: the hash and the length of [`Kept`], then that, then the copies one
/// behind the other. So a build that changes nothing reads some hundred bytes an image.
pub(crate) struct Cache {
    folder: PathBuf,
}

/// A hash and a length.
const HEAD: usize = 36;

impl Cache {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The name of what is made of these bytes.
    pub(super) fn key(bytes: &[u8]) -> String {
        let digest = Sha256::new().chain_update([VERSION]).chain_update(bytes).finalize();
        data_encoding::HEXLOWER.encode(&digest[..16])
    }

    /// `None` when it is not there, or damaged: then it is made anew.
    pub(super) fn get(&self, key: &str) -> Option<Kept> {
        let mut file = File::open(self.folder.join(key)).ok()?;
        let (kept, start) = head(&mut file)?;
        let length: usize = kept.copies.iter().map(|copy| copy.length).sum();
        (file.metadata().ok()?.len() == start + length as u64).then_some(kept)
    }

    /// The bytes of a copy. `None` when they are not those that were kept.
    pub(super) fn bytes(&self, key: &str, index: usize) -> Option<Vec<u8>> {
        let mut file = File::open(self.folder.join(key)).ok()?;
        let (kept, start) = head(&mut file)?;
        let copy = kept.copies.get(index)?;
        let before: usize = kept.copies[..index].iter().map(|copy| copy.length).sum();
        file.seek(SeekFrom::Start(start + before as u64)).ok()?;
        let mut bytes = vec![0; copy.length];
        file.read_exact(&mut bytes).ok()?;
        (Sum::of(&bytes) == copy.sum).then_some(bytes)
    }

    pub(super) fn put(&self, key: &str, made: &Made) -> io::Result<()> {
        let copies = made.variants.iter().map(|(width, bytes)| Copy {
            width: *width,
            sum: Sum::of(bytes),
            length: bytes.len(),
        });
        let kept = Kept { copies: copies.collect(), itself: made.itself, colours: made.colours.clone() };
        let kept = postcard::to_allocvec(&kept).map_err(io::Error::other)?;
        let length = u32::try_from(kept.len()).map_err(io::Error::other)?;
        let mut bytes = [Sha256::digest(&kept).as_slice(), &length.to_le_bytes(), &kept].concat();
        made.variants.iter().for_each(|(_, copy)| bytes.extend_from_slice(copy));
        whole::write(&self.folder.join(key), &bytes)
    }

    /// Forgets what is of no use any more, once it is more than what is: what a branch needs that was left for a while
    /// stays that long.
    pub(super) fn tidy(&self, used: &BTreeSet<&str>) -> io::Result<()> {
        let names = match fs::read_dir(&self.folder) {
            Ok(entries) => entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?,
            Err(_) => return Ok(()),
        };
        let unused = |name: &&OsString| name.to_str().is_none_or(|name| !used.contains(name));
        let unused: Vec<_> = names.iter().filter(unused).collect();
        if unused.len() > used.len() + SPARE {
            unused.iter().try_for_each(|name| fs::remove_file(self.folder.join(name)))?;
        }
        Ok(())
    }
}

/// What was made, and where the copies begin.
fn head(file: &mut File) -> Option<(Kept, u64)> {
    let mut head = [0; HEAD];
    file.read_exact(&mut head).ok()?;
    let (hash, length) = head.split_at(32);
    let length = u32::from_le_bytes(length.try_into().ok()?);
    let mut kept = Vec::new();
    file.take(length.into()).read_to_end(&mut kept).ok()?;
    let kept = (Sha256::digest(&kept).as_slice() == hash).then(|| postcard::from_bytes(&kept).ok())??;
    Some((kept, HEAD as u64 + u64::from(length)))
}

/// So many entries that nobody uses do not matter.
const SPARE: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(&folder.path().join("images"));
        let variants = vec![(480, vec![1, 2, 3]), (800, vec![4, 5, 6, 7])];
        let key = Cache::key(b"image");
        assert_eq!(cache.get(&key), None);
        cache.put(&key, &Made { variants, ..Made::default() }).unwrap();
        let kept = cache.get(&key).unwrap();
        assert_eq!(kept.copies.iter().map(|copy| copy.width).collect::<Vec<_>>(), [480, 800]);
        assert_eq!(cache.bytes(&key, 0), Some(vec![1, 2, 3]));
        assert_eq!(cache.bytes(&key, 1), Some(vec![4, 5, 6, 7]));
        let file = folder.path().join("images").join(&key);
        let whole = fs::read(&file).unwrap();
        let damaged = |at: usize| {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&file, &bytes).unwrap();
        };
        damaged(whole.len() - 1);
        assert_eq!(cache.bytes(&key, 0), Some(vec![1, 2, 3]));
        assert_eq!(cache.bytes(&key, 1), None);
        damaged(HEAD + 1);
        assert_eq!((cache.get(&key), cache.bytes(&key, 0)), (None, None));
        for length in [0, 20, HEAD + 2, whole.len() - 1] {
            fs::write(&file, &whole[..length]).unwrap();
            assert_eq!(cache.get(&key), None, "{length} bytes of {}", whole.len());
        }
    }

    #[test]
    fn what_nobody_uses_goes_when_it_is_the_most() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path());
        let count = || fs::read_dir(folder.path()).unwrap().count();
        for number in 0..SPARE + 2 {
            cache.put(&number.to_string(), &Made::default()).unwrap();
        }
        cache.tidy(&BTreeSet::from(["0"])).unwrap();
        assert_eq!(count(), SPARE + 2);
        cache.put("one more", &Made::default()).unwrap();
        cache.tidy(&BTreeSet::from(["0"])).unwrap();
        assert_eq!(count(), 1);
    }
}
