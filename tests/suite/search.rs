//! Searching a whole blog, natively: the build's index, read by the app's own code through a faked network.
//!
//! `judged` asks the questions of `tests/fixtures/search/questions.txt`; to add one, add a line. `edits` counts the files
//! that an edit changes, `bytes` those that a question fetches.

mod bytes;
mod edits;
mod judged;
mod related;
mod scripts;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::rc::Rc;

use content::{Address, Base, Body, Date, Page, PageHead, Resource, Search, Slug, Text, View};
use fieldnotes::library::{Failure, Library, fetch_with};
use fieldnotes::search::{Answer, Asked, Searcher};
use futures::executor::block_on;
use sha2::{Digest, Sha256};
use site::search::{Article, Corpus, normalize};

const APP: &str = "app/start.js";

/// An article of a blog that no folder holds.
#[derive(Clone, Debug)]
pub struct Post {
    pub slug: Slug,
    pub title: String,
    pub date: Date,
    pub tags: Vec<String>,
    pub markdown: String,
}

impl Post {
    pub fn new(slug: &str, title: &str, markdown: &str) -> Self {
        Self {
            slug: Slug::new(slug).unwrap(),
            title: title.to_owned(),
            date: Date::parse("2025-01-01").unwrap(),
            tags: Vec::new(),
            markdown: markdown.to_owned(),
        }
    }
}

/// The words of posts, from the oldest on.
pub fn corpus(posts: &[Post], language: &str) -> Corpus {
    corpus_in_series(posts, language, |_| None)
}

/// The same where some of the posts belong to a series.
pub fn corpus_in_series<'a>(
    posts: &'a [Post],
    language: &str,
    series: impl Fn(&Post) -> Option<&'a str>,
) -> Corpus {
    let articles: Vec<_> = posts
        .iter()
        .map(|post| Article {
            slug: &post.slug,
            title: &post.title,
            date: post.date,
            summary: "",
            tags: &post.tags,
            series: series(post),
            markdown: &post.markdown,
        })
        .collect();
    Corpus::read(&articles, language)
}

/// The files of a blog that a search fetches, by path.
pub struct Blog {
    pub files: Rc<BTreeMap<String, Vec<u8>>>,
    pub requests: Rc<RefCell<Vec<String>>>,
    searcher: Searcher,
}

impl Blog {
    /// The posts from the oldest on.
    pub fn new(posts: &[Post], language: &str) -> Self {
        let mut files = BTreeMap::new();
        let mut put = |path: &str, bytes: &[u8]| -> Resource {
            let hash: String = Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
            let path = path.replace(".bin", &format!(".{hash}.bin"));
            files.insert(path.clone(), bytes.to_vec());
            Resource { path, integrity: format!("sha256-{hash:0>43}=") }
        };
        let bodies: BTreeMap<_, _> = posts
            .iter()
            .map(|post| {
                let body = Body { markdown: post.markdown.clone(), ..Body::default() };
                let bytes = postcard::to_allocvec(&body).unwrap();
                (post.slug.clone(), put(&format!("content/{}.bin", post.slug), &bytes))
            })
            .collect();
        let written = corpus(posts, language)
            .index(|slug| bodies[slug].clone())
            .write(|path, bytes| Ok::<_, Infallible>(put(path, bytes)))
            .unwrap_or_else(|never| match never {});
        let search = Search { tags: vec![], years: vec![], newest: vec![], start: written.start };
        let page = Page { head: PageHead::default(), view: View::Search(search) };
        files.insert(Page::path(&Address::Search), page.write(APP).unwrap());
        Self::of(files)
    }

    fn of(files: BTreeMap<String, Vec<u8>>) -> Self {
        let files = Rc::new(files);
        let requests: Rc<RefCell<Vec<String>>> = Rc::default();
        let (served, noted) = (Rc::clone(&files), Rc::clone(&requests));
        let fetch = fetch_with(move |url: &str, _: &Resource| {
            let path = url.trim_start_matches('/');
            noted.borrow_mut().push(path.to_owned());
            let answer = served.get(path).cloned().ok_or(Failure::Gone);
            async move { answer }
        });
        let searcher =
            Searcher::new(Library::new(Base::root(), APP.to_owned(), Text::of("en"), fetch), normalize);
        Self { files, requests, searcher }
    }

    /// The same blog on another visit.
    pub fn visited_anew(&self) -> Self {
        Self::of((*self.files).clone())
    }

    pub fn ask(&self, text: &str) -> Answer {
        block_on(self.searcher.ask(&Asked { text: text.to_owned(), ..Asked::default() })).unwrap()
    }

    pub fn asked(&self, asked: &Asked) -> Answer {
        block_on(self.searcher.ask(asked)).unwrap()
    }

    /// What the results show of the texts, each word that is marked in brackets.
    pub fn excerpts(&self, answer: &Answer) -> Vec<String> {
        let of = |hit| {
            block_on(self.searcher.text_of(hit)).unwrap();
            self.searcher.excerpt(hit, &answer.words).unwrap()
        };
        let written = |excerpt: Vec<content::search::Piece>| {
            let pieces = excerpt.into_iter();
            pieces.map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text }).collect()
        };
        answer.hits.iter().map(of).map(written).collect()
    }
}
