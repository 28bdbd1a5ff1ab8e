//! Term files: what `from:` leads to.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::allowances;
use crate::diagnostic::may_allow;
use crate::diagnostic::quoted;
use crate::limits;
use crate::policy::FileTerms;
use crate::policy::Name;
use crate::policy::parse::deceit;
use crate::policy::text::Decoded;
use crate::policy::text::decode;
use crate::source::Place;
use crate::source::SourceId;
use crate::span::Span;

/// The terms of a file.
type Terms = Arc<FileTerms>;

/// Reads term files below the policy's folder; a file named twice is read once.
#[derive(Debug, Default)]
pub struct TermFiles {
    /// Where the YAML being read stands; `None` for a text, from which no file is reachable.
    home: Option<Home>,
    read: BTreeMap<PathBuf, Option<Terms>>,
    /// The sources that the places of `from` values led to.
    pub sources: BTreeMap<Place, SourceId>,
    /// Sources that are read again: no file is opened.
    again: Option<BTreeMap<SourceId, Option<Terms>>>,
}

/// Where a YAML file stands.
#[derive(Debug)]
pub struct Home {
    /// The policy's folder, links resolved.
    root: PathBuf,
    /// The folder of the file.
    folder: PathBuf,
}

impl Home {
    /// A file of `folder`, in the policy of `root`.
    pub fn new(root: &Path, folder: &Path) -> io::Result<Self> {
        Ok(Self {
            root: fs::canonicalize(root)?,
            folder: folder.to_owned(),
        })
    }
}

impl TermFiles {
    /// What is read next stands there.
    pub fn enter(&mut self, home: Option<Home>) {
        self.home = home;
    }

    /// Term files that were read before, by the places of the `from` values that name them.
    pub fn of_sources(sources: BTreeMap<Place, SourceId>) -> Self {
        Self {
            sources,
            again: Some(BTreeMap::new()),
            ..Self::default()
        }
    }

    /// The terms of the file that `from` names; `None` if a fault was reported.
    pub fn read(&mut self, from: &Name, diagnostics: &mut Diagnostics) -> Option<Terms> {
        if let Some(again) = &mut self.again {
            let source = *self.sources.get(&from.place)?;
            let read = || terms_of(source, from, diagnostics);
            return again.entry(source).or_insert_with(read).clone();
        }
        let terms = self.read_file(from, diagnostics);
        let known = terms.as_ref().map(|terms| (from.place, terms.source()));
        self.sources.extend(known);
        terms
    }

    fn read_file(&mut self, from: &Name, diagnostics: &mut Diagnostics) -> Option<Terms> {
        let file = match self.find(&from.value) {
            Ok(file) => file,
            Err(refusal) => {
                diagnostics.push(refusal.at(from));
                return None;
            }
        };
        if let Some(known) = self.read.get(&file) {
            return known.clone();
        }
        let folder = self.home.as_ref().map(|home| home.folder.as_path());
        let shown = folder.unwrap_or(Path::new("")).join(&from.value);
        let terms = read_terms(&file, &shown, from, diagnostics);
        self.read.insert(file, terms.clone());
        terms
    }

    /// The path of the file, links resolved.
    fn find(&self, from: &str) -> Result<PathBuf, Refusal> {
        let Some(Home { root, folder }) = &self.home else {
            return Err(Refusal::NoFolder);
        };
        let missing = |error: io::Error| {
            Refusal::Missing(match error.kind() {
                io::ErrorKind::NotFound => "does not exist".into(),
                _ => format!("cannot be read: {error}"),
            })
        };
        let folder = fs::canonicalize(or_here(folder)).map_err(missing)?;
        if Path::new(from).is_absolute() || !lexical(&folder.join(from)).starts_with(root) {
            return Err(Refusal::Outside);
        }
        let file = fs::canonicalize(folder.join(from)).map_err(missing)?;
        if !file.starts_with(root) {
            return Err(Refusal::Outside);
        }
        match fs::metadata(&file).map_err(missing)?.is_file() {
            true => Ok(file),
            false => Err(Refusal::Missing("is no file".into())),
        }
    }
}

/// Why a term file is not read.
enum Refusal {
    /// The policy is a text.
    NoFolder,
    /// It is not below the policy's folder.
    Outside,
    /// It is not there, or not a file that can be read.
    Missing(String),
}

impl Refusal {
    fn at(self, from: &Name) -> Diagnostic {
        let file = quoted(&from.value);
        let (code, message, help) = match self {
            Self::NoFolder => (
                Code::ListMissing,
                format!(
                    "the term file {file} cannot be read: this policy is a text without a folder"
                ),
                "load the policy from its folder, or write the terms out",
            ),
            Self::Outside => (
                Code::ListOutside,
                format!("the term file {file} is not inside the policy's folder"),
                "move the file below the policy's folder, and name it relative to this file",
            ),
            Self::Missing(why) => (
                Code::ListMissing,
                format!("the term file {file} {why}"),
                "the path is relative to the folder of this YAML file",
            ),
        };
        Diagnostic::new(code, from.place, message).help(help)
    }
}

/// The folder of a path without one.
pub fn or_here(folder: &Path) -> &Path {
    match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    }
}

/// A path with its `.` and `..` worked out on paper.
fn lexical(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

fn read_terms(
    file: &Path,
    shown: &Path,
    from: &Name,
    diagnostics: &mut Diagnostics,
) -> Option<Terms> {
    let name = shown.display().to_string();
    let text = match decode(file, limits::TERM_FILE_BYTES) {
        Ok(Decoded::Text(text)) => text,
        Ok(other) => {
            other.refuse(&name, limits::TERM_FILE_BYTES, diagnostics);
            return None;
        }
        Err(error) => {
            let message = format!(
                "the term file {} cannot be read: {error}",
                quoted(&from.value)
            );
            diagnostics.push(Diagnostic::new(Code::ListMissing, from.place, message));
            return None;
        }
    };
    let source = diagnostics.sources.add(name, text);
    terms_of(source, from, diagnostics)
}

/// The terms of a source that `from` names.
fn terms_of(source: SourceId, from: &Name, diagnostics: &mut Diagnostics) -> Option<Terms> {
    let (terms, faults) = terms(diagnostics.sources.text(source));
    for (line, code, message, help) in &faults {
        let place = diagnostics.sources.line_place(source, *line as usize);
        diagnostics.push(Diagnostic::new(*code, place, message.clone()).help(*help));
    }
    let text = diagnostics.sources.text(source);
    if may_allow(text) {
        // A term is a scalar: only a whole line is a comment here.
        let allowed = allowances(source, text, &term_spans(text));
        diagnostics.allowances.extend(allowed);
    }
    if terms.is_empty() && faults.is_empty() {
        let message = format!("the term file {} holds no term", quoted(&from.value));
        let fault = Diagnostic::new(Code::ListEmpty, from.place, message)
            .help("write one term a line; lines that begin with `#` are comments");
        diagnostics.push(fault);
        return None;
    }
    let shared = diagnostics.sources.shared(source)?;
    Some(Arc::new(FileTerms::new(shared, source, terms)))
}

/// The lines that are no comments.
fn term_spans(text: &str) -> Vec<Span> {
    let mut offset = 0;
    let mut spans = vec![];
    for line in text.split_inclusive('\n') {
        if !line.starts_with('#') {
            spans.push(Span::new(offset, offset + line.len()));
        }
        offset += line.len();
    }
    spans
}

type LineFault = (u32, Code, String, &'static str);

/// One term a line, its first and last byte; blank lines and those that begin with `#` are none.
fn terms(text: &str) -> (Vec<(u32, u32)>, Vec<LineFault>) {
    let (mut terms, mut faults) = (vec![], vec![]);
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (line, start, raw) in lines(text) {
        let term = raw.trim();
        if term.is_empty() || raw.starts_with('#') {
            continue;
        }
        if term.len() > limits::TERM_BYTES {
            let message = format!(
                "the term {} is longer than {} bytes",
                quoted(term),
                limits::TERM_BYTES
            );
            faults.push((line, Code::TooLarge, message, "write one term a line"));
        } else if let Some((code, message, help)) = deceit(term) {
            faults.push((line, code, message, help));
        } else {
            let start = start + raw.len() - raw.trim_start().len();
            terms.push((narrow(start), narrow(start + term.len())));
        }
    }
    (terms, faults)
}

/// The lines of a text, each with its number, counted from 1, and its first byte.
fn lines(text: &str) -> impl Iterator<Item = (u32, usize, &str)> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut line, mut next, mut returned) = (0_u32, text.len() - body.len(), false);
    let pieces = body.split_inclusive(['\n', '\r']);
    pieces.filter_map(move |piece| {
        let start = next;
        next += piece.len();
        // The second half of a break.
        if std::mem::replace(&mut returned, piece.ends_with('\r')) && piece == "\n" {
            return None;
        }
        line = line.saturating_add(1);
        Some((line, start, piece.trim_end_matches(['\n', '\r'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_a_line() {
        let text = "\u{feff}# words\r\nفجّر\r\n\r\n  two words \n #tag\ra\u{202e}\n";
        let (read, faults) = terms(text);
        let read: Vec<_> = read
            .iter()
            .map(|(start, end)| &text[*start as usize..*end as usize])
            .collect();
        assert_eq!(read, ["فجّر", "two words", "#tag"]);
        let numbers: Vec<u32> = lines(text).map(|(line, ..)| line).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
        assert_eq!(
            faults.iter().map(|f| (f.0, f.1)).collect::<Vec<_>>(),
            [(6, Code::BidiControl)]
        );
    }
}
