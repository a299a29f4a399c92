use super::promises::Promise;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Readers get something broken, old or foreign.
    Wrong,
    /// The blog works; the host could do it better, or cannot.
    Lacks,
}

/// Everything that can be wrong with a deployed blog. The texts are composed here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the texts below say it")]
pub enum Fault {
    Unreachable { why: String },
    NotABlog,
    OtherBase { is: String },
    Missing,
    Broken { page: String },
    Foreign { page: String },
    LeadsOn { to: String },
    Status { status: u16 },
    OtherBytes,
    OtherName { hash: String },
    NotXml { why: String },
    NotJson { why: String },
    MediaType { is: String, should: String },
    Charset { is: String },
    KeptTooLong { is: String },
    OtherPolicy,
    Lost { promise: Promise },
    NoNotFound { status: u16 },
    RedirectsElsewhere { to: String, should: String },
    NoRedirect { status: u16, should: String },
    // From here on the blog works.
    LooseType { is: String, should: String },
    Lacking { promise: Promise },
    OtherHeader { name: &'static str, is: String, should: String },
    NotCompressed { extension: String },
    OtherNotFound,
    RedirectsForNow { status: u16 },
    RedirectsByPage,
}

impl Fault {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::LooseType { .. }
            | Self::Lacking { .. }
            | Self::OtherHeader { .. }
            | Self::NotCompressed { .. }
            | Self::OtherNotFound
            | Self::RedirectsForNow { .. }
            | Self::RedirectsByPage => Severity::Lacks,
            _ => Severity::Wrong,
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Unreachable { why } => format!("no answer came: {why}"),
            Self::NotABlog => "what stands there is no page of such a blog".into(),
            Self::OtherBase { is } => format!("the blog was built for the path {is}"),
            Self::Missing => "the file is missing".into(),
            Self::Broken { page } => format!("{page} names it, but it is not there"),
            Self::Foreign { page } => format!("{page} names it, but it is no file of the release"),
            Self::LeadsOn { to } => format!("the host leads on to {to}"),
            Self::Status { status } => format!("the host answers with status {status}"),
            Self::OtherBytes => "the file has other bytes than the release's".into(),
            Self::OtherName { hash } => format!("the file's name does not have its hash, {hash}"),
            Self::NotXml { why } => format!("the file is not valid XML: {why}"),
            Self::NotJson { why } => format!("the file is not valid JSON: {why}"),
            Self::MediaType { is, should } | Self::LooseType { is, should } => {
                format!("the media type is {}, not {should}", or_none(is))
            }
            Self::Charset { is } => format!("the media type says {is}, but the file is UTF-8"),
            Self::KeptTooLong { is } => format!("the file changes, but may be kept: Cache-Control: {is}"),
            Self::OtherPolicy => "the header Content-Security-Policy is that of another release".into(),
            Self::Lost { promise } => format!("{}, as other answers do", promise.broken()),
            Self::Lacking { promise } => promise.broken(),
            Self::NoNotFound { status } => format!("the host answers with status {status}, not 404"),
            Self::RedirectsElsewhere { to, should } => {
                format!("the old address leads to {to}, not to {should}")
            }
            Self::NoRedirect { status, should } => {
                format!("the old address answers with status {status} and does not lead to {should}")
            }
            Self::OtherHeader { name, is, should } => format!("the header {name} says {is}, not {should}"),
            Self::NotCompressed { extension } => format!("files of the kind .{extension} are not compressed"),
            Self::OtherNotFound => "the page for unknown addresses is not the blog's".into(),
            Self::RedirectsForNow { status } => {
                format!("the old address leads on for now, with status {status}, not for ever")
            }
            Self::RedirectsByPage => "the old address leads on by a page, not by the host".into(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        const SETTINGS: &str = "name the host in blog.toml, build, and give it the settings: docs/deploy.md";
        match self {
            Self::Unreachable { .. } => "see that the host runs and the address is right, and verify again",
            Self::NotABlog => "give the address of its home page, with its whole path",
            Self::OtherBase { .. } => "correct 'base_url' in blog.toml and build, or deploy it to that path",
            Self::Missing | Self::OtherBytes | Self::OtherName { .. } | Self::NotXml { .. } | Self::NotJson { .. } => {
                "upload the release again, whole; where a network keeps copies, clear them"
            }
            Self::Broken { .. } => "upload the release again, or correct the page",
            Self::Foreign { .. } => "remove it and upload the release again; find out who put it there",
            Self::LeadsOn { .. } => "take the rule out of the host's settings",
            Self::Status { .. } => "the host's log says why",
            Self::MediaType { .. } | Self::Charset { .. } => {
                "browsers refuse it so; set the type in the host's settings: docs/deploy.md"
            }
            Self::KeptTooLong { .. } => "readers would stay on an old release: send Cache-Control: no-cache",
            Self::OtherPolicy => "browsers refuse the pages so; take the settings of this release: docs/deploy.md",
            Self::Lost { .. } => "something on the way drops it, or the host was told twice: look at its settings",
            Self::NoNotFound { .. } => "search engines would list it: answer with 404.html and status 404",
            Self::RedirectsElsewhere { .. } | Self::NoRedirect { .. } => {
                "take the settings of this release: docs/deploy.md"
            }
            Self::NotCompressed { .. } => {
                "let the host compress them, or set compress = true in blog.toml for a server that sends copies"
            }
            Self::LooseType { .. }
            | Self::Lacking { .. }
            | Self::OtherHeader { .. }
            | Self::OtherNotFound
            | Self::RedirectsForNow { .. }
            | Self::RedirectsByPage => SETTINGS,
        }
        .to_owned()
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "not given" } else { text }
}
