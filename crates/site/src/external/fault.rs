/// What can be wrong with a link to another site.
#[derive(Clone, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Fault {
    /// The host says that there is no such page.
    DeadLink { status: u16 },
    /// Nobody says anything, or something else than a page.
    NoAnswer { why: String },
}

impl Fault {
    /// What is wrong.
    pub(super) fn what(&self, destination: &str) -> String {
        match self {
            Self::DeadLink { status } => {
                format!("the link {destination} leads to no page: its host answers with {status}")
            }
            Self::NoAnswer { why } => format!("the link {destination} has no answer: {why}"),
        }
    }

    /// What to do about it.
    pub(super) fn remedy(&self) -> &'static str {
        match self {
            Self::DeadLink { .. } => "look for where the page is now, or remove the link",
            Self::NoAnswer { .. } => "try it in a browser, and again later",
        }
    }
}
