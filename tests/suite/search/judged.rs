//! The right answers to what readers ask: the share that comes first, and among the first five.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use content::{Date, Slug};
use site::{Drafts, Project};
use tests::{front_matter, tree};

use super::{Blog, Post};
use crate::shared;

const QUESTIONS: &str = include_str!("../../fixtures/search/questions.txt");

/// The blog's own posts.
pub fn own() -> Vec<Post> {
    let project = Project::load(shared::repository(), Drafts::LeaveOut).unwrap();
    let posts = project.posts.into_iter().map(|post| Post {
        slug: post.slug,
        title: post.title,
        date: post.date,
        tags: post.tags,
        markdown: post.markdown,
    });
    let mut posts: Vec<_> = posts.collect();
    posts.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| b.slug.cmp(&a.slug)));
    posts
}

/// The posts of another blog; none where the folder is missing.
pub fn others(folder: &str) -> Vec<Post> {
    let Some(folder) = shared::find(&format!("corpora/{folder}"), "search: judged") else {
        return Vec::new();
    };
    let files = tree::read(&folder).unwrap();
    let posts = files.iter().filter(|(name, _)| name.ends_with(".md")).filter_map(|(name, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        let path = Path::new(name.trim_end_matches(".md"));
        let folder = path.parent().and_then(Path::file_name);
        let stem = path.file_name().filter(|stem| *stem != "index").or(folder)?;
        let title = text.lines().find_map(|line| line.strip_prefix("title"))?;
        let title = title.trim_start_matches([' ', '=', ':']).trim_matches(['"', '\'']);
        Some(Post {
            slug: Slug::from_text(&stem.to_string_lossy())?,
            title: title.to_owned(),
            date: Date::parse("2020-01-01").unwrap(),
            tags: Vec::new(),
            markdown: front_matter::body(&text).to_owned(),
        })
    });
    posts.collect()
}

struct Question {
    kind: &'static str,
    text: &'static str,
    answers: Vec<&'static str>,
}

/// Those that this blog can answer.
fn questions(posts: &[Post]) -> Vec<Question> {
    let lines = QUESTIONS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let questions = lines.map(|line| {
        let mut parts = line.split(" | ");
        let [kind, text, answers] = [(); 3].map(|()| parts.next().unwrap_or_else(|| panic!("{line}")).trim());
        Question { kind, text, answers: answers.split(", ").collect() }
    });
    let has = |answer: &&str| {
        let slug = answer.split('#').next();
        posts.iter().any(|post| Some(post.slug.as_str()) == slug)
    };
    questions.filter(|question| question.answers.iter().any(has)).collect()
}

/// Where among the results the right answer is, from 1.
fn place(blog: &Blog, question: &Question) -> Option<usize> {
    let hits = blog.ask(question.text).hits;
    let is_right = |hit: &fieldnotes::search::Hit| {
        question.answers.iter().any(|answer| match answer.split_once('#') {
            Some((slug, id)) => {
                slug == hit.slug.as_str() && hit.heading.as_ref().is_some_and(|(own, _)| own == id)
            }
            None => *answer == hit.slug.as_str(),
        })
    };
    hits.iter().position(is_right).map(|at| at + 1)
}

#[test]
fn the_right_answer_is_first_or_near_it() {
    let mut posts = own();
    for folder in ["rust-blog/content", "mehdix/src/_posts"] {
        posts.extend(others(folder));
    }
    let blog = Blog::new(&posts, "en");
    let questions = questions(&posts);
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut total = [0; 3];
    let mut wrong = String::new();
    for question in &questions {
        let place = place(&blog, question);
        let counts = [1, usize::from(place == Some(1)), usize::from(place.is_some_and(|place| place <= 5))];
        for (at, count) in counts.into_iter().enumerate() {
            kinds.entry(question.kind).or_default()[at] += count;
            total[at] += count;
        }
        if place != Some(1) {
            let first: Vec<_> = blog.ask(question.text).hits.iter().take(3).map(|hit| hit.path()).collect();
            wrong += &format!(
                "\n  {:?} has {:?} at {place:?}; first are {first:?}",
                question.text, question.answers
            );
        }
    }
    println!("{} articles, {total:?} questions, first, among five; by kind {kinds:?}{wrong}", posts.len());
    let [all, first, five] = total;
    assert!(all >= 33, "questions about the blog's own posts are missing");
    assert!(first * 100 >= all * 85, "only {first} of {all} right answers are first:{wrong}");
    assert!(five * 100 >= all * 95, "only {five} of {all} right answers are among the first five:{wrong}");
}

/// Every folder that the questions are about is one that was read.
#[test]
fn every_question_has_an_answer_in_some_blog() {
    let Some(_) = shared::find("corpora", "search: questions") else { return };
    let mut posts = own();
    for folder in ["rust-blog/content", "mehdix/src/_posts"] {
        posts.extend(others(folder));
    }
    let lines = QUESTIONS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert!(lines >= 60);
    assert_eq!(questions(&posts).len(), lines, "a question is about no article");
    assert!(fs::exists(shared::repository().join("posts")).unwrap());
}
