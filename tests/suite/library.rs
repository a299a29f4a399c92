//! The library of a visit, with a faked network: what is fetched when, and what comes of every kind of answer.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use content::{Address, Base, Body, Catalogue, Current, Resource, Slug};
use fieldnotes::library::{Failure, Library, fetch_with};
use fieldnotes::screen::{Article, Screen};
use futures::channel::oneshot;
use futures::executor::block_on;
use futures::future::{join, join3};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

type Answer = Result<Vec<u8>, Failure>;

/// A network that notes every request, and answers each with what is ready for it.
#[derive(Clone, Default)]
struct Network {
    requests: Rc<RefCell<Vec<String>>>,
    answers: Rc<RefCell<VecDeque<Waiting>>>,
}

/// Ready at once, or when the test sends it.
enum Waiting {
    Ready(Answer),
    Later(oneshot::Receiver<Answer>),
}

impl Network {
    fn answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.answers.borrow_mut().extend(answers.into_iter().map(Waiting::Ready));
    }

    fn answers_later(&self) -> oneshot::Sender<Answer> {
        let (send, receive) = oneshot::channel();
        self.answers.borrow_mut().push_back(Waiting::Later(receive));
        send
    }

    fn requests(&self) -> Vec<String> {
        self.requests.borrow().clone()
    }

    fn library(&self) -> Library {
        let network = self.clone();
        let fetch = move |url: &str, resource: &Resource| {
            network.requests.borrow_mut().push(format!("{url} {}", resource.integrity));
            let answer = network.answers.borrow_mut().pop_front();
            async move {
                match answer {
                    Some(Waiting::Ready(answer)) => answer,
                    Some(Waiting::Later(answer)) => answer.await.unwrap(),
                    None => panic!("a request that no test expects"),
                }
            }
        };
        Library::new(Base::new("/blog/").unwrap(), APP.to_owned(), fetch_with(fetch))
    }
}

const APP: &str = "app/start.js";
const OF_CURRENT: &str = "/blog/content/current.bin ";
const OF_NOW: &str = "/blog/content/current.bin?now ";
const OF_CATALOGUE: &str = "/blog/content/catalogue.bin sha256-c";
const OF_NEW: &str = "/blog/content/new.bin sha256-new";

/// What the host serves, for this app, with a catalogue of this hash.
fn current(app: &str, integrity: &str) -> Answer {
    let catalogue = json!({ "path": "content/catalogue.bin", "integrity": integrity });
    Ok(encoded::<Current>(json!({ "app": app, "catalogue": catalogue, "search": catalogue })))
}

/// The one that the tests have.
fn here() -> Answer {
    current(APP, "sha256-c")
}

/// Made of JSON, so that what the catalogue gains needs no change here.
fn catalogue() -> Answer {
    let post = |slug: &str, date: &str| {
        let body = json!({ "path": format!("content/{slug}.bin"), "integrity": format!("sha256-{slug}") });
        json!({ "slug": slug, "title": slug.to_uppercase(), "date": date, "summary": "s",
                "reading": { "words": 1 }, "body": body })
    };
    let blog = json!({ "title": "T", "tagline": "t", "author": "A", "language": "en", "url": "https://example.org/blog/" });
    let posts = json!([post("new", "2025-01-02"), post("old", "2025-01-01")]);
    Ok(encoded::<Catalogue>(json!({ "blog": blog, "posts": posts })))
}

fn body(markdown: &str) -> Answer {
    let targets = json!({ "old.md": { "path": "posts/old/" } });
    Ok(encoded::<Body>(json!({ "markdown": markdown, "targets": targets })))
}

/// Lets everybody else have a turn.
async fn turn() {
    let mut done = false;
    poll_fn(|context| {
        if std::mem::replace(&mut done, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// As the build writes it.
fn encoded<T: Serialize + DeserializeOwned>(json: Value) -> Vec<u8> {
    postcard::to_allocvec(&serde_json::from_value::<T>(json).unwrap()).unwrap()
}

fn address(slug: &str) -> Address {
    Address::Article(Slug::new(slug).unwrap())
}

fn article(screen: &Result<Screen, Failure>) -> &Arc<Article> {
    match screen {
        Ok(Screen::Article(article)) => article,
        other => panic!("this is no article: {other:?}"),
    }
}

#[test]
fn an_article_is_fetched_by_its_hashed_name_and_rendered_once() {
    let network = Network::default();
    let library = network.library();
    assert_eq!(network.requests(), [""; 0], "nothing is fetched before something is asked for");
    network.answers([here(), catalogue(), body("# Why\n\n[Old](old.md)")]);
    let first = block_on(library.screen(&address("new")));
    assert_eq!(network.requests(), [OF_CURRENT, OF_CATALOGUE, OF_NEW]);
    let read = article(&first);
    assert_eq!(read.html.trim(), "<h2 id=\"why\">Why</h2>\n<p><a href=\"/blog/posts/old/\">Old</a></p>");
    assert_eq!(read.older.as_ref().map(|entry| entry.title.as_str()), Some("OLD"));
    assert_eq!(read.newer, None);

    // Clones share what they keep: every part of the app has one.
    let second = block_on(library.clone().screen(&address("new")));
    assert!(Arc::ptr_eq(read, article(&second)), "it was rendered twice");
    assert_eq!(network.requests().len(), 3, "it was fetched twice");
}

#[test]
fn the_catalogue_is_fetched_once_a_visit() {
    let network = Network::default();
    let library = network.library();
    network.answers([here(), catalogue()]);
    let first = block_on(library.catalogue()).unwrap();
    assert!(Arc::ptr_eq(&first, &block_on(library.catalogue()).unwrap()));
    assert!(matches!(block_on(library.screen(&Address::Home)), Ok(Screen::Home(..))));
    assert_eq!(network.requests(), [OF_CURRENT, OF_CATALOGUE]);
}

#[test]
fn one_request_and_one_rendering_answer_however_many_ask() {
    let network = Network::default();
    let library = network.library();
    let [current, send] = [network.answers_later(), network.answers_later()];
    let answer = async {
        current.send(here()).unwrap();
        // Both have read that by then, and wait again.
        turn().await;
        send.send(catalogue()).unwrap();
    };
    let ((first, second), ()) = block_on(join(join(library.catalogue(), library.catalogue()), answer));
    assert!(Arc::ptr_eq(&first.unwrap(), &second.unwrap()), "it was read twice");
    let send = network.answers_later();
    let new = address("new");
    let answer = async {
        // All three are waiting by now.
        send.send(body("Text")).unwrap();
    };
    let asked = join3(library.screen(&new), library.screen(&new), library.screen(&new));
    let ((first, second, third), ()) = block_on(join(asked, answer));
    assert_eq!(network.requests(), [OF_CURRENT, OF_CATALOGUE, OF_NEW]);
    for other in [&second, &third] {
        assert!(Arc::ptr_eq(article(&first), article(other)), "it was rendered twice");
    }
}

#[test]
fn a_failure_reaches_all_who_asked_and_is_forgotten() {
    let network = Network::default();
    let library = network.library();
    let send = network.answers_later();
    let (home, new) = (Address::Home, address("new"));
    let answer = async { send.send(Err(Failure::Offline)).unwrap() };
    let ((first, second), ()) = block_on(join(join(library.screen(&home), library.screen(&new)), answer));
    assert_eq!((first, second), (Err(Failure::Offline), Err(Failure::Offline)));
    assert_eq!(network.requests(), [OF_CURRENT]);

    for failure in [Failure::Server(503), Failure::Gone] {
        network.answers([here(), Err(failure)]);
        assert_eq!(block_on(library.screen(&home)), Err(failure));
    }
    network.answers([here(), catalogue(), Err(Failure::Offline), body("Text")]);
    assert_eq!(block_on(library.screen(&new)), Err(Failure::Offline));
    assert_eq!(article(&block_on(library.screen(&new))).html.trim(), "<p>Text</p>");
    assert_eq!(network.requests()[5..], [OF_CURRENT, OF_CATALOGUE, OF_NEW, OF_NEW]);
}

#[test]
fn what_cannot_be_read_is_damaged_and_not_kept() {
    let network = Network::default();
    let library = network.library();
    let half = |answer: Answer| answer.map(|bytes| bytes[..bytes.len() / 2].to_vec()).unwrap();
    for broken in [Vec::new(), b"<!doctype html>".to_vec(), half(here())] {
        network.answers([Ok(broken.clone())]);
        assert_eq!(block_on(library.catalogue()).err(), Some(Failure::Damaged), "{broken:?}");
    }
    for broken in [Vec::new(), b"<!doctype html>".to_vec(), half(catalogue())] {
        network.answers([here(), Ok(broken.clone())]);
        assert_eq!(block_on(library.catalogue()).err(), Some(Failure::Damaged), "{broken:?}");
    }
    network.answers([here(), catalogue()]);
    for broken in [Vec::new(), b"<!doctype html>".to_vec(), half(body("Text"))] {
        network.answers([Ok(broken.clone())]);
        assert_eq!(block_on(library.screen(&address("new"))), Err(Failure::Damaged), "{broken:?}");
    }
    network.answers([body("Text")]);
    article(&block_on(library.screen(&address("new"))));
}

#[test]
fn another_app_is_left_to_its_own_pages() {
    let network = Network::default();
    let library = network.library();
    network.answers([current("app/start.other.js", "sha256-c")]);
    assert_eq!(block_on(library.screen(&Address::Home)), Err(Failure::Superseded));
    assert!(block_on(library.is_superseded(Failure::Superseded)));
    assert_eq!(network.requests(), [OF_CURRENT], "nothing of it is read");
}

#[test]
fn a_file_that_is_gone_is_looked_for_in_the_release_that_the_server_has_now() {
    let network = Network::default();
    let library = network.library();
    let cases = [
        (Failure::Gone, current(APP, "sha256-d"), true),
        (Failure::Damaged, current("app/start.other.js", "sha256-c"), true),
        (Failure::Gone, here(), false),
        (Failure::Gone, Err(Failure::Offline), false),
    ];
    for (failure, now, superseded) in cases {
        network.answers([here(), Err(failure), now]);
        assert_eq!(block_on(library.screen(&address("new"))), Err(failure));
        assert_eq!(block_on(library.is_superseded(failure)), superseded);
        assert_eq!(network.requests().last().unwrap(), OF_NOW);
    }
    let asked = network.requests().len();
    for failure in [Failure::Offline, Failure::Server(500)] {
        assert!(!block_on(library.is_superseded(failure)));
    }
    assert_eq!(network.requests().len(), asked, "no other release can help");
}

#[test]
fn an_article_that_the_catalogue_lacks_is_not_found_without_a_request_for_it() {
    let network = Network::default();
    let library = network.library();
    network.answers([here(), catalogue()]);
    for unknown in [address("unknown"), Address::Tag(Slug::new("unknown").unwrap())] {
        assert_eq!(block_on(library.screen(&unknown)), Ok(Screen::NotFound), "{unknown:?}");
    }
    assert_eq!(network.requests(), [OF_CURRENT, OF_CATALOGUE]);
}

#[test]
fn every_screen_says_what_the_document_is() {
    let network = Network::default();
    let library = network.library();
    network.answers([here(), catalogue(), body("Text")]);
    let blog = block_on(library.catalogue()).unwrap().blog.clone();
    let head = |screen: Screen| {
        let head = screen.head(&blog);
        (head.title, head.description, head.address)
    };
    let new = block_on(library.screen(&address("new"))).unwrap();
    assert_eq!(head(new), ("NEW · T".to_owned(), "s".to_owned(), Some(address("new"))));
    let home = block_on(library.screen(&Address::Home)).unwrap();
    assert_eq!(head(home), ("T".to_owned(), "t".to_owned(), Some(Address::Home)));
    // What is no page of the blog has no address for search engines.
    assert_eq!(head(Screen::NotFound), ("Page not found · T".to_owned(), "t".to_owned(), None));
    let failures = [Failure::Offline, Failure::Gone, Failure::Damaged, Failure::Server(500)];
    let titles = failures.map(|failure| {
        let (title, _, listed) = head(Screen::Failed(address("new"), failure));
        assert_eq!(listed, None);
        title
    });
    let expected = [
        "No connection · T",
        "This article has moved on · T",
        "The article arrived damaged · T",
        "The server did not answer · T",
    ];
    assert_eq!(titles, expected);
}
