//! A line on stderr that says how far long work has come.

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::time::Duration;
use std::time::Instant;

/// Shorter work shows nothing.
const AFTER: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(200);

/// Counts documents and shows their number; only on a terminal, and only if stdout is none, where the line would mix
/// with the results.
pub(crate) struct Progress {
    shown: bool,
    wanted: bool,
    start: Instant,
    last: Instant,
    documents: u64,
    bytes: u64,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let now = Instant::now();
        Self {
            shown: false,
            wanted: io::stderr().is_terminal() && !io::stdout().is_terminal(),
            start: now,
            last: now,
            documents: 0,
            bytes: 0,
        }
    }

    /// Of work whose results all come after it: no line can mix with them.
    pub(crate) fn before_output() -> Self {
        let mut progress = Self::new();
        progress.wanted = io::stderr().is_terminal();
        progress
    }

    /// So much more is done.
    pub(crate) fn add(&mut self, documents: u64, bytes: u64) {
        self.documents += documents;
        self.bytes += bytes;
        let (documents, megabytes) = (self.documents, self.bytes / 1_000_000);
        self.tell(|| format!("{documents} documents, {megabytes} MB"));
    }

    /// How far the work has come.
    pub(crate) fn tell(&mut self, far: impl FnOnce() -> String) {
        let now = Instant::now();
        if !self.wanted || now - self.start < AFTER || now - self.last < EVERY {
            return;
        }
        self.last = now;
        self.shown = true;
        let seconds = (now - self.start).as_secs();
        let _ = write!(io::stderr(), "\r\u{1b}[K{}, {seconds} s", far());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
