use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::Value;

use crate::post::one_line;
use crate::values::Values;

/// The keys of one post, which remember what has been asked for: what nobody asked is told the author.
pub(super) struct Fields {
    values: Values,
    asked: RefCell<BTreeSet<String>>,
}

/// Keys that say nothing to a reader: the old generator's own.
const QUIET: [&str; 13] = [
    "layout",
    "template",
    "weight",
    "type",
    "id",
    "guid",
    "permalink",
    "url",
    "path",
    "showtoc",
    "tocopen",
    "eleventyexcludefromcollections",
    "insert_anchor_links",
];

impl Fields {
    pub(super) fn new(defaults: Values, values: Values) -> Self {
        let mut all = defaults;
        all.extend(values);
        Self { values: all, asked: RefCell::default() }
    }

    /// The value of a key, whatever the case of its letters; `a.b` is a key in a table.
    pub(super) fn value(&self, key: &str) -> Option<Value> {
        let (table, inner) = key.split_once('.').unwrap_or((key, ""));
        let (name, value) = find(&self.values, table)?;
        if inner.is_empty() {
            self.asked.borrow_mut().insert(name.to_owned());
            return Some(value.clone());
        }
        let (inner, value) = find(value.as_object()?, inner)?;
        self.asked.borrow_mut().insert(format!("{name}.{inner}"));
        Some(value.clone())
    }

    /// The texts of these keys, in this order.
    pub(super) fn texts<'a>(&'a self, keys: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
        keys.iter().filter_map(|key| match self.value(key) {
            Some(Value::String(text)) => Some(one_line(&text)).filter(|text| !text.is_empty()),
            _ => None,
        })
    }

    /// The first text of these keys. All of them are asked for: they mean the same.
    pub(super) fn text(&self, keys: &[&str]) -> Option<String> {
        self.texts(keys).collect::<Vec<_>>().into_iter().next()
    }

    /// The first text, also out of a list.
    pub(super) fn first(&self, keys: &[&str]) -> Option<String> {
        let values: Vec<_> = keys.iter().filter_map(|key| self.value(key)).collect();
        let text = values.into_iter().find_map(|value| match value {
            Value::String(text) => Some(text),
            Value::Array(values) => values.into_iter().find_map(|value| value.as_str().map(str::to_owned)),
            _ => None,
        })?;
        // It has an address, so something of it must be able to stand there.
        Some(one_line(&text)).filter(|text| content::Slug::from_text(text).is_some())
    }

    pub(super) fn flag(&self, keys: &[&str]) -> Option<bool> {
        keys.iter().find_map(|key| match self.value(key) {
            Some(Value::Bool(value)) => Some(value),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => Some(true),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        })
    }

    /// The keys with something behind them that nobody asked for.
    pub(super) fn unread(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let mut keys = Vec::new();
        for (key, value) in &self.values {
            let inner = value
                .as_object()
                .filter(|_| asked.iter().any(|it| it.starts_with(&format!("{key}."))) || key == "extra");
            match inner {
                Some(table) => keys.extend(table.keys().map(|inner| format!("{key}.{inner}"))),
                None => keys.push(key.clone()),
            }
        }
        keys.retain(|key| !asked.contains(key) && !QUIET.contains(&key.to_lowercase().as_str()));
        keys.sort();
        keys
    }
}

fn find<'a>(values: &'a Values, key: &str) -> Option<(&'a str, &'a Value)> {
    let found = values.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
    Some((found.0, found.1))
}
