use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use std::{env, fs, thread};

/// The driver's process. The tests that run at the same time share it; the last one ends it.
pub struct Chromedriver {
    process: Child,
    port: u16,
    /// For profiles and what else browsers leave behind. Short, as paths of sockets have to be.
    folder: PathBuf,
}

/// A driver may start while the one before it ends.
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// A static is never dropped, so it must not own the process.
static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());

impl Chromedriver {
    /// The running driver, or a new one.
    pub fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *running = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let program = variable("BLOG_CHROMEDRIVER");
        let folder = format!("fieldnotes-{}-{}", process::id(), STARTED.fetch_add(1, Ordering::Relaxed));
        let folder = env::temp_dir().join(folder);
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new(&program);
        command
            .env("TMPDIR", &folder)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = command.spawn().unwrap_or_else(|error| panic!("{program}: {error}"));
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.strip_prefix("ChromeDriver was started successfully on port ")?
                .trim_end_matches('.')
                .parse()
                .ok()
        });
        // Its pipe must not fill up.
        thread::spawn(move || lines.for_each(drop));
        let port = port.unwrap_or_else(|| panic!("{program} did not say on which port it listens"));
        Self { process, port, folder }
    }

    /// Asked to shut down, it ends browsers that are left; killed, it would leave them behind.
    fn shut_down(&mut self) {
        let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) else { return };
        let _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        for _ in 0..100 {
            if let Ok(Some(_)) = self.process.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Where it takes commands.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        self.shut_down();
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A variable that `cargo blog test` sets.
pub fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set: run `cargo blog test --only browser`, or see tests/README.md")
    })
}
