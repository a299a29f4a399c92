use std::fmt;

/// A file of the blog that is brought over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// From the source's folder, with slashes on every system; the bare name when the source is one file.
    pub path: String,
    /// What is in it. `None` for images and other files of which only the name matters, since they are copied as they
    /// are.
    pub bytes: Option<Vec<u8>>,
}

impl File {
    /// Its text. Bytes that are no UTF-8 are read as Windows-1252, which is what old blogs wrote when it is not
    /// UTF-8, so that no word is lost.
    pub(crate) fn text(&self) -> String {
        let bytes = self.bytes.as_deref().unwrap_or_default();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| windows_1252(byte)).collect(),
        };
        text.replace("\r\n", "\n").replace('\r', "\n")
    }

    /// Its name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Latin-1, but for the signs that Windows put between 0x80 and 0x9F.
fn windows_1252(byte: u8) -> char {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => SIGNS[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// Why nothing could be planned at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// There is no file that could be a post.
    NothingThere,
    /// A single file of no known shape.
    UnknownShape {
        /// Its name.
        file: String,
    },
    /// An XML file that cannot be read.
    BadXml {
        /// Its name.
        file: String,
        /// The parser's words.
        why: String,
    },
    /// XML, but no feed.
    NotAFeed {
        /// Its name.
        file: String,
        /// Its outermost element.
        root: String,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingThere => f.write_str(
                "there is no post in it\n    name the folder of your blog's source, with its Markdown files, or a feed, \
                 an export or a saved page",
            ),
            Self::UnknownShape { file } => write!(
                f,
                "{file} is no kind of blog that is known here\n    name a folder with Markdown files, a text with lines \
                 \"Published on: 2024-02-05\", a feed (.xml), a WordPress export (.xml) or a saved page (.html); \
                 or say what it is with --as"
            ),
            Self::BadXml { file, why } => write!(
                f,
                "{file} is not valid XML: {why}\n    export it again, or save the feed with the browser's \"Save page as\""
            ),
            Self::NotAFeed { file, root } => write!(
                f,
                "{file} is XML, but no feed: it begins with <{root}>\n    name an Atom or RSS feed, or a WordPress export"
            ),
        }
    }
}

impl std::error::Error for ImportError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_old_editors_lose_no_letter() {
        let file = File { path: "a/b.md".into(), bytes: Some(b"caf\xe9 \x93x\x94\r\n".to_vec()) };
        assert_eq!(file.text(), "café “x”\n");
        assert_eq!(file.name(), "b.md");
    }
}
