use site::{Drafts, Problems, Project};

use crate::tools::{Machine, Screen};

/// Says everything that is wrong in the posts and in `blog.toml`.
///
/// # Errors
/// All the problems, in the order of files and lines.
pub(crate) fn run(machine: &Machine, screen: &mut Screen<'_>) -> Result<(), Problems> {
    // Drafts are checked as well: this is what an author runs before publishing one.
    let project = Project::load(&machine.root, Drafts::Show)?;
    for warning in project.warnings().iter() {
        screen.line(&format!("warning: {warning}"));
    }
    screen.line(&summary(&project));
    Ok(())
}

fn summary(project: &Project) -> String {
    let drafts = project.posts.iter().filter(|post| post.draft).count();
    let published = project.posts.len() - drafts;
    let posts = if published == 1 { "post" } else { "posts" };
    match drafts {
        0 => format!("Nothing is wrong: {published} {posts}"),
        1 => format!("Nothing is wrong: {published} {posts} and 1 draft"),
        drafts => format!("Nothing is wrong: {published} {posts} and {drafts} drafts"),
    }
}
