use std::io::ErrorKind;

use content::{Date, DateError, SlugError};

use super::alias::AliasError;
use crate::problem::{Spot, reason};

/// Everything that can be wrong with a post. The texts are composed here and nowhere else.
///
/// The code of a fault is the name of its variant: `NoSuchFile` is `no-such-file`.
#[derive(Clone, Debug, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Fault {
    FolderMissing,
    Unreadable { kind: ErrorKind },
    NotUtf8,
    NoIndex { folder: String, text: Option<String> },
    PostsWithin { folder: String },
    NotAPost,
    OtherExtension { rename: String },
    SecondText { folder: String },
    NoFrontMatter,
    LateFrontMatter { fence: &'static str },
    FrontMatterOpen { fence: &'static str },
    Broken { format: &'static str, why: String, remedy: &'static str, column: Option<u32> },
    EmptyBody,
    Missing { key: &'static str, example: String },
    UnknownKey { key: String, nearest: Option<&'static str>, known: String },
    WrongKind { key: String, is: String, wants: Wants },
    TagsAsText { example: String },
    EmptyValue { key: String },
    NoLetter { key: &'static str, text: String },
    BadDate { key: String, text: String, why: DateError, meant: Option<Date> },
    UpdatedBefore { date: String, updated: String },
    BadLanguage { text: String },
    BadSlug { text: String, why: SlugError, suggestion: Option<String> },
    BadName { text: String, why: SlugError, folder: bool, suggestion: Option<String> },
    BadAlias { text: String, why: AliasError },
    AliasTaken { alias: String, other: String },
    PlaceholderDate { key: String, text: String },
    SameSlug { slug: String, other: String },
    SameLanding { address: String, other: String },
    NoSuchList { kind: &'static str, name: String, nearest: Option<String> },
    NoDestination { image: bool },
    BlankInDestination { destination: String },
    NoSuchFile { destination: String, nearest: Option<String>, remedy: String },
    NoSuchImage { destination: String, nearest: Option<String>, place: String },
    NoSuchAddress { destination: String, nearest: Option<String> },
    NoSuchHeading { destination: String, id: String, nearest: Option<String> },
    LinkToDraft { destination: String },
    OutsideOfPosts { destination: String },
    BesideFlatPost { destination: String, slug: String },
    NotAnImage { destination: String },
    ActiveFile { destination: String },
    BadImage { destination: String, why: String },
    BadFormula { why: String, tex: String },
    UnknownTag { tag: String, nearest: Option<String>, known: String },
    ExpiresBefore { date: String, expires: String },
    LinkToFuture { destination: String, date: String },
    LinkToExpired { destination: String },
    AliasOfItself { alias: String },
    BadAnchor { text: String },
    AnchorTaken { id: String },
    AnchorLeadsOn { old: String, new: String },
    NoSuchAnchor { id: String, nearest: Option<String> },
    MissingAlternativeText { destination: String },
    SkippedHeadingLevel { words: String, level: u8, expected: u8 },
    LongTitle { count: usize },
    LongSummary { count: usize },
    LargeImage { destination: String, width: u32, widest: u32 },
    LinkRedirects { destination: String, to: String },
    SimilarTag { tag: String, other: String },
    UnknownLanguage { language: String, nearest: Option<&'static str> },
    UnknownFenceWord { word: String },
}

/// What a key of front matter holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wants {
    Text,
    Texts,
    Date,
    Bool,
    Pairs,
}

impl Wants {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Texts => "a list of texts",
            Self::Date => "a date",
            Self::Bool => "true or false",
            Self::Pairs => "a table of old and new ids",
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Text => "write it as one text in quotes",
            Self::Texts => "write it as [\"one\", \"two\"]",
            Self::Date => A_DAY,
            Self::Bool => "write true or false, without quotes",
            Self::Pairs => {
                "write an old id and the new one, as in anchors = { old-heading = \"new-heading\" }"
            }
        }
    }
}

const A_DAY: &str = "write a day of the calendar, as in 2025-03-31";

impl Fault {
    /// Its kind.
    pub(crate) fn code(&self) -> &'static str {
        self.into()
    }

    /// What of its line is meant, as its author wrote it.
    pub(crate) fn spot(&self) -> Option<Spot> {
        let words = match self {
            Self::Broken { column, .. } => return column.map(Spot::Column),
            Self::NotUtf8 => return Some(Spot::unreadable()),
            Self::UnknownKey { key, .. } | Self::WrongKind { key, .. } | Self::EmptyValue { key } => key,
            Self::BadDate { text, .. }
            | Self::PlaceholderDate { text, .. }
            | Self::NoLetter { text, .. }
            | Self::BadLanguage { text }
            | Self::BadSlug { text, .. }
            | Self::BadAlias { text, .. } => text,
            Self::UpdatedBefore { updated, .. } => updated,
            Self::ExpiresBefore { expires, .. } => expires,
            Self::AliasTaken { alias, .. } | Self::AliasOfItself { alias } => alias,
            Self::UnknownTag { tag, .. } | Self::SimilarTag { tag, .. } => tag,
            Self::BadAnchor { text: id }
            | Self::AnchorTaken { id }
            | Self::AnchorLeadsOn { new: id, .. }
            | Self::NoSuchAnchor { id, .. } => id,
            Self::SkippedHeadingLevel { words, .. } => words,
            Self::SameSlug { slug, .. } => slug,
            Self::BlankInDestination { destination }
            | Self::NoSuchFile { destination, .. }
            | Self::NoSuchImage { destination, .. }
            | Self::NoSuchAddress { destination, .. }
            | Self::NoSuchHeading { destination, .. }
            | Self::LinkToDraft { destination }
            | Self::LinkToFuture { destination, .. }
            | Self::LinkToExpired { destination }
            | Self::LinkRedirects { destination, .. }
            | Self::MissingAlternativeText { destination }
            | Self::LargeImage { destination, .. }
            | Self::OutsideOfPosts { destination }
            | Self::BesideFlatPost { destination, .. }
            | Self::NotAnImage { destination }
            | Self::BadImage { destination, .. } => destination,
            Self::BadFormula { tex, .. } => tex,
            Self::UnknownLanguage { language, .. } => language,
            Self::UnknownFenceWord { word } => word,
            _ => return None,
        };
        Some(Spot::Words(words.clone()))
    }

    /// What is wrong.
    pub(crate) fn what(&self) -> String {
        match self {
            Self::FolderMissing => "there is no such folder".into(),
            Self::Unreadable { kind } => format!("this cannot be read: {}", reason(*kind)),
            Self::NotUtf8 => "the file is not UTF-8 from here on".into(),
            Self::NoIndex { folder, .. } => format!("the folder {folder} has no index.md"),
            Self::PostsWithin { folder } => {
                format!("the folder {folder} has no index.md of its own, but further texts")
            }
            Self::NotAPost => "this file is no post, and posts do not show files that lie here".into(),
            Self::OtherExtension { .. } => "this file is no post: the name of a post ends in .md".into(),
            Self::SecondText { folder } => {
                format!("{folder} holds one post, its index.md; this would be a second one")
            }
            Self::NoFrontMatter => "the post does not begin with front matter".into(),
            Self::LateFrontMatter { fence } => format!("the line {fence} must be the first, without blanks"),
            Self::FrontMatterOpen { fence } => format!("the front matter is not closed by a line {fence}"),
            Self::Broken { format, why, .. } => format!("the front matter is not valid {format}: {why}"),
            Self::EmptyBody => "the post has no text".into(),
            Self::Missing { key, .. } => format!("the front matter has no {key}"),
            Self::UnknownKey { key, .. } => format!("the front matter has an unknown key '{key}'"),
            Self::WrongKind { key, is, wants } => format!("'{key}' is {is}, but must be {}", wants.name()),
            Self::TagsAsText { .. } => "'tags' is a text, but must be a list of texts".into(),
            Self::EmptyValue { key } => format!("'{key}' is empty"),
            Self::NoLetter { key, text } => format!("'{text}' in '{key}' has no letter or digit"),
            Self::BadDate { key, text, why, .. } => {
                format!("'{key}' is \"{text}\", which is no date: {why}")
            }
            Self::UpdatedBefore { date, updated } => {
                format!("'updated' is {updated}, which is before the post's date {date}")
            }
            Self::BadLanguage { text } => {
                format!("'language' is \"{text}\", which is no language tag")
            }
            Self::BadSlug { text, why, .. } => {
                format!("the slug \"{text}\" cannot stand in an address: {why}")
            }
            Self::BadName { text, why, folder, .. } => {
                let named = if *folder { "folder" } else { "file" };
                format!("the {named}'s name \"{text}\" cannot stand in an address: {why}")
            }
            Self::BadAlias { text, why } => format!("the old address \"{text}\" cannot lead here: {why}"),
            Self::AliasTaken { alias, other } => {
                format!("the old address {alias} belongs to {other} already")
            }
            Self::PlaceholderDate { key, text } => {
                format!("'{key}' is \"{text}\", a placeholder that was never filled in")
            }
            Self::SameSlug { slug, other } => format!("the address posts/{slug}/ belongs to {other} already"),
            Self::SameLanding { address, other } => {
                format!("the list {address} has its text in {other} already")
            }
            Self::NoSuchList { kind, name, .. } => format!("no post has the {kind} {name}"),
            Self::NoDestination { image: true } => "an image has no destination".into(),
            Self::NoDestination { .. } => "a link has no destination".into(),
            Self::BlankInDestination { destination } => {
                format!("({destination}) makes no link or image: there is a blank in it")
            }
            Self::NoSuchFile { destination, .. } => format!("the link {destination} leads to no file"),
            Self::NoSuchImage { destination, .. } => format!("the image {destination} does not exist"),
            Self::NoSuchAddress { destination, .. } => {
                format!("the link {destination} leads to no page of the blog")
            }
            Self::NoSuchHeading { destination, .. } => format!("the link {destination} leads to no heading"),
            Self::LinkToDraft { destination } => format!("the link {destination} leads to a draft"),
            Self::OutsideOfPosts { destination } => format!("{destination} lies outside of the posts"),
            Self::BesideFlatPost { destination, .. } => {
                format!("{destination} lies beside posts, in no post's folder")
            }
            Self::NotAnImage { destination } => format!("{destination} is not an image that browsers show"),
            Self::ActiveFile { destination } => {
                format!("{destination} is a document of its own, which could run scripts in the blog's name")
            }
            Self::BadImage { destination, why } => format!("the image {destination} cannot be used: {why}"),
            Self::BadFormula { why, .. } => format!("the formula cannot be set: {why}"),
            Self::UnknownTag { tag, .. } => format!("the tag '{tag}' is none of those in blog.toml"),
            Self::ExpiresBefore { date, expires } => {
                format!("'expires' is {expires}, which is not after the post's date {date}")
            }
            Self::LinkToFuture { destination, date } => {
                format!("the link {destination} leads to a post that appears on {date}")
            }
            Self::LinkToExpired { destination } => {
                format!("the link {destination} leads to a post that has expired")
            }
            Self::AliasOfItself { alias } => {
                format!("the old address {alias} is the post's own: it leads in a circle")
            }
            Self::BadAnchor { text } => format!("\"{text}\" cannot be the id of a heading"),
            Self::AnchorTaken { id } => format!("the text has an id '{id}' already"),
            Self::AnchorLeadsOn { old, new } => {
                format!("the old heading '{old}' leads to '{new}', which is an old one itself")
            }
            Self::NoSuchAnchor { id, .. } => format!("no heading has the id '{id}'"),
            Self::MissingAlternativeText { destination } => {
                format!("the image {destination} has no text for those who do not see it")
            }
            Self::SkippedHeadingLevel { words, level, expected } => {
                let (level, expected) = (usize::from(*level), usize::from(*expected));
                format!(
                    "the heading '{words}' has {level} number signs, but {expected} would follow the one before"
                )
            }
            Self::LongTitle { count } => {
                format!("the title has {count} characters: lists and search results cut it")
            }
            Self::LongSummary { count } => {
                format!("the summary has {count} characters: lists show about three lines")
            }
            Self::LargeImage { destination, width, .. } => {
                format!("the image {destination} is {width} pixels wide, more than any screen shows of it")
            }
            Self::LinkRedirects { destination, .. } => {
                format!("the link {destination} leads to an old address")
            }
            Self::SimilarTag { tag, other } => {
                format!("no other post has the tag '{tag}', and there is a tag '{other}'")
            }
            Self::UnknownLanguage { language, .. } => {
                format!("the code is in '{language}', which no highlighter here knows: it stays plain")
            }
            Self::UnknownFenceWord { word } => format!("'{word}' behind the fence says nothing"),
        }
    }

    /// What to do about it.
    pub(crate) fn remedy(&self) -> String {
        match self {
            Self::FolderMissing => "create it and write a first post with: cargo blog new \"A title\"".into(),
            Self::Unreadable { kind } => match kind {
                ErrorKind::NotFound => "remove this link to it, or put the file back".into(),
                ErrorKind::IsADirectory => "name the folder without .md: its index.md is the post".into(),
                ErrorKind::NotADirectory => "rename this file, and put the posts into a folder posts/".into(),
                _ => "check that it is there and that you may read it".into(),
            },
            Self::NotUtf8 => "save the file again with the encoding UTF-8".into(),
            Self::NoIndex { text: Some(text), .. } => format!("rename {text} to index.md"),
            Self::NoIndex { .. } => "name the post's text index.md, or remove the folder".into(),
            Self::PostsWithin { .. } => "move them up into posts/: their dates order them, no folders".into(),
            Self::NotAPost => "put it into the folder of the post that shows it, or into public/".into(),
            Self::OtherExtension { rename } => format!("rename it to {rename}"),
            Self::SecondText { .. } => "move it up into posts/ as a post of its own, or out of posts/".into(),
            Self::NoFrontMatter => {
                "begin with a line +++, then title = \"…\" and date = \"YYYY-MM-DD\", then a line +++".into()
            }
            Self::LateFrontMatter { .. } => "remove what stands before it".into(),
            Self::FrontMatterOpen { fence } => format!("write {fence} alone on the line after the last key"),
            Self::Broken { remedy, .. } => (*remedy).into(),
            Self::EmptyBody => "write it below the front matter, or remove the file".into(),
            Self::Missing { example, .. } => format!("add the line {example}"),
            Self::UnknownKey { nearest: Some(nearest), .. } => format!("did you mean '{nearest}'?"),
            Self::UnknownKey { known, .. } => format!("remove it; the known keys are {known}"),
            Self::WrongKind { wants, .. } => wants.remedy().into(),
            Self::TagsAsText { example } => format!("write {example}"),
            Self::EmptyValue { .. } => "give it a value".into(),
            Self::NoLetter { .. } => "it is part of an address: give it at least one letter or digit".into(),
            Self::BadDate { meant: Some(date), .. } => format!("did you mean {date}?"),
            Self::BadDate { .. } => A_DAY.into(),
            Self::UpdatedBefore { .. } => "correct one of the two, or remove 'updated'".into(),
            Self::BadLanguage { .. } => "write its code, as in en, pt-BR or zh-Hans".into(),
            Self::BadSlug { suggestion: Some(slug), .. } => format!("write {slug}"),
            Self::BadName { suggestion: Some(name), .. } => {
                format!("rename it to {name}, or give the post a 'slug'")
            }
            Self::BadSlug { .. } | Self::BadName { .. } => {
                "use lower-case letters, digits and single hyphens".into()
            }
            Self::BadAlias { .. } => {
                "write it from the blog's root, as in aliases = [\"/2024/old-name/\"]".into()
            }
            Self::AliasTaken { .. } => "keep it in one of the two files".into(),
            Self::PlaceholderDate { .. } => A_DAY.into(),
            Self::SameSlug { .. } => "give one of the two another 'slug', or another file name".into(),
            Self::SameLanding { .. } => "keep one of the two files".into(),
            Self::NoSuchList { nearest: Some(near), .. } => format!("did you mean {near}?"),
            Self::NoSuchList { kind, .. } => {
                format!("name it as a {kind} of posts is written in the address of its list")
            }
            Self::NoDestination { .. } => "write one between the parentheses, or remove it".into(),
            Self::BlankInDestination { destination } => format!("write (<{destination}>)"),
            Self::NoSuchFile { nearest: Some(near), .. }
            | Self::NoSuchImage { nearest: Some(near), .. }
            | Self::NoSuchAddress { nearest: Some(near), .. } => format!("did you mean {near}?"),
            Self::NoSuchFile { remedy, .. } => remedy.clone(),
            Self::NoSuchImage { place, .. } => format!("put the image there: {place}"),
            Self::NoSuchAddress { .. } => "link a post by its file, or put the file into public/".into(),
            Self::NoSuchHeading { nearest: Some(near), .. } => format!("did you mean #{near}?"),
            Self::NoSuchHeading { id, .. } => {
                format!("give the heading that id: ## Heading {{#{id}}}")
            }
            Self::LinkToDraft { .. } => "publish the draft, or remove the link".into(),
            Self::OutsideOfPosts { .. } => "move the file into the post's folder, or into public/".into(),
            Self::BesideFlatPost { slug, .. } => {
                format!("make the post a folder, posts/{slug}/index.md, and put the file beside it")
            }
            Self::NotAnImage { .. } => {
                "show an SVG, PNG, JPEG, GIF, WebP or AVIF file, or make it a link, without the !".into()
            }
            Self::ActiveFile { .. } => {
                "link it where it lies on another site, or put it into public/ if you trust it".into()
            }
            Self::BadImage { .. } => "export it again from the program that made it".into(),
            Self::BadFormula { .. } => "correct it, or write \\$ where a dollar sign is meant".into(),
            Self::UnknownTag { nearest: Some(near), .. } => format!("did you mean '{near}'?"),
            Self::UnknownTag { known, .. } => format!("add it to 'tags' there, or use one of {known}"),
            Self::ExpiresBefore { .. } => "correct one of the two, or remove 'expires'".into(),
            Self::LinkToFuture { .. } => {
                "let this post appear on that day or later, or remove the link".into()
            }
            Self::LinkToExpired { .. } => "remove the link, or the 'expires' of that post".into(),
            Self::AliasOfItself { .. } => {
                "remove it: aliases are for addresses that the post had before".into()
            }
            Self::BadAnchor { .. } => {
                "use letters, digits and hyphens, as an address names it behind its #".into()
            }
            Self::AnchorTaken { .. } => "remove this line: links to that id lead there already".into(),
            Self::AnchorLeadsOn { .. } => "name the id that the heading has today".into(),
            Self::NoSuchAnchor { nearest: Some(near), .. } => format!("did you mean '{near}'?"),
            Self::NoSuchAnchor { id, .. } => format!("give the heading that id: ## Heading {{#{id}}}"),
            Self::MissingAlternativeText { destination } => {
                format!(
                    "say what it shows: ![…]({destination}); for mere decoration, write <img src=\"{destination}\" alt=\"\">"
                )
            }
            Self::SkippedHeadingLevel { words, expected, .. } => {
                format!("write {} {words}", "#".repeat(usize::from(*expected)))
            }
            Self::LongTitle { .. } => "shorten it, and say the rest in the summary".into(),
            Self::LongSummary { .. } => "shorten it to one or two sentences".into(),
            Self::LargeImage { widest, .. } => format!("save it with at most {widest} pixels across"),
            Self::LinkRedirects { to, .. } => format!("write {to}"),
            Self::SimilarTag { other, .. } => {
                format!(
                    "write {other} if the same is meant; else silence similar-tag under [warnings] in blog.toml"
                )
            }
            Self::UnknownLanguage { nearest: Some(near), .. } => format!("did you mean {near}?"),
            Self::UnknownLanguage { .. } => "write text where that is meant, or leave the word out".into(),
            Self::UnknownFenceWord { .. } => {
                "remove it; known are title=\"…\", linenos, linenos=5, {1,3-5} and diff".into()
            }
        }
    }
}
