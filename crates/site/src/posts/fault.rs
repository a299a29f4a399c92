use std::io::ErrorKind;

use content::{Date, DateError, SlugError};

use super::alias::AliasError;
use crate::problem::reason;

/// Everything that can be wrong with a post. The texts are composed here and nowhere else.
#[derive(Clone, Debug, PartialEq)]
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
    Broken { format: &'static str, why: String, remedy: &'static str },
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
    BadImage { destination: String, why: String },
    BadFormula { why: String },
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
}

impl Wants {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Texts => "a list of texts",
            Self::Date => "a date",
            Self::Bool => "true or false",
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Text => "write it as one text in quotes",
            Self::Texts => "write it as [\"one\", \"two\"]",
            Self::Date => A_DAY,
            Self::Bool => "write true or false, without quotes",
        }
    }
}

const A_DAY: &str = "write a day of the calendar, as in 2025-03-31";

impl Fault {
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
            Self::BadImage { destination, why } => format!("the image {destination} cannot be used: {why}"),
            Self::BadFormula { why } => format!("the formula cannot be set: {why}"),
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
            Self::BadImage { .. } => "export it again from the program that made it".into(),
            Self::BadFormula { .. } => "correct it, or write \\$ where a dollar sign is meant".into(),
            Self::UnknownLanguage { nearest: Some(near), .. } => format!("did you mean {near}?"),
            Self::UnknownLanguage { .. } => "write text where that is meant, or leave the word out".into(),
            Self::UnknownFenceWord { .. } => {
                "remove it; known are title=\"…\", linenos, linenos=5, {1,3-5} and diff".into()
            }
        }
    }
}
