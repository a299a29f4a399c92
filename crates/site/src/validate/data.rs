//! References in JSON.

use serde::de::IgnoredAny;
use serde_json::Value;
use url::Url;

use super::fault::Fault;
use super::feed;
use super::reference::Role;
use super::report::Report;
use super::resolve::Resolver;

/// Looks at a JSON file: at a feed or manifest by its members, at the app's own data for the files it names.
pub(super) fn look(json: &str, path: &str, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    let is_feed = json.contains("https://jsonfeed.org/version/");
    let known = is_feed || path.ends_with(".webmanifest");
    let result = if known {
        serde_json::from_str(json).map(|value: Value| members(&value, from, is_feed, resolver, report))
    } else {
        // Read without keeping it: these files hold the text of every article.
        serde_json::from_str(json).map(|_: IgnoredAny| resources(json, resolver, report))
    };
    if let Err(error) = result {
        report.fault(Fault::NotJson { why: error.to_string() });
    }
}

/// The members of JSON Feed 1.1 and of web app manifests that hold an address.
const ADDRESSES: [&str; 12] = [
    "home_page_url",
    "feed_url",
    "next_url",
    "url",
    "icon",
    "favicon",
    "image",
    "banner_image",
    "avatar",
    "src",
    "start_url",
    "action",
];

fn members(value: &Value, from: &Url, is_feed: bool, resolver: &mut Resolver<'_>, report: &mut Report) {
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| members(value, from, is_feed, resolver, report))
        }
        Value::Object(object) => {
            for (name, value) in object {
                match value {
                    Value::String(html) if name == "content_html" => feed::html(html, from, resolver, report),
                    Value::String(address) if ADDRESSES.contains(&name.as_str()) => {
                        if is_feed {
                            feed::address(address, from, Role::Link, resolver, report);
                        } else {
                            report.follow(resolver, from, Role::Link, address);
                        }
                    }
                    _ => members(value, from, is_feed, resolver, report),
                }
            }
        }
        _ => {}
    }
}

/// Every `"path": "…"` of the file, with the `"integrity"` that follows it. Inside of a text the quotation marks would
/// have backslashes before them, so this finds members only.
fn resources(json: &str, resolver: &mut Resolver<'_>, report: &mut Report) {
    let home = resolver.site.home();
    for rest in json.split("\"path\"").skip(1) {
        let Some((path, rest)) = string(rest.trim_start().strip_prefix(':')) else { continue };
        let goal = report.follow(resolver, home, Role::Data, path.trim_start_matches('/'));
        let integrity = rest.trim_start().strip_prefix(',').map(str::trim_start);
        let integrity = integrity.and_then(|rest| rest.strip_prefix("\"integrity\"")).map(str::trim_start);
        let integrity = string(integrity.and_then(|rest| rest.strip_prefix(':')));
        if let (Some(goal), Some((integrity, _))) = (goal, integrity) {
            report.integrities.push((goal, integrity));
        }
    }
}

/// The string that a text begins with, and what follows it.
fn string(json: Option<&str>) -> Option<(String, &str)> {
    let json = json?.trim_start();
    let mut values = serde_json::Deserializer::from_str(json).into_iter::<String>();
    let value = values.next()?.ok()?;
    let end = values.byte_offset();
    Some((value, &json[end..]))
}
