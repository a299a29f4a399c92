use content::{Date, DateError, Slug, is_language};

use super::alias::Alias;
use super::fault::Wants;
use super::files::Source;
use super::headings::{Renamed, is_id};
use super::split::{Format, Parts};
use super::{At, Fault};
use crate::fields::{self, Field, Value};
use crate::nearest::nearest;

/// What front matter says. A value that was wrong or missing is `None`; its fault has been told.
#[derive(Clone, Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) title_line: Option<u32>,
    pub(super) date: Option<Date>,
    pub(super) updated: Option<Date>,
    pub(super) expires: Option<Date>,
    pub(super) slug: Option<Slug>,
    /// The line of the key 'slug'; without one, the file's name gives the slug.
    pub(super) slug_line: Option<u32>,
    pub(super) summary: String,
    /// The line of the key 'summary'; without one, the text gives it.
    pub(super) summary_line: Option<u32>,
    pub(super) tags: Vec<String>,
    pub(super) tags_line: Option<u32>,
    pub(super) series: Option<String>,
    pub(super) language: Option<String>,
    /// With their line.
    pub(super) aliases: Vec<(Alias, u32)>,
    /// Ids that headings had before.
    pub(super) anchors: Vec<Renamed>,
    pub(super) draft: bool,
}

const KEYS: [&str; 12] = [
    "title", "date", "summary", "tags", "slug", "updated", "expires", "draft", "series", "language",
    "aliases", "anchors",
];

/// What other generators call the same thing: named when an author writes it.
const FOREIGN: [(&str, &str); 13] = [
    ("redirect_from", "aliases"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("expiryDate", "expires"),
    ("expiry_date", "expires"),
    ("abstract", "summary"),
    ("categories", "tags"),
    ("keywords", "tags"),
    ("lang", "language"),
    ("lastmod", "updated"),
    ("modified", "updated"),
    ("permalink", "slug"),
    ("published", "date"),
];

/// Longer first paragraphs are cut at a word for the summary: lists and search results show about three lines.
const SUMMARY_CHARS: usize = 280;

/// Decodes front matter. The source's name gives the slug when no key does; `opening` is the summary when there is
/// none.
pub(super) fn decode(
    parts: &Parts<'_>,
    source: &Source,
    opening: &str,
    faults: &mut Vec<At<Fault>>,
) -> FrontMatter {
    let (fields, broken) = match parts.format {
        Format::Toml => fields::parse_toml(parts.front_matter),
        Format::Yaml => fields::parse_yaml(parts.front_matter),
    };
    let whole = broken.is_empty();
    for error in broken {
        let (why, remedy, column) = (error.why, error.remedy, error.column);
        let fault = Fault::Broken { format: parts.format.name(), why, remedy, column };
        faults.push((Some(error.line.saturating_add(1)), fault));
    }
    let mut decoder = Decoder { faults, line: None, format: parts.format, named: Vec::new() };
    let mut found = FrontMatter::default();
    for field in &fields {
        decoder.line = Some(field.line + 1); // the fence is the file's first line
        decoder.take(field, &mut found);
    }
    decoder.line = Some(1);
    // A key that a syntax error may have swallowed is not called missing.
    for (key, value) in [("title", "What the post says"), ("date", "YYYY-MM-DD")] {
        if whole && !decoder.named.contains(&key) {
            decoder.fault(Fault::Missing { key, example: parts.format.line(key, value) });
        }
    }
    if found.slug_line.is_none() {
        decoder.line = None; // the file's name is meant
        found.slug = decoder.slug_of_name(source);
    }
    let line_of = |key| fields.iter().find(|field| field.key == key).map(|field| field.line + 1);
    if let (Some(date), Some(expires)) = (found.date, found.expires)
        && expires <= date
    {
        let fault = Fault::ExpiresBefore { date: date.to_string(), expires: expires.to_string() };
        decoder.faults.push((line_of("expires"), fault));
    }
    if let (Some(date), Some(updated)) = (found.date, found.updated)
        && updated < date
    {
        let line = line_of("updated");
        let fault = Fault::UpdatedBefore { date: date.to_string(), updated: updated.to_string() };
        decoder.faults.push((line, fault));
    }
    if found.summary.is_empty() {
        opening.clone_into(&mut found.summary);
    }
    // A text of nothing but images or HTML.
    if found.summary.is_empty() {
        found.summary = found.title.clone().unwrap_or_default();
    }
    found
}

struct Decoder<'a> {
    faults: &'a mut Vec<At<Fault>>,
    line: Option<u32>,
    format: Format,
    /// The keys that the author meant to write, also where a letter is wrong.
    named: Vec<&'static str>,
}

impl Decoder<'_> {
    fn fault(&mut self, fault: Fault) {
        self.faults.push((self.line, fault));
    }

    fn take(&mut self, field: &Field, found: &mut FrontMatter) {
        let Some(key) = KEYS.into_iter().find(|key| *key == field.key) else {
            let foreign = FOREIGN.iter().find(|(theirs, _)| *theirs == field.key).map(|&(_, ours)| ours);
            let nearest = foreign.or_else(|| nearest(&field.key, KEYS));
            self.named.extend(nearest);
            let key = field.key.clone();
            return self.fault(Fault::UnknownKey { key, nearest, known: KEYS.join(", ") });
        };
        self.named.push(key);
        // A key without a value is as good as none, where none is needed.
        let empty = match &field.value {
            Value::Nothing => true,
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        if empty && ["title", "date"].contains(&key) {
            return self.fault(Fault::EmptyValue { key: field.key.clone() });
        } else if empty {
            return;
        }
        match key {
            "title" => {
                found.title_line = self.line;
                found.title = self.text(field);
            }
            "summary" => {
                found.summary_line = self.line;
                found.summary = self.text(field).unwrap_or_default();
            }
            "series" => found.series = self.text(field).and_then(|text| self.named("series", text)),
            "date" => found.date = self.date(field),
            "updated" => found.updated = self.date(field),
            "expires" => found.expires = self.date(field),
            "anchors" => found.anchors = self.anchors(field),
            "slug" => {
                found.slug_line = self.line;
                found.slug = self.text(field).and_then(|text| self.slug(&text));
            }
            "language" => found.language = self.text(field).and_then(|text| self.language(text)),
            "tags" => {
                found.tags_line = self.line;
                found.tags = self.tags(field);
            }
            "aliases" => found.aliases = self.aliases(field),
            _ => match field.value {
                Value::Bool(draft) => found.draft = draft,
                _ => self.wrong(field, Wants::Bool),
            },
        }
    }

    fn wrong(&mut self, field: &Field, wants: Wants) {
        self.fault(Fault::WrongKind { key: field.key.clone(), is: field.value.kind().to_owned(), wants });
    }

    fn text(&mut self, field: &Field) -> Option<String> {
        let Value::Text(text) = &field.value else {
            self.wrong(field, Wants::Text);
            return None;
        };
        Some(one_line(text))
    }

    /// A day; a time of day behind it is read over, the day stands as the author wrote it.
    fn date(&mut self, field: &Field) -> Option<Date> {
        let Value::Text(text) = &field.value else {
            self.wrong(field, Wants::Date);
            return None;
        };
        let text = one_line(text);
        if is_placeholder(&text) {
            self.fault(Fault::PlaceholderDate { key: field.key.clone(), text });
            return None;
        }
        let (day, rest) = text.split_at_checked(10).unwrap_or((&text, ""));
        let parsed = if rest.is_empty() || rest.starts_with(['T', 't', ' ']) {
            Date::parse(day)
        } else {
            Err(DateError::Form)
        };
        match parsed {
            Ok(date) => Some(date),
            Err(why) => {
                let meant = meant(&text);
                self.fault(Fault::BadDate { key: field.key.clone(), text, why, meant });
                None
            }
        }
    }

    fn slug(&mut self, text: &str) -> Option<Slug> {
        match Slug::new(text) {
            Ok(slug) => Some(slug),
            Err(why) => {
                // Other generators take a whole path here.
                let last = text.trim_matches('/').rsplit('/').next().unwrap_or(text);
                let suggestion = Slug::from_text(last).map(|slug| self.format.line("slug", slug.as_str()));
                self.fault(Fault::BadSlug { text: text.to_owned(), why, suggestion });
                None
            }
        }
    }

    fn language(&mut self, text: String) -> Option<String> {
        if !is_language(&text) {
            self.fault(Fault::BadLanguage { text });
            return None;
        }
        Some(text)
    }

    fn slug_of_name(&mut self, source: &Source) -> Option<Slug> {
        match Slug::new(source.stem.as_str()) {
            Ok(slug) => Some(slug),
            Err(why) => {
                let folder = source.in_folder;
                let extension = if folder { "" } else { ".md" };
                let suggestion = Slug::from_text(&source.stem).map(|slug| format!("{slug}{extension}"));
                self.fault(Fault::BadName { text: source.stem.clone(), why, folder, suggestion });
                None
            }
        }
    }

    fn tags(&mut self, field: &Field) -> Vec<String> {
        let values = match &field.value {
            Value::List(values) => values,
            Value::Text(text) => {
                let tags: Vec<_> = text.split(',').map(|tag| format!("\"{}\"", one_line(tag))).collect();
                let equals = if self.format == Format::Toml { " =" } else { ":" };
                let example = format!("tags{equals} [{}]", tags.join(", "));
                self.fault(Fault::TagsAsText { example });
                return Vec::new();
            }
            _ => {
                self.wrong(field, Wants::Texts);
                return Vec::new();
            }
        };
        let mut tags: Vec<String> = Vec::new();
        let mut seen = Vec::new();
        for value in values {
            let inner = match value {
                Value::Text(text) if !text.trim().is_empty() => {
                    // Tags with one address are one tag.
                    if let Some(tag) = self.named("tags", one_line(text))
                        && let Some(slug) = Slug::from_text(&tag)
                        && !seen.contains(&slug)
                    {
                        seen.push(slug);
                        tags.push(tag);
                    }
                    continue;
                }
                Value::Text(_) => "an empty text",
                other => other.kind(),
            };
            let is = format!("a list with {inner} in it");
            self.fault(Fault::WrongKind { key: field.key.clone(), is, wants: Wants::Texts });
        }
        tags
    }

    /// Old addresses; one alone may stand without a list.
    fn aliases(&mut self, field: &Field) -> Vec<(Alias, u32)> {
        let values = match &field.value {
            Value::List(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        let mut aliases: Vec<(Alias, u32)> = Vec::new();
        for value in values {
            let Value::Text(text) = value else {
                self.wrong(field, Wants::Texts);
                continue;
            };
            match Alias::new(text) {
                Ok(alias) if aliases.iter().any(|(known, _)| known.file() == alias.file()) => {}
                Ok(alias) => aliases.push((alias, field.line.saturating_add(1))),
                Err(why) => self.fault(Fault::BadAlias { text: text.clone(), why }),
            }
        }
        aliases
    }

    /// Old ids of headings, each with the new one.
    fn anchors(&mut self, field: &Field) -> Vec<Renamed> {
        let Value::Table(pairs) = &field.value else {
            self.wrong(field, Wants::Pairs);
            return Vec::new();
        };
        let mut renamed = Vec::new();
        for pair in pairs {
            let Value::Text(new) = &pair.value else {
                self.wrong(field, Wants::Pairs);
                continue;
            };
            let [old, new] = [&pair.key, new].map(|id| id.trim().trim_start_matches('#').to_owned());
            let line = pair.line.saturating_add(1);
            let bad: Vec<_> = [&old, &new].into_iter().filter(|id| !is_id(id)).cloned().collect();
            if bad.is_empty() {
                renamed.push(Renamed { old, new, line });
            }
            self.faults.extend(bad.into_iter().map(|text| (Some(line), Fault::BadAnchor { text })));
        }
        renamed
    }

    /// A tag or series: it has an address, so something of it must be able to stand there.
    fn named(&mut self, key: &'static str, text: String) -> Option<String> {
        if Slug::from_text(&text).is_none() {
            self.fault(Fault::NoLetter { key, text });
            return None;
        }
        Some(text)
    }
}

/// What templates hold in place of a date, and the days that programs write when they know none.
fn is_placeholder(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["yyyy", "{{", "{%", "1970-01-01", "0001-01-01", "0000-00-00"].iter().any(|sign| lower.contains(sign))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day behind `2025-3-1`, `2025/03/01` or `20250301`. Where the day may come before the month, nobody can tell.
fn meant(text: &str) -> Option<Date> {
    let day = text.split(['T', 't', ' ']).next()?;
    let mut parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    if let [digits] = parts[..]
        && digits.len() == 8
        && digits.is_ascii()
    {
        parts = vec![&digits[..4], &digits[4..6], &digits[6..]];
    }
    let [year, month, day] = parts[..] else { return None };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A paragraph as a summary.
pub(super) fn shorten(paragraph: &str) -> String {
    let text = one_line(paragraph);
    let Some((end, _)) = text.char_indices().nth(SUMMARY_CHARS) else { return text };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches(|c: char| !c.is_alphanumeric()))
}
