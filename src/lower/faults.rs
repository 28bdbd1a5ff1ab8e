//! Where lowering puts its faults, and how it words them.

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::quoted;
use crate::policy::Name;
use crate::source::Place;
use crate::source::Sources;
use crate::span::Span;

/// The faults so far; the same fault twice (a list seen under two folds) is one.
#[derive(Debug)]
pub struct Faults<'a> {
    diagnostics: &'a mut Diagnostics,
    seen: HashSet<(Code, Option<Place>, String)>,
}

impl<'a> Faults<'a> {
    /// Goes on with what loading found.
    pub fn new(diagnostics: &'a mut Diagnostics) -> Self {
        let seen = HashSet::new();
        Self { diagnostics, seen }
    }

    /// Adds a fault, unless it is known.
    pub fn push(&mut self, fault: Diagnostic) {
        let key = (fault.code, fault.place, fault.message.clone());
        if self.seen.insert(key) {
            self.diagnostics.push(fault);
        }
    }

    /// All faults, those of loading too.
    pub fn entries(&self) -> &[Diagnostic] {
        &self.diagnostics.entries
    }

    /// The sources.
    pub fn sources(&self) -> &Sources {
        &self.diagnostics.sources
    }

    /// Whether there is a fault of one of these codes, from which others would follow.
    pub fn hold(&self, codes: &[Code]) -> bool {
        self.entries()
            .iter()
            .any(|fault| codes.contains(&fault.code))
    }

    /// The place of some bytes of a text's value; the whole text's place where the source spells them otherwise
    /// (escapes, folded lines).
    pub fn within(&self, name: &Name, range: Range<usize>) -> Place {
        let source = self.diagnostics.sources.text(name.place.source);
        let written = name.place.span.of(source);
        let quote = usize::from(written.starts_with(['"', '\'']));
        let same = written.get(quote..written.len().saturating_sub(quote)) == Some(&name.value);
        if !same || range.end > name.value.len() {
            return name.place;
        }
        let start = name.place.span.start + quote;
        let span = Span::new(start + range.start, start + range.end);
        Place { span, ..name.place }
    }
}

/// A name that is taken already.
pub fn twice(place: Place, message: String) -> Diagnostic {
    let fault = Diagnostic::new(Code::DuplicateId, place, message);
    fault.help("give one of them another name, or remove it")
}

/// Things that refer to each other in a circle, which begins at this place.
pub fn circle(place: Place, what: &str, round: &[String]) -> Diagnostic {
    let message = format!("{what} in a circle: {}", round.join(" → "));
    let fault = Diagnostic::new(Code::CyclicReference, place, message);
    fault.help("take one of these references out, so that there is a first one to begin with")
}

/// Several names for a message: the first few of them.
pub fn quoted_list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const SHOWN: usize = 8;
    let names: Vec<_> = names.take(SHOWN + 1).map(quoted).collect();
    match names.get(..SHOWN) {
        Some(first) if names.len() > SHOWN => format!("{}, …", first.join(", ")),
        _ => names.join(", "),
    }
}

/// What helps with an unknown name: the nearest known one, else all.
pub fn nearest_help<'n>(
    name: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Option<String> {
    if let Some(near) = nearest(name, known.clone()) {
        return Some(format!("did you mean {}?", quoted(near)));
    }
    let all = quoted_list(known);
    (!all.is_empty()).then(|| format!("known here: {all}"))
}
