mod read;

use std::path::PathBuf;

use content::{Address, Base, Targets, markdown};

use super::files::Source;
use super::links::Found;
use super::{Asset, Lines, Text, bad_image, body_of};
use crate::memo::Memo;
use crate::problem::Problem;

pub(super) use read::{lists, read};

/// What an author says of a tag or of a series: `posts/_tags/rust.md`, `posts/_series/a-series/index.md`.
#[derive(Clone, Debug)]
pub struct Landing {
    /// Relative to the project's root.
    pub file: PathBuf,
    /// The list above which it stands: of a tag, or of a series.
    pub address: Address,
    /// In place of the list's name.
    pub title: Option<String>,
    /// One or two sentences for search engines.
    pub description: Option<String>,
    /// As of a [`Post`](super::Post).
    pub markdown: String,
    /// As of a post.
    pub targets: Targets,
    /// As of a post.
    pub assets: Vec<Asset>,
    /// As of a post.
    pub first_line: u32,
    pub(crate) lines: Lines,
    formulas: Vec<String>,
}

impl Landing {
    /// What the browser gets of it.
    #[must_use]
    pub fn landing(&self) -> content::Landing {
        content::Landing {
            title: self.title.clone(),
            description: self.description.clone(),
            // Few lists have one: nothing of them is kept.
            body: body_of(&self.markdown, &self.targets, &self.formulas, Memo::none()),
        }
    }

    /// As of a post.
    pub(crate) fn bad_image(&self, destination: &str, why: String) -> Problem {
        bad_image(&self.file, (&self.markdown, &self.lines, self.first_line), destination, why)
    }

    /// See [`markdown::lead_raw`].
    pub(crate) fn lead_raw(&mut self, base: &Base) {
        self.markdown = markdown::lead_raw(&self.markdown, &self.targets, base);
    }
}

/// A text whose links nobody has followed yet.
pub(super) struct Draft {
    address: Address,
    title: Option<String>,
    description: Option<String>,
    pub(super) text: Text,
}

impl Draft {
    /// The text, with where its links lead.
    pub(super) fn landing(self, found: Found) -> Landing {
        let Found { targets, assets, .. } = found;
        let Self { address, title, description, text } = self;
        let Text { file, markdown, first_line, lines, formulas, .. } = text;
        Landing { file, address, title, description, markdown, targets, assets, first_line, lines, formulas }
    }

    /// The folder whose files it may show, and the address below which they are published.
    pub(super) fn folder(&self, source: &Source) -> Option<(PathBuf, Address)> {
        let folder = source.file.parent().filter(|_| source.in_folder)?;
        Some((folder.to_owned(), self.address.clone()))
    }
}
