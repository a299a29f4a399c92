use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::problem::slashed;

/// The files in a folder, sorted; none when it cannot be read.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<_> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether a file has this name on every system: some overlook the difference between capital and small letters.
pub(super) fn is_file(path: &Path) -> bool {
    let Some((folder, name)) = path.parent().zip(path.file_name().and_then(|name| name.to_str())) else {
        return false;
    };
    let other_case = |other: &String| other != name && other.to_lowercase() == name.to_lowercase();
    path.is_file() && {
        let names = names(folder);
        names.iter().any(|other| other == name) || !names.iter().any(other_case)
    }
}

/// A path without `.` and `..`; `None` when it leaves the project.
pub(super) fn normalise(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => whole.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !whole.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(whole)
}

/// The way from a folder to a file, both relative to the same root.
pub(super) fn relative(folder: &Path, file: &Path) -> String {
    let common = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().count() - common;
    let down: PathBuf = file.components().skip(common).collect();
    "../".repeat(up) + &slashed(&down)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_go_there_and_back() {
        let path = |text| normalise(Path::new(text));
        assert_eq!(path("posts/a/../b.md"), Some("posts/b.md".into()));
        assert_eq!(path("posts/../../b.md"), None);
        assert_eq!(relative(Path::new("posts/a"), Path::new("posts/b/index.md")), "../b/index.md");
        assert_eq!(relative(Path::new("posts"), Path::new("posts/b.md")), "b.md");
    }
}
