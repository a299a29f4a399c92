use crate::{Date, Resource, Slug};

/// So many cards lie in one file: by the articles' numbers, so that one stays where it is.
pub const CHUNK: usize = 16;

/// What a result shows of an article. It does not need the catalogue, which at ten thousand articles is larger than all
/// that a search loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub date: Date,
    /// Its headings: the sections from 1 on.
    pub headings: Vec<Heading>,
    /// Where its text lies.
    pub body: Resource,
}

/// A heading of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// Cards as text, a line each, with tabs between what they say: reading it takes the wasm less than any format's code.
#[must_use]
pub fn write_cards(cards: &[Card]) -> String {
    let mut text = String::new();
    for Card { slug, title, date, headings, body } in cards {
        let fixed = [slug.as_str(), title, &date.to_string(), &body.path, &body.integrity].map(one_line);
        text += &fixed.join("\t");
        for Heading { id, text: heading } in headings {
            text += &format!("\t{}\t{}", one_line(id), one_line(heading));
        }
        text.push('\n');
    }
    text
}

/// What [`write_cards`] wrote; `None` for anything else.
#[must_use]
pub fn read_cards(bytes: &[u8]) -> Option<Vec<Card>> {
    std::str::from_utf8(bytes).ok()?.lines().map(read_card).collect()
}

fn read_card(line: &str) -> Option<Card> {
    let mut fields = line.split('\t').map(str::to_owned);
    let slug = Slug::new(fields.next()?).ok()?;
    let title = fields.next()?;
    let date = Date::parse(&fields.next()?).ok()?;
    let body = Resource { path: fields.next()?, integrity: fields.next()? };
    let mut headings = Vec::new();
    while let Some((id, text)) = fields.next().zip(fields.next()) {
        headings.push(Heading { id, text });
    }
    Some(Card { slug, title, date, headings, body })
}

/// Without what separates cards and what they say.
pub(super) fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_go_there_and_back() {
        let heading = |id: &str, text: &str| Heading { id: id.to_owned(), text: text.to_owned() };
        let mut cards = vec![Card {
            slug: Slug::new("a-post").unwrap(),
            title: "A post: tabs,\tand «more»".to_owned(),
            date: Date::parse("2024-02-29").unwrap(),
            headings: vec![heading("one", "One"), heading("section", "")],
            body: Resource { path: "content/a-post.0.bin".to_owned(), integrity: "sha256-x=".to_owned() },
        }];
        cards.push(Card { headings: Vec::new(), ..cards[0].clone() });
        let read = read_cards(write_cards(&cards).as_bytes()).unwrap();
        cards.iter_mut().for_each(|card| card.title = "A post: tabs, and «more»".to_owned());
        assert_eq!(read, cards);
        assert_eq!(read_cards(b""), Some(Vec::new()));
        for text in ["x", "a-post\tt\t2024-13-01\tp\ti"] {
            assert_eq!(read_cards(text.as_bytes()), None, "{text}");
        }
    }
}
