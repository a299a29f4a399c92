use std::collections::HashMap;
use std::sync::LazyLock;

use content::Token;
use syntect::parsing::Scope;

/// What a scope makes of the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A kind of its own.
    Is(Token),
    /// A word in some languages (`and`), a sign in others (`&&`); a sign is plain.
    Operator,
    /// A text or name that is a key.
    Key,
}

use Sense::{Is, Key, Operator};
use Token::{
    Attribute, Comment, Constant, Deleted, Escape, Function, Heading, Inserted, Keyword, Plain, Text, Type,
    Variable,
};

/// Grammars name what they find by paths, as in `keyword.control.rust`; of these beginnings the longest decides. What
/// is not listed leaves it to the scope around it. Names that every word of a language gets (`variable.other`) are
/// plain: a text in which everything is coloured says nothing.
const SENSES: &[(&str, Sense)] = &[
    ("comment", Is(Comment)),
    ("constant", Is(Constant)),
    ("constant.character.escape", Is(Escape)),
    ("constant.other.database-name", Is(Plain)),
    ("constant.other.placeholder", Is(Escape)),
    ("constant.other.table-name", Is(Plain)),
    ("entity.name", Is(Type)),
    ("entity.name.function", Is(Function)),
    ("entity.name.label", Is(Attribute)),
    ("entity.name.section", Is(Heading)),
    ("entity.name.tag.toml", Is(Attribute)),
    ("entity.name.tag.yaml", Is(Attribute)),
    ("entity.name.constant", Is(Constant)),
    ("entity.name.namespace", Is(Plain)),
    ("entity.name.module", Is(Plain)),
    ("entity.name.macro", Is(Function)),
    ("entity.other.attribute-name", Is(Attribute)),
    ("entity.other.inherited-class", Is(Type)),
    ("keyword", Is(Keyword)),
    ("keyword.operator", Operator),
    ("keyword.other.unit", Is(Constant)),
    ("markup.bold", Is(Keyword)),
    ("markup.deleted", Is(Deleted)),
    ("markup.heading", Is(Heading)),
    ("markup.inserted", Is(Inserted)),
    ("markup.italic", Is(Keyword)),
    ("markup.raw", Is(Text)),
    ("markup.underline.link", Is(Text)),
    ("meta.annotation", Is(Attribute)),
    ("meta.attribute", Is(Attribute)),
    ("meta.decorator", Is(Attribute)),
    ("meta.diff", Is(Heading)),
    ("meta.separator.diff", Is(Heading)),
    ("meta.interpolation", Is(Plain)),
    ("meta.mapping.key", Key),
    ("meta.object-literal.key", Key),
    ("meta.structure.dictionary.key", Key),
    ("meta.template.expression", Is(Plain)),
    ("punctuation.definition.variable", Is(Variable)),
    ("source", Is(Plain)),
    ("storage", Is(Keyword)),
    ("string", Is(Text)),
    ("support.class", Is(Type)),
    ("support.constant", Is(Constant)),
    ("support.function", Is(Function)),
    ("support.macro", Is(Function)),
    ("support.other.variable", Is(Variable)),
    ("support.type", Is(Type)),
    ("support.type.property-name", Is(Attribute)),
    ("text", Is(Plain)),
    ("variable.annotation", Is(Attribute)),
    ("variable.function", Is(Function)),
    ("variable.language", Is(Variable)),
    ("variable.other.powershell", Is(Variable)),
    ("variable.other.readwrite.shell", Is(Variable)),
    ("variable.parameter", Is(Variable)),
    ("variable.parameter.option", Is(Attribute)),
];

static LISTED: LazyLock<Vec<(Scope, Sense)>> = LazyLock::new(|| {
    SENSES.iter().filter_map(|(name, sense)| Some((Scope::new(name).ok()?, *sense))).collect()
});

/// Looks scopes up; each is judged once.
#[derive(Default)]
pub(super) struct Scopes(HashMap<Scope, Option<Sense>>);

impl Scopes {
    /// What the innermost scope says that says anything.
    pub(super) fn token(&mut self, stack: &[Scope], text: &str) -> Token {
        let mut senses = stack.iter().rev().filter_map(|&scope| self.sense(scope));
        match senses.next() {
            Some(Is(Text)) if senses.any(|sense| sense == Key) => Attribute,
            Some(Is(token)) => token,
            Some(Operator) if text.starts_with(|c: char| c.is_alphabetic() || c == '-') && text.len() > 1 => {
                Keyword
            }
            Some(Key) => Attribute,
            Some(Operator) | None => Plain,
        }
    }

    fn sense(&mut self, scope: Scope) -> Option<Sense> {
        *self.0.entry(scope).or_insert_with(|| {
            let fitting = LISTED.iter().filter(|(listed, _)| listed.is_prefix_of(scope));
            fitting.max_by_key(|(listed, _)| listed.len()).map(|(_, sense)| *sense)
        })
    }
}
