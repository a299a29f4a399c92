use std::fs;
use std::path::Path;

use content::Target;
use content::markdown::{Reference, ReferenceKind};

use super::super::{Asset, Fault, Text, images};
use super::destination::Local;
use super::paths::is_file;
use super::{Known, Led, outside};
use crate::problem::{reason, slashed};
use crate::{hash, pictures};

/// What browsers open as a page, but for images.
fn is_document(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let documents = ["htm", "html", "mht", "mhtml", "shtml", "svgz", "xht", "xhtml", "xml", "xsl", "xslt"];
    extension.is_some_and(|extension| documents.contains(&extension.as_str()))
}

/// Destinations that are files.
impl Known {
    /// A file beside the post, or anywhere in a post's folder or in `public/`.
    pub(super) fn asset(
        &self,
        text: &Text,
        reference: &Reference,
        file: &Path,
        local: &Local,
    ) -> Result<Led, Box<Fault>> {
        let destination = reference.destination.clone();
        let image = reference.kind == ReferenceKind::Image;
        if !is_file(&self.root.join(file)) {
            return Err(Box::new(self.no_file(text, reference, &local.path)));
        }
        if let Ok(path) = file.strip_prefix("public") {
            let size = self.size(&destination, file, image)?;
            return Ok((Target { path: slashed(path) + &local.rest(), size, picture: None }, None));
        }
        let Some((folder, page)) = self.folders.iter().find(|(folder, _)| file.starts_with(folder)) else {
            let posts = text.file.components().next();
            let beside = file.components().next() == posts && file.parent() == text.file.parent();
            return Err(if beside {
                let file = slashed(&text.file.with_extension(""));
                let slug = file.split_once('/').map_or(file.as_str(), |(_, name)| name).to_owned();
                Box::new(Fault::BesideFlatPost { destination, slug })
            } else {
                outside(&destination)
            });
        };
        if is_document(&slashed(file)) {
            return Err(Box::new(Fault::ActiveFile { destination }));
        }
        let size = self.size(&destination, file, image)?;
        let bytes = self.read(&destination, file)?;
        let bytes = pictures::published(&bytes, &self.root);
        let name = slashed(file.strip_prefix(folder).unwrap_or(file));
        let path = hash::name(&format!("{}{name}", page.below_base()), &bytes);
        let target = Target { path: format!("{path}{}", local.rest()), size, picture: None };
        Ok((target, Some(Asset { file: file.to_owned(), path })))
    }

    fn read(&self, destination: &str, file: &Path) -> Result<Vec<u8>, Box<Fault>> {
        fs::read(self.root.join(file)).map_err(|error| {
            let why = reason(error.kind());
            Box::new(Fault::BadImage { destination: destination.to_owned(), why })
        })
    }

    /// The size of an image; `None` for other files, which only links may lead to.
    pub(super) fn size(
        &self,
        destination: &str,
        file: &Path,
        image: bool,
    ) -> Result<Option<(u32, u32)>, Box<Fault>> {
        let destination = destination.to_owned();
        if !images::is_image(&slashed(file)) {
            return if image { Err(Box::new(Fault::NotAnImage { destination })) } else { Ok(None) };
        }
        match images::size(&slashed(file), &self.read(&destination, file)?) {
            Ok(size) => Ok(Some(size)),
            Err(why) => Err(Box::new(Fault::BadImage { destination, why })),
        }
    }
}
