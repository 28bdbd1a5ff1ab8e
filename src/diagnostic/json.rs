//! Faults as JSON, and as annotations of a GitHub workflow.

use std::fmt::Write;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Level;
use crate::source::Place;

/// A fault as programs read it; lines and columns count from 1, columns in code points. A fault of the whole policy
/// has the policy's folder as its file, and no line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The stable code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Level,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// A text that shows it.
    pub witness: Option<String>,
    /// As given on the command line.
    pub file: String,
    /// Line of the first character.
    pub line: Option<usize>,
    /// Column of the first character.
    pub column: Option<usize>,
    /// Line just behind the last character.
    pub end_line: Option<usize>,
    /// Column just behind the last character.
    pub end_column: Option<usize>,
    /// Bytes of the file, half-open.
    pub span: Option<[usize; 2]>,
    /// Other places that matter.
    pub related: Vec<Related>,
}

/// Another place that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Why it matters.
    pub message: String,
    /// Its file.
    pub file: String,
    /// Its line.
    pub line: usize,
    /// Its column.
    pub column: usize,
}

impl Diagnostics {
    /// All faults as records, in the order of [`Diagnostics::finish`].
    pub fn records(&self) -> Vec<Record> {
        self.entries
            .iter()
            .map(|entry| self.record(entry))
            .collect()
    }

    fn record(&self, entry: &Diagnostic) -> Record {
        let start = entry.place.map(|place| self.sources.start(place));
        let end = entry.place.map(|place| self.sources.end(place));
        let related = entry.related.iter();
        Record {
            code: entry.code.as_str(),
            severity: entry.code.level(),
            message: entry.message.clone(),
            help: entry.help.clone(),
            witness: entry.witness.clone(),
            file: self.file(entry.place),
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
            span: entry.place.map(|place| [place.span.start, place.span.end]),
            related: related
                .map(|(message, place)| self.related(message, *place))
                .collect(),
        }
    }

    fn related(&self, message: &str, place: Place) -> Related {
        let at = self.sources.start(place);
        Related {
            message: message.to_owned(),
            file: self.file(Some(place)),
            line: at.line,
            column: at.column,
        }
    }

    fn file(&self, place: Option<Place>) -> String {
        place
            .map_or(self.root.as_str(), |place| self.sources.name(place.source))
            .to_owned()
    }

    /// All faults as workflow commands of GitHub, one a line.
    pub fn github(&self) -> String {
        let mut out = String::new();
        for record in self.records() {
            let command = match record.severity {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Info => "notice",
            };
            let _ = write!(out, "::{command} file={}", property(&record.file));
            if let (Some(line), Some(column)) = (record.line, record.column) {
                let _ = write!(out, ",line={line},col={column}");
            }
            let help = record.help.map(|help| format!("\nhelp: {help}"));
            let shown = record.witness.map(|text| format!("\nfor example: {text}"));
            let message = record.message + &shown.unwrap_or_default() + &help.unwrap_or_default();
            let _ = writeln!(out, ",title={}::{}", property(record.code), data(&message));
        }
        out
    }
}

/// Escapes what ends a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes what ends a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn two() -> Diagnostics {
        let mut all = Diagnostics {
            root: "pack".into(),
            ..Diagnostics::default()
        };
        let source = all.sources.add("a,b.yaml", "\u{feff}قاعدة: 1\nb: 2\n");
        let place = |start, end| Place {
            source,
            span: crate::span::Span::new(start, end),
        };
        let fault = Diagnostic::new(Code::UnknownKey, place(3, 13), "100% `wrong`")
            .help("mend it")
            .witness("as here")
            .related("see", place(17, 18));
        all.push(fault);
        all.push(Diagnostic::of_policy(Code::NoRules, "no rule"));
        all
    }

    #[test]
    fn records_have_every_key_in_order() {
        let expected = concat!(
            r#"[{"code":"unknown-key","severity":"error","message":"100% `wrong`","help":"mend it","witness":"as here","file":"a,b.yaml","#,
            r#""line":1,"column":1,"end_line":1,"end_column":6,"span":[3,13],"#,
            r#""related":[{"message":"see","file":"a,b.yaml","line":2,"column":1}]},"#,
            r#"{"code":"no-rules","severity":"error","message":"no rule","help":null,"witness":null,"file":"pack","line":null,"#,
            r#""column":null,"end_line":null,"end_column":null,"span":null,"related":[]}]"#
        );
        assert_eq!(serde_json::to_string(&two().records()).unwrap(), expected);
        assert_eq!(
            serde_json::to_string(&Diagnostics::default().records()).unwrap(),
            "[]"
        );
    }

    #[test]
    fn workflow_commands_are_escaped() {
        let expected = "\
::error file=a%2Cb.yaml,line=1,col=1,title=unknown-key::100%25 `wrong`%0Afor example: as here%0Ahelp: mend it
::error file=pack,title=no-rules::no rule
";
        assert_eq!(two().github(), expected);
    }
}
