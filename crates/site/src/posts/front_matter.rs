use content::{Date, DateError, Slug, markdown::Prose};

use super::split::{Format, Parts};
use super::{At, Fault};
use crate::fields::{self, Field, Value};
use crate::nearest::nearest;

/// What front matter says. A value that was wrong or missing is `None`; its fault has been told.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) updated: Option<Date>,
    pub(super) slug: Option<Slug>,
    pub(super) summary: String,
    pub(super) tags: Vec<String>,
    pub(super) series: Option<String>,
    pub(super) draft: bool,
}

const KEYS: [&str; 8] = ["title", "date", "summary", "tags", "slug", "updated", "draft", "series"];

/// What other generators call the same thing: named when an author writes it.
const FOREIGN: [(&str, &str); 9] = [
    ("description", "summary"),
    ("excerpt", "summary"),
    ("abstract", "summary"),
    ("categories", "tags"),
    ("keywords", "tags"),
    ("lastmod", "updated"),
    ("modified", "updated"),
    ("permalink", "slug"),
    ("published", "date"),
];

/// Longer first paragraphs are cut at a word for the summary: lists and search results show about three lines.
const SUMMARY_CHARS: usize = 280;

/// Decodes front matter. `stem` names the post when it gives no slug; `prose` has its summary when it gives none.
pub(super) fn decode(
    parts: &Parts<'_>,
    stem: &str,
    prose: &Prose,
    faults: &mut Vec<At<Fault>>,
) -> FrontMatter {
    let (fields, broken) = match parts.format {
        Format::Toml => fields::parse_toml(parts.front_matter),
        Format::Yaml => fields::parse_yaml(parts.front_matter),
    };
    let whole = broken.is_empty();
    for error in broken {
        let fault = Fault::Broken { format: parts.format.name(), why: error.why };
        faults.push((Some(error.line.saturating_add(1)), fault));
    }
    let mut decoder = Decoder { faults, line: 1 };
    let mut found = FrontMatter::default();
    let mut slug_given = false;
    for field in fields.iter().filter(|field| field.value != Value::Nothing) {
        decoder.line = field.line + 1; // the fence is the file's first line
        slug_given |= field.key == "slug";
        decoder.take(field, &mut found);
    }
    let names = |key: &str| fields.iter().any(|field| field.key == key && field.value != Value::Nothing);
    decoder.line = 1;
    // A key that a syntax error may have swallowed is not called missing.
    if whole && !names("title") {
        decoder.fault(Fault::Missing { key: "title", example: "title = \"What the post says\"" });
    }
    if whole && !names("date") {
        decoder.fault(Fault::Missing { key: "date", example: "date = \"YYYY-MM-DD\"" });
    }
    if !slug_given {
        found.slug = decoder.slug(stem, true);
    }
    if let (Some(date), Some(updated)) = (found.date, found.updated)
        && updated < date
    {
        let line = fields.iter().find(|field| field.key == "updated").map(|field| field.line + 1);
        let fault = Fault::UpdatedBefore { date: date.to_string(), updated: updated.to_string() };
        decoder.faults.push((line, fault));
    }
    if found.summary.is_empty() {
        let start = if prose.first_paragraph.is_empty() { &prose.text } else { &prose.first_paragraph };
        found.summary = shorten(start);
    }
    found
}

struct Decoder<'a> {
    faults: &'a mut Vec<At<Fault>>,
    line: u32,
}

impl Decoder<'_> {
    fn fault(&mut self, fault: Fault) {
        self.faults.push((Some(self.line), fault));
    }

    fn take(&mut self, field: &Field, found: &mut FrontMatter) {
        match field.key.as_str() {
            "title" => found.title = self.text(field),
            "summary" => found.summary = self.text(field).unwrap_or_default(),
            "series" => found.series = self.text(field).and_then(|text| self.named("series", text)),
            "date" => found.date = self.date(field),
            "updated" => found.updated = self.date(field),
            "slug" => found.slug = self.text(field).and_then(|text| self.slug(&text, false)),
            "tags" => found.tags = self.tags(field),
            "draft" => match field.value {
                Value::Bool(draft) => found.draft = draft,
                _ => self.wrong(field, "true or false"),
            },
            key => {
                let foreign = FOREIGN.iter().find(|(theirs, _)| *theirs == key).map(|&(_, ours)| ours);
                let nearest = foreign.or_else(|| nearest(key, KEYS));
                self.fault(Fault::UnknownKey { key: key.to_owned(), nearest, known: KEYS.join(", ") });
            }
        }
    }

    fn wrong(&mut self, field: &Field, wants: &'static str) {
        self.fault(Fault::WrongKind { key: field.key.clone(), is: field.value.kind(), wants });
    }

    fn text(&mut self, field: &Field) -> Option<String> {
        let Value::Text(text) = &field.value else {
            self.wrong(field, "a text");
            return None;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.fault(Fault::EmptyValue { key: field.key.clone() });
            return None;
        }
        Some(text)
    }

    /// A day; a time of day behind it is read over, the day stands as the author wrote it.
    fn date(&mut self, field: &Field) -> Option<Date> {
        let text = self.text(field)?;
        let (day, rest) = text.split_at_checked(10).unwrap_or((&text, ""));
        let parsed = if rest.is_empty() || rest.starts_with(['T', 't', ' ']) {
            Date::parse(day)
        } else {
            Err(DateError::Form)
        };
        match parsed {
            Ok(date) => Some(date),
            Err(why) => {
                self.fault(Fault::BadDate { key: field.key.clone(), text, why });
                None
            }
        }
    }

    fn slug(&mut self, text: &str, from_file: bool) -> Option<Slug> {
        match Slug::new(text) {
            Ok(slug) => Some(slug),
            Err(why) => {
                let suggestion = Slug::from_text(text).map(String::from);
                self.fault(Fault::BadSlug { text: text.to_owned(), why, from_file, suggestion });
                None
            }
        }
    }

    fn tags(&mut self, field: &Field) -> Vec<String> {
        let Value::List(values) = &field.value else {
            self.wrong(field, "a list of texts");
            return Vec::new();
        };
        let mut tags: Vec<String> = Vec::new();
        for value in values {
            let one = Field { key: "tags".to_owned(), line: field.line, value: value.clone() };
            let tag = self.text(&one).and_then(|text| self.named("tags", text));
            tags.extend(tag.filter(|tag| !tags.contains(tag)));
        }
        tags
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

fn shorten(paragraph: &str) -> String {
    let text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(SUMMARY_CHARS) else { return text };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches(|c: char| !c.is_alphanumeric()))
}
