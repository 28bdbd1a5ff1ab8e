//! All faults of a load.

use crate::diagnostic::Allowance;
use crate::diagnostic::Argued;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::limits;
use crate::source::Sources;
use crate::span::Span;

/// All faults of a load, with the sources they point into.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    /// The sources.
    pub sources: Sources,
    /// What a fault of the whole policy names as its file: the folder or file given first.
    pub root: String,
    /// The faults.
    pub entries: Vec<Diagnostic>,
    /// Comments that allow a warning; [`Diagnostics::finish`] heeds them.
    pub allowances: Vec<Allowance>,
    /// Those of them that argue mutants, kept by [`Diagnostics::finish`].
    pub arguments: Vec<Argued>,
}

impl Diagnostics {
    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.entries.push(diagnostic);
    }

    /// Whether some fault keeps the policy from compiling.
    pub fn has_errors(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.code.level() == Level::Error)
    }

    /// Takes out the warnings that comments allow, and puts the others in the order they are shown in: by file, line and column, those of the whole policy first among
    /// those of its root. Beyond [`limits::DIAGNOSTICS`] only their number is kept; a lost error stays an error.
    /// Doing it again changes nothing.
    pub fn finish(&mut self) {
        let done = |last: &Diagnostic| last.code == Code::TooManyDiagnostics;
        if self.entries.last().is_some_and(done) {
            return;
        }
        self.allow();
        let Self {
            sources,
            root,
            entries,
            ..
        } = self;
        entries.sort_by(|a, b| {
            file(sources, root, a)
                .cmp(file(sources, root, b))
                .then_with(|| span(a).cmp(&span(b)))
                .then_with(|| (a.code, &a.message).cmp(&(b.code, &b.message)))
        });
        entries.dedup();
        self.cut();
    }

    fn cut(&mut self) {
        let more = self.entries.len().saturating_sub(limits::DIAGNOSTICS);
        if more == 0 {
            return;
        }
        self.entries.truncate(limits::DIAGNOSTICS);
        let message = format!("{more} more faults are not shown");
        let last = Diagnostic::of_policy(Code::TooManyDiagnostics, message)
            .help("mend the first ones and check again");
        self.entries.push(last);
    }
}

/// The file that a fault is shown under.
fn file<'a>(sources: &'a Sources, root: &'a str, entry: &Diagnostic) -> &'a str {
    entry.place.map_or(root, |place| sources.name(place.source))
}

fn span(entry: &Diagnostic) -> Option<Span> {
    entry.place.map(|place| place.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    fn fault(diagnostics: &mut Diagnostics, name: &str, at: usize) -> Diagnostic {
        let source = diagnostics.sources.add(name, "abc");
        let span = Span::new(at, at + 1);
        Diagnostic::new(Code::UnknownKey, Place { source, span }, "x")
    }

    #[test]
    fn faults_come_by_file_and_place() {
        let mut all = Diagnostics {
            root: "a.yaml".into(),
            ..Diagnostics::default()
        };
        for entry in [("b.yaml", 0), ("a.yaml", 2), ("a.yaml", 1)] {
            let entry = fault(&mut all, entry.0, entry.1);
            all.push(entry);
        }
        all.push(Diagnostic::of_policy(Code::NoRules, "none"));
        all.finish();
        let shown: Vec<_> = all
            .entries
            .iter()
            .map(|entry| entry.place.map(|p| p.span.start))
            .collect();
        assert_eq!(shown, [None, Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn too_many_faults_are_counted() {
        let mut all = Diagnostics::default();
        for at in 0..limits::DIAGNOSTICS + 5 {
            let entry = fault(&mut all, &format!("{at:05}"), 0);
            all.push(entry);
        }
        all.finish();
        all.finish();
        assert_eq!(all.entries.len(), limits::DIAGNOSTICS + 1);
        assert_eq!(
            all.entries[limits::DIAGNOSTICS].message,
            "5 more faults are not shown"
        );
    }
}
