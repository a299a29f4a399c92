use serde::{Deserialize, Serialize};

use crate::{Date, Resource, Slug};

/// So many cards lie in one file: by the articles' numbers, so that one stays where it is.
pub const CHUNK: usize = 16;

/// What a result shows of an article. It does not need the catalogue, which at ten thousand articles is larger than all
/// that a search loads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub date: Date,
    /// Its headings: the sections from 1 on.
    pub headings: Vec<Heading>,
    /// Where its text lies.
    pub body: Resource,
}

/// A heading of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
}
