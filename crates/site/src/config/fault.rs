use std::io::ErrorKind;

use super::settings::{SETTINGS, Setting};
use crate::problem::{Spot, reason};

/// Everything that can be wrong with `blog.toml`. The texts are composed here, but for those about one value.
#[derive(Clone, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Fault {
    Unreadable {
        kind: ErrorKind,
    },
    NotUtf8,
    Broken {
        why: String,
        remedy: &'static str,
        column: Option<u32>,
    },
    UnknownSetting {
        key: String,
        nearest: Option<&'static str>,
    },
    MissingSetting {
        setting: &'static Setting,
    },
    /// `what` is the rest of a sentence that begins with the setting's name.
    WrongSetting {
        setting: &'static Setting,
        what: String,
        remedy: Option<String>,
    },
    UnknownWarning {
        code: String,
        nearest: Option<&'static str>,
    },
    UnknownLevel {
        code: String,
        is: String,
    },
}

impl Fault {
    /// What is wrong.
    pub(super) fn what(&self) -> String {
        match self {
            Self::Unreadable { kind } => format!("the file cannot be read: {}", reason(*kind)),
            Self::NotUtf8 => "the file is not UTF-8 from here on".into(),
            Self::Broken { why, .. } => format!("the file is not valid TOML: {why}"),
            Self::UnknownSetting { key, .. } => format!("there is no setting '{key}'"),
            Self::MissingSetting { setting } => format!("the setting '{}' is missing", setting.key),
            Self::WrongSetting { setting, what, .. } => format!("'{}' {what}", setting.key),
            Self::UnknownWarning { code, .. } => format!("there is no warning '{code}'"),
            Self::UnknownLevel { code, is } => {
                format!("the warning '{code}' is {is}, but must be \"allow\", \"warn\" or \"error\"")
            }
        }
    }

    /// What to do about it.
    pub(super) fn remedy(&self) -> String {
        match self {
            Self::Unreadable { kind: ErrorKind::NotFound } => {
                "run cargo blog in the blog's folder, where blog.toml lies".into()
            }
            Self::Unreadable { .. } => "make blog.toml a file that you may read".into(),
            Self::NotUtf8 => "save the file again with the encoding UTF-8".into(),
            Self::Broken { remedy, .. } => (*remedy).into(),
            Self::UnknownSetting { nearest: Some(near), .. }
            | Self::UnknownWarning { nearest: Some(near), .. } => format!("did you mean '{near}'?"),
            Self::UnknownSetting { .. } => {
                let known: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
                format!("remove it; the known keys are {}", known.join(", "))
            }
            Self::UnknownWarning { .. } => {
                let known: Vec<_> = crate::warnings::WARNINGS.iter().map(|(code, _)| *code).collect();
                format!("remove it; the known warnings are {}", known.join(", "))
            }
            Self::MissingSetting { setting } => format!("add {}", setting.example),
            Self::WrongSetting { remedy: Some(remedy), .. } => remedy.clone(),
            Self::WrongSetting { setting, .. } => {
                format!("write {}", setting.example.replace('\n', ", then "))
            }
            Self::UnknownLevel { code, .. } => format!("write {code} = \"allow\""),
        }
    }

    /// What of its line is meant.
    pub(super) fn spot(&self) -> Option<Spot> {
        let words = match self {
            Self::Broken { column, .. } => return column.map(Spot::Column),
            Self::UnknownSetting { key, .. } => key.as_str(),
            Self::WrongSetting { setting, .. } => setting.key,
            Self::UnknownWarning { code, .. } | Self::UnknownLevel { code, .. } => code,
            Self::NotUtf8 => return Some(Spot::unreadable()),
            Self::Unreadable { .. } | Self::MissingSetting { .. } => return None,
        };
        Some(Spot::Words(words.to_owned()))
    }
}
