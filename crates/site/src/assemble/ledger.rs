use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::hash::Sum;
use crate::memo::{Key, Memo, Unused};

/// What the build before has left in the finished folder: a file that would be the same again is not made again.
///
/// It is taken over by a hard link, which costs a tenth of writing it and keeps its date, so that programs that upload
/// what is newer have nothing to do. The finished folder before goes when the next takes its place; then the link is
/// the file's only name. A file that somebody has touched since is not taken.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    folder: PathBuf,
    files: HashMap<String, Kept>,
}

/// A file as a build has left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Of all that it was made of, where that is known beforehand.
    pub(super) key: Option<Key>,
    pub(super) sum: Sum,
    pub(super) size: u64,
    /// When it was written, in nanoseconds since 1970.
    pub(super) written: u128,
}

impl Kept {
    /// Of a file that has just been written.
    pub(super) fn of(file: &Path, key: Option<Key>, sum: Sum) -> io::Result<Self> {
        let metadata = fs::metadata(file)?;
        Ok(Self { key, sum, size: metadata.len(), written: nanoseconds(metadata.modified()?) })
    }
}

fn nanoseconds(time: SystemTime) -> u128 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos()
}

impl Ledger {
    /// What a build has left in `folder`, as far as it is known in `file`.
    pub(super) fn open(folder: &Path, file: &Path) -> Self {
        let files: Vec<(String, Kept)> = Memo::open(file).get(&name(folder)).unwrap_or_default();
        Self { folder: folder.to_owned(), files: files.into_iter().collect() }
    }

    /// What lay at a path.
    pub(super) fn at(&self, path: &str) -> Option<&Kept> {
        self.files.get(path)
    }

    /// Takes the file at a path over to another place, if it is as the build left it. Says whether it is there now.
    pub(super) fn take(&self, path: &str, kept: &Kept, to: &Path) -> bool {
        let file = self.folder.join(path);
        let Ok(metadata) = fs::symlink_metadata(&file) else { return false };
        let same = metadata.is_file()
            && metadata.len() == kept.size
            && metadata.modified().is_ok_and(|modified| nanoseconds(modified) == kept.written);
        same && fs::hard_link(&file, to).is_ok()
    }

    /// Leaves to the next build what this one has written for `folder`.
    pub(super) fn leave(folder: &Path, file: &Path, files: &[(&String, &Kept)]) -> io::Result<()> {
        let memo = Memo::open(file);
        memo.put(name(folder), &files);
        memo.save(Unused::Drop)
    }
}

fn name(folder: &Path) -> Key {
    Memo::key("files", &[folder.as_os_str().as_encoded_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder in which a build has left `a.txt`, and what the next one knows of it.
    fn left() -> (tempfile::TempDir, Ledger) {
        let folder = tempfile::tempdir().unwrap();
        let (dist, file) = (folder.path().join("dist"), folder.path().join("files.memo"));
        fs::create_dir(&dist).unwrap();
        fs::write(dist.join("a.txt"), "text").unwrap();
        let kept = Kept::of(&dist.join("a.txt"), Some([1; 16]), Sum::of(b"text")).unwrap();
        Ledger::leave(&dist, &file, &[(&"a.txt".to_owned(), &kept)]).unwrap();
        let ledger = Ledger::open(&dist, &file);
        assert_eq!(ledger.at("a.txt"), Some(&kept));
        (folder, ledger)
    }

    fn takes(folder: &tempfile::TempDir, ledger: &Ledger) -> bool {
        ledger.take("a.txt", ledger.at("a.txt").unwrap(), &folder.path().join("b.txt"))
    }

    #[test]
    fn a_file_that_nobody_touched_is_taken_over() {
        let (folder, ledger) = left();
        assert!(takes(&folder, &ledger));
        fs::remove_file(folder.path().join("dist/a.txt")).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("b.txt")).unwrap(), "text");
    }

    #[test]
    fn a_file_that_was_touched_is_not() {
        for text in [Some("tex"), Some("Text"), None] {
            let (folder, ledger) = left();
            let file = folder.path().join("dist/a.txt");
            fs::remove_file(&file).unwrap();
            if let Some(text) = text {
                fs::write(&file, text).unwrap();
                // As on a file system whose clock stands still.
                let written = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1);
                fs::File::options().append(true).open(&file).unwrap().set_modified(written).unwrap();
            }
            assert!(!takes(&folder, &ledger), "{text:?}");
        }
    }

    #[test]
    fn another_folder_has_left_nothing() {
        let (folder, _) = left();
        let ledger = Ledger::open(&folder.path().join("other"), &folder.path().join("files.memo"));
        assert_eq!(ledger.at("a.txt"), None);
    }
}
