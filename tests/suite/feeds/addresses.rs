//! Every address in a piece of HTML, found with another parser than the one that wrote it.

use html5gum::{StartTag, Token, Tokenizer};
use url::Url;

/// The attributes of HTML that hold an address or several.
const ADDRESSES: [&str; 15] = [
    "href",
    "xlink:href",
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "cite",
    "action",
    "formaction",
    "background",
    "longdesc",
    "ping",
    "itemid",
    "codebase",
    "lowsrc",
];

/// Every address names its host, or its scheme needs none; nothing runs.
pub fn check(html: &str, at: &str) {
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        assert!(!["script", "style", "base", "link"].contains(&name.as_str()), "{at}: <{name}>");
        for (attribute, value) in attributes(&tag) {
            let where_ = format!("{at}: <{name} {attribute}=\"{value}\">");
            assert!(!attribute.starts_with("on") && attribute != "style", "{where_}");
            let addresses: Vec<&str> = match attribute.as_str() {
                "srcset" | "imagesrcset" => {
                    value.split(", ").map(|one| one.split(' ').next().unwrap()).collect()
                }
                "data" if name == "object" => vec![&value],
                // A part of the same drawing.
                "href" | "xlink:href" if name == "use" && value.starts_with('#') => continue,
                known if ADDRESSES.contains(&known) => vec![&value],
                _ => continue,
            };
            for address in addresses {
                let url = Url::parse(address);
                assert!(url.is_ok() && address.is_ascii(), "{where_}: {address} is not absolute");
            }
        }
    }
}

fn attributes(tag: &StartTag<()>) -> impl Iterator<Item = (String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    tag.attributes.iter().map(move |(name, value)| (text(name), text(value)))
}

#[test]
#[should_panic(expected = "/a.png is not absolute")]
fn a_relative_address_is_found() {
    check("<p><img srcset=\"https://a.example/b 1x, /a.png 2x\">", "here");
}
