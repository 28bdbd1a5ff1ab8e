//! Exceptions: which matches count.

use crate::ir::{Except, ExceptWhen, Rule, Unit};
use crate::reference::matches::{Found, touching};
use crate::reference::units::{Text, around};

/// What exceptions leave of all matches. `order` puts a signal after those that its exceptions look at.
pub fn surviving<'a>(
    rule: &Rule,
    texts: &[Text<'_>],
    found: &[Vec<Found<'a>>],
) -> Vec<Vec<Found<'a>>> {
    let mut surviving: Vec<Vec<Found<'a>>> = vec![Vec::new(); found.len()];
    for &id in &rule.order {
        let excepts = &rule.signal(id).excepts;
        let counts = |one: &&Found<'a>| {
            let mut excepts = excepts.iter();
            !excepts.any(|except| drops(except, one, &texts[one.field], &surviving))
        };
        surviving[id.index()] = found[id.index()].iter().filter(counts).cloned().collect();
    }
    surviving
}

/// Whether an exception drops a match. A match that lies in no one sentence stands near nothing.
fn drops(except: &Except, one: &Found<'_>, text: &Text<'_>, surviving: &[Vec<Found<'_>>]) -> bool {
    match except.when {
        ExceptWhen::Inside(other) => touching(&surviving[other.index()], one.field, one.span)
            .any(|other| other.span.contains(one.span)),
        ExceptWhen::Near {
            signal,
            tokens,
            side,
        } => {
            let Some(sentence) = around(text, Unit::Sentence, one.span) else {
                return false;
            };
            touching(
                &surviving[signal.index()],
                one.field,
                text.reach(one.span, tokens),
            )
            .filter(|other| sentence.contains(other.span))
            .filter_map(|other| one.distance(other, side, text))
            .any(|distance| distance <= tokens)
        }
    }
}
