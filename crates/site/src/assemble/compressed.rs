//! Compressed copies beside the finished files, for servers that send them in place of the files. Each is made once, on
//! every core, and kept below `target/` by the hash of what went in.
//!
//! They are no files of the release: made last, of what has been validated, and named in no list. A copy says with its
//! name of what it is one: `index.html.br`, `index.html.gz`.

use std::fs;
use std::path::Path;

use compress::Format;

use super::output::{self, AssembleError, Output};
use crate::memo::Memo;
use crate::whole;

/// Kinds of files that are not compressed already.
const KINDS: [&str; 14] = [
    "bin",
    "css",
    "csv",
    "html",
    "js",
    "json",
    "md",
    "svg",
    "txt",
    "vtt",
    "wasm",
    "webmanifest",
    "xml",
    "xsl",
];

/// Smaller files fit into the first packet together with the answer's head, compressed or not.
const SMALLEST: usize = 1000;

/// Whether the file is of a kind that is not compressed already.
pub(crate) fn is_worth(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .is_some_and(|(_, kind)| KINDS.contains(&kind))
}

/// Whether it saves a tenth to send these bytes compressed: a pack of photographs is called text and is none.
pub(crate) fn is_paid_back(bytes: &[u8]) -> bool {
    bytes.len() >= SMALLEST
        && Format::Gzip.compress(bytes).is_ok_and(|small| pays(small.len() as u64, bytes.len() as u64))
}

fn pays(small: u64, size: u64) -> bool {
    small <= size - size / 10
}

/// Writes the copies of these files below `root` for which it pays. Returns how many there are.
pub(super) fn place(
    output: &Output,
    root: &Path,
    paths: &[String],
    cache: &Path,
) -> Result<usize, AssembleError> {
    let tasks: Vec<_> = paths
        .iter()
        .filter(|path| is_worth(path))
        .flat_map(|path| Format::ALL.map(|format| (path, format)))
        .collect();
    let made = output::each(&tasks, |(path, format)| copy(output, root, path, *format, cache))?;
    Ok(made.into_iter().filter(|made| *made).count())
}

/// Writes one copy, unless it would save less than a tenth.
fn copy(
    output: &Output,
    root: &Path,
    path: &str,
    format: Format,
    cache: &Path,
) -> Result<bool, AssembleError> {
    let (sum, size) = output.known(path)?;
    if size < SMALLEST as u64 {
        return Ok(false);
    }
    let kept = cache.join(format!("{}.{}", sum.for_name(), format.extension()));
    let failed = |error| AssembleError::Io { what: "write", path: kept.clone(), error };
    let length = match fs::metadata(&kept) {
        Ok(metadata) => metadata.len(),
        Err(_) => {
            let bytes = output::read(&root.join(path))?;
            let small = format.compress(&bytes).map_err(failed)?;
            whole::write(&kept, &small).map_err(failed)?;
            small.len() as u64
        }
    };
    if !pays(length, size) {
        return Ok(false);
    }
    let key = Memo::key("compressed", &[format.extension().as_bytes(), &sum.0]);
    output.make(&format!("{path}.{}", format.extension()), key, || output::read(&kept))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    #[test]
    fn a_copy_holds_the_files_bytes_and_is_made_where_it_pays() {
        let folder = tempfile::tempdir().unwrap();
        let [root, cache] = ["dist", "cache"].map(|name| folder.path().join(name));
        fs::create_dir_all(root.join("a")).unwrap();
        let text = "A sentence that comes again. ".repeat(200);
        // No two bytes in a row are alike, so nothing can be saved.
        let noise: Vec<u8> =
            (0..200_u32).flat_map(|at| hash::for_name(&at.to_le_bytes()).into_bytes()).collect();
        let noise = data_encoding::HEXLOWER.decode(&noise).unwrap();
        for (path, bytes) in [
            ("a/index.html", text.as_bytes()),
            ("a/photo.png", text.as_bytes()),
            ("noise.bin", &noise),
            ("short.txt", b"short"),
        ] {
            fs::write(root.join(path), bytes).unwrap();
        }
        let paths = ["a/index.html", "a/photo.png", "noise.bin", "short.txt"].map(str::to_owned);
        assert_eq!(place(&Output::new(&root), &root, &paths, &cache).unwrap(), 2);
        for format in Format::ALL {
            let copy = fs::read(root.join("a/index.html").with_added_extension(format.extension())).unwrap();
            assert_eq!(format.decompress(&copy, 1 << 20).unwrap(), text.as_bytes());
        }
        assert!(is_paid_back(text.as_bytes()) && !is_paid_back(&noise) && !is_paid_back(b"short"));
    }

    #[test]
    fn what_was_made_once_is_taken_from_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let text = "x".repeat(5000);
        fs::write(folder.path().join("a.txt"), &text).unwrap();
        let cache = folder.path().join("cache");
        fs::create_dir(&cache).unwrap();
        fs::write(cache.join(format!("{}.br", hash::for_name(text.as_bytes()))), "kept").unwrap();
        assert_eq!(
            place(&Output::new(folder.path()), folder.path(), &["a.txt".to_owned()], &cache).unwrap(),
            2
        );
        assert_eq!(fs::read_to_string(folder.path().join("a.txt.br")).unwrap(), "kept");
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 2);
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "x".repeat(5000)).unwrap();
        fs::write(folder.path().join("cache"), "").unwrap();
        let error = place(
            &Output::new(folder.path()),
            folder.path(),
            &["a.txt".to_owned()],
            &folder.path().join("cache"),
        )
        .unwrap_err();
        assert!(error.to_string().contains("cannot write "), "{error}");
    }
}
