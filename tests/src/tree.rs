//! A folder in memory.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Every file of a folder: its path below it, with slashes, and its bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder with all that is below it.
///
/// # Errors
/// When something in it cannot be read.
pub fn read(folder: &Path) -> io::Result<Tree> {
    fn walk(folder: &Path, below: &str, tree: &mut Tree) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), tree)?;
            } else {
                tree.insert(name, fs::read(entry.path())?);
            }
        }
        Ok(())
    }
    let mut tree = Tree::new();
    walk(folder, "", &mut tree)?;
    Ok(tree)
}

/// Writes a file, with the folders above it.
///
/// # Errors
/// When it cannot be written.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let file = folder.join(name);
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(file, bytes)
}
