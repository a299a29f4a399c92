//! What goes with a release and is not served: a list of its files with their hashes, and a bill of what it was built
//! from. They lie in `target/blog/release`.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;

use super::bill_of_materials;
use super::output::{AssembleError, Output, read};
use crate::hash::Sum;
use crate::validate::tree::Tree;

/// As `sha256sum --check` reads it, in the finished folder.
const CHECKSUMS: &str = "SHA256SUMS";
const BILL: &str = "sbom.cdx.json";

/// Writes both. A blog without a lock file has no bill.
pub(super) fn write(output: &Output, dist: &Path, root: &Path, folder: &Path) -> Result<(), AssembleError> {
    let failed = |what, path: PathBuf| move |error| AssembleError::Io { what, path, error };
    let put = |name: &str, text: &str| {
        let file = folder.join(name);
        fs::create_dir_all(folder).and_then(|()| fs::write(&file, text)).map_err(failed("write", file))
    };
    let tree = Tree::walk(dist).map_err(failed("read", dist.to_owned()))?;
    let mut checksums = String::new();
    let sums = output.sums();
    for file in tree.files() {
        let sum = match sums.get(&file.path) {
            Some(sum) => *sum,
            None => Sum::of(&read(&dist.join(&file.path))?),
        };
        let digest = HEXLOWER.encode(&sum.0);
        // Writing to a String cannot fail.
        let _ = writeln!(checksums, "{digest}  {}", file.path);
    }
    put(CHECKSUMS, &checksums)?;
    let lock = root.join("Cargo.lock");
    let Ok(text) = fs::read_to_string(&lock) else { return Ok(()) };
    let bill = bill_of_materials::of(&text).map_err(io::Error::other).map_err(failed("read", lock))?;
    put(BILL, &bill)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_stands_in_the_list_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let [dist, beside] = ["dist", "release"].map(|name| folder.path().join(name));
        fs::create_dir_all(dist.join("b")).unwrap();
        fs::write(dist.join("b/index.html"), "").unwrap();
        fs::write(dist.join("a.txt"), "abc").unwrap();
        write(&Output::new(&dist), &dist, folder.path(), &beside).unwrap();
        // Both are examples of FIPS 180-4.
        assert_eq!(
            fs::read_to_string(beside.join(CHECKSUMS)).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/index.html\n"
        );
        assert!(!beside.join(BILL).exists());
        fs::write(folder.path().join("Cargo.lock"), "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n")
            .unwrap();
        write(&Output::new(&dist), &dist, folder.path(), &beside).unwrap();
        assert!(fs::read_to_string(beside.join(BILL)).unwrap().contains("CycloneDX"));
        fs::write(folder.path().join("Cargo.lock"), "nothing").unwrap();
        let error = write(&Output::new(&dist), &dist, folder.path(), &beside).unwrap_err().to_string();
        assert!(error.contains("cannot read") && error.contains("Cargo.lock"), "{error}");
    }
}
