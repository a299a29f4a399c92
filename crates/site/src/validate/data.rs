//! JSON.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::facts::Facts;
use super::fault::Fault;
use super::feed;
use super::reference::Role;
use super::resolve::Site;

/// Looks at a JSON file: that it can be read, and for what a feed or manifest refers to.
pub(super) fn look(json: &str, path: &str, site: &Site, facts: &mut Facts) {
    let is_feed = json.contains("https://jsonfeed.org/version/");
    let known = is_feed || path.ends_with(".webmanifest");
    let result = if known {
        serde_json::from_str(json).map(|value: Value| members(&value, is_feed, site, facts))
    } else {
        serde_json::from_str(json).map(|_: IgnoredAny| ())
    };
    if let Err(error) = result {
        facts.fault(Fault::NotJson { why: error.to_string() });
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

fn members(value: &Value, is_feed: bool, site: &Site, facts: &mut Facts) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| members(value, is_feed, site, facts)),
        Value::Object(object) => {
            for (name, value) in object {
                match value {
                    Value::String(html) if name == "content_html" => feed::html(html, site, facts),
                    Value::String(address) if ADDRESSES.contains(&name.as_str()) => {
                        if is_feed {
                            feed::address(address, Role::Link, site, facts);
                        } else {
                            facts.follow(Role::Link, address);
                        }
                    }
                    _ => members(value, is_feed, site, facts),
                }
            }
        }
        _ => {}
    }
}
