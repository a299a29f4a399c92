//! Compressed copies beside the finished files, for servers that send them in place of the files. Each is made once, on
//! every core, and kept below `target/` by the hash of what went in.
//!
//! They are no files of the release: made last, of what has been validated, and named in no list. A copy says with its
//! name of what it is one: `index.html.br`, `index.html.gz`.

use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use compress::Format;

use super::output::AssembleError;
use crate::{hash, whole};

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
pub(crate) const SMALLEST: usize = 1000;

/// Whether the file is of a kind that is not compressed already.
pub(crate) fn is_worth(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .is_some_and(|(_, kind)| KINDS.contains(&kind))
}

/// Writes the copies of these files below `root` for which it pays. Returns how many there are.
pub(super) fn place(root: &Path, paths: &[String], cache: &Path) -> Result<usize, AssembleError> {
    let tasks: Vec<_> = paths
        .iter()
        .filter(|path| is_worth(path))
        .flat_map(|path| Format::ALL.map(|format| (path, format)))
        .collect();
    let (next, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let failed = Mutex::new(None);
    let work = || {
        while let Some((path, format)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            match copy(root, path, *format, cache) {
                Ok(made) => written.fetch_add(usize::from(made), Ordering::Relaxed),
                Err(error) => {
                    // Nobody panics while holding it.
                    failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get_or_insert(error);
                    return;
                }
            };
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(work))));
    match failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(written.into_inner()),
    }
}

/// Writes one copy, unless it would save less than a tenth.
fn copy(root: &Path, path: &str, format: Format, cache: &Path) -> Result<bool, AssembleError> {
    let file = root.join(path);
    let bytes = super::output::read(&file)?;
    if bytes.len() < SMALLEST {
        return Ok(false);
    }
    let kept = cache.join(format!("{}.{}", hash::for_name(&bytes), format.extension()));
    let small = match fs::read(&kept) {
        Ok(small) => small,
        Err(_) => {
            let failed = |error| AssembleError::Io { what: "write", path: kept.clone(), error };
            let small = format.compress(&bytes).map_err(failed)?;
            whole::write(&kept, &small).map_err(failed)?;
            small
        }
    };
    if small.len() > bytes.len() - bytes.len() / 10 {
        return Ok(false);
    }
    let beside = root.join(format!("{path}.{}", format.extension()));
    fs::write(&beside, small).map_err(|error| AssembleError::Io { what: "write", path: beside, error })?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(place(&root, &paths, &cache).unwrap(), 2);
        for format in Format::ALL {
            let copy = fs::read(root.join("a/index.html").with_added_extension(format.extension())).unwrap();
            assert_eq!(format.decompress(&copy, 1 << 20).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_was_made_once_is_taken_from_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let text = "x".repeat(5000);
        fs::write(folder.path().join("a.txt"), &text).unwrap();
        let cache = folder.path().join("cache");
        fs::create_dir(&cache).unwrap();
        fs::write(cache.join(format!("{}.br", hash::for_name(text.as_bytes()))), "kept").unwrap();
        assert_eq!(place(folder.path(), &["a.txt".to_owned()], &cache).unwrap(), 2);
        assert_eq!(fs::read_to_string(folder.path().join("a.txt.br")).unwrap(), "kept");
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 2);
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "x".repeat(5000)).unwrap();
        fs::write(folder.path().join("cache"), "").unwrap();
        let error = place(folder.path(), &["a.txt".to_owned()], &folder.path().join("cache")).unwrap_err();
        assert!(error.to_string().contains("cannot write "), "{error}");
    }
}
