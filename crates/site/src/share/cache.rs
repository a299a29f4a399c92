use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ShareError;
use crate::whole;

/// Where finished images are kept, each by the hash of all that went in.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The image of this key; it is made when it is not there yet.
    pub(crate) fn get_or(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<Vec<u8>, ShareError>,
    ) -> Result<Vec<u8>, ShareError> {
        let file = self.folder.join(format!("{key}.png"));
        match fs::read(&file) {
            Ok(png) => Ok(png),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let png = make()?;
                whole::write(&file, &png).map_err(|error| ShareError::Cache {
                    what: "write",
                    path: file.clone(),
                    error,
                })?;
                Ok(png)
            }
            Err(error) => Err(ShareError::Cache { what: "read", path: file, error }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(&folder.path().join("share"));
        assert_eq!(cache.get_or("a", || Ok(vec![1])).unwrap(), [1]);
        let again = cache.get_or("a", || panic!("it is there"));
        assert_eq!(again.unwrap(), [1]);
        assert_eq!(cache.get_or("b", || Ok(vec![2])).unwrap(), [2]);
        let mut names: Vec<_> = fs::read_dir(folder.path().join("share"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["a.png", "b.png"]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("share"), "").unwrap();
        let error = Cache::new(&folder.path().join("share")).get_or("a", || Ok(vec![1])).unwrap_err();
        assert!(error.to_string().contains("a.png"), "{error}");
    }
}
