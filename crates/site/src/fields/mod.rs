//! TOML and YAML as one flat list of keys that still know their lines. Both `blog.toml` and front matter are read
//! through it, so that everything wrong in them is told at once and in one voice.

mod toml;
mod yaml;

use std::fmt;

pub(crate) use self::toml::parse as parse_toml;
pub(crate) use yaml::parse as parse_yaml;

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) key: String,
    /// Counts from 1 within the text that was parsed.
    pub(crate) line: u32,
    pub(crate) value: Value,
}

/// What a key can hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A string; a TOML date as it is written; a YAML number as it is written, since YAML does not ask for
    /// quotes around a title such as `2024`.
    Text(String),
    Bool(bool),
    /// A whole number of TOML.
    Integer(i64),
    List(Vec<Value>),
    /// A table of TOML, or a mapping of YAML.
    Table(Vec<Field>),
    /// YAML's null, or a key with nothing behind it.
    Nothing,
    /// Something else, by its name in a message: `a table`.
    Other(&'static str),
}

impl Value {
    /// What it is, in a message.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Bool(_) => "true or false",
            Self::Integer(_) => "a number",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Nothing => "nothing",
            Self::Other(kind) => kind,
        }
    }
}

impl fmt::Display for Value {
    /// As TOML has it, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&import::quoted(text)),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::List(values) => {
                let values: Vec<_> = values.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", values.join(", "))
            }
            Self::Table(fields) => {
                let fields: Vec<_> =
                    fields.iter().map(|field| format!("{} = {}", field.key, field.value)).collect();
                write!(f, "{{ {} }}", fields.join(", "))
            }
            Self::Nothing => f.write_str("nothing"),
            Self::Other(kind) => f.write_str(kind),
        }
    }
}

/// Why a text could not be parsed, at a line of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Broken {
    pub(crate) line: u32,
    /// The character of the line where the parser stopped, counted from 1.
    pub(crate) column: Option<u32>,
    /// The parser's own words, on one line.
    pub(crate) why: String,
    /// What to do, as far as the line itself shows what its author meant.
    pub(crate) remedy: &'static str,
}

const ONE_OF_TWO: &str = "keep one of the two lines";
const BACKSLASH: &str = "a backslash in double quotes begins an escape: write \\\\, or use single quotes";

/// A line of a text, counted from 1; the last one for any that lies behind it.
fn line_of(text: &str, line: u32) -> (u32, &str) {
    let last = (1..).zip(text.lines()).take(usize::try_from(line).unwrap_or(usize::MAX)).last();
    last.unwrap_or((1, ""))
}
