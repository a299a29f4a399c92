use content::markdown::{self, Outlined, Place, Reference, unread_destinations};
use content::{Base, Body, Reading};
use serde::{Deserialize, Serialize};

use super::front_matter::shorten;
use super::links;
use super::sanitize::{Lines, Removed, sanitize};
use super::{At, Fault, built};
use crate::memo::Memo;

/// What a text comes to by itself, wherever it stands and whatever stands beside it: most of what reading a post
/// costs, so it is kept between builds. It takes ten readings of the Markdown, and the formulas.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Own {
    /// Without what no text may hold.
    pub(super) markdown: String,
    pub(super) lines: Lines,
    pub(super) reading: Reading,
    /// The first paragraph, as short as a summary.
    pub(super) opening: String,
    /// Whether it shows nothing.
    pub(super) is_empty: bool,
    /// Every id of the rendered text.
    pub(super) ids: Vec<String>,
    pub(super) formulas: Vec<String>,
    pub(super) destinations: Destinations,
}

/// Where a text leads, and what stands out in it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Destinations {
    /// In order.
    pub(super) found: Vec<Reference>,
    /// Those that make no link, with where they stand.
    pub(super) unread: Vec<(String, usize)>,
    pub(super) outline: Vec<Outlined>,
}

/// What its author is told. Lines count from the text's beginning; those of `removed` are the author's already.
#[derive(Default)]
pub(super) struct Told {
    pub(super) faults: Vec<At<Fault>>,
    pub(super) warnings: Vec<At<Fault>>,
    pub(super) removed: Vec<At<Removed>>,
}

impl Own {
    /// Reads a text. A text of which something has to be told is read by every build.
    pub(super) fn of(body: &str, embed: &[String], memo: &Memo) -> (Self, Told) {
        let body = body.replace("\r\n", "\n");
        let hosts = embed.join("\n");
        let key = Memo::key("text", &[body.as_bytes(), hosts.as_bytes()]);
        if let Some(own) = memo.get(&key) {
            return (own, Told::default());
        }
        let (own, told) = Self::read(body, embed);
        if told.faults.is_empty() && told.warnings.is_empty() && told.removed.is_empty() {
            memo.put(key, &own);
        }
        (own, told)
    }

    fn read(body: String, embed: &[String]) -> (Self, Told) {
        let clean = sanitize(body, embed);
        let (markdown, lines) = (clean.markdown, clean.lines);
        let prose = markdown::prose(&markdown);
        let start = if prose.first_paragraph.is_empty() { &prose.text } else { &prose.first_paragraph };
        let built = built::check(&markdown, 0);
        let body = Body { markdown, ..Body::default() };
        let html = markdown::render(&body, &Place::article(&Base::root())).html;
        let own = Self {
            lines,
            reading: Reading::of(&prose.text),
            opening: shorten(start),
            is_empty: html.trim().is_empty(),
            ids: links::ids(&html),
            formulas: built.formulas,
            destinations: Destinations::of(&body.markdown),
            markdown: body.markdown,
        };
        (own, Told { faults: built.faults, warnings: built.warnings, removed: clean.removed })
    }
}

impl Destinations {
    pub(super) fn of(markdown: &str) -> Self {
        Self {
            found: links::all(markdown),
            unread: unread_destinations(markdown),
            outline: markdown::outline(markdown),
        }
    }
}
