//! The posts of other blogs, in the optional folder `../shared/corpora`.

use std::fs;
use std::path::{Path, PathBuf};

use tests::front_matter;

use crate::shared;

/// One post.
pub struct Post {
    /// Its path below the folder.
    pub name: String,
    /// Its text after the front matter.
    pub markdown: String,
}

/// All posts, sorted by name; `None`, and a word about it, where the folder is missing.
pub fn all(test: &str) -> Option<Vec<Post>> {
    let folder = shared::find("corpora", test)?;
    let mut files = Vec::new();
    walk(&folder, &mut files);
    let mut posts: Vec<_> = files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let name = file.strip_prefix(&folder).unwrap().display().to_string();
            Post { name, markdown: front_matter::body(&text).to_owned() }
        })
        .collect();
    posts.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(posts.len(), 916, "../shared/corpora is not the collection whose deviations are listed");
    Some(posts)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "markdown") {
            files.push(path);
        }
    }
}
