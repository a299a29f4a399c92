use super::reference::Role;

/// Everything that can be wrong with a finished file. The texts are composed here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Fault {
    NoAddress { url: String, why: String },
    NoHome,
    Unreadable { why: String },
    Missing { role: Role, reference: String, path: String, nearest: Option<String> },
    Slashless { reference: String, better: String },
    NamesIndex { reference: String, better: String },
    BesideBase { role: Role, reference: String, base: String, better: String },
    NoSuchId { reference: String, nearest: Option<String> },
    Malformed { role: Role, reference: String },
    ThirdParty { role: Role, reference: String },
    Relative { role: Role, reference: String },
    ScriptAddress { reference: String },
    NoTitle,
    Titles { count: usize },
    NoDescription,
    NoCanonical,
    WrongCanonical { reference: String, own: String },
    NoLanguage,
    NoHeading,
    Headings { count: usize },
    DuplicateId { id: String },
    UnknownElement { element: String },
    NoAlt { image: String },
    NoSize { image: String },
    Handler { element: String, name: String },
    StyleAttribute { element: String },
    InlineCode { element: String },
    InlineData { role: Role },
    Framed { reference: String },
    NotInPolicy { element: String },
    Unreachable,
    Unused,
    UnknownKind { extension: String },
    TooLarge { what: &'static str, size: u64, limit: u64 },
    WrongName { hash: String },
    WrongIntegrity { path: String },
    NotXml { why: String },
    NotJson { why: String },
}

impl Fault {
    /// What is wrong.
    pub(super) fn what(&self) -> String {
        match self {
            Self::NoAddress { url, why } => format!("'base_url' is \"{url}\", which is no address: {why}"),
            Self::NoHome => "the blog has no index.html".into(),
            Self::Unreadable { why } => format!("the file cannot be read: {why}"),
            Self::Missing { role: Role::Link, reference, .. } => {
                format!("the link {reference} leads to no file")
            }
            Self::Missing { role, reference, .. } => {
                format!("the {} {reference} does not exist", role.name())
            }
            Self::Slashless { reference, .. } => {
                format!("the link {reference} leads to a page without the slash at its end")
            }
            Self::NamesIndex { reference, .. } => format!("the link {reference} names the file of a page"),
            Self::BesideBase { role, reference, base, .. } => {
                format!("the {} {reference} lies outside of {base}", role.name())
            }
            Self::NoSuchId { reference, .. } => format!("the link {reference} leads to no heading"),
            Self::Malformed { role, reference } => format!("the {} {reference} is no address", role.name()),
            Self::ThirdParty { role, reference } => {
                format!("the {} {reference} would be fetched from another site", role.name())
            }
            Self::Relative { role, reference } => {
                format!("the {} {reference} does not begin with https://", role.name())
            }
            Self::ScriptAddress { reference } => format!("the link {reference} is a script"),
            Self::NoTitle => "the page has no title".into(),
            Self::Titles { count } => format!("the page has {count} titles"),
            Self::NoDescription => "the page has no description".into(),
            Self::NoCanonical => "the page has no canonical address".into(),
            Self::WrongCanonical { reference, .. } => {
                format!("the canonical address {reference} is that of another page")
            }
            Self::NoLanguage => "the page does not say its language".into(),
            Self::NoHeading => "the page has no h1".into(),
            Self::Headings { count } => format!("the page has {count} h1"),
            Self::DuplicateId { id } => format!("the id \"{id}\" stands twice on the page"),
            Self::UnknownElement { element } => {
                format!("there is no element <{element}>, so it would not show")
            }
            Self::NoAlt { image } => format!("the image {image} has no alt"),
            Self::NoSize { image } => format!("the image {image} has no width and height"),
            Self::Handler { element, name } => format!("the element {element} has the event handler {name}"),
            Self::StyleAttribute { element } => format!("the element {element} has a style attribute"),
            Self::InlineCode { element } => format!("the text holds a {element} element"),
            Self::InlineData { role } => {
                format!("an address of the kind data: stands for the {}", role.name())
            }
            Self::Framed { reference } => format!("the text holds a frame with {reference}"),
            Self::NotInPolicy { element } => format!("the page's policy does not name its {element} element"),
            Self::Unreachable => "no link leads to this page".into(),
            Self::Unused => "nothing refers to this file".into(),
            Self::UnknownKind { extension } if extension.is_empty() => "the file's name says no kind".into(),
            Self::UnknownKind { extension } => format!("the blog has no files of the kind .{extension}"),
            Self::TooLarge { what, size, limit } => {
                format!("the {what} is {}, more than {}", megabytes(*size), megabytes(*limit))
            }
            Self::WrongName { hash } => format!("the file's name does not have its hash, {hash}"),
            Self::WrongIntegrity { path } => {
                format!("the integrity given for {path} is not that of the file")
            }
            Self::NotXml { why } => format!("the file is not valid XML: {why}"),
            Self::NotJson { why } => format!("the file is not valid JSON: {why}"),
        }
    }

    /// What to do about it.
    pub(super) fn remedy(&self) -> String {
        match self {
            Self::NoAddress { .. } => "write it with https:// and a slash at the end".into(),
            Self::Missing { nearest: Some(nearest), .. } => format!("did you mean {nearest}?"),
            Self::Missing { role: Role::Link, .. } => "correct it, or put the file into public/".into(),
            Self::Missing { role: Role::Image | Role::Media, .. } => {
                "name it in Markdown, ![…](…), so that it is published, or put it into public/".into()
            }
            Self::Slashless { better, .. }
            | Self::NamesIndex { better, .. }
            | Self::BesideBase { better, .. } => {
                format!("write {better}")
            }
            Self::NoSuchId { nearest: Some(nearest), .. } => format!("did you mean #{nearest}?"),
            Self::NoSuchId { .. } => "give the heading that id: ## Heading {#id}".into(),
            Self::Malformed { .. } => "correct it, or remove it".into(),
            Self::ThirdParty { .. } => {
                "the blog's policy forbids that: publish a copy with the post, or link it instead".into()
            }
            Self::ScriptAddress { .. } => {
                "the blog's policy forbids scripts in a text: remove the link".into()
            }
            Self::Headings { .. } => "the title is the page's h1: begin the text's headings with ##".into(),
            Self::DuplicateId { .. } => "give one of the two elements another id".into(),
            Self::UnknownElement { element } => format!("put it between backticks, or write &lt;{element}>"),
            Self::NoAlt { .. } => {
                "say what it shows with alt=\"…\", or alt=\"\" when it only decorates".into()
            }
            Self::NoSize { .. } => "add both, or write it in Markdown, ![…](…), which adds them".into(),
            Self::Handler { .. } | Self::InlineCode { .. } => {
                "the blog's policy forbids scripts and styles in a text: remove it".into()
            }
            Self::InlineData { .. } => "the blog's policy forbids that: publish it as a file".into(),
            Self::Framed { .. } => "the blog's policy forbids frames: link it instead".into(),
            Self::NotInPolicy { .. } => "make the policy last, of the very text that is written".into(),
            Self::StyleAttribute { .. } => {
                "the blog's policy forbids that: use a class, and write its rule into style/prose.css".into()
            }
            Self::TooLarge { what: "page", .. } => "divide the text into several posts".into(),
            Self::TooLarge { what: "image", .. } => "export it again, smaller or as AVIF or WebP".into(),
            Self::TooLarge { .. } => "make it smaller, or host it elsewhere and link it".into(),
            // The rest cannot come from a post.
            Self::Unreadable { .. } => "check that you may read it, and build again".into(),
            Self::Unreachable => "link it from a list or menu, or do not write it".into(),
            Self::Unused => {
                "refer to it, or do not write it; what others fetch by name belongs into public/".into()
            }
            Self::UnknownKind { .. } => "put it into public/, or add its kind to validate/kind.rs".into(),
            Self::NoTitle | Self::Titles { .. } => "give it one title element with a text".into(),
            Self::NoDescription => "give it a meta element with the name description".into(),
            Self::NoCanonical => {
                "give it a link element with rel=\"canonical\", or a meta element that says noindex".into()
            }
            Self::WrongCanonical { own, .. } => format!("write {own}"),
            Self::NoLanguage => "give its html element a lang".into(),
            Self::NoHeading => "give its main element one h1".into(),
            Self::NoHome => "build with cargo blog build".into(),
            Self::Missing { .. } | Self::Relative { .. } => "correct the view that writes it".into(),
            Self::WrongName { .. } | Self::WrongIntegrity { .. } => {
                "something changed the file after it was named: write it last".into()
            }
            Self::NotXml { .. } | Self::NotJson { .. } => {
                "correct what writes it: its readers would refuse it".into()
            }
        }
    }
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
