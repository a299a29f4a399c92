/// Something of an author's that cannot stand in a text. It is told, and the blog is made without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Removed {
    Element { element: String },
    Content { element: String },
    Attribute { element: String, name: String },
    Handler { element: String, name: String },
    Style { element: String },
    Scheme { destination: String },
    Frame { address: String },
    Id { id: String },
    NoElement { text: String },
    NoSource,
    Stray { tag: String },
    Endless,
}

impl Removed {
    /// What was left out.
    pub(crate) fn what(&self) -> String {
        match self {
            Self::Element { element } => format!("<{element}> cannot stand in a text and was left out"),
            Self::Content { element } => format!("<{element}> was left out with what stands in it"),
            Self::Attribute { element, name } => format!("the attribute {name} of <{element}> was left out"),
            Self::Handler { element, name } => {
                format!("the event handler {name} of <{element}> was left out")
            }
            Self::Style { element } => format!("the attribute style of <{element}> was left out"),
            Self::Scheme { destination } => format!("the address {} was refused", short(destination)),
            Self::Frame { address } => format!("the frame with {} was left out", short(address)),
            Self::Id { id } => {
                format!("the id \"{}\" was left out: a script could take it for its own", short(id))
            }
            Self::NoElement { text } => format!("{} is no element and was shown as text", short(text)),
            Self::NoSource => "an image without an address was left out".into(),
            Self::Stray { tag } => format!("{tag} was left out: it has no partner where it stands"),
            Self::Endless => "the HTML of this text cannot be understood and was shown as text".into(),
        }
    }

    /// What to do about it.
    pub(crate) fn remedy(&self) -> &'static str {
        match self {
            Self::Element { .. } => "remove it; what stands in it is kept",
            Self::Content { element } if element == "svg" => {
                "save the drawing as a file beside the post, and show it with ![…](…)"
            }
            Self::Content { .. } | Self::Handler { .. } => "a text runs nothing: remove it",
            Self::Attribute { .. } => "remove it",
            Self::NoSource => "write src=\"…\" in quotes, or remove it",
            Self::Style { .. } => "use a class, and write its rule into style/prose.css",
            Self::Scheme { .. } => "write an address with https:, http:, mailto: or tel:, or a file's name",
            Self::Frame { .. } => "name its host in blog.toml, as in embed = [\"www.youtube-nocookie.com\"]",
            Self::Id { .. } => "give it another id",
            Self::NoElement { .. } => "put it between backticks, or write &lt; for <",
            Self::Stray { .. } => "write the tag that belongs to it in the same paragraph, item or quotation",
            Self::Endless => "write less HTML",
        }
    }
}

/// Addresses may be as long as a file.
fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
