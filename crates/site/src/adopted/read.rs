use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use import::File;

/// The old blog's files.
#[derive(Debug)]
pub struct Source {
    /// The folder from which their paths go.
    pub folder: PathBuf,
    /// Sorted by path.
    pub files: Vec<File>,
}

/// What is read; of other files only the name matters, since they are copied as they are.
const TEXTS: [&str; 21] = [
    "md", "markdown", "mdown", "mkd", "mdx", "html", "htm", "txt", "text", "xml", "rss", "atom", "rdf",
    "toml", "yml", "yaml", "json", "py", "rst", "adoc", "org",
];
/// Folders that programs fill.
const PASSED_OVER: [&str; 3] = ["node_modules", "_site", "target"];

/// Whether a folder of this name holds no sources.
pub(crate) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || PASSED_OVER.contains(&name)
}

/// Reads the source of another blog: a folder, or a file with what browsers put beside it.
///
/// # Errors
/// When a part of it cannot be read.
pub fn read_source(path: &Path) -> io::Result<Source> {
    if path.is_dir() {
        let mut files = Vec::new();
        walk(path, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        return Ok(Source { folder: path.to_owned(), files });
    }
    let bytes = fs::read(path)?;
    let name =
        |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files = vec![File { path: name(path), bytes: Some(bytes) }];
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    // Browsers put a saved page's images into a folder of its name.
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    for beside in [format!("{stem}_files"), format!("{stem}.files"), format!("{stem}-Dateien")] {
        if folder.join(&beside).is_dir() {
            let mut images = Vec::new();
            walk(&folder.join(&beside), &format!("{beside}/"), &mut images)?;
            files.extend(images.into_iter().map(|file| File { bytes: None, ..file }));
        }
    }
    Ok(Source { folder, files })
}

fn walk(folder: &Path, below: &str, files: &mut Vec<File>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A folder that is a link could lead back to here.
        let kind = entry.file_type()?;
        let path = format!("{below}{name}");
        if kind.is_dir() {
            if !is_passed_over(&name) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
            continue;
        }
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
        let text = extension.is_some_and(|it| TEXTS.contains(&it.as_str()));
        let bytes = if text { Some(fs::read(entry.path())?) } else { None };
        files.push(File { path, bytes });
    }
    Ok(())
}
