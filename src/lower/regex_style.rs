//! Regexes that do more or less than their author probably meant.

use regex_syntax::hir::Class;
use regex_syntax::hir::Hir;
use regex_syntax::hir::HirKind;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::policy::Name;

/// Classes of so many characters stand for "anything": `.`, but not `\w`.
const ANYTHING: usize = 1_000_000;
/// Classes of so few are what is left of an alternation (`card|cart`).
const FEW: usize = 8;

/// What may be said of a regex that can be used.
pub fn style_fault(pattern: &Name, hir: &Hir) -> Option<Diagnostic> {
    if let Some(where_) = open_end(hir) {
        let message = format!("the regex takes anything at its {where_}");
        let help = "leave the `.*` out: a regex matches anywhere in a text, and what it takes cannot match again";
        return Some(Diagnostic::new(Code::UnanchoredDotstar, pattern.place, message).help(help));
    }
    if !pattern.value.contains('[') && lists_words(hir) {
        let message = format!("the regex {} only lists words", quoted(&pattern.value));
        let help = "write `terms`, which know where words end and what may stand around them; `boundary: infix` matches inside words as a regex does";
        return Some(Diagnostic::new(Code::RegexCouldBeTerms, pattern.place, message).help(help));
    }
    None
}

/// Whether a regex begins or ends with `.*`.
fn open_end(hir: &Hir) -> Option<&'static str> {
    let parts = match hir.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => return None,
    };
    if parts.first().is_some_and(takes_anything) {
        return Some("beginning");
    }
    parts.last().is_some_and(takes_anything).then_some("end")
}

fn takes_anything(hir: &Hir) -> bool {
    let HirKind::Repetition(repetition) = hir.kind() else {
        return false;
    };
    let wide = match repetition.sub.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().map(|range| range.len()).sum::<usize>() >= ANYTHING
        }
        _ => false,
    };
    wide && repetition.max.is_none()
}

/// Whether a regex is nothing but words and spaces, alternatives among them. Depth is bounded by the regex parser.
fn lists_words(hir: &Hir) -> bool {
    let is_word = |c: char| c.is_alphabetic() || c == ' ';
    match hir.kind() {
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).is_ok_and(|text| text.chars().all(is_word))
        }
        HirKind::Class(Class::Unicode(class)) => {
            let number: usize = class.iter().map(|range| range.len()).sum();
            let mut all = class.iter().flat_map(|range| range.start()..=range.end());
            number <= FEW && all.all(is_word)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(lists_words),
        HirKind::Capture(capture) => capture.name.is_none() && lists_words(&capture.sub),
        HirKind::Empty => true,
        _ => false,
    }
}
