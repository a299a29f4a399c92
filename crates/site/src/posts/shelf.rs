use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::Targets;

use super::files::{self, Source};
use super::links::Known;
use super::{Asset, Post, Problem, Text, duplicates, problem, read, taken_aliases};

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
    targets: Targets,
    assets: Vec<Asset>,
    problems: Vec<Problem>,
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

    /// Looks at every file. The posts that could be read come back beside the problems; they are complete only when there
    /// are none. Frames may show pages of the hosts in `embed`. A post that is the same as at the last look, is the same
    /// `Arc`.
    pub(crate) fn load(&mut self, embed: &[String]) -> (Vec<Arc<Post>>, Vec<Problem>) {
        if self.embed != embed {
            self.embed = embed.to_owned();
            self.kept.clear();
        }
        let (mut sources, mut problems) = files::walk(&self.root, &self.folder);
        let mut before = std::mem::take(&mut self.kept);
        let mut texts = Vec::new();
        for source in &mut sources {
            let old = before.remove(&source.file);
            // One that cannot be read has been told of by the walk.
            let Some(bytes) = source.bytes.take() else { continue };
            let kept = match old {
                Some(kept) if kept.bytes == bytes => kept,
                _ => {
                    source.bytes = Some(bytes);
                    Kept::read(source, embed)
                }
            };
            problems.extend(kept.problems.iter().cloned());
            texts.extend(kept.text.clone());
            self.kept.insert(source.file.clone(), kept);
        }
        problems.extend(duplicates(&texts));
        problems.extend(taken_aliases(&texts));
        let known = Known::new(&self.root, &sources, &texts);
        let follow = std::mem::take(&mut self.follow) || known != self.known;
        self.known = known;
        let mut posts = Vec::new();
        for kept in self.kept.values_mut() {
            if follow || kept.led.is_none() {
                kept.lead(&self.known);
            }
            let Some(led) = &kept.led else { continue };
            problems.extend(led.problems.iter().cloned());
            posts.extend(led.post.clone());
        }
        (posts, problems)
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
        let mut now = Kept::read(&source, &self.embed);
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
    fn read(source: &Source, embed: &[String]) -> Self {
        let mut faults = Vec::new();
        let text = read(source, embed, &mut faults).map(Arc::new);
        let problems = faults.iter().map(|(line, fault)| problem(&source.file, *line, fault)).collect();
        Self { bytes: source.bytes.clone().unwrap_or_default(), text, problems, led: None }
    }

    /// Follows its links. Where they lead to what they led to before, the post stays the same.
    fn lead(&mut self, known: &Known) {
        let Some(text) = &self.text else { return };
        let (targets, assets, faults) = known.resolve(text);
        let problems = faults.iter().map(|(line, fault)| problem(&text.file, Some(*line), fault)).collect();
        let before = self.led.take().filter(|led| led.targets == targets && led.assets == assets);
        let post = match before {
            Some(led) => led.post,
            None => text.post(targets.clone(), assets.clone()).map(Arc::new),
        };
        self.led = Some(Led { targets, assets, problems, post });
    }
}
