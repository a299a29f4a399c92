use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::media::media_type;

/// What the worker knows of its release. Its hash is the release's name.
#[derive(Debug, Default, Serialize)]
pub(super) struct List {
    /// Media types.
    pub(super) types: Vec<&'static str>,
    /// Where a pack lies, the first of the files in it, and how many there are.
    pub(super) packs: Vec<(String, usize, usize)>,
    /// So many files are kept without being asked: the first.
    pub(super) kept: usize,
    /// In the order of the packs.
    pub(super) files: Vec<Entry>,
}

/// One file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its address below the base.
    address: String,
    /// The first half of its SHA-256: 128 bits, which nobody can meet with other bytes.
    hash: String,
    /// Its bytes: how long it is in a pack, and how much room it takes.
    size: usize,
    media_type: &'static str,
    place_of_type: usize,
}

impl Entry {
    pub(super) fn new(path: &str, bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        Self {
            address: address(path).to_owned(),
            hash: data_encoding::HEXLOWER.encode(&digest[..16]),
            size: bytes.len(),
            media_type: media_type(path),
            place_of_type: 0,
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.address, &self.hash, self.size, self.place_of_type).serialize(serializer)
    }
}

impl List {
    pub(super) fn push(&mut self, mut entry: Entry) {
        let known = self.types.iter().position(|known| *known == entry.media_type);
        entry.place_of_type = known.unwrap_or_else(|| {
            self.types.push(entry.media_type);
            self.types.len() - 1
        });
        self.files.push(entry);
    }
}

/// Where a reader asks for a file: pages by their folder.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_short_and_says_each_type_once() {
        let mut list = List { kept: 2, ..List::default() };
        for (path, text) in
            [("index.html", "a"), ("a/index.html", "abc"), ("b-index.html", ""), ("x.svg", "b")]
        {
            list.push(Entry::new(path, text.as_bytes()));
        }
        list.packs.push(("offline/pages.txt".to_owned(), 0, 3));
        // FIPS 180-4 gives SHA-256("abc") = ba7816bf 8f01cfea 414140de 5dae2223 …
        assert_eq!(
            serde_json::to_string(&list).unwrap(),
            "{\"types\":[\"text/html; charset=utf-8\",\"image/svg+xml\"],\"packs\":[[\"offline/pages.txt\",0,3]],\
             \"kept\":2,\"files\":[[\"\",\"ca978112ca1bbdcafac231b39a23dc4d\",1,0],\
             [\"a/\",\"ba7816bf8f01cfea414140de5dae2223\",3,0],\
             [\"b-index.html\",\"e3b0c44298fc1c149afbf4c8996fb924\",0,0],\
             [\"x.svg\",\"3e23e8160039594a33894f6564e1b134\",1,1]]}"
        );
    }
}
