use content::{DateError, SlugError};

/// Everything that can be wrong with a post. The texts are composed here and nowhere else.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fault {
    FolderMissing,
    Unreadable { why: String },
    NotUtf8,
    NoIndex { folder: String },
    NotAPost,
    SecondText { folder: String },
    NoFrontMatter,
    FrontMatterOpen { fence: &'static str },
    Broken { format: &'static str, why: String },
    EmptyBody,
    Missing { key: &'static str, example: &'static str },
    UnknownKey { key: String, nearest: Option<&'static str>, known: String },
    WrongKind { key: String, is: &'static str, wants: &'static str },
    EmptyValue { key: String },
    NoLetter { key: &'static str, text: String },
    BadDate { key: String, text: String, why: DateError },
    UpdatedBefore { date: String, updated: String },
    BadSlug { text: String, why: SlugError, from_file: bool, suggestion: Option<String> },
    SameSlug { slug: String, other: String },
    NoDestination,
    NoSuchFile { destination: String, image: bool, nearest: Option<String> },
    NoSuchAddress { destination: String, nearest: Option<String> },
    NoSuchHeading { destination: String, nearest: Option<String> },
    LinkToDraft { destination: String },
    OutsideOfPosts { destination: String },
    BesideFlatPost { destination: String, slug: String },
    BadImage { destination: String, why: String },
}

impl Fault {
    /// What is wrong.
    pub(crate) fn what(&self) -> String {
        match self {
            Self::FolderMissing => "there is no such folder".into(),
            Self::Unreadable { why } => format!("the file cannot be read: {why}"),
            Self::NotUtf8 => "the file is not UTF-8 from here on".into(),
            Self::NoIndex { folder } => format!("the folder {folder} has no index.md"),
            Self::NotAPost => "this file is no post, and posts do not show files that lie here".into(),
            Self::SecondText { folder } => {
                format!("{folder} holds one post, its index.md; this would be a second one")
            }
            Self::NoFrontMatter => "the post does not begin with front matter".into(),
            Self::FrontMatterOpen { fence } => format!("the front matter is not closed by a line {fence}"),
            Self::Broken { format, why } => format!("the front matter is not valid {format}: {why}"),
            Self::EmptyBody => "the post has no text".into(),
            Self::Missing { key, .. } => format!("the front matter has no {key}"),
            Self::UnknownKey { key, .. } => format!("the front matter has an unknown key '{key}'"),
            Self::WrongKind { key, is, wants } => format!("'{key}' is {is}, but must be {wants}"),
            Self::EmptyValue { key } => format!("'{key}' is empty"),
            Self::NoLetter { key, text } => format!("'{text}' in '{key}' has no letter or digit"),
            Self::BadDate { key, text, why } => format!("'{key}' is \"{text}\", which is no date: {why}"),
            Self::UpdatedBefore { date, updated } => {
                format!("'updated' is {updated}, which is before the post's date {date}")
            }
            Self::BadSlug { text, why, from_file: false, .. } => {
                format!("the slug \"{text}\" cannot stand in an address: {why}")
            }
            Self::BadSlug { text, why, .. } => {
                format!("the file's name \"{text}\" cannot stand in an address: {why}")
            }
            Self::SameSlug { slug, other } => format!("the address posts/{slug}/ belongs to {other} already"),
            Self::NoDestination => "a link or image has no destination".into(),
            Self::NoSuchFile { destination, image: true, .. } => {
                format!("the image {destination} does not exist")
            }
            Self::NoSuchFile { destination, .. } => format!("the link {destination} leads to no file"),
            Self::NoSuchAddress { destination, .. } => {
                format!("the link {destination} leads to no page of the blog")
            }
            Self::NoSuchHeading { destination, .. } => format!("the link {destination} leads to no heading"),
            Self::LinkToDraft { destination } => format!("the link {destination} leads to a draft"),
            Self::OutsideOfPosts { destination } => format!("{destination} lies outside of the posts"),
            Self::BesideFlatPost { destination, .. } => {
                format!("{destination} lies beside posts, in no post's folder")
            }
            Self::BadImage { destination, why } => format!("the image {destination} cannot be used: {why}"),
        }
    }

    /// What to do about it.
    pub(crate) fn remedy(&self) -> String {
        match self {
            Self::FolderMissing => "create it and write a first post with: cargo blog new \"A title\"".into(),
            Self::Unreadable { .. } => "check that it exists and that you may read it".into(),
            Self::NotUtf8 => "save the file again with the encoding UTF-8".into(),
            Self::NoIndex { .. } => "name the post's text index.md, or remove the folder".into(),
            Self::NotAPost => "put it into the folder of the post that shows it, or into public/".into(),
            Self::SecondText { .. } => "move it to posts/ as a post of its own, or out of posts/".into(),
            Self::NoFrontMatter => {
                "begin with the lines: +++, title = \"…\", date = \"YYYY-MM-DD\", +++".into()
            }
            Self::FrontMatterOpen { fence } => format!("write {fence} alone on the line after the last key"),
            Self::Broken { format: "TOML", .. } => {
                "texts stand in quotes, lists in brackets: key = \"text\"".into()
            }
            Self::Broken { .. } => "quote texts that contain a colon or a bracket: key: \"text\"".into(),
            Self::EmptyBody => "write it below the front matter, or remove the file".into(),
            Self::Missing { key, example } => format!("add a {key}: {example}"),
            Self::UnknownKey { nearest: Some(nearest), .. } => format!("did you mean '{nearest}'?"),
            Self::UnknownKey { known, .. } => format!("remove it; the known keys are {known}"),
            Self::WrongKind { wants, .. } => match *wants {
                "a list of texts" => "write it as [\"one\", \"two\"]".into(),
                "true or false" => "write true or false without quotes".into(),
                _ => "write it in quotes".into(),
            },
            Self::EmptyValue { .. } => "give it a value, or remove the line".into(),
            Self::NoLetter { .. } => "it is part of an address: give it at least one letter or digit".into(),
            Self::BadDate { .. } => "write a day of the calendar, as in 2025-03-31".into(),
            Self::UpdatedBefore { .. } => "correct one of the two, or remove 'updated'".into(),
            Self::BadSlug { from_file: false, suggestion: Some(slug), .. } => {
                format!("write slug = \"{slug}\"")
            }
            Self::BadSlug { suggestion: Some(slug), .. } => {
                format!("rename it to {slug}, or add the key slug = \"{slug}\"")
            }
            Self::BadSlug { .. } => "use lower-case letters, digits and single hyphens".into(),
            Self::SameSlug { .. } => "give one of the two another 'slug', or another file name".into(),
            Self::NoDestination => "write one between the parentheses, or remove the link".into(),
            Self::NoSuchFile { nearest: Some(nearest), .. } => format!("did you mean {nearest}?"),
            Self::NoSuchFile { image: true, .. } => {
                "put the image into the post's folder, beside its index.md".into()
            }
            Self::NoSuchFile { .. } => "link a post by its file, as in ../other-post.md".into(),
            Self::NoSuchAddress { nearest: Some(nearest), .. } => format!("did you mean {nearest}?"),
            Self::NoSuchAddress { .. } => "link a post by its file, or put the file into public/".into(),
            Self::NoSuchHeading { nearest: Some(nearest), .. } => format!("did you mean #{nearest}?"),
            Self::NoSuchHeading { .. } => "give the heading that id: ## Heading {#id}".into(),
            Self::LinkToDraft { .. } => "publish the draft, or remove the link".into(),
            Self::OutsideOfPosts { .. } => "move the file into the post's folder, or into public/".into(),
            Self::BesideFlatPost { slug, .. } => {
                format!("make the post a folder, posts/{slug}/index.md, and put the file beside it")
            }
            Self::BadImage { .. } => "export it again from the program that made it".into(),
        }
    }
}
