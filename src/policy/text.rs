//! Files → texts: bounded, and UTF-8 or refused with the place of the first fault.

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::source::Place;
use crate::span::Span;

/// A file's content.
#[derive(Debug, PartialEq, Eq)]
pub enum Decoded {
    /// A text.
    Text(String),
    /// Not UTF-8: the text with U+FFFD for what is not, and where the first of these stands.
    Broken(String, usize),
    /// Beyond the bound.
    TooLarge,
}

/// Reads at most `limit` bytes of a file.
pub fn decode(path: &Path, limit: u64) -> io::Result<Decoded> {
    let mut bytes = vec![];
    File::open(path)?
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Ok(Decoded::TooLarge);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded::Text(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Decoded::Broken(String::from_utf8_lossy(error.as_bytes()).into_owned(), at)
        }
    })
}

impl Decoded {
    /// Reports a content that is no text.
    pub fn refuse(self, name: &str, limit: u64, diagnostics: &mut Diagnostics) {
        let (text, span, code, message, help) = match self {
            Self::Text(_) => return,
            Self::Broken(text, at) => {
                let message = "the file is not UTF-8 from here on".to_owned();
                let span = Span::new(at, at + '\u{fffd}'.len_utf8());
                (text, span, Code::NotUtf8, message, "save it as UTF-8")
            }
            Self::TooLarge => {
                let message = format!("the file is larger than {limit} bytes");
                let help = "part it into several files; long lists belong into term files";
                (
                    String::new(),
                    Span::default(),
                    Code::TooLarge,
                    message,
                    help,
                )
            }
        };
        let source = diagnostics.sources.add(name, text);
        diagnostics.push(Diagnostic::new(code, Place { source, span }, message).help(help));
    }
}
