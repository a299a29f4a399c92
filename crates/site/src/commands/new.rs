use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use content::{Date, Slug};
use import::quoted;
use site::POSTS;

/// Why no article was begun.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NewError {
    /// No address can be made of the title.
    NoLetters {
        /// The title.
        title: String,
    },
    /// The posts are read in place.
    Elsewhere {
        /// From where.
        folder: PathBuf,
    },
    /// Another article has that address.
    Taken {
        /// Its file, from the blog's folder.
        file: PathBuf,
    },
    /// The file cannot be written.
    Unwritable {
        /// Which, from the blog's folder.
        file: PathBuf,
        /// What the system said.
        why: String,
    },
}

impl fmt::Display for NewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLetters { title } => {
                write!(f, "the title {title:?} has no letter or digit to make an address of\n    ")?;
                f.write_str("add a word; the title can be changed afterwards in the file")
            }
            Self::Elsewhere { folder } => write!(
                f,
                "this blog reads its posts in place from {}\n    begin the article there, as its generator does; or \
                 remove 'posts' from blog.toml, and bring them over with cargo blog import",
                folder.display()
            ),
            Self::Taken { file } => {
                write!(f, "{} is there already and stays as it is\n    ", file.display())?;
                f.write_str("edit that file, or choose another title")
            }
            Self::Unwritable { file, why } => {
                write!(f, "{} cannot be written: {why}\n    make the folder writable", file.display())
            }
        }
    }
}

impl std::error::Error for NewError {}

/// Begins an article as a draft in the blog's folder of posts. Returns its file, from the blog's folder.
pub(crate) fn create(root: &Path, posts: &Path, title: &str, today: Date) -> Result<PathBuf, NewError> {
    if posts != POSTS {
        return Err(NewError::Elsewhere { folder: posts.to_owned() });
    }
    let title = title.trim();
    let slug = Slug::from_text(title).ok_or_else(|| NewError::NoLetters { title: title.to_owned() })?;
    let in_folder = Path::new(POSTS).join(slug.as_str()).join("index.md");
    if root.join(&in_folder).exists() {
        return Err(NewError::Taken { file: in_folder });
    }
    let file = Path::new(POSTS).join(format!("{slug}.md"));
    match write(&root.join(&file), &draft(title, today)) {
        Ok(()) => Ok(file),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(NewError::Taken { file }),
        Err(error) => Err(NewError::Unwritable { file, why: error.kind().to_string() }),
    }
}

/// Writes a file that must not be there yet.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

fn draft(title: &str, today: Date) -> String {
    format!(
        "+++\n\
         title = {}\n\
         date = \"{today}\"\n\
         summary = \"\"\n\
         tags = []\n\
         draft = true\n\
         +++\n\
         \n\
         Write here. Fill in the summary above, and remove the line `draft = true` to publish.\n",
        quoted(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_posts_are_read_in_place_none_is_begun() {
        let root = tempfile::tempdir().unwrap();
        let today = Date::parse("2025-03-09").unwrap();
        let error = create(root.path(), Path::new("../old"), "A", today).unwrap_err().to_string();
        assert_eq!(
            error,
            "this blog reads its posts in place from ../old\n    begin the article there, as its generator does; or \
             remove 'posts' from blog.toml, and bring them over with cargo blog import"
        );
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    fn begin(root: &Path, title: &str) -> Result<PathBuf, NewError> {
        create(root, Path::new(POSTS), title, Date::parse("2025-03-09").unwrap())
    }

    #[test]
    fn the_draft_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let file = begin(root.path(), " What's new? ").unwrap();
        assert_eq!(file, Path::new("posts/whats-new.md"));
        assert_eq!(
            fs::read_to_string(root.path().join(file)).unwrap(),
            "+++\ntitle = \"What's new?\"\ndate = \"2025-03-09\"\nsummary = \"\"\ntags = []\ndraft = true\n+++\n\n\
             Write here. Fill in the summary above, and remove the line `draft = true` to publish.\n"
        );
    }

    #[test]
    fn any_title_survives_its_quotes() {
        for title in [r#"He said "no" \ twice"#, "tab\there", "line\nbreak", "\u{7f}", "سلام"] {
            let table: toml::Table = format!("title = {}", quoted(title)).parse().unwrap();
            assert_eq!(table["title"].as_str(), Some(title));
        }
    }

    #[test]
    fn nothing_is_ever_overwritten() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(begin(root.path(), "One").unwrap());
        fs::write(&file, "mine").unwrap();
        let error = begin(root.path(), "one!").unwrap_err().to_string();
        assert_eq!(
            error,
            "posts/one.md is there already and stays as it is\n    edit that file, or choose another title"
        );
        assert_eq!(fs::read_to_string(file).unwrap(), "mine");

        fs::create_dir_all(root.path().join("posts/two")).unwrap();
        fs::write(root.path().join("posts/two/index.md"), "mine").unwrap();
        assert_eq!(begin(root.path(), "Two"), Err(NewError::Taken { file: "posts/two/index.md".into() }));
        assert!(!root.path().join("posts/two.md").exists());
    }

    #[test]
    fn a_title_needs_a_letter() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(
            begin(root.path(), "?!").unwrap_err().to_string(),
            "the title \"?!\" has no letter or digit to make an address of\n    \
             add a word; the title can be changed afterwards in the file"
        );
        assert!(!root.path().join("posts").exists());
    }
}
