//! Folders of posts, as eight generators and plain Markdown lay them out.

mod addresses;
mod fields;
mod files;

use serde_json::Value;

use crate::format::{is_html, is_markdown};
use crate::post::{Post, one_line};
use crate::report::{LeftOut, Reason};
use crate::tags::{self, Between};
use crate::values::Values;
use crate::{File, Format, Note, date, foreign, front_matter, html, page};
use fields::Fields;
use files::Site;

/// Every post of a folder, every other text in it, and the addresses under which the old blog may have been.
pub(crate) fn read(files: &[File], format: Format) -> (Vec<Post>, Vec<LeftOut>, Vec<String>) {
    let site = Site::of(files, format);
    let (mut posts, mut left_out) = (Vec::new(), Vec::new());
    for file in files.iter().filter(|file| site.may_be_post(&file.path)) {
        match post(&site, file) {
            Ok(post) => posts.push(post),
            Err(reason) => left_out.push(LeftOut { source: file.path.clone(), reason }),
        }
    }
    for file in files {
        if let Some(markup) = files::other_markup(&file.path).filter(|_| site.holds_posts(&file.path)) {
            left_out.push(LeftOut { source: file.path.clone(), reason: Reason::OtherMarkup { markup } });
        }
    }
    (posts, left_out, site.urls())
}

fn post(site: &Site, file: &File) -> Result<Post, Reason> {
    let text = file.text();
    let stem = files::stem(&file.path);
    if stem.starts_with("_index") {
        return Err(Reason::Section);
    }
    let parts = front_matter::split(&text);
    // A finished page, as browsers save it.
    if is_html(&file.path) && parts.notation.is_none() && text.to_lowercase().contains("<html") {
        return page::read(file).map_err(|left| left.reason);
    }
    let values = Fields::new(site.defaults(&file.path), parts.values);
    if let Some(to) = values.text(&["redirect", "redirect_to", "redirectTo"]) {
        return Err(Reason::RedirectOnly { to });
    }
    if parts.body.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let mut notes = Vec::new();
    if let (Some(why), Some(notation)) = (parts.broken, parts.notation) {
        notes.push(Note::BrokenFrontMatter { notation: notation.to_owned(), why });
    }
    let name = name(&file.path);
    let in_name = date::of_path(&name.path);
    let date = day(&values, in_name.as_ref().map(|(date, _)| *date), &mut notes)?;
    let bare = in_name.map_or_else(|| name.stem.clone(), |(_, rest)| rest);
    let bare = if bare.is_empty() { name.stem.clone() } else { bare };

    let mdx = file.path.ends_with(".mdx");
    let (mut markdown, found) = if is_html(&file.path) {
        let (text, mut found) = foreign::convert(parts.body, site.format, false);
        let (markdown, more) = html::markdown(&text);
        found.extend(more);
        (markdown, found)
    } else {
        foreign::convert(parts.body, site.format, mdx)
    };
    notes.extend(found);
    let title = title(&values, &mut markdown, &bare, &mut notes);
    let (tags, categories) = tags(&values, site.format);
    if categories > 0 {
        notes.push(Note::Categories { count: categories });
    }
    let updated = updated(&values, date, &mut notes);
    let draft = values.flag(&["draft"]) == Some(true)
        || values.flag(&["published"]) == Some(false)
        || values
            .text(&["status"])
            .is_some_and(|it| matches!(it.to_lowercase().as_str(), "draft" | "hidden" | "skip"))
        || format!("/{}", file.path).contains("/_drafts/");
    let language = values.text(&["lang", "language", "locale"]).or(name.language.clone());
    let language = language.map(|language| language.replace('_', "-"));
    let mut wish = values.text(&["slug"]).unwrap_or_else(|| bare.clone());
    // Each language's text is a post of its own.
    if let Some(code) = &name.language
        && !wish.ends_with(&format!("-{code}"))
    {
        wish = format!("{wish}-{code}");
    }
    let addresses = addresses::of(site, &values, &file.path, date, &bare, name.language.as_deref());
    let summary = values.text(&["summary", "description", "excerpt", "abstract"]).unwrap_or_default();
    let series = values.first(&["series", "taxonomies.series"]);
    let keys = values.unread();
    if !keys.is_empty() {
        notes.push(Note::Keys { keys });
    }
    if markdown.trim().is_empty() {
        return Err(Reason::Empty);
    }
    Ok(Post {
        source: file.path.clone(),
        title,
        date: Some(date),
        updated,
        summary,
        tags,
        series,
        draft,
        language,
        name: wish,
        addresses,
        markdown,
        notes,
    })
}

/// A file's name, taken apart.
struct Name {
    /// Its path without the extension, the language and a closing `/index`.
    path: String,
    stem: String,
    /// Hugo's and Zola's `post.fr.md`.
    language: Option<String>,
}

fn name(path: &str) -> Name {
    let without = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (without, language) = match without.rsplit_once('.') {
        Some((rest, code)) if is_language(code) => (rest, Some(code.to_owned())),
        _ => (without, None),
    };
    let without = without.strip_suffix("/index").unwrap_or(without);
    let stem = without.rsplit('/').next().unwrap_or(without).to_owned();
    Name { path: without.to_owned(), stem, language }
}

/// `fr`, `pt-br`, `zh_TW`: two letters, and perhaps a region.
fn is_language(code: &str) -> bool {
    let (language, region) = code.split_once(['-', '_']).unwrap_or((code, "xx"));
    let letters = |text: &str| text.chars().all(|c| c.is_ascii_alphabetic());
    language.len() == 2
        && letters(language)
        && language.to_lowercase() == language
        && (2..=4).contains(&region.len())
        && letters(region)
}

const DATES: [&str; 10] = [
    "date",
    "publishdate",
    "publish_date",
    "pubDate",
    "published_at",
    "publishedAt",
    "publishDate",
    "created",
    "published",
    "page.date",
];

/// The post's day: of its front matter, else of its name or its old address.
fn day(
    values: &Fields,
    in_name: Option<content::Date>,
    notes: &mut Vec<Note>,
) -> Result<content::Date, Reason> {
    let mut fault = None;
    for text in values.texts(&DATES) {
        match date::read(&text) {
            Ok(date) => return Ok(date),
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    if let Some(date) = in_name {
        notes.push(match &fault {
            Some(why) => Note::DateNotRead { why: why.to_string() },
            None => Note::DateOfName,
        });
        return Ok(date);
    }
    let of_address = values.texts(&["path", "url", "permalink"]).find_map(|path| {
        date::of_path(&format!("{}/x", path.trim_matches('/')))
            .or_else(|| date::of_path(path.trim_matches('/')))
    });
    match (of_address, fault) {
        (Some((date, _)), _) => {
            notes.push(Note::DateOfPath);
            Ok(date)
        }
        (None, Some(fault)) => Err(Reason::of(&fault)),
        (None, None) => Err(Reason::NoDate),
    }
}

fn updated(values: &Fields, date: content::Date, notes: &mut Vec<Note>) -> Option<content::Date> {
    let keys = [
        "updated",
        "lastmod",
        "last_modified_at",
        "last_updated",
        "modified",
        "updatedDate",
        "updatedAt",
        "lastUpdated",
        "mod_date",
        "last_modified",
    ];
    match date::read(&values.text(&keys)?) {
        Ok(updated) if updated < date => {
            notes.push(Note::UpdatedBefore);
            None
        }
        // The same day says nothing.
        Ok(updated) => Some(updated).filter(|updated| *updated != date),
        Err(why) => {
            notes.push(Note::UpdatedNotRead { why: why.to_string() });
            None
        }
    }
}

/// The title: of the front matter, else the first heading, else the file's name. A heading that only repeats it goes.
fn title(values: &Fields, markdown: &mut String, name: &str, notes: &mut Vec<Note>) -> String {
    let heading = first_heading(markdown);
    match (values.text(&["title"]), heading) {
        (Some(title), Some((heading, rest)))
            if heading.to_lowercase() == title.to_lowercase() && !rest.trim().is_empty() =>
        {
            *markdown = rest;
            notes.push(Note::TitleRepeated);
            title
        }
        (Some(title), _) => title,
        (None, Some((heading, rest))) if !rest.trim().is_empty() => {
            *markdown = rest;
            notes.push(Note::TitleOfHeading);
            heading
        }
        (None, _) => {
            notes.push(Note::TitleOfName);
            let words = one_line(&name.replace(['-', '_'], " "));
            let mut chars = words.chars();
            chars
                .next()
                .map_or_else(|| "Untitled".to_owned(), |first| first.to_uppercase().chain(chars).collect())
        }
    }
}

/// The heading of the first level with which a text begins, and the text below it.
fn first_heading(markdown: &str) -> Option<(String, String)> {
    let start = markdown.trim_start();
    let (line, rest) = start.split_once('\n').unwrap_or((start, ""));
    let plain = |text: &str| {
        let bare = content::markdown::prose(text).text;
        one_line(&bare)
    };
    if let Some(text) = line.strip_prefix("# ") {
        return Some((plain(text), rest.to_owned()));
    }
    let (under, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    let underlined = under.len() > 2 && under.trim_end().chars().all(|c| c == '=');
    underlined.then(|| (plain(line), rest.to_owned()))
}

fn tags(values: &Fields, format: Format) -> (Vec<String>, usize) {
    let between = if matches!(format, Format::Jekyll) { Between::Blanks } else { Between::Commas };
    let read = |keys: &[&str], between| {
        let found: Vec<Value> = keys.iter().filter_map(|key| values.value(key)).collect();
        found.iter().flat_map(|value| tags::read(value, between)).collect::<Vec<_>>()
    };
    let own = read(&["tags", "tag", "taxonomies.tags", "keywords", "topics"], between);
    // One category is one, also with a blank in it.
    let mut categories = read(&["category", "taxonomies.categories"], Between::Commas);
    categories.extend(read(&["categories"], between));
    categories.retain(|category| category != "Uncategorized");
    let count = categories.len();
    let all: Value = own.into_iter().chain(categories).collect();
    (tags::read(&all, Between::Commas), count)
}

/// Front matter that the folders above or the site's configuration give, by Jekyll's and Eleventy's rules.
pub(crate) type Defaults = Values;

/// Whether a file is a text that could be a post.
fn is_text(path: &str) -> bool {
    is_markdown(path) || is_html(path)
}

/// The file with which a link means a post, without its extension: `_posts/2024-04-09-a` for `/_posts/2024-04-09-a.md`.
pub(crate) fn without_extension(path: &str) -> &str {
    if is_text(path) { path.rsplit_once('.').map_or(path, |(stem, _)| stem) } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for (path, wanted, language) in [
            ("posts/a.md", "a", None),
            ("posts/a/index.md", "a", None),
            ("posts/a/index.fr.md", "a", Some("fr")),
            ("posts/a.pt-br.md", "a", Some("pt-br")),
            ("posts/Rust-1.44.0.md", "Rust-1.44.0", None),
            ("posts/node.js.md", "node", Some("js")),
        ] {
            let name = name(path);
            // A name that ends like a language is taken for one: the report shows the address.
            assert_eq!((name.stem.as_str(), name.language.as_deref()), (wanted, language), "{path}");
        }
    }

    #[test]
    fn the_first_heading_may_be_the_title() {
        assert_eq!(first_heading("\n# A *b* `c`\n\nd"), Some(("A b c".into(), "\nd".into())));
        assert_eq!(first_heading("A\n===\nd"), Some(("A".into(), "d".into())));
        assert_eq!(first_heading("## A\n"), None);
        assert_eq!(first_heading("text\n# A"), None);
    }
}
