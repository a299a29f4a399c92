use std::collections::BTreeMap;
use std::fmt::Write;

use crate::note::{Kind, Note, counted};
use crate::{Plan, Planned, Reason};

/// What has become of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was only asked for.
    DryRun,
    /// It was carried out.
    Written,
}

impl Plan {
    /// The whole report: per post what was changed, what was not carried over and what to look at; then what became no
    /// post, and the sums.
    #[must_use]
    pub fn report(&self, outcome: Outcome) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        let _ = match &self.sign {
            Some(sign) => writeln!(out, "This is {} ({sign}).\n", self.format),
            None => writeln!(out, "Read as {}.\n", self.format),
        };
        for post in &self.posts {
            out.push_str(&of_post(post));
        }
        out.push_str(&self.left_out());
        out.push_str(&self.sums(outcome));
        out
    }

    fn left_out(&self) -> String {
        let mut out = String::new();
        if self.left_out.is_empty() {
            return out;
        }
        out.push_str("These became no posts:\n");
        let mut by_reason: BTreeMap<&Reason, Vec<&str>> = BTreeMap::new();
        for left in &self.left_out {
            by_reason.entry(&left.reason).or_default().push(&left.source);
        }
        for (reason, sources) in by_reason {
            for source in sources {
                let _ = writeln!(out, "  {source}");
            }
            let _ = writeln!(out, "    {reason}");
        }
        out.push('\n');
        out
    }

    /// How often each foreign thing stands in the posts.
    #[must_use]
    pub fn foreign(&self) -> BTreeMap<&str, usize> {
        let mut sums = BTreeMap::new();
        for note in self.posts.iter().flat_map(|post| &post.notes) {
            if let Note::Foreign { name, count } = note {
                *sums.entry(name.as_str()).or_default() += count;
            }
        }
        sums
    }

    fn sums(&self, outcome: Outcome) -> String {
        let new: Vec<_> = self.posts.iter().filter(|post| !post.kept).collect();
        let kept = self.posts.len() - new.len();
        let drafts = new.iter().filter(|post| post.draft).count();
        let files: usize = new.iter().map(|post| post.copies.len()).sum();
        let redirects: usize = new.iter().map(|post| post.aliases.len()).sum();
        let to_see =
            new.iter().filter(|post| post.notes.iter().any(|note| note.kind() == Kind::Look)).count();
        let mut out = counted(new.len(), "post", "posts");
        let mut add = |count: usize, one: &str, many: &str| {
            if count > 0 {
                let _ = write!(out, ", {}", counted(count, one, many));
            }
        };
        add(drafts, "of them a draft", "of them drafts");
        add(files, "file beside them", "files beside them");
        add(redirects, "old address that leads on", "old addresses that lead on");
        add(kept, "post that was there already and stays", "posts that were there already and stay");
        add(self.left_out.len(), "text left out", "texts left out");
        out.push_str(".\n");
        let foreign = self.foreign();
        if !foreign.is_empty() {
            let all: Vec<_> = foreign.iter().map(|(name, count)| format!("{name} {count}×")).collect();
            let _ = writeln!(out, "Shown as it is written: {}.", all.join(", "));
        }
        if to_see > 0 {
            let _ = writeln!(
                out,
                "{} to look at: search above for \"please look\".",
                counted(to_see, "post", "posts")
            );
        }
        out.push_str(match outcome {
            Outcome::DryRun => "Nothing was written: this was a dry run. To write it, leave out --dry-run.",
            Outcome::Written => "To see what is still wrong in them, run: cargo blog check",
        });
        out
    }
}

fn of_post(post: &Planned) -> String {
    let draft = if post.draft { ", draft" } else { "" };
    let mut out = format!("{}  {} ({}{draft})\n", post.file, post.title, post.date);
    if !post.source.contains(": \"") {
        let _ = writeln!(out, "    from {}", post.source);
    }
    for note in &post.notes {
        let _ = writeln!(out, "    {}: {note}", note.kind());
    }
    out.push('\n');
    out
}
