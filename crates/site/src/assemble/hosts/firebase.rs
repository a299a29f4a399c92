use serde_json::{Value, json};

use super::azure::pretty;
use super::rules::{FOR_EVER, REVALIDATED, Rules};

/// Firebase Hosting: `firebase.json` beside the files, for `firebase deploy` in this folder. Later rules win.
pub(super) fn write(rules: &Rules<'_>) -> String {
    let header = |name: &str, value: &str| json!({ "key": name, "value": value });
    let mut all: Vec<_> = rules.headers.iter().map(|(name, value)| header(name, value)).collect();
    all.push(header("Cache-Control", REVALIDATED));
    let mut headers = vec![json!({ "source": "**", "headers": all })];
    for (path, media_type) in &rules.types {
        let one = [header("Content-Type", media_type)];
        headers.push(json!({ "source": format!("{}{path}", rules.base), "headers": one }));
    }
    headers.push(json!({
        "regex": format!("^{}.*{}", rules.base, super::rules::HASHED),
        "headers": [header("Cache-Control", FOR_EVER)],
    }));
    let redirects: Vec<Value> = rules
        .redirects
        .iter()
        .map(|it| json!({ "source": it.from, "destination": it.to, "type": 301 }))
        .collect();
    pretty(&json!({ "hosting": {
        "public": ".",
        "ignore": ["firebase.json", "**/.*/**"],
        "trailingSlash": true,
        "headers": headers,
        "redirects": redirects,
    }}))
}
