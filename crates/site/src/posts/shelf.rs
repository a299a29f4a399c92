use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::files::{self, Source};
use super::links::{Found, Known};
use super::text::{Text, read};
use super::together::{duplicates, taken_aliases, unknown_tags};
use super::{Loaded, Post, Problem, Rules, landing, notices, problem};
use crate::memo::Memo;

/// The posts of a folder, kept between two looks at it: what has not changed is not read again. A first look reads all.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    root: PathBuf,
    folder: String,
    embed: Vec<String>,
    kept: BTreeMap<PathBuf, Kept>,
    known: Known,
    /// Links may lead elsewhere than at the last look: each is followed again.
    follow: bool,
}

/// A file, and what was found in it.
#[derive(Debug)]
struct Kept {
    bytes: Vec<u8>,
    /// `None` where it could not be read.
    text: Option<Arc<Text>>,
    problems: Vec<Problem>,
    /// Where its links lead.
    led: Option<Led>,
}

#[derive(Debug)]
struct Led {
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    /// `None` where its front matter lacks what a post needs.
    post: Option<Arc<Post>>,
}

impl Shelf {
    /// Nothing is read yet.
    pub(crate) fn new(root: &Path, folder: &str) -> Self {
        Self { root: root.to_owned(), folder: folder.to_owned(), ..Self::default() }
    }

    /// Files that posts show may have changed: the next look follows every link.
    pub(crate) fn doubt_links(&mut self) {
        self.follow = true;
    }

    /// Looks at every file. A post that is the same as at the last look, is the same `Arc`.
    pub(crate) fn load(&mut self, rules: &Rules<'_>) -> Loaded {
        if self.embed != rules.embed {
            rules.embed.clone_into(&mut self.embed);
            self.kept.clear();
        }
        let (sources, mut problems) = files::walk(&self.root, &self.folder);
        let mut before = std::mem::take(&mut self.kept);
        let known: Vec<_> = sources.iter().map(|source| (source, before.remove(&source.file))).collect();
        let embed = &self.embed;
        let read = known.into_par_iter().map(|(source, kept)| match kept {
            Some(kept) if Some(&kept.bytes) == source.bytes.as_ref() => (source.file.clone(), kept),
            _ => (source.file.clone(), Kept::read(source, embed, rules.memo)),
        });
        self.kept = read.collect();
        let mut texts = Vec::new();
        for kept in self.kept.values() {
            problems.extend(kept.problems.iter().cloned());
            texts.extend(kept.text.clone());
        }
        problems.extend(duplicates(&texts));
        problems.extend(taken_aliases(&self.root, &texts));
        problems.extend(rules.tags.into_iter().flat_map(|known| unknown_tags(&texts, known)));
        let mut warnings = notices::similar_tags(&texts);
        let lists = landing::lists(&texts, sources.len());
        let drafts = landing::read(
            &self.root,
            &self.folder,
            lists.as_deref(),
            (&self.embed, rules.memo),
            &mut problems,
        );
        let folders = drafts.iter().filter_map(|(source, draft)| draft.folder(source));
        let known = Known::new(&self.root, rules.today, &sources, &texts, folders);
        let follow = std::mem::take(&mut self.follow) || known != self.known;
        self.known = known;
        let mut landings = Vec::new();
        for (_, draft) in drafts {
            let found = self.known.resolve(&draft.text);
            problems.extend(faults(&draft.text, &found));
            warnings.extend(advice(&draft.text, &found));
            landings.push(draft.landing(found));
        }
        let known = &self.known;
        let mut kept: Vec<_> = self.kept.values_mut().collect();
        kept.retain(|kept| follow || kept.led.is_none());
        kept.into_par_iter().for_each(|kept| kept.lead(known));
        let mut posts = Vec::new();
        for kept in self.kept.values() {
            let Some(led) = &kept.led else { continue };
            problems.extend(led.problems.iter().cloned());
            warnings.extend(led.warnings.iter().cloned());
            posts.extend(led.post.clone());
        }
        Loaded { posts, landings, problems, warnings }
    }

    /// Looks at one file again, when it is one in which nothing but its text can have changed what others show: the same
    /// place, the same name in lists, no problem. `None` for all else, for which there is [`Self::load`].
    pub(crate) fn load_one(&mut self, file: &Path) -> Option<Arc<Post>> {
        let kept = self.kept.get(file)?;
        let before = kept.led.as_ref()?.post.clone()?;
        let bytes = fs::read(self.root.join(file)).ok()?;
        if bytes == kept.bytes {
            return None;
        }
        let name = file.file_name()?.to_str()?;
        let in_folder = name == "index.md";
        let stem = match in_folder {
            true => file.parent()?.file_name()?.to_str()?,
            false => name.strip_suffix(".md")?,
        };
        let source = Source { file: file.to_owned(), stem: stem.to_owned(), in_folder, bytes: Some(bytes) };
        let mut now = Kept::read(&source, &self.embed, Memo::none());
        let text = now.text.clone().filter(|_| now.problems.is_empty())?;
        self.follow |= self.known.note(&source, &text)?;
        now.lead(&self.known);
        let led = now.led.as_ref()?;
        let post = led.post.clone().filter(|_| led.problems.is_empty())?;
        // Where it stands in lists, and which old addresses lead to it, depends on others.
        if post.date != before.date || post.aliases != before.aliases {
            return None;
        }
        self.kept.insert(file.to_owned(), now);
        Some(post)
    }
}

impl Kept {
    fn read(source: &Source, embed: &[String], memo: &Memo) -> Self {
        let mut faults = Vec::new();
        let text = read(source, embed, memo, &mut faults).map(Arc::new);
        let problems = faults.iter().map(|(line, fault)| problem(&source.file, *line, fault)).collect();
        Self { bytes: source.bytes.clone().unwrap_or_default(), text, problems, led: None }
    }

    /// Follows its links. Where they lead to what they led to before, the post stays the same.
    fn lead(&mut self, known: &Known) {
        let Some(text) = &self.text else { return };
        let found = known.resolve(text);
        let (problems, warnings) = (faults(text, &found), advice(text, &found));
        let same = |post: &Post| post.targets == found.targets && post.assets == found.assets;
        let before = self.led.take().and_then(|led| led.post).filter(|post| same(post));
        let post = before.or_else(|| text.post(found).map(Arc::new));
        self.led = Some(Led { problems, warnings, post });
    }
}

fn faults(text: &Text, found: &Found) -> Vec<Problem> {
    found.faults.iter().map(|(line, fault)| problem(&text.file, Some(*line), fault)).collect()
}

/// What the author of a text should know.
fn advice(text: &Text, found: &Found) -> Vec<Problem> {
    let of_links =
        found.warnings.iter().map(|(line, fault)| problem(&text.file, Some(*line), fault).warning());
    let of_text = notices::of(text, &found.targets);
    of_links.chain(of_text).chain(text.warnings.iter().cloned()).collect()
}
