//! Code is what its author wrote, whatever colours it: what a reader copies is the source. Checked with every code block
//! of the posts in the optional folder `../shared/corpora`.

use content::markdown::{Place, built, render};
use content::{Base, Body};
use cpu_time::ThreadTime;
use html5gum::{Token, Tokenizer};
use site::runs;

use crate::corpora::posts;

#[test]
fn code_is_its_source_in_every_post_of_other_blogs() {
    let Some(posts) = posts::all("code") else { return };
    let base = Base::root();
    let start = ThreadTime::now();
    let bodies: Vec<_> = posts.iter().map(|post| body(&post.markdown)).collect();
    let time = start.elapsed();
    let mut coloured = 0;
    for (post, body) in posts.iter().zip(&bodies) {
        let (blocks, _) = built(&post.markdown);
        let html = render(body, &Place::article(&base)).html;
        let mut shown = sources(&html);
        // Notes stand where they are read.
        let mut written: Vec<_> = blocks.iter().map(|block| block.text.clone()).collect();
        shown.sort();
        written.sort();
        assert_eq!(shown, written, "{}: code has become another", post.name);
        coloured += body.highlights.iter().filter(|runs| !runs.is_empty()).count();
    }
    let blocks: usize = bodies.iter().map(|body| body.highlights.len()).sum();
    println!("{coloured} of {blocks} code blocks are coloured, in {time:?} for {} posts", posts.len());
    assert!(coloured > 700, "{coloured} code blocks are coloured");
}

fn body(markdown: &str) -> Body {
    let (blocks, _) = built(markdown);
    Body { markdown: markdown.to_owned(), highlights: blocks.iter().map(runs).collect(), ..Body::default() }
}

/// What the document has as the text of each of our code blocks; an author's own HTML has none of our attributes.
fn sources(html: &str) -> Vec<String> {
    let mut sources = Vec::new();
    let mut inside = false;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag)
                if *tag.name == *b"pre" && tag.attributes.contains_key(b"tabindex".as_slice()) =>
            {
                inside = true;
                sources.push(String::new());
            }
            Token::EndTag(tag) if *tag.name == *b"pre" => inside = false,
            Token::String(text) if inside => {
                let text = String::from_utf8_lossy(&text).into_owned();
                sources.iter_mut().last().into_iter().for_each(|source| source.push_str(&text));
            }
            _ => {}
        }
    }
    sources
}
