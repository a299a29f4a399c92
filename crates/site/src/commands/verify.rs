use std::path::Path;

use super::CommandError;
use super::build::DIST;
use crate::tools::Screen;

/// Says what is wrong with a deployed blog: against the finished folder, where there is one.
pub(crate) fn run(root: &Path, url: &str, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let dist = root.join(DIST);
    let dist = dist.join("index.html").is_file().then_some(dist);
    screen.line(match dist {
        Some(_) => "comparing with the release in dist/",
        None => "comparing with what the blog says of itself: there is no release in dist/",
    });
    let report = site::verify(url, dist.as_deref())?;
    screen.line(&report.to_string());
    if report.wrong() > 0 { Err(CommandError::Deployed { url: url.to_owned() }) } else { Ok(()) }
}
