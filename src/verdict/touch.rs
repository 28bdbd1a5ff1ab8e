//! What touched one place of a text.

use crate::document::Document;
use crate::eval::{Case, Cited, Scope};
use crate::ids::SignalId;
use crate::program::Program;
use crate::scan::Found;
use crate::span::Span;
use crate::verdict::Touch;
use crate::verdict::judge::{each_case, with_loose};
use crate::verdict::words::matched;

/// Every match of every live rule that holds a byte of a field, whether it counts or not; by rule, signal and place.
pub fn touching(program: &Program, document: &Document, field: &str, byte: usize) -> Vec<Touch> {
    let number = document.fields.keys().position(|name| name == field);
    let here = |found: &Found| {
        Some(found.field as usize) == number
            && found.span.contains(Span::new(byte, byte))
            && byte < found.span.end
    };
    let mut touches = vec![];
    let mut look = |case: &Case<'_>| {
        for signal in (0..case.rule.signals.len()).map(SignalId::new) {
            let counted = case.matches(signal).iter().map(|found| {
                (
                    Cited {
                        signal,
                        found: *found,
                    },
                    None,
                )
            });
            let dropped = case.uncounted_in(signal, &Scope::DOCUMENT).into_iter();
            let dropped = dropped.map(|(cited, reason)| (cited, Some(reason)));
            for (cited, reason) in counted
                .chain(dropped)
                .filter(|(cited, _)| here(&cited.found))
            {
                let found = matched(case, &cited);
                let order = (case.id, signal, cited.found.span);
                touches.push((
                    order,
                    Touch {
                        rule: case.rule.id.clone(),
                        found,
                        reason,
                    },
                ));
            }
        }
    };
    with_loose(program, document, |mut facts| {
        each_case(&mut facts, |case, _, _| look(case));
    });
    touches.sort_by_key(|(order, _)| *order);
    touches.into_iter().map(|(_, touch)| touch).collect()
}
