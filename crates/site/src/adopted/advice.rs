use std::collections::BTreeMap;
use std::path::Path;

use import::{Note, Plan};

use super::mirror;
use crate::problem::Problem;

/// What an import would say of these posts, as warnings: once for each tag and key that many posts have in common.
pub(super) fn of(plan: &Plan, folder: &Path) -> Vec<Problem> {
    let mut warnings = Vec::new();
    for left in plan.left_out.iter().filter(|left| left.reason.is_loss()) {
        let said = left.reason.to_string();
        let again = [", and import again", ", then import again"];
        let said = again.iter().find_map(|again| said.strip_suffix(again)).unwrap_or(&said);
        let (what, remedy) = said.rsplit_once("; ").unwrap_or((said, "give it a date, as in 2025-03-31"));
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
                    if let Some(remedy) = remedy(note) {
                        let file = mirror::place(&post.file);
                        let what = note.to_string();
                        let what = what.split_once("; save").map_or(&*what, |(what, _)| what);
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

/// What to do, where something had to be guessed. Missing images and dead links are found by the build itself.
fn remedy(note: &Note) -> Option<&'static str> {
    Some(match note {
        Note::TitleOfName => "write a title",
        Note::DateNotRead { .. } => "write the day as in 2025-03-31",
        Note::UpdatedNotRead { .. } | Note::UpdatedBefore => {
            "write the day as in 2025-03-31, not before the post's"
        }
        Note::BrokenFrontMatter { .. } => "correct the front matter",
        Note::BadAddress { .. } => "remove it, or write another",
        Note::RemoteImages { .. } => "save them beside the post",
        Note::SameAddress { .. } => "give one of the two another name",
        Note::Language { .. } => "write the language as in en, pt-BR or zh-Hans",
        Note::Protected => "remove the password to publish it",
        _ => return None,
    })
}
