use std::collections::BTreeMap;
use std::path::Path;

use import::{Note, Plan};

use super::mirror;
use crate::problem::Problem;

/// What an import would say of these posts, as warnings: once for each tag and key that many posts have in common.
pub(super) fn of(plan: &Plan, folder: &Path) -> Vec<Problem> {
    let mut warnings = Vec::new();
    for left in plan.left_out.iter().filter(|left| left.reason.is_loss()) {
        let (what, remedy) =
            (left.reason.what(), left.reason.remedy().unwrap_or("give it a date, as in 2025-03-31"));
        warnings.push(Problem::new(folder.join(&left.source), None, "left-out", what, remedy).warning());
    }
    let mut tags: BTreeMap<&str, (&str, usize, usize)> = BTreeMap::new();
    let mut keys: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for post in &plan.posts {
        for note in &post.notes {
            match note {
                Note::Foreign { name, count } => {
                    let (_, posts, all) = tags.entry(name).or_insert((&post.file, 0, 0));
                    (*posts, *all) = (*posts + 1, *all + count);
                }
                Note::Keys { keys: of_post } => {
                    for key in of_post {
                        keys.entry(key).or_insert((&post.file, 0)).1 += 1;
                    }
                }
                note => {
                    if let Some(remedy) = note.remedy() {
                        let (file, what) = (mirror::place(&post.file), note.what());
                        warnings.push(Problem::new(file, None, "unclear-post", what, remedy).warning());
                    }
                }
            }
        }
    }
    for (name, (first, posts, count)) in tags {
        let what = format!(
            "{name} is shown as it is written: {count} in {}",
            import::counted(posts, "post", "posts")
        );
        let remedy = "write it as Markdown or HTML, or silence the warning in blog.toml";
        warnings.push(Problem::new(mirror::place(first), None, "foreign-syntax", what, remedy).warning());
    }
    for (key, (first, posts)) in keys {
        let what =
            format!("the key '{key}' has no place here, in {}", import::counted(posts, "post", "posts"));
        let remedy = "leave it to the old generator, and silence the warning in blog.toml";
        warnings.push(Problem::new(mirror::place(first), None, "unused-key", what, remedy).warning());
    }
    warnings
}
