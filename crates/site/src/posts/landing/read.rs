use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::{Address, Slug};

use super::super::fault::Wants;
use super::super::files::{self, Source};
use super::super::split::{self, Format};
use super::super::text::{Text, text_of, utf8};
use super::super::{At, Fault, problem};
use super::Draft;
use crate::fields::{self, Value};
use crate::memo::Memo;
use crate::nearest::nearest;
use crate::problem::{Problem, slashed};

/// One kind of list that can have such a text.
struct Kind {
    folder: &'static str,
    name: &'static str,
    address: fn(Slug) -> Address,
}

const KINDS: [Kind; 2] = [
    Kind { folder: "_tags", name: "tag", address: Address::Tag },
    Kind { folder: "_series", name: "series", address: Address::Series },
];

const KEYS: [&str; 2] = ["title", "description"];

/// Reads the texts of all lists. `lists` are those that posts make; `None` where faults of posts hide some.
pub(in crate::posts) fn read(
    root: &Path,
    posts: &str,
    lists: Option<&[Address]>,
    (embed, memo): (&[String], &Memo),
    problems: &mut Vec<Problem>,
) -> Vec<(Source, Draft)> {
    let mut drafts = Vec::new();
    let mut first: BTreeMap<Address, PathBuf> = BTreeMap::new();
    for kind in &KINDS {
        let folder = format!("{posts}/{}", kind.folder);
        if !root.join(&folder).is_dir() {
            continue;
        }
        let (sources, more) = files::walk(root, &folder);
        problems.extend(more);
        for source in sources {
            let mut faults = Vec::new();
            let address = kind.list(&source, lists, &mut faults);
            let is_list = faults.is_empty();
            let draft = draft(&source, address, embed, memo, &mut faults);
            if let Some(Draft { address, .. }) = draft.as_ref().filter(|_| is_list) {
                if let Some(other) = first.get(address) {
                    let (address, other) = (address.below_base(), slashed(other));
                    faults.push((None, Fault::SameLanding { address, other }));
                }
                first.entry(address.clone()).or_insert_with(|| source.file.clone());
            }
            problems.extend(faults.into_iter().map(|(line, fault)| problem(&source.file, line, &fault)));
            drafts.extend(draft.map(|draft| (source, draft)));
        }
    }
    drafts
}

impl Kind {
    /// The list that a file names.
    fn list(&self, source: &Source, lists: Option<&[Address]>, faults: &mut Vec<At<Fault>>) -> Address {
        let slug = Slug::new(source.stem.as_str()).ok();
        // Another one has no list, and that has been told.
        let address = slug.clone().or_else(|| Slug::from_text(&source.stem)).map(self.address);
        let address = address.unwrap_or(Address::Tags);
        let is_known = lists.is_none_or(|lists| lists.contains(&address));
        if slug.is_none() || !is_known {
            let names = lists.into_iter().flatten().filter_map(|list| match list {
                Address::Tag(slug) | Address::Series(slug) => {
                    (*list == (self.address)(slug.clone())).then_some(slug.as_str())
                }
                _ => None,
            });
            let extension = if source.in_folder { "" } else { ".md" };
            let nearest = nearest(&source.stem, names).map(|name| format!("{name}{extension}"));
            faults.push((None, Fault::NoSuchList { kind: self.name, name: source.stem.clone(), nearest }));
        }
        address
    }
}

fn draft(
    source: &Source,
    address: Address,
    embed: &[String],
    memo: &Memo,
    faults: &mut Vec<At<Fault>>,
) -> Option<Draft> {
    let text = utf8(source, faults)?;
    let (mut title, mut description) = (None, None);
    let (body, first_line) = match split::split(text) {
        Ok(parts) => {
            [title, description] = decode(parts.front_matter, parts.format, faults);
            (parts.body, parts.body_line)
        }
        // It needs none.
        Err((_, Fault::NoFrontMatter)) => (text, 0),
        Err((line, fault)) => {
            faults.push((Some(line), fault));
            return None;
        }
    };
    let (text, _, is_empty) = text_of(source, body, first_line, embed, memo, faults);
    if is_empty && title.is_none() && description.is_none() {
        faults.push((None, Fault::EmptyBody));
    }
    Some(Draft { address, title, description, text })
}

/// The values of [`KEYS`].
fn decode(front_matter: &str, format: Format, faults: &mut Vec<At<Fault>>) -> [Option<String>; 2] {
    let (fields, broken) = match format {
        Format::Toml => fields::parse_toml(front_matter),
        Format::Yaml => fields::parse_yaml(front_matter),
    };
    for error in broken {
        let fault = Fault::Broken {
            format: format.name(),
            why: error.why,
            remedy: error.remedy,
            column: error.column,
        };
        faults.push((Some(error.line.saturating_add(1)), fault));
    }
    let mut values = [None, None];
    for field in fields {
        let key = field.key.clone();
        let fault = match (KEYS.iter().position(|known| *known == field.key), field.value) {
            (Some(at), Value::Text(text)) => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                values[at] = Some(text).filter(|text| !text.is_empty());
                continue;
            }
            (Some(_), Value::Nothing) => continue,
            (Some(_), value) => Fault::WrongKind { key, is: value.kind().to_owned(), wants: Wants::Text },
            (None, _) => {
                let nearest = nearest(&key, KEYS);
                Fault::UnknownKey { key, nearest, known: KEYS.join(", ") }
            }
        };
        faults.push((Some(field.line + 1), fault)); // the fence is the file's first line
    }
    values
}

/// The lists that posts make; `None` when one of the posts could not be read.
pub(in crate::posts) fn lists(texts: &[Arc<Text>], sources: usize) -> Option<Vec<Address>> {
    if texts.len() < sources || texts.iter().any(|text| text.front_matter.title.is_none()) {
        return None;
    }
    let lists = texts.iter().flat_map(|text| {
        let tags = text.front_matter.tags.iter().filter_map(|tag| Slug::from_text(tag)).map(Address::Tag);
        let series = text.front_matter.series.as_deref().and_then(Slug::from_text).map(Address::Series);
        tags.chain(series)
    });
    Some(lists.collect())
}
