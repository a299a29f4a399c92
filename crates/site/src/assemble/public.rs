use std::fs;
use std::path::Path;

use super::output::{self, AssembleError, Output};
use crate::problem::slashed;

/// Copies `public/` as it is, in sorted order. Hidden files are the system's, but for `.well-known`.
pub(super) fn copy(root: &Path, output: &mut Output) -> Result<(), AssembleError> {
    let public = root.join("public");
    if public.is_dir() { copy_folder(&public, &public, output) } else { Ok(()) }
}

fn copy_folder(public: &Path, folder: &Path, output: &mut Output) -> Result<(), AssembleError> {
    let failed = |error| AssembleError::Io { what: "read", path: folder.to_owned(), error };
    let entries = fs::read_dir(folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') && name != ".well-known" {
            continue;
        }
        if path.is_dir() {
            copy_folder(public, &path, output)?;
        } else {
            let below = slashed(path.strip_prefix(public).unwrap_or(&path));
            output.write(&below, &output::read(&path)?)?;
        }
    }
    Ok(())
}
