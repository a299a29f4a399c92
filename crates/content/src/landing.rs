use serde::{Deserialize, Serialize};

use crate::Body;

/// What an author says of a tag or of a series, above the list of its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landing {
    /// Plain text, in place of the name.
    pub title: Option<String>,
    /// One or two sentences of plain text, for search engines.
    pub description: Option<String>,
    /// The text.
    pub body: Body,
}
