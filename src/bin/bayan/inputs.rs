//! Inputs of the command line → lines and documents.

use std::fs::File;
use std::io;
use std::io::BufReader;
use std::io::Cursor;
use std::io::IsTerminal;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use bayan::Blocks;
use bayan::Document;
use bayan::Id;
use bayan::InputCode;
use bayan::InputFault;
use bayan::InputKind;
use bayan::Lines;
use bayan::Refused;
use bayan::Schema;
use bayan::Whole;
use bayan::read_whole;

use crate::args::Reading;
use crate::output::Stop;

/// Bytes looked at to tell what an input is.
const HEAD: u64 = 64 << 10;
/// Bytes of the longest signature of a file that is no text.
const SIGNATURE: usize = 8;

/// An input that was opened.
pub(crate) enum Opened {
    /// A text file.
    Text(Result<Document, InputFault>),
    /// Stdin without a byte: no document, whatever was meant to come.
    Nothing,
    /// JSON lines.
    Lines(Stream),
}

/// A stream of JSON lines.
pub(crate) struct Stream {
    from: Box<dyn Read + Send>,
    most: usize,
}

impl Stream {
    /// Line by line.
    pub(crate) fn lines(self) -> Lines<BufReader<Box<dyn Read + Send>>> {
        Lines::new(BufReader::new(self.from), self.most)
    }

    /// By blocks of lines, for many threads.
    pub(crate) fn blocks(self) -> Blocks<Box<dyn Read + Send>> {
        Blocks::new(self.from, self.most)
    }
}

/// How inputs are read, in a form that threads can share.
#[derive(Clone, Debug)]
pub(crate) struct Inputs {
    pub(crate) schema: Schema,
    most: usize,
    kind: Option<InputKind>,
}

impl Inputs {
    pub(crate) fn new(reading: &Reading) -> Self {
        Self {
            schema: Schema::new(&reading.fields, reading.max_text.0),
            most: reading.max_text.0,
            kind: reading.input_format.map(InputKind::from),
        }
    }

    /// Opens a file, or stdin for `-`. The error names it.
    pub(crate) fn open(&self, path: &Path) -> Result<Opened, String> {
        let is_stdin = path.as_os_str() == "-";
        let name = if is_stdin {
            "-".to_owned()
        } else {
            path.display().to_string()
        };
        let opened = if is_stdin {
            self.opened(&name, None, Box::new(io::stdin()))
        } else {
            self.opened_file(&name, path)
        };
        let shown = if is_stdin { "stdin" } else { &name };
        opened.map_err(|message| format!("cannot read `{shown}`: {message}"))
    }

    fn opened_file(&self, name: &str, path: &Path) -> Result<Opened, String> {
        if path.is_dir() {
            return Err(format!("it is a folder; name its files, as `{name}/*.txt`"));
        }
        let file = File::open(path).map_err(|error| told(&error))?;
        self.opened(name, InputKind::of_path(path), Box::new(file))
    }

    fn opened(
        &self,
        name: &str,
        named: Option<InputKind>,
        mut from: Box<dyn Read + Send>,
    ) -> Result<Opened, String> {
        let head = head_of(&mut from).map_err(|error| told(&error))?;
        if let Some(refused) = Refused::of_bytes(&head) {
            return Err(refused.to_string());
        }
        if head.is_empty() && name == "-" && self.kind.is_none() {
            return Ok(Opened::Nothing);
        }
        let kind = self
            .kind
            .or(named)
            .unwrap_or_else(|| InputKind::of_bytes(&head));
        let whole = Cursor::new(head).chain(from);
        match kind {
            InputKind::Jsonl => {
                let from: Box<dyn Read + Send> = Box::new(whole);
                let most = self.most;
                Ok(Opened::Lines(Stream { from, most }))
            }
            InputKind::Text => {
                let whole = read_whole(whole, self.most).map_err(|error| told(&error))?;
                Ok(Opened::Text(self.text(name, whole)))
            }
        }
    }

    fn text(&self, name: &str, whole: Whole) -> Result<Document, InputFault> {
        let (code, message) = match whole {
            Whole::Text(text) => return Ok(Document::text(text).with_id(name)),
            Whole::TooLong => {
                let message = format!("the text is longer than {} bytes", self.most);
                (InputCode::TextTooLong, message)
            }
            Whole::NotUtf8 { at } => {
                let message = format!("the text is not UTF-8 (byte {})", at + 1);
                (InputCode::NotUtf8, message)
            }
        };
        Err(InputFault {
            id: Id::Text(name.to_owned()),
            code,
            message,
        })
    }
}

/// The inputs given, or stdin if none is; but not a terminal that nobody knows to be waiting.
pub(crate) fn or_stdin(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    if !paths.is_empty() {
        return Ok(paths.to_vec());
    }
    if io::stdin().is_terminal() {
        return Err(Stop::failed(
            "no input: name a file, or `-` for what you type",
        ));
    }
    Ok(vec![PathBuf::from("-")])
}

/// The first bytes: up to the first that is no white space, and as many as a signature has.
fn head_of(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    let telling = |head: &[u8]| {
        let blank = |byte: &u8| byte.is_ascii_whitespace();
        head.len() >= SIGNATURE && !head.iter().all(blank)
    };
    while !telling(&head) && (head.len() as u64) < HEAD {
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(buffer.get(..count).unwrap_or(&[])),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(head)
}

/// What the system said, without its number.
pub(crate) fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
