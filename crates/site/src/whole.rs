use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Writes a file that is there whole or not at all: also when the build is stopped, runs twice at a time, or makes the
/// same file on two threads.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = beside(file)?;
    fs::write(&part, bytes)?;
    fs::rename(&part, file)
}

/// A name beside a file that no other thread and no other process has; its folder is there then.
pub(crate) fn beside(file: &Path) -> io::Result<PathBuf> {
    static PARTS: AtomicUsize = AtomicUsize::new(0);
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    let part = PARTS.fetch_add(1, Ordering::Relaxed);
    Ok(file.with_added_extension(format!("{}-{part}.part", std::process::id())))
}
