use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use url::Url;

/// For how long a good answer is believed, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// Pages that were there, with the second (Unix time) in which they were. A file of JSON: whoever doubts it deletes it.
pub(super) struct Answers {
    file: PathBuf,
    now: i64,
    good: BTreeMap<String, i64>,
}

impl Answers {
    /// What is still believed. A file that is missing or damaged holds nothing.
    pub(super) fn read(file: &Path, now: Timestamp) -> Self {
        let now = now.as_second();
        let text = fs::read(file).unwrap_or_default();
        let mut good: BTreeMap<String, i64> = serde_json::from_slice(&text).unwrap_or_default();
        // What comes from the future was written by a clock that was wrong.
        good.retain(|_, second| (0..DAY).contains(&(now - *second)));
        Self { file: file.to_owned(), now, good }
    }

    pub(super) fn is_good(&self, url: &Url) -> bool {
        self.good.contains_key(url.as_str())
    }

    pub(super) fn keep(&mut self, url: &Url) {
        self.good.insert(url.to_string(), self.now);
    }

    pub(super) fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, serde_json::to_vec(&self.good)?)
    }
}
