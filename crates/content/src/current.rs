use serde::{Deserialize, Serialize};

use crate::Resource;

/// What the host serves now: the one file of the bundle whose name never changes. Pages do not name the catalogue
/// themselves, because then every page would change with every article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    /// The app that can read the rest, by the path of the script that starts it. An app of another name must not try:
    /// the bundle may have another format.
    pub app: String,
    /// The catalogue.
    pub catalogue: Resource,
    /// Where a search begins.
    pub search: Resource,
}

impl Current {
    /// Its path below the base.
    pub const PATH: &str = "content/current.bin";

    /// The same, asked for past everything that keeps copies. Hosts ignore the query, caches do not.
    pub const NOW: &str = "content/current.bin?now";
}
