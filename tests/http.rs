//! A client of HTTP/1.1 as small as can be, so that tests see every byte: requests as text over a socket, answers taken
//! apart. And a server process that ends with the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// Names in small letters, in their order.
    pub headers: Vec<(String, String)>,
    /// As it came.
    pub body: Vec<u8>,
}

impl Reply {
    /// The value of a header; nothing where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The body as a text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// What was sent, unpacked.
    pub fn unpacked(&self) -> String {
        let mut text = String::new();
        flate2::read::GzDecoder::new(self.body.as_slice()).read_to_string(&mut text).unwrap();
        text
    }

    /// The headers without the date of the moment.
    pub fn standing_headers(&self) -> Vec<(String, String)> {
        self.headers.iter().filter(|(name, _)| name != "date" && name != "connection").cloned().collect()
    }
}

/// Connects.
pub fn connect(to: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(to).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

/// Asks once, on a connection of its own.
pub fn ask(to: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut stream = connect(to);
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    stream.write_all(text.as_bytes()).unwrap();
    reply(&mut stream).unwrap()
}

/// Asks for a path.
pub fn get(to: SocketAddr, path: &str) -> Reply {
    ask(to, "GET", path, &[])
}

/// Reads an answer to the end of the connection. None where the connection ends before the answer does.
pub fn reply(stream: &mut impl Read) -> Option<Reply> {
    let mut bytes = Vec::new();
    // A connection that was cut off ends here too; what came is judged below.
    let _ = stream.read_to_end(&mut bytes);
    taken_apart(&bytes)
}

/// Reads one answer of several on a connection. None where it is not whole.
pub fn next_reply(stream: &mut impl BufRead) -> Option<Reply> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read_until(b'\n', &mut head).ok()? == 0 {
            return None;
        }
    }
    let mut whole = taken_apart(&head)?;
    let length: usize = whole.header("content-length").parse().unwrap_or(0);
    whole.body = vec![0; if whole.status == 304 { 0 } else { length }];
    stream.read_exact(&mut whole.body).ok()?;
    Some(whole)
}

fn taken_apart(bytes: &[u8]) -> Option<Reply> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let header = |line: &str| {
        let (name, value) = line.split_once(':').unwrap();
        (name.to_ascii_lowercase(), value.trim().to_owned())
    };
    Some(Reply { status, headers: lines.map(header).collect(), body: bytes[end + 4..].to_vec() })
}

/// A running `velvoite serve`.
pub struct Process {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// What it says, line by line, both streams.
    said: Receiver<String>,
    /// What it said before it served.
    pub before: Vec<String>,
    /// The line with which it began to serve.
    pub serving: String,
}

impl Process {
    /// Starts it with a port of its own and waits until it serves.
    pub fn start(folder: &Path, arguments: &[&str]) -> Process {
        let mut words = vec!["serve", "--lang", "en"];
        words.extend(arguments);
        Process::run(folder, &words)
    }

    /// The same with all words of the command; where they name no address, it is a free port of this machine.
    pub fn run(folder: &Path, words: &[&str]) -> Process {
        let port: &[&str] = if words.contains(&"--listen") { &[] } else { &["--listen", "127.0.0.1:0"] };
        let mut child = Command::new(env!("CARGO_BIN_EXE_velvoite"))
            .args(words)
            .args(port)
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, said) = channel();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let other = sender.clone();
        std::thread::spawn(move || BufReader::new(out).lines().for_each(|line| drop(sender.send(line.unwrap()))));
        std::thread::spawn(move || BufReader::new(err).lines().for_each(|line| drop(other.send(line.unwrap()))));
        let at = "127.0.0.1:1".parse().unwrap();
        let mut process = Process { child, at, said, before: Vec::new(), serving: String::new() };
        let (line, before) = process.told("serving ");
        process.before = before;
        let port = line.split("http://").nth(1).unwrap().split('/').next().unwrap();
        process.at = port.parse().unwrap();
        process.serving = line;
        process
    }

    /// Waits for a line with these words, at most two minutes.
    pub fn wait_for(&self, words: &str) {
        self.told(words);
    }

    /// The next line with these words, and what was said before it.
    fn told(&self, words: &str) -> (String, Vec<String>) {
        let mut seen = Vec::new();
        loop {
            match self.said.recv_timeout(Duration::from_secs(120)) {
                Ok(line) if line.contains(words) => return (line, seen),
                Ok(line) => seen.push(line),
                Err(_) => panic!("`{words}` was not said, but\n{}", seen.join("\n")),
            }
        }
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; its exit status.
    pub fn ended(&mut self) -> i32 {
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A copy of the example world in a folder of its own, in which a test may edit.
pub fn world(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&to);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example"), &to);
    to
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}
