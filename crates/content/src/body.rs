use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Run;

/// All that is needed to render one article: its Markdown, and where its local destinations lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The text after the front matter.
    pub markdown: String,
    /// What the build found behind the links and images that the author wrote as files.
    #[serde(default)]
    pub targets: Targets,
    /// The colours of the code blocks, in the order in which they stand. A block without is plain.
    #[serde(default)]
    pub highlights: Vec<Vec<Run>>,
    /// The formulas as MathML, in the order in which they stand outside of images' texts. An empty one, and one that
    /// is missing, is shown as its author wrote it.
    #[serde(default)]
    pub formulas: Vec<String>,
}

/// By destination as it stands in the Markdown (`../welcome.md#why`, `phases.svg`). A destination that is not
/// in here is left as it is.
pub type Targets = BTreeMap<String, Target>;

/// Where a local destination leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The path below the base, with its fragment.
    pub path: String,
    /// Width and height of an image in CSS pixels, so that the page does not move when it arrives.
    #[serde(default)]
    pub size: Option<(u32, u32)>,
    /// Smaller copies of an image.
    #[serde(default)]
    pub picture: Option<Picture>,
}

/// What the build made of an image. As it will stand in the page: no browser has to put it together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its addresses with their widths, the value of `srcset`; all WebP.
    pub srcset: String,
    /// A drawing of a few colours, to stand below it until it is there; empty where there is none.
    pub under: String,
}

impl From<String> for Target {
    /// A page or file without dimensions.
    fn from(path: String) -> Self {
        Self { path, ..Self::default() }
    }
}
