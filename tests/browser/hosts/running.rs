use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// A web server of this machine. Ends when dropped.
pub struct Running {
    command: Command,
    process: Option<Child>,
    port: u16,
    folder: TempDir,
}

/// nginx with the settings of `settings/nginx.conf`, on a free port, for what lies in `root`.
pub fn nginx(program: &Path, settings: &Path, root: &Path) -> Running {
    let (folder, port) = (TempDir::new().unwrap(), free_port());
    let written = read(&settings.join("nginx.conf"));
    let mut server = adapted(&written, "/srv/", &format!("{}/", root.display()));
    server = adapted(&server, "listen 80;", &format!("listen 127.0.0.1:{port};"));
    let module = match std::env::var("BLOG_NGINX_BROTLI") {
        Ok(module) => format!("load_module {module};\n"),
        Err(_) => {
            server = adapted(&server, "brotli_static on;", "");
            String::new()
        }
    };
    let here = folder.path().display();
    // What Debian's own nginx.conf says around it, but for where things lie. Its types are known to the server before.
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {here}/{kind};\n"))
        .concat();
    let conf = format!(
        "{module}user root;\ndaemon off;\nworker_processes 1;\npid {here}/pid;\nerror_log {here}/log;\n\
         events {{ worker_connections 64; }}\nhttp {{\n{temporary}    access_log off;\n    default_type application/octet-stream;\n\
         {server}}}\n"
    );
    fs::write(folder.path().join("conf"), conf).unwrap();
    let mut command = Command::new(program);
    command.arg("-c").arg(folder.path().join("conf")).arg("-e").arg(folder.path().join("log"));
    Running::start(command, port, folder)
}

/// Caddy with the settings of `settings/Caddyfile`, likewise.
pub fn caddy(program: &Path, settings: &Path, root: &Path) -> Running {
    let (folder, port) = (TempDir::new().unwrap(), free_port());
    let written = read(&settings.join("Caddyfile"));
    let server = adapted(&written, "/srv/", &format!("{}/", root.display()));
    let server = adapted(&server, "\nblog.example {", &format!("\nhttp://127.0.0.1:{port} {{"));
    let caddyfile = format!("{{\n\tadmin off\n}}\n{server}");
    fs::write(folder.path().join("Caddyfile"), caddyfile).unwrap();
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.path().join("Caddyfile"));
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, folder.path());
    }
    Running::start(command, port, folder)
}

impl Running {
    fn start(command: Command, port: u16, folder: TempDir) -> Self {
        let mut running = Self { command, process: None, port, folder };
        running.start_again();
        running
    }

    /// Starts, and waits until it answers.
    pub fn start_again(&mut self) {
        let messages = fs::File::create(self.messages()).unwrap();
        self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(messages);
        let mut process = self.command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", self.command));
        for _ in 0..500 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                self.process = Some(process);
                return;
            }
            if process.try_wait().unwrap().is_some() {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = process.kill();
        panic!("{:?} does not answer:\n{}", self.command, self.log());
    }

    /// Nobody answers any more.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        // Asked to end, nginx ends its worker as well.
        let asked = Command::new("kill").args(["-s", "TERM", &process.id().to_string()]).status();
        if asked.is_err() {
            let _ = process.kill();
        }
        let _ = process.wait();
    }

    /// `http://127.0.0.1:1234`
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The head of the answer to a browser that takes copies by brotli, in lower case.
    pub fn head(&self, path: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let request = "Host: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n";
        write!(stream, "HEAD {path} HTTP/1.1\r\n{request}").unwrap();
        let mut head = String::new();
        stream.read_to_string(&mut head).unwrap();
        head.to_ascii_lowercase()
    }

    /// What the server said.
    pub fn log(&self) -> String {
        let files = [self.messages(), self.folder.path().join("log")];
        files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
    }

    fn messages(&self) -> PathBuf {
        self.folder.path().join("messages")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Settings with one thing changed for this machine.
fn adapted(settings: &str, from: &str, to: &str) -> String {
    assert!(settings.contains(from), "the settings lack {from}\n{settings}");
    settings.replace(from, to)
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// One that was free just now.
fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}
