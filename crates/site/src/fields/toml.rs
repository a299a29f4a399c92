use toml::de::{DeTable, DeValue};

use super::{BACKSLASH, Broken, Field, ONE_OF_TWO, Value, line_of};
use crate::problem::line_at;

/// Reads TOML. The parser recovers after an error, so several come back at once, together with what it could read.
pub(crate) fn parse(text: &str) -> (Vec<Field>, Vec<Broken>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = errors.iter().map(|error| {
        let start = error.span().map(|span| span.start);
        let (line, source) = line_of(text, start.map_or(1, |start| line_at(text, start)));
        let column = start.and_then(|start| column_at(text, start));
        let why = error.message().replace('\n', ", ");
        Broken { line, column, remedy: remedy(source, &why), why }
    });
    let mut broken: Vec<_> = broken.collect();
    // One slip often makes several errors; the last of a line says best what the parser misses.
    broken.sort_by_key(|error| error.line);
    broken.reverse();
    broken.dedup_by_key(|error| error.line);
    broken.reverse();
    let fields = table.get_ref().iter().map(|(key, value)| {
        let lines = line_at(text, key.span().start)..=line_at(text, value.span().end);
        (lines, key.get_ref().to_string(), convert(value.get_ref(), text))
    });
    // What the parser put in place of a value that it could not read is not what the author wrote.
    let whole = fields.filter(|(lines, ..)| !broken.iter().any(|error| lines.contains(&error.line)));
    let mut fields: Vec<_> =
        whole.map(|(lines, key, value)| Field { key, line: *lines.start(), value }).collect();
    fields.sort_by_key(|field| field.line);
    (fields, broken)
}

/// The character of its line at which a byte stands, counted from 1.
fn column_at(text: &str, offset: usize) -> Option<u32> {
    let before = text.get(..offset)?;
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    u32::try_from(line.chars().count() + 1).ok()
}

fn remedy(line: &str, why: &str) -> &'static str {
    if why.contains("duplicate key") {
        ONE_OF_TWO
    } else if why.contains("invalid date") || why.contains("invalid time") {
        "write a day of the calendar, as in 2025-03-31"
    } else if line.contains(':') && !line.contains('=') {
        "TOML has an equals sign behind a key: key = \"text\""
    } else if line.contains(['“', '”', '„']) {
        "write straight quotes: key = \"text\""
    } else if line.contains('\\') {
        BACKSLASH
    } else if line.matches('"').count() > 2 && !line.contains('[') {
        "a quote in double quotes needs a backslash: \\\""
    } else if why.contains("boolean") {
        "write true or false"
    } else {
        "texts stand in quotes, lists in brackets: key = \"text\""
    }
}

fn convert(value: &DeValue<'_>, text: &str) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Array(values) => {
            Value::List(values.iter().map(|value| convert(value.get_ref(), text)).collect())
        }
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            parsed.map_or(Value::Other("a number"), Value::Integer)
        }
        DeValue::Float(_) => Value::Other("a number"),
        DeValue::Table(table) => {
            let mut fields: Vec<_> = table
                .iter()
                .map(|(key, value)| Field {
                    key: key.get_ref().to_string(),
                    line: line_at(text, key.span().start),
                    value: convert(value.get_ref(), text),
                })
                .collect();
            fields.sort_by_key(|field| field.line);
            Value::Table(fields)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_knows_its_line() {
        let (fields, broken) =
            parse("title = \"A\"\n\ndate = 2024-02-05\ntags = [\n \"x\",\n]\ndraft = true\nn = 1\n");
        assert_eq!(broken, []);
        let seen: Vec<_> = fields.iter().map(|f| (f.key.as_str(), f.line, f.value.clone())).collect();
        let list = Value::List(vec![Value::Text("x".into())]);
        assert_eq!(
            seen,
            [
                ("title", 1, Value::Text("A".into())),
                ("date", 3, Value::Text("2024-02-05".into())),
                ("tags", 4, list),
                ("draft", 7, Value::Bool(true)),
                ("n", 8, Value::Integer(1)),
            ]
        );
    }

    #[test]
    fn two_faults_come_back_at_once() {
        let (fields, broken) = parse("title = \ndate = \"2024-01-01\"\ntags = [\"a\" \"b\"]\n");
        assert_eq!(broken.iter().map(|b| b.line).collect::<Vec<_>>(), [1, 3], "{broken:?}");
        assert_eq!(fields.iter().map(|f| f.key.as_str()).collect::<Vec<_>>(), ["date"]);
    }

    #[test]
    fn one_slip_is_one_fault() {
        let (fields, broken) = parse("date = 2025-02-30\ntitle: A\n");
        assert_eq!(fields, []);
        let seen: Vec<_> = broken.iter().map(|b| (b.line, b.remedy)).collect();
        assert_eq!(
            seen,
            [
                (1, "write a day of the calendar, as in 2025-03-31"),
                (2, "TOML has an equals sign behind a key: key = \"text\""),
            ]
        );
    }
}
