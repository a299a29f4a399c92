use std::path::Path;

use content::Slug;
use content::markdown::{Reference, ReferenceKind};

use super::super::{Fault, Text};
use super::Known;
use super::paths::{names, normalise, relative};
use crate::nearest::nearest;
use crate::problem::slashed;

/// What an author may have meant by a destination that leads nowhere.
impl Known {
    pub(super) fn no_address(&self, destination: &str, path: &str) -> Box<Fault> {
        let slugs = self.files.values().filter_map(|goal| goal.slug.as_ref()).map(Slug::as_str);
        let article = nearest(stem(path), slugs).filter(|_| is_page(path));
        let article = article.map(|slug| format!("/posts/{slug}/"));
        let file = || self.nearest_file(Path::new("public"), path).map(|file| format!("/{file}"));
        let nearest = article.or_else(file);
        Box::new(Fault::NoSuchAddress { destination: destination.to_owned(), nearest })
    }

    pub(super) fn no_file(&self, text: &Text, reference: &Reference, path: &str) -> Fault {
        let destination = reference.destination.clone();
        let folder = text.file.parent().unwrap_or(Path::new(""));
        let flat = !text.file.ends_with("index.md");
        let place = || {
            let own = if flat { folder.join(stem(&slashed(&text.file))) } else { folder.to_owned() };
            let place = slashed(&normalise(&own.join(path)).unwrap_or(own));
            if flat { format!("{place}, and make the post the index.md beside it") } else { place }
        };
        if reference.kind == ReferenceKind::Image {
            let nearest = self.nearest_file(folder, path);
            return Fault::NoSuchImage { destination, nearest, place: place() };
        }
        let nearest = if path.starts_with("www.") {
            Some(format!("https://{destination}"))
        } else {
            self.nearest_post(text, path).or_else(|| self.nearest_file(folder, path))
        };
        let remedy = match is_page(path) {
            true => format!("link a post by its file, as in {}other-post.md", if flat { "" } else { "../" }),
            false => format!("put the file there: {}", place()),
        };
        Fault::NoSuchFile { destination, nearest, remedy }
    }

    /// The post whose name is nearest, as its file is written from here.
    fn nearest_post(&self, text: &Text, path: &str) -> Option<String> {
        let others = || self.files.iter().filter(|(file, _)| **file != text.file);
        let near =
            nearest(stem(path), others().map(|(_, goal)| goal.stem.as_str())).filter(|_| is_page(path))?;
        let (file, _) = others().find(|(_, goal)| goal.stem == near)?;
        Some(relative(text.file.parent()?, file))
    }

    /// The file with the nearest name, but no post, in the folder that a path names.
    pub(super) fn nearest_file(&self, folder: &Path, path: &str) -> Option<String> {
        let (below, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut names = names(&self.root.join(folder).join(below));
        names.retain(|name| !name.ends_with(".md"));
        let near = nearest(name, names.iter().map(String::as_str))?;
        Some(if below.is_empty() { near.to_owned() } else { format!("{below}/{near}") })
    }
}

/// The name that a path gives to a post: of its file, or of the folder with its index.
pub(super) fn stem(path: &str) -> &str {
    let names = path.trim_end_matches('/').rsplit(['/', '\\']);
    let mut stems = names.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stems.find(|stem| *stem != "index").unwrap_or_default()
}

/// Whether a path can be meant for a page, by the end of its name.
fn is_page(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, extension)| ["", "md", "html", "htm"].contains(&extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_post_in_many_ways() {
        for path in ["a.md", "../a.html", "/posts/a/", "posts/a/index.md", "..\\a.md", "a"] {
            assert_eq!(stem(path), "a", "{path}");
        }
        assert_eq!(stem("index.md"), "");
    }
}
