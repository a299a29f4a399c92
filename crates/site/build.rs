//! Says by which code a build's results were made: what is kept between builds is used by the same code alone.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// All that decides what a build writes, but for the blog itself. Of the dependencies the lock file tells.
const CODE: [&str; 7] = [
    "build.rs",
    "src",
    "../content/src",
    "../compress/src",
    "../../src",
    "../../Cargo.lock",
    "../../Cargo.toml",
];

fn main() -> io::Result<()> {
    // Its keys are fixed: the same code has the same hash on every machine.
    let mut hasher = DefaultHasher::new();
    for path in CODE {
        println!("cargo::rerun-if-changed={path}");
        add(Path::new(path), &mut hasher)?;
    }
    println!("cargo::rustc-env=FIELDNOTES_CODE={:016x}", hasher.finish());
    Ok(())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if !path.is_dir() {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    paths.iter().try_for_each(|path| add(path, hasher))
}
