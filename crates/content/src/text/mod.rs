//! Every text of the interface, once a language: [`Text`] is what views and renderer say, [`Frame`] what stands around
//! the views and is only ever written by the build, [`Script`] what the build hands to the scripts of pages. They are
//! apart so that the wasm holds no text that it never shows.
//!
//! A language is a file beside this one that fills in all three, and a line in [`Language::of`]; a text that is missing
//! does not compile. `{name}` in a text is a place that [`fill`] or [`around`] fills.

mod en;
mod fa;
mod frame;
mod script;

pub use frame::Frame;
pub use script::Script;

use crate::Date;

/// What the views and the renderer say.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// The language's own BCP 47 tag.
    pub tag: &'static str,
    /// Zero to nine, where the language does not write them as ASCII does.
    pub digits: Option<[char; 10]>,
    /// January to December.
    pub months: [&'static str; 12],
    /// A day: `{day}`, `{month}`, `{year}`.
    pub date: &'static str,

    /// The way to the newest articles.
    pub articles: &'static str,
    /// The way to the list of all by year, and its title.
    pub archive: &'static str,
    /// The way to the list of tags, and its title.
    pub tags: &'static str,
    /// What a series is.
    pub series: &'static str,
    /// The way to what is kept on the device, and its title.
    pub offline: &'static str,
    /// The way out, where there is none other.
    pub all_articles: &'static str,

    /// Title of a later page of the newest: `{number}`.
    pub articles_page: &'static str,
    /// Where one is among them: `{number}`, `{of}`.
    pub page_of: &'static str,
    /// Names the ways between them.
    pub pages: &'static str,
    /// To the page before.
    pub newer_articles: &'static str,
    /// To the page after.
    pub older_articles: &'static str,
    /// Names the ways from an article to its neighbours.
    pub other_articles: &'static str,
    /// Published next.
    pub newer: &'static str,
    /// Published before.
    pub older: &'static str,
    /// When an article was changed: `{date}`.
    pub updated: &'static str,
    /// How long it takes to read: `{minutes}`.
    pub minutes: &'static str,
    /// Where it stands in its series: `{number}`, `{of}`, `{series}`.
    pub part: &'static str,
    /// How many articles a tag has, when it is one.
    pub one_article: &'static str,
    /// And when there are more: `{count}`.
    pub count_articles: &'static str,

    /// What the archive is, for search engines: `{blog}`.
    pub about_archive: &'static str,
    /// What the list of tags is: `{blog}`.
    pub about_tags: &'static str,
    /// Title of the list of a tag: `{tag}`.
    pub tag_title: &'static str,
    /// What it is: `{blog}`, `{tag}`.
    pub about_tag: &'static str,
    /// Title of the list of a series: `{series}`.
    pub series_title: &'static str,
    /// What it is: `{series}`.
    pub about_series: &'static str,

    /// Title of the page for unknown addresses.
    pub not_found: &'static str,
    /// What it says.
    pub not_found_why: &'static str,
    /// What the page about offline reading says.
    pub about_offline: &'static str,
    /// And while nothing is kept.
    pub nothing_kept: &'static str,
    /// Beside an article that is not kept.
    pub not_kept: &'static str,

    /// No answer came: a title and what it means.
    pub no_connection: [&'static str; 2],
    /// The file is gone.
    pub moved_on: [&'static str; 2],
    /// Other bytes came than were published.
    pub damaged: [&'static str; 2],
    /// The server has another app.
    pub superseded: [&'static str; 2],
    /// The server could not answer: `{status}`.
    pub no_answer: [&'static str; 2],
    /// What to do when it may go over by itself.
    pub try_again: &'static str,
    /// What to do when the blog has changed.
    pub load_current: &'static str,
    /// What to do when a file was damaged.
    pub fetch_anew: &'static str,

    /// The way to the search, and its title.
    pub search: &'static str,
    /// Names the field in which one types.
    pub search_for: &'static str,
    /// What the search can do.
    pub search_how: &'static str,
    /// What to do where the app does not run.
    pub search_browse: &'static str,
    /// Any tag.
    pub any_tag: &'static str,
    /// Any year.
    pub any_year: &'static str,
    /// What stands above some of the newest articles.
    pub newest: &'static str,
    /// Nothing answers.
    pub nothing_found: &'static str,
    /// One section answers.
    pub one_found: &'static str,
    /// So many do: `{count}`.
    pub found: &'static str,
    /// Nobody wrote what was typed: `{words}`, `{found}`.
    pub found_instead: &'static str,
    /// What is to be taken from the article again.
    pub remove_marks: &'static str,
    /// Copies the address of the page.
    pub copy_link: &'static str,
    /// Chooses the theme.
    pub themes: [&'static str; 3],

    /// GitHub's five alerts.
    pub note: &'static str,
    /// See [`Self::note`].
    pub tip: &'static str,
    /// See [`Self::note`].
    pub important: &'static str,
    /// See [`Self::note`].
    pub warning: &'static str,
    /// See [`Self::note`].
    pub caution: &'static str,
    /// Names the notes at the end of an article.
    pub footnotes: &'static str,
    /// Names the way from a note to the text: `{number}`.
    pub back_to_note: &'static str,
    /// The same where the text refers to it again: `{number}`, `{place}`.
    pub back_to_place: &'static str,
    /// Names a block of code that has no title.
    pub code: &'static str,
    /// Names a formula that scrolls.
    pub formula: &'static str,
    /// Names the box of a task.
    pub task: &'static str,
    /// Names the box in which a wide table scrolls.
    pub table: &'static str,
}

/// The languages that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, also where no other fits.
    English,
    /// Persian.
    Persian,
}

impl Language {
    /// By the primary part of a BCP 47 tag. Articles in a language that is none of ours have an English interface, with
    /// English dates: one language at a time is easier to read than two.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or_default() {
            fa if fa.eq_ignore_ascii_case("fa") => Self::Persian,
            _ => Self::English,
        }
    }

    /// What views and renderer say.
    #[must_use]
    pub fn text(self) -> &'static Text {
        match self {
            Self::English => &en::TEXT,
            Self::Persian => &fa::TEXT,
        }
    }

    /// What stands around the views.
    #[must_use]
    pub fn frame(self) -> &'static Frame {
        match self {
            Self::English => &en::FRAME,
            Self::Persian => &fa::FRAME,
        }
    }

    /// What the scripts of pages say.
    #[must_use]
    pub fn script(self) -> &'static Script {
        match self {
            Self::English => &en::SCRIPT,
            Self::Persian => &fa::SCRIPT,
        }
    }
}

impl Text {
    /// Those of a language, by its BCP 47 tag.
    #[must_use]
    pub fn of(tag: &str) -> &'static Self {
        Language::of(tag).text()
    }

    /// A number in the language's digits.
    #[must_use]
    pub fn number(&self, number: impl std::fmt::Display) -> String {
        let ascii = number.to_string();
        let Some(digits) = self.digits else { return ascii };
        ascii.chars().map(|c| c.to_digit(10).map_or(c, |digit| digits[digit as usize])).collect()
    }

    /// A day as a reader likes to see it, in the Gregorian calendar: `5 February 2024`.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        // The index is in range: a date has only months 1 to 12.
        let month = self.months[usize::from(date.month() - 1)];
        let [day, year] = [self.number(date.day()), self.number(date.year())];
        fill(self.date, &[("day", &day), ("month", month), ("year", &year)])
    }
}

/// A text with its places filled. One that nobody fills stays, so that it is seen.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled + rest
}

/// What stands before and behind a place, where an element comes, as far as anything does.
#[must_use]
pub fn around<'a>(text: &'a str, place: &str) -> [Option<&'a str>; 2] {
    let (before, after) = text.split_once(place).unwrap_or((text, ""));
    [before, after].map(|part| (!part.is_empty()).then_some(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_chosen_by_its_primary_part_and_english_otherwise() {
        let of = |tag: &str| Language::of(tag);
        assert_eq!(["fa", "fa-IR", "FA"].map(of), [Language::Persian; 3]);
        assert_eq!(["en-GB", "de", "far", ""].map(of), [Language::English; 4]);
    }

    #[test]
    fn a_day_is_written_as_the_language_does() {
        let day = Date::parse("2024-02-05").unwrap();
        assert_eq!(Text::of("en").day(day), "5 February 2024");
        assert_eq!(Text::of("fa").day(day), "۵ فوریهٔ ۲۰۲۴");
    }

    #[test]
    fn places_are_filled_by_name() {
        assert_eq!(fill("{a} of {b}, {c} {", &[("b", "2"), ("a", "1")]), "1 of 2, {c} {");
        assert_eq!(around("in {series}", "{series}"), [Some("in "), None]);
    }

    /// The places of every text, in the order of their names.
    fn places(of: &impl std::fmt::Debug) -> Vec<Vec<String>> {
        let debug = format!("{of:?}").replace("\\u{", "(");
        let texts = debug.split('"').skip(1).step_by(2);
        let places = texts.map(|text| {
            let mut places: Vec<_> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            places.sort();
            places
        });
        places.collect()
    }

    #[test]
    fn languages_have_the_same_places_in_every_text() {
        let [en, fa] = [Language::English, Language::Persian];
        assert_eq!(places(en.text()), places(fa.text()));
        assert_eq!(places(en.frame()), places(fa.frame()));
        assert_eq!(places(en.script()), places(fa.script()));
    }

    #[test]
    fn no_text_is_left_in_english() {
        let fa = Language::Persian;
        let texts = format!("{:?}{:?}{:?}", fa.text(), fa.frame(), fa.script());
        let texts = texts.replace("\\u{", "{");
        for text in texts.split('"').skip(1).step_by(2) {
            let own: String = text.split('{').map(|rest| rest.rsplit('}').next().unwrap_or(rest)).collect();
            let own = ["Atom", "RSS", "JSON Feed", fa.text().tag]
                .iter()
                .fold(own, |own, name| own.replace(name, ""));
            assert!(!own.contains(|c: char| c.is_ascii_alphabetic()), "{text}");
        }
    }
}
