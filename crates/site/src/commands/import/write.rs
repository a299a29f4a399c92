use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use import::Planned;

/// A post that could not be written. Nothing of it is there then.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Its file, from the blog's folder.
    pub(crate) file: String,
    /// What the system said.
    pub(crate) why: String,
}

/// Writes a post and its files: all of them or none, and never over anything. The build passes hidden names over, so a
/// post that is half there is nowhere to be seen.
pub(super) fn post(root: &Path, source: &Path, post: &Planned) -> Result<(), Fault> {
    let posts = root.join("posts");
    let half = posts.join(format!(".importing-{}", post.slug));
    let done = whole(root, source, post, &half);
    // What is left of it, after a failure or an interruption.
    let _ = if half.is_dir() { fs::remove_dir_all(&half) } else { fs::remove_file(&half) };
    done.map_err(|(file, error)| Fault { file, why: error.kind().to_string() })
}

type Failed = (String, io::Error);

fn whole(root: &Path, source: &Path, post: &Planned, half: &Path) -> Result<(), Failed> {
    let at = |file: &str| {
        let file = file.to_owned();
        move |error: io::Error| (file, error)
    };
    let _ = fs::remove_dir_all(half);
    let posts = root.join("posts");
    fs::create_dir_all(&posts).map_err(at(&post.file))?;
    let target = root.join(&post.file);
    let folder = target.parent().filter(|folder| *folder != posts);
    let Some(folder) = folder else {
        fs::write(half, &post.text).map_err(at(&post.file))?;
        // A link is made only where nothing is yet; not every file system has them.
        return fs::hard_link(half, &target)
            .or_else(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Err(error),
                _ => into_place(half, &target),
            })
            .map_err(at(&post.file));
    };
    fs::create_dir_all(half).map_err(at(&post.file))?;
    fs::write(half.join("index.md"), &post.text).map_err(at(&post.file))?;
    for copy in &post.copies {
        let name = Path::new(&copy.to).file_name().map(PathBuf::from).unwrap_or_default();
        fs::copy(source.join(&copy.from), half.join(name)).map_err(at(&copy.to))?;
    }
    into_place(half, folder).map_err(at(&post.file))
}

fn into_place(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(source: &[(&str, &str)]) -> Planned {
        let files: Vec<_> = source
            .iter()
            .map(|(path, text)| import::File {
                path: (*path).to_owned(),
                bytes: Some(text.as_bytes().to_vec()),
            })
            .collect();
        import::plan(&files, None, &Default::default(), &site::can_lead).unwrap().posts.remove(0)
    }

    #[test]
    fn a_post_is_written_whole_or_not_at_all() {
        let root = tempfile::tempdir().unwrap();
        let source = tempfile::tempdir().unwrap();
        let with_image = planned(&[("2024-04-09-a.md", "# A\n\n![x](x.png)\n"), ("x.png", "")]);
        // The image is gone since it was planned.
        let fault = post(root.path(), source.path(), &with_image).unwrap_err();
        assert_eq!((fault.file.as_str(), fault.why.as_str()), ("posts/a/x.png", "entity not found"));
        assert_eq!(fs::read_dir(root.path().join("posts")).unwrap().count(), 0);

        fs::write(source.path().join("x.png"), "image").unwrap();
        assert_eq!(post(root.path(), source.path(), &with_image), Ok(()));
        assert_eq!(fs::read_to_string(root.path().join("posts/a/x.png")).unwrap(), "image");
        let text = fs::read_to_string(root.path().join("posts/a/index.md")).unwrap();
        assert_eq!(text, "+++\ntitle = \"A\"\ndate = \"2024-04-09\"\n+++\n\n![x](x.png)\n");
        assert_eq!(fs::read_dir(root.path().join("posts")).unwrap().count(), 1);
    }

    #[test]
    fn what_is_there_stays() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("posts")).unwrap();
        fs::write(root.path().join("posts/a.md"), "mine").unwrap();
        let flat = planned(&[("2024-04-09-a.md", "# A\n\nb\n")]);
        let fault = post(root.path(), root.path(), &flat).unwrap_err();
        assert_eq!((fault.file.as_str(), fault.why.as_str()), ("posts/a.md", "entity already exists"));
        assert_eq!(fs::read_to_string(root.path().join("posts/a.md")).unwrap(), "mine");
        assert_eq!(fs::read_dir(root.path().join("posts")).unwrap().count(), 1);
    }
}
