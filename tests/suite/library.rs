//! The library of a visit, with a faked network: what is fetched when, and what comes of every kind of answer.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use content::{Address, Base, Body, Element, Page, PageHead, Resource, Slug, Text, View};
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
        Library::new(Base::new("/blog/").unwrap(), APP.to_owned(), Text::of("en"), fetch_with(fetch))
    }
}

const APP: &str = "app/start.js";
const OF_HOME: &str = "/blog/index.bin ";
const OF_NEW: &str = "/blog/posts/new/index.bin ";
const OF_NEW_NOW: &str = "/blog/posts/new/index.bin?now ";
const OF_NEWS_BODY: &str = "/blog/content/new.bin sha256-new";

/// Made of JSON, so that what an entry gains needs no change here.
fn entry(slug: &str) -> Value {
    json!({ "slug": slug, "title": slug.to_uppercase(), "date": "2025-01-02", "summary": "s",
            "reading": 1 })
}

fn body_of(slug: &str) -> Value {
    json!({ "path": format!("content/{slug}.bin"), "integrity": format!("sha256-{slug}") })
}

fn mention(slug: &str) -> Value {
    json!({ "slug": slug, "title": slug.to_uppercase(), "date": "2025-01-01", "language": null, "body": body_of(slug) })
}

fn page(title: &str, view: Value) -> Page {
    let elements = vec![Element::meta("description", title)];
    Page { head: PageHead { title: title.to_owned(), elements }, view: serde_json::from_value(view).unwrap() }
}

fn written(page: &Page) -> Answer {
    Ok(page.write(APP).unwrap())
}

/// Home, with both articles.
fn home() -> Answer {
    let listing = json!({ "entries": [entry("new"), entry("old")], "bodies": [body_of("new"), body_of("old")], "newer": null, "older": null });
    written(&page("T", json!({ "Home": ["t", listing] })))
}

/// The newer article, before the older one, with its text in a file of this name.
fn new_with(body: &str) -> Page {
    let around = json!({ "entry": entry("new"), "body": body_of(body), "url": "https://example.org/blog/posts/new/", "part": null,
                         "newer": null, "older": mention("old"), "related": [] });
    page("NEW · T", json!({ "Article": around }))
}

fn new() -> Answer {
    written(&new_with("new"))
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

fn article(screen: &Result<Screen, Failure>) -> (&Page, &Arc<Article>) {
    match screen {
        Ok(Screen::Page(page, article)) => (page, article),
        other => panic!("this is no article: {other:?}"),
    }
}

#[test]
fn an_article_is_fetched_by_its_hashed_name_and_rendered_once() {
    let network = Network::default();
    let library = network.library();
    assert_eq!(network.requests(), [""; 0], "nothing is fetched before something is asked for");
    network.answers([new(), body("# Why\n\n[Old](old.md)")]);
    let first = block_on(library.screen(&address("new")));
    assert_eq!(network.requests(), [OF_NEW, OF_NEWS_BODY]);
    let (page, read) = article(&first);
    let anchor = "<a class=\"anchor\" href=\"#why\" aria-label=\"Link to this section\"></a>";
    let html = format!("<h2 id=\"why\">Why{anchor}</h2>\n<p><a href=\"/blog/posts/old/\">Old</a></p>");
    assert_eq!(read.html.trim(), html);
    assert_eq!(*page, new_with("new"));

    // Clones share what they keep: every part of the app has one.
    let second = block_on(library.clone().screen(&address("new")));
    assert!(Arc::ptr_eq(read, article(&second).1), "it was rendered twice");
    assert_eq!(network.requests().len(), 2, "it was fetched twice");
}

/// Two requests at the same time, and so one round trip.
#[test]
fn an_article_that_a_page_has_named_is_asked_for_with_its_text_at_once() {
    for from in [Address::Home, address("old")] {
        let network = Network::default();
        let library = network.library();
        let around = json!({ "entry": entry("old"), "body": body_of("old"), "url": "", "part": null,
                             "newer": mention("new"), "older": null, "related": [] });
        let old = written(&page("OLD · T", json!({ "Article": around })));
        network.answers([if from == Address::Home { home() } else { old }]);
        block_on(library.page(&from)).unwrap();
        let [text, page] = [network.answers_later(), network.answers_later()];
        let answer = async {
            assert_eq!(network.requests()[1..], [OF_NEWS_BODY, OF_NEW], "neither waits for the other");
            page.send(new()).unwrap();
            turn().await;
            text.send(body("Text")).unwrap();
        };
        let (screen, ()) = block_on(join(library.screen(&address("new")), answer));
        assert_eq!(article(&screen).1.html.trim(), "<p>Text</p>");
        assert_eq!(network.requests().len(), 3);
    }
}

/// The page that named it is of the release before.
#[test]
fn a_text_that_has_changed_since_it_was_named_is_the_one_that_its_page_names_now() {
    let network = Network::default();
    let library = network.library();
    network.answers([home(), body("Before"), written(&new_with("changed")), body("After")]);
    block_on(library.page(&Address::Home)).unwrap();
    let screen = block_on(library.screen(&address("new")));
    assert_eq!(article(&screen).1.html.trim(), "<p>After</p>");
    assert_eq!(network.requests()[3], "/blog/content/changed.bin sha256-changed");
}

#[test]
fn a_list_is_fetched_once_a_visit() {
    let network = Network::default();
    let library = network.library();
    network.answers([home()]);
    let first = block_on(library.screen(&Address::Home)).unwrap();
    let Screen::Page(page, _) = &first else { panic!("{first:?}") };
    assert!(matches!(page.view, View::Home(..)));
    assert!(Arc::ptr_eq(page, &block_on(library.page(&Address::Home)).unwrap()));
    assert_eq!(network.requests(), [OF_HOME]);
}

#[test]
fn one_request_and_one_rendering_answer_however_many_ask() {
    let network = Network::default();
    let library = network.library();
    let [page, text] = [network.answers_later(), network.answers_later()];
    let new_one = address("new");
    let answer = async {
        page.send(new()).unwrap();
        // All have read that by then, and wait again.
        turn().await;
        text.send(body("Text")).unwrap();
    };
    let asked = join3(library.screen(&new_one), library.screen(&new_one), library.screen(&new_one));
    let ((first, second, third), ()) = block_on(join(asked, answer));
    assert_eq!(network.requests(), [OF_NEW, OF_NEWS_BODY]);
    for other in [&second, &third] {
        assert!(Arc::ptr_eq(article(&first).1, article(other).1), "it was rendered twice");
    }
}

#[test]
fn a_failure_reaches_all_who_asked_and_is_forgotten() {
    let network = Network::default();
    let library = network.library();
    let send = network.answers_later();
    let new_one = address("new");
    let answer = async { send.send(Err(Failure::Offline)).unwrap() };
    let asked = join(library.screen(&new_one), library.screen(&new_one));
    let ((first, second), ()) = block_on(join(asked, answer));
    assert_eq!((first, second), (Err(Failure::Offline), Err(Failure::Offline)));
    assert_eq!(network.requests(), [OF_NEW]);

    network.answers([Err(Failure::Server(503))]);
    assert_eq!(block_on(library.screen(&new_one)), Err(Failure::Server(503)));
    network.answers([new(), Err(Failure::Offline), body("Text")]);
    assert_eq!(block_on(library.screen(&new_one)), Err(Failure::Offline));
    assert_eq!(article(&block_on(library.screen(&new_one))).1.html.trim(), "<p>Text</p>");
    assert_eq!(network.requests()[2..], [OF_NEW, OF_NEWS_BODY, OF_NEWS_BODY]);
}

#[test]
fn what_cannot_be_read_is_damaged_and_not_kept() {
    let network = Network::default();
    let library = network.library();
    let half = |answer: Answer| answer.map(|bytes| bytes[..bytes.len() / 2].to_vec()).unwrap();
    for broken in [Vec::new(), b"<!doctype html>".to_vec(), half(new())] {
        network.answers([Ok(broken.clone())]);
        assert_eq!(block_on(library.screen(&address("new"))), Err(Failure::Damaged), "{broken:?}");
    }
    network.answers([new()]);
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
    network.answers([Ok(new_with("new").write("app/start.other.js").unwrap())]);
    assert_eq!(block_on(library.screen(&address("new"))), Err(Failure::Superseded));
    assert!(block_on(library.is_superseded(&address("new"), Failure::Superseded)));
    assert_eq!(network.requests(), [OF_NEW], "nothing of it is read");
}

#[test]
fn a_text_that_is_gone_is_looked_for_in_the_release_that_the_server_has_now() {
    let network = Network::default();
    let library = network.library();
    let new_one = address("new");
    network.answers([new()]);
    block_on(library.page(&new_one)).unwrap();
    let other_app = Ok(new_with("new").write("app/start.other.js").unwrap());
    let cases = [
        (Failure::Gone, written(&new_with("changed")), true),
        (Failure::Damaged, other_app, true),
        (Failure::Gone, new(), false),
        (Failure::Gone, Err(Failure::Offline), false),
    ];
    for (failure, now, superseded) in cases {
        network.answers([Err(failure), now]);
        assert_eq!(block_on(library.screen(&new_one)), Err(failure));
        assert_eq!(block_on(library.is_superseded(&new_one, failure)), superseded);
        assert_eq!(network.requests().last().unwrap(), OF_NEW_NOW);
    }
    let asked = network.requests().len();
    for failure in [Failure::Offline, Failure::Server(500)] {
        assert!(!block_on(library.is_superseded(&new_one, failure)));
    }
    assert_eq!(network.requests().len(), asked, "no other release can help");
}

#[test]
fn a_page_that_the_host_does_not_have_is_not_found() {
    let network = Network::default();
    let library = network.library();
    for unknown in [address("unknown"), Address::Tag(Slug::new("unknown").unwrap())] {
        network.answers([Err(Failure::Gone)]);
        assert_eq!(block_on(library.screen(&unknown)), Ok(Screen::NotFound), "{unknown:?}");
    }
}

#[test]
fn every_screen_says_what_the_document_is() {
    let network = Network::default();
    let library = network.library();
    network.answers([new(), body("Text")]);
    let text = Text::of("en");
    let head = |screen: Screen| screen.head("T", text);
    let new_one = block_on(library.screen(&address("new"))).unwrap();
    assert_eq!(head(new_one), new_with("new").head);
    // What is no page of the blog has no address for search engines.
    let failures = [Failure::Offline, Failure::Gone, Failure::Damaged, Failure::Server(500)];
    let failed = failures.map(|failure| Screen::Failed(address("new"), failure));
    let titles: Vec<_> = failed
        .into_iter()
        .chain([Screen::NotFound])
        .map(|screen| {
            let head = head(screen);
            assert_eq!(head.elements, [Element::meta("robots", "noindex")]);
            head.title
        })
        .collect();
    let expected = [
        "No connection · T",
        "This article has moved on · T",
        "The article arrived damaged · T",
        "The server did not answer · T",
        "Page not found · T",
    ];
    assert_eq!(titles, expected);
}
