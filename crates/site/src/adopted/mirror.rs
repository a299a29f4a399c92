use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use import::Planned;

use super::{FOLDER, Source};
use crate::whole;

type Failed = (PathBuf, io::Error);

/// Where a planned file comes to lie, from the blog's folder.
pub(super) fn place(planned: &str) -> PathBuf {
    Path::new(FOLDER).join(planned.strip_prefix("posts/").unwrap_or(planned))
}

/// What a file is made of.
enum Content<'a> {
    Text(&'a str),
    Copy(PathBuf),
}

/// Writes the posts with their images, as far as they are not there already, and removes what is no part of them.
pub(super) fn write(root: &Path, source: &Source, posts: &[Planned]) -> Result<(), Failed> {
    let mut wanted = BTreeMap::new();
    for post in posts {
        wanted.insert(root.join(place(&post.file)), Content::Text(&post.text));
        for copy in &post.copies {
            wanted.insert(root.join(place(&copy.to)), Content::Copy(source.folder.join(&copy.from)));
        }
    }
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| (folder.clone(), error))?;
    clear(&folder, &wanted)?;
    for (path, content) in &wanted {
        content.put(path).map_err(|error| (path.clone(), error))?;
    }
    Ok(())
}

impl Content<'_> {
    fn put(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Text(text) if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) => Ok(()),
            Self::Text(text) => whole::write(path, text.as_bytes()),
            Self::Copy(from) => {
                let of = |path: &Path| -> io::Result<_> {
                    let metadata = fs::metadata(path)?;
                    Ok((metadata.len(), metadata.modified()?))
                };
                let now = of(from)?;
                if of(path).is_ok_and(|before| before == now) {
                    return Ok(());
                }
                let part = whole::beside(path)?;
                fs::copy(from, &part)?;
                // Its time tells the next build that it is the same.
                fs::File::options().write(true).open(&part)?.set_modified(now.1)?;
                fs::rename(part, path)
            }
        }
    }
}

/// Removes what nobody wants, and folders in which nothing is left.
fn clear(folder: &Path, wanted: &BTreeMap<PathBuf, Content<'_>>) -> Result<(), Failed> {
    let at = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(at)? {
        let path = entry.map_err(at)?.path();
        let gone = if path.is_dir() && !path.is_symlink() {
            clear(&path, wanted)?;
            // One with something in it stays.
            let _ = fs::remove_dir(&path);
            Ok(())
        } else if wanted.contains_key(&path) {
            Ok(())
        } else {
            fs::remove_file(&path)
        };
        match gone {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err((path, error)),
            _ => {}
        }
    }
    Ok(())
}
