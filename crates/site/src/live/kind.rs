use std::path::{Component, Path};

/// What a saved file is to the blog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The text of a post.
    Post,
    /// What a post shows or links.
    Beside,
    /// Anything in a folder of posts that is read in place.
    Adopted,
    /// A file that is published as it is.
    Public,
    /// `blog.toml`, or a style sheet: in every page.
    Frame,
    /// Code of the app, or of what makes pages.
    Code,
}

impl Kind {
    /// By its path below the blog's folder; `None` for what is no part of the blog, and for what editors leave beside
    /// what they write.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let parts: Vec<_> = path
            .components()
            .map(|part| match part {
                Component::Normal(name) => name.to_str(),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let (first, last) = (*parts.first()?, *parts.last()?);
        if last.starts_with('.') || last.ends_with('~') {
            return None;
        }
        match first {
            "posts" if last.ends_with(".md") => Some(Self::Post),
            "posts" => Some(Self::Beside),
            "public" => Some(Self::Public),
            "style" => Some(Self::Frame),
            "src" | "crates" => Some(Self::Code),
            "blog.toml" => Some(Self::Frame),
            "index.html" | "Cargo.toml" | "Cargo.lock" | "Trunk.toml" => Some(Self::Code),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_place() {
        let of = |path| Kind::of(Path::new(path));
        assert_eq!(of("posts/a.md"), Some(Kind::Post));
        assert_eq!(of("posts/a/map.svg"), Some(Kind::Beside));
        assert_eq!(of("blog.toml"), Some(Kind::Frame));
        assert_eq!(of("crates/content/src/lib.rs"), Some(Kind::Code));
        for other in ["target/a.md", "posts/.a.md.swp", "posts/a.md~", "dist/index.html", "", "README.md"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
