//! `# allow: CODE reason`: a comment that silences one warning in its line, or in the line below it.
//! `# allow: mutant reason`: a comment that argues why no test has to notice changes of what begins there;
//! `# allow: mutant/KIND reason`: changes of one kind.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Level;
use crate::diagnostic::MutantKind;
use crate::diagnostic::quoted;
use crate::source::Place;
use crate::source::SourceId;
use crate::span::Span;

/// What an allowance begins with, behind the `#`.
const MARK: &str = "allow:";

/// In the place of a code: mutants that live. What lives is known to the mutation report only.
const MUTANT: &str = "mutant";

/// A comment that allows a warning, or argues mutants.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// The comment.
    pub place: Place,
    /// The line it speaks of, from 1.
    pub line: usize,
    /// The last line of what begins in that line.
    pub last: usize,
    /// The code as written.
    pub code: String,
    /// What it says for it; empty if nothing.
    pub reason: String,
    /// Whether it stands at the head of the manifest, and so speaks of the whole policy.
    pub everywhere: bool,
}

impl Allowance {
    /// Whether it speaks of mutants, not of a warning.
    fn is_of_mutants(&self) -> bool {
        self.code == MUTANT || self.kind().is_some()
    }

    /// The kind of mutants that it speaks of, as written.
    fn kind(&self) -> Option<&str> {
        self.code.strip_prefix(MUTANT)?.strip_prefix('/')
    }
}

/// A comment that argues mutants.
#[derive(Clone, Debug, PartialEq)]
pub struct Argued {
    /// The comment.
    pub allowance: Allowance,
    /// The only kind of mutants that it argues.
    pub kind: Option<MutantKind>,
}

/// Whether a text may hold an allowance at all.
pub fn may_allow(text: &str) -> bool {
    text.contains(MARK)
}

/// The allowances of a text. A comment is a `#` at a line's start or behind white space that stands in none of the
/// `scalars`, which are in order.
pub fn allowances(source: SourceId, text: &str, scalars: &[Span]) -> Vec<Allowance> {
    let (mut found, mut waiting) = (vec![], 0);
    let mut offset = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let comment = comment(text, offset, line, scalars);
        let alone = comment.is_some_and(|span| line_before(text, offset, span).trim().is_empty());
        if !alone {
            settle(&mut found, &mut waiting, index + 1);
        }
        if let Some(allowance) = comment.and_then(|span| read(source, text, span, index + 1)) {
            found.push(allowance);
            if !alone {
                waiting = found.len();
            }
        }
        offset += line.len();
    }
    if found.iter().any(Allowance::is_of_mutants) {
        let last = last_lines(text);
        for allowance in &mut found {
            let of_line = allowance
                .line
                .checked_sub(1)
                .and_then(|line| last.get(line));
            allowance.last = of_line.copied().unwrap_or(allowance.line);
        }
    }
    found
}

/// For each line the last one of what begins there: all that is further in, and the items under a key.
fn last_lines(text: &str) -> Vec<usize> {
    let mut last = vec![];
    // Lines whose node is still open: their depths, each deeper than the one before, and their places.
    let mut open: Vec<(usize, usize)> = vec![];
    let mut filled = 0;
    for (line, index) in text.lines().zip(0_usize..) {
        last.push(index + 1);
        let inner = line.trim_start_matches(['\u{feff}', ' ']);
        if inner.trim().is_empty() || inner.starts_with('#') {
            continue;
        }
        // Items may stand as far out as the key that they are under.
        let item = inner == "-" || inner.starts_with("- ");
        let depth = 2 * (line.len() - inner.len()) + usize::from(item);
        while let Some((_, begin)) = open.pop_if(|(outer, _)| *outer >= depth) {
            last[begin] = filled.max(begin + 1);
        }
        open.push((depth, index));
        filled = index + 1;
    }
    for (_, begin) in open {
        last[begin] = filled.max(begin + 1);
    }
    last
}

/// Allowances in lines of their own speak of the next line that is no comment.
fn settle(found: &mut [Allowance], waiting: &mut usize, line: usize) {
    for allowance in found.iter_mut().skip(*waiting) {
        allowance.line = line;
    }
    *waiting = found.len();
}

fn line_before(text: &str, offset: usize, span: Span) -> &str {
    let head = text.get(offset..span.start).unwrap_or("");
    head.trim_start_matches('\u{feff}')
}

/// The comment of a line, without the break behind it.
fn comment(text: &str, offset: usize, line: &str, scalars: &[Span]) -> Option<Span> {
    let signs = line.match_indices('#').map(|(at, _)| offset + at);
    let start = signs.into_iter().find(|at| {
        let head = line_before(text, offset, Span::new(*at, *at));
        let parted = head.is_empty() || head.ends_with([' ', '\t']);
        parted && !is_inside(scalars, *at)
    })?;
    let end = offset + line.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

fn is_inside(scalars: &[Span], at: usize) -> bool {
    let after = scalars.partition_point(|span| span.start <= at);
    let last = after.checked_sub(1).and_then(|index| scalars.get(index));
    last.is_some_and(|span| at < span.end)
}

fn read(source: SourceId, text: &str, span: Span, line: usize) -> Option<Allowance> {
    let said = span.of(text).trim_start_matches('#').trim();
    let said = said.strip_prefix(MARK)?.trim();
    let (code, reason) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    Some(Allowance {
        place: Place { source, span },
        line,
        last: line,
        code: code.to_owned(),
        reason: if reason.chars().any(char::is_alphanumeric) {
            reason.trim().to_owned()
        } else {
            String::new()
        },
        everywhere: false,
    })
}

impl Diagnostics {
    /// Takes out the warnings that comments allow, and reports comments that allow nothing.
    pub(super) fn allow(&mut self) {
        let allowances = std::mem::take(&mut self.allowances);
        let stopped = self.has_errors();
        for allowance in &allowances {
            if allowance.is_of_mutants() {
                self.argue(allowance);
                continue;
            }
            let before = self.entries.len();
            let Some(code) = self.allowed(allowance) else {
                continue;
            };
            let sources = &self.sources;
            self.entries.retain(|fault| {
                let here = |place: Place| {
                    let same = place.source == allowance.place.source;
                    same && sources.start(place).line == allowance.line
                };
                fault.code != code || !fault.place.is_some_and(here)
            });
            let unused = self.entries.len() == before;
            // A lint that an error kept from running has nothing to allow yet.
            if unused && !stopped {
                let message = format!("there is no `{}` to allow here", code.as_str());
                let help = "remove the comment, or put it in the warning's line or the line above";
                self.complain(allowance, message, help);
            } else if allowance.reason.is_empty() {
                self.ask_why(allowance);
            }
        }
    }

    /// The manifest begins here: comments above its first line speak of the whole policy.
    pub fn heads_policy(&mut self, manifest: Place) {
        let line = self.sources.start(manifest).line;
        for allowance in &mut self.allowances {
            allowance.everywhere =
                (allowance.place.source, allowance.line) == (manifest.source, line);
        }
    }

    /// Keeps an argument for the mutation report; one without a reason argues nothing.
    fn argue(&mut self, allowance: &Allowance) {
        let kind = allowance.kind().map(MutantKind::named);
        if kind == Some(None) {
            self.complain_of_kind(allowance);
        } else if allowance.reason.is_empty() {
            self.ask_why(allowance);
        } else {
            self.arguments.push(Argued {
                allowance: allowance.clone(),
                kind: kind.flatten(),
            });
        }
    }

    fn complain_of_kind(&mut self, allowance: &Allowance) {
        let kind = allowance.kind().unwrap_or("");
        let message = format!("there is no kind of mutants {}", quoted(kind));
        let help = match MutantKind::nearest(kind) {
            Some(kind) => format!("did you mean `{}`?", kind.as_str()),
            None => {
                let all = MutantKind::ALL.map(MutantKind::as_str);
                format!("the kinds are {}", all.join(", "))
            }
        };
        self.complain(allowance, message, &help);
    }

    fn ask_why(&mut self, allowance: &Allowance) {
        let code = &allowance.code;
        let message = format!("`{code}` is allowed without a reason");
        let help = format!("say why behind it: `# allow: {code} because ...`");
        self.complain(allowance, message, &help);
    }

    /// The code that may be allowed; reports it if there is none.
    fn allowed(&mut self, allowance: &Allowance) -> Option<Code> {
        let written = quoted(&allowance.code);
        match Code::named(&allowance.code) {
            Some(code) if code.level() == Level::Error => {
                let message = format!("{written} is an error, and errors cannot be allowed");
                self.complain(allowance, message, "mend it, and remove the comment");
                None
            }
            Some(code) => Some(code),
            None => {
                let message = format!("there is no code {written}");
                let help = match Code::nearest(&allowance.code) {
                    Some(code) => format!("did you mean `{}`?", code.as_str()),
                    None => "write `# allow: CODE reason`, the code as the warning shows it".into(),
                };
                self.complain(allowance, message, &help);
                None
            }
        }
    }

    fn complain(&mut self, allowance: &Allowance, message: String, help: &str) {
        let fault = Diagnostic::new(Code::UnusedAllow, allowance.place, message);
        self.push(fault.help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, scalars: &[Span]) -> Vec<(usize, String)> {
        let found = allowances(SourceId(0), text, scalars).into_iter();
        found.map(|one| (one.line, one.code)).collect()
    }

    #[test]
    fn a_comment_speaks_of_its_line_or_the_next() {
        let text = "a: b  # allow: x why\n# allow: y why\n# more\n  # allow: z\nc: d\n";
        let expected = [(1, "x".into()), (5, "y".into()), (5, "z".into())];
        assert_eq!(lines(text, &[]), expected);
    }

    #[test]
    fn an_argument_speaks_of_all_that_begins_there() {
        let text = "\
a:  # allow: mutant why
- b: 1  # allow: mutant why

  c: 2
# allow: mutant why
- d

e: 3  # allow: mutant why
f:
  # allow: mutant why
  g:
    - h
    # more
  i: j
";
        let found = allowances(SourceId(0), text, &[]).into_iter();
        let lines: Vec<_> = found.map(|one| (one.line, one.last)).collect();
        assert_eq!(lines, [(1, 6), (2, 4), (6, 6), (8, 8), (11, 12)]);
    }

    #[test]
    fn a_sign_inside_a_text_is_no_comment() {
        let text = "a: 'b # allow: x y'\n";
        assert_eq!(lines(text, &[Span::new(3, 19)]), []);
        assert_eq!(lines("a#allow: x\n", &[]), []);
    }
}
