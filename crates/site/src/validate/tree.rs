use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The finished folder: every file, sorted by path. Pages are called by their place in it, which is small and cheap
/// to compare.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    root: PathBuf,
    files: Vec<File>,
    places: HashMap<String, usize>,
}

/// One file of the finished folder.
#[derive(Debug)]
pub(crate) struct File {
    /// Below the folder, with slashes.
    pub(crate) path: String,
    /// In bytes.
    pub(crate) size: u64,
}

impl Tree {
    /// Lists the folder without reading a file.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub(crate) fn walk(root: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        list(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let places = files.iter().enumerate().map(|(at, file)| (file.path.clone(), at)).collect();
        Ok(Self { root: root.to_owned(), files, places })
    }

    /// In order.
    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }

    /// The path of a file.
    pub(crate) fn path(&self, at: usize) -> &str {
        self.files.get(at).map_or("", |file| &file.path)
    }

    /// The place of the file at this path.
    pub(crate) fn find(&self, path: &str) -> Option<usize> {
        self.places.get(path).copied()
    }

    /// The page that a host shows for a folder. `folder` is empty, or ends with a slash.
    pub(crate) fn page_of(&self, folder: &str) -> Option<usize> {
        self.find(&format!("{folder}index.html"))
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn read(&self, at: usize) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(self.path(at)))
    }
}

fn list(folder: &Path, below: &str, files: &mut Vec<File>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        // Follows links, as a host's upload does.
        let metadata = fs::metadata(entry.path())?;
        if metadata.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(File { path, size: metadata.len() });
        }
    }
    Ok(())
}
