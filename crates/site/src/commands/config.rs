use std::path::Path;

use site::{Problems, explain};

use crate::tools::Screen;

/// Says every setting in force, where it comes from and what it is for.
///
/// # Errors
/// The problems of `blog.toml`.
pub(crate) fn run(root: &Path, screen: &mut Screen<'_>) -> Result<(), Problems> {
    for (at, setting) in explain(root)?.iter().enumerate() {
        if at > 0 {
            screen.line("");
        }
        screen.line(&setting.to_string());
    }
    Ok(())
}
