//! Control characters, which YAML does not allow.

use std::borrow::Cow;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::quoted;
use crate::source::Place;
use crate::source::SourceId;
use crate::span::Span;

/// Control characters reported before one that is in the way of all others ends the list.
const CONTROLS: usize = 100;

/// Reports what YAML calls not printable, and puts white space of the same length in its stead.
pub fn refuse_controls<'t>(
    text: &'t str,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Cow<'t, str> {
    let refused = |c: char| {
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(refused) {
        return Cow::Borrowed(text);
    }
    for (start, c) in text.match_indices(refused).take(CONTROLS) {
        let span = Span::new(start, start + c.len());
        let message = format!("the control character {} stands in the file", quoted(c));
        let fault = Diagnostic::new(Code::ControlCharacter, Place { source, span }, message)
            .help("remove it; in a text of a test write it as an escape inside double quotes");
        diagnostics.push(fault);
    }
    let printable = |c: char| match c.len_utf8() {
        _ if !refused(c) => c,
        1 => ' ',
        2 => '\u{a0}',
        _ => '\u{3000}',
    };
    Cow::Owned(text.chars().map(printable).collect())
}
