//! A host for the finished blog: static files below a base path, every request on record, and any fault on demand.
//!
//! Plain sockets, one thread and one request a connection: a library would not let a test cut an answer in the middle.

mod answer;
mod fault;
mod files;
mod request;

use std::io::Write;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

use answer::Answer;
pub use fault::Fault;
use fault::Rule;
pub use files::Files;
pub use request::Request;

/// A running (or stopped) host. Ends when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    files: Files,
    rules: Vec<Rule>,
    requests: Vec<Request>,
    /// How many of the held requests may be answered before the others.
    let_go: usize,
    stopped: bool,
}

impl Server {
    /// Serves these files on a free port.
    pub fn start(files: Files) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let state = State { files, rules: Vec::new(), requests: Vec::new(), let_go: 0, stopped: false };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        let server = Self { address, shared, listening: Mutex::new(None) };
        server.listen(listener);
        server
    }

    /// `http://127.0.0.1:1234`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Nobody answers any more at this port, and what was being answered is cut.
    pub fn stop(&self) {
        let Some(thread) = self.listening.lock().unwrap().take() else { return };
        self.state().stopped = true;
        self.shared.changed.notify_all();
        drop(TcpStream::connect(self.address)); // wakes the listener, which then ends
        thread.join().unwrap();
    }

    /// Serves again, at the same port.
    pub fn start_again(&self) {
        self.state().stopped = false;
        self.listen(TcpListener::bind(self.address).expect("the port is still ours"));
    }

    /// What the host serves: to damage, remove or add files.
    pub fn change(&self, change: impl FnOnce(&mut Files)) {
        change(&mut self.state().files);
    }

    /// Every request that fits meets this fault from now on, until [`Server::mend`].
    pub fn fault(&self, fault: Fault, fits: impl Fn(&Request) -> bool + Send + 'static) {
        self.state().rules.push(Rule::new(fault, None, Box::new(fits)));
    }

    /// The same, for the `nth` request (from 1) that fits and no other.
    pub fn fault_once(&self, nth: usize, fault: Fault, fits: impl Fn(&Request) -> bool + Send + 'static) {
        self.state().rules.push(Rule::new(fault, Some(nth), Box::new(fits)));
    }

    /// Ends every fault. What was held is answered now.
    pub fn mend(&self) {
        self.state().rules.clear();
        self.shared.changed.notify_all();
    }

    /// One of the held requests is answered now, and the others wait on.
    pub fn let_one_go(&self) {
        self.state().let_go += 1;
        self.shared.changed.notify_all();
    }

    /// All requests since the start, in the order in which they came.
    pub fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// How many requests so far fit.
    pub fn count(&self, fits: impl Fn(&Request) -> bool) -> usize {
        self.state().requests.iter().filter(|request| fits(request)).count()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap()
    }

    fn listen(&self, listener: TcpListener) {
        let shared = Arc::clone(&self.shared);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.state.lock().unwrap().stopped {
                    return;
                }
                let (Ok(stream), shared) = (stream, Arc::clone(&shared)) else { continue };
                thread::spawn(move || shared.serve(&stream));
            }
        });
        *self.listening.lock().unwrap() = Some(thread);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn serve(&self, stream: &TcpStream) {
        // A reader who has left is no fault of the test: what cannot be read or written is dropped.
        let Some(request) = Request::read(stream) else { return };
        let fault = {
            let mut state = self.state.lock().unwrap();
            state.requests.push(request.clone());
            // Every rule counts; the newest that fits decides.
            state.rules.iter_mut().filter_map(|rule| rule.meets(&request)).last()
        };
        if let Some(Fault::Hold) = fault {
            let held = |state: &mut State| !state.stopped && !state.rules.is_empty() && state.let_go == 0;
            let mut state = self.changed.wait_while(self.state.lock().unwrap(), held).unwrap();
            if state.stopped {
                return;
            }
            state.let_go = state.let_go.saturating_sub(1);
        }
        let answer = Answer::to(&request, &self.state.lock().unwrap().files);
        let mut bytes = Vec::new();
        if let Some(answer) = fault.map_or(Some(answer.clone()), |fault| fault.apply(answer)) {
            answer.write(&mut bytes, request.method == "HEAD");
        }
        let mut stream = stream;
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(Shutdown::Both);
    }
}
