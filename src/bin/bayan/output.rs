//! Stdout, stderr and how a run ends.

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::process::ExitCode;

use anstream::AutoStream;
use anstream::ColorChoice;
use bayan::Paint;

use crate::args::Color;

/// How a run that got to its end is told to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done,
    /// The check or test did not pass.
    Failed,
    /// Some input could not be read, or the policy does not compile.
    Unreadable,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Failed => 1,
            Status::Unreadable => 2,
        })
    }
}

/// Why a run ends early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The reader of stdout closed it, and wants no more: no fault.
    Closed,
    /// Something that the caller has to mend.
    Failed(String),
}

impl Stop {
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self::Failed(message.into())
    }
}

/// Of writing: reading has messages of its own, with names.
impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::Failed(format!("cannot write: {error}"))
        }
    }
}

pub(crate) type Outcome = Result<Status, Stop>;

/// Writes one line to stderr. A closed stderr is nobody's loss.
pub(crate) fn note(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Writes `text` to stdout.
pub(crate) fn print(text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Whether stdout is coloured.
pub(crate) fn paint(color: Color) -> Paint {
    painted(color, AutoStream::choice(&io::stdout()))
}

/// Whether stderr is coloured.
pub(crate) fn paint_stderr(color: Color) -> Paint {
    painted(color, AutoStream::choice(&io::stderr()))
}

fn painted(color: Color, auto: ColorChoice) -> Paint {
    match color {
        Color::Always => Paint::Ansi,
        Color::Never => Paint::Plain,
        Color::Auto if auto == ColorChoice::Never => Paint::Plain,
        Color::Auto => Paint::Ansi,
    }
}

/// Columns to wrap text at: those of the terminal, or `COLUMNS`; `None` where output goes elsewhere.
pub(crate) fn width() -> Option<usize> {
    let told = std::env::var("COLUMNS").ok();
    let told = told.and_then(|columns| columns.parse().ok());
    let real = || {
        let size = terminal_size::terminal_size_of(io::stdout());
        size.map(|(width, _)| usize::from(width.0))
    };
    if io::stdout().is_terminal() {
        told.or_else(real)
    } else {
        None
    }
}
