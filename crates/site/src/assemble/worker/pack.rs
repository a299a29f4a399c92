use content::Resource;
use miniz_oxide::deflate::compress_to_vec;

use super::list::List;
use crate::assemble::output::{AssembleError, Output};

/// A larger file is fetched alone: a reader who is interrupted in the middle of a pack fetches it again.
const SMALL: usize = 100_000;

/// When a pack is full.
const FULL: usize = 1_000_000;

/// Speed counts here, and not the last per cent: hosts compress better.
const LEVEL: u8 = 3;

/// Puts small files one behind the other into few larger ones. Where one ends is in the list. The names end in `.txt`
/// because hosts compress only what they take for text, and almost all of it is.
pub(super) struct Packer {
    limit: usize,
    /// What all of it takes on the way, as far as it was added up: up to the limit.
    compressed: usize,
    bytes: Vec<u8>,
    first: usize,
    count: usize,
    kind: String,
    /// All that were written.
    pub(super) packs: Vec<Resource>,
}

impl Packer {
    /// `limit` is in bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            compressed: 0,
            bytes: Vec::new(),
            first: 0,
            count: 0,
            kind: String::new(),
            packs: Vec::new(),
        }
    }

    /// The file that the list gets next.
    pub(super) fn add(
        &mut self,
        path: &str,
        bytes: &[u8],
        list: &mut List,
        output: &mut Output,
    ) -> Result<(), AssembleError> {
        // What runs the app has just been loaded by the page.
        if bytes.len() > SMALL || path.starts_with("app/") {
            self.weigh(bytes);
            return self.close(list, output);
        }
        let kind = kind(path);
        if kind != self.kind || self.bytes.len() + bytes.len() > FULL {
            self.close(list, output)?;
        }
        if self.count == 0 {
            self.first = list.files.len();
            self.kind = kind.to_owned();
        }
        self.bytes.extend_from_slice(bytes);
        self.count += 1;
        Ok(())
    }

    /// Writes what has come together.
    pub(super) fn close(&mut self, list: &mut List, output: &mut Output) -> Result<(), AssembleError> {
        let bytes = std::mem::take(&mut self.bytes);
        let count = std::mem::take(&mut self.count);
        self.weigh(&bytes);
        // One file is fetched as it is.
        if count > 1 {
            let file = output.write_hashed(&format!("offline/{}.txt", self.kind), &bytes)?;
            list.packs.push((file.path.clone(), self.first, count));
            self.packs.push(file);
        }
        Ok(())
    }

    /// Whether all that was added stays within the limit.
    pub(super) fn is_within_limit(&self) -> bool {
        self.compressed <= self.limit
    }

    fn weigh(&mut self, bytes: &[u8]) {
        if self.is_within_limit() {
            self.compressed += compress_to_vec(bytes, LEVEL).len();
        }
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.') {
        Some((_, "html")) => "pages",
        Some((_, "bin")) => "texts",
        _ => "images",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::list::Entry;
    use super::*;

    /// Packs these files; the list, and what lies in each pack.
    fn packed(files: &[(&str, &[u8])], limit: usize) -> (List, Vec<Vec<u8>>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let mut output = Output::new(folder.path());
        let (mut packer, mut list) = (Packer::new(limit), List::default());
        for (path, bytes) in files {
            packer.add(path, bytes, &mut list, &mut output).unwrap();
            list.push(Entry::new(path, bytes));
        }
        packer.close(&mut list, &mut output).unwrap();
        let read = |pack: &(String, usize, usize)| fs::read(folder.path().join(&pack.0)).unwrap();
        let packs = list.packs.iter().map(read).collect();
        (list, packs, packer.is_within_limit())
    }

    #[test]
    fn small_files_of_a_kind_come_together() {
        let large = vec![b'x'; SMALL + 1];
        let (list, packs, _) = packed(
            &[
                ("app/app.js", b"app"),
                ("a.html", b"one"),
                ("b.html", b"two"),
                ("c.html", &large),
                ("d.html", b"three"),
                ("content/a.bin", b"four"),
                ("content/b.bin", b"five"),
            ],
            FULL,
        );
        assert_eq!(packs, [b"onetwo".to_vec(), b"fourfive".to_vec()]);
        let runs: Vec<_> = list.packs.iter().map(|(_, first, count)| (*first, *count)).collect();
        assert_eq!(runs, [(1, 2), (5, 2)], "the page between large files is alone");
        assert!(list.packs[0].0.starts_with("offline/pages.") && list.packs[0].0.ends_with(".txt"));
    }

    #[test]
    fn a_pack_that_is_full_is_followed_by_another() {
        let page = vec![b'x'; SMALL];
        let names: Vec<_> = (0..12).map(|number| format!("{number}.html")).collect();
        let files: Vec<_> = names.iter().map(|name| (name.as_str(), page.as_slice())).collect();
        let (list, packs, _) = packed(&files, FULL);
        let counts: Vec<_> = list.packs.iter().map(|(_, _, count)| *count).collect();
        assert_eq!((counts, packs[0].len()), (vec![10, 2], FULL));
    }

    #[test]
    fn the_limit_is_about_compressed_bytes() {
        let repeated = vec![b'x'; 50_000];
        let random: Vec<_> =
            (0..50_000_u32).flat_map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        assert!(packed(&[("a.html", &repeated), ("b.html", &repeated)], 1_000).2);
        assert!(!packed(&[("a.html", &repeated), ("b.html", &random)], 100_000).2);
    }
}
