//! What stands in the way, taken out of a text.

use crate::eval::{Outcome, Scope, Traced};
use crate::ids::{NodeId, SignalId};
use crate::ir::ExceptWhen;
use crate::probe::leaves::Leaf;
use crate::probe::repair::Desk;
use crate::probe::step::{Step, WHOLE};
use crate::probe::text_step::WAYS;
use crate::probe::words::{edit, quoted, with_space, word_around};
use crate::scan::Found;
use crate::span::Span;

/// Matches taken out by one step.
const MANY: usize = 50;

impl Desk<'_, '_> {
    /// Changes that speak of no leaf: what takes findings back is taken out.
    pub(super) fn text_without_trace(&self, outcomes: &[Outcome]) -> Vec<Vec<Step>> {
        let steps = outcomes.iter().filter_map(|outcome| {
            let entries = outcome
                .by
                .iter()
                .filter_map(|at| self.case.rule.unless.get(*at));
            let mut spans = vec![];
            for entry in entries {
                let scope = match entry.at {
                    Some(unit) => outcome.scope.around(unit, self.case.texts())?,
                    None => outcome.scope,
                };
                self.asked_for(entry.when, &scope, &mut spans);
            }
            self.taken_out(&spans)
        });
        steps.take(WAYS).map(|step| vec![step]).collect()
    }

    /// The matches in a unit of all signals that a condition asks for.
    fn asked_for(&self, node: NodeId, scope: &Scope, spans: &mut Vec<(u32, Span)>) {
        let expr = self.case.rule.expr(node);
        for signal in expr.positive_signals() {
            let matches = self.case.matches_in(signal, scope, &[]);
            spans.extend(matches.iter().map(|found| (found.field, found.span)));
        }
        for child in expr.children() {
            self.asked_for(child, scope, spans);
        }
    }

    /// What makes an exception hold is taken out.
    pub(super) fn without_cause(&self, leaf: &Leaf<'_>, found: Found, by: &str) -> Option<Step> {
        let signal = self.case.rule.signal(leaf.node.signal?);
        let except = signal.excepts.iter().find(|except| except.id == by)?;
        let field = self.case.texts().fields.get(found.field as usize)?;
        let matches = |signal: SignalId| self.case.matches(signal);
        match &except.when {
            ExceptWhen::Inside(signal) => {
                let around = matches(*signal)
                    .iter()
                    .find(|other| other.field == found.field && other.span.contains(found.span))?;
                let says = format!(
                    "write {} alone instead of {}",
                    quoted(found.span.of(field.text)),
                    quoted(around.span.of(field.text))
                );
                let word = found.span.of(field.text).to_owned();
                Some(Step::text(
                    WHOLE / 2,
                    says,
                    vec![edit(field.name, around.span, &word)],
                ))
            }
            ExceptWhen::Near { signal, tokens, .. } => {
                let near = |other: &&Found| {
                    let gap = if other.span.end <= found.span.start {
                        field.tokens().between(other.span.end, found.span.start)
                    } else {
                        field.tokens().between(found.span.end, other.span.start)
                    };
                    other.field == found.field && gap <= *tokens
                };
                let causes: Vec<(u32, Span)> = matches(*signal)
                    .iter()
                    .filter(near)
                    .map(|other| (other.field, other.span))
                    .collect();
                self.taken_out(&causes)
            }
        }
    }

    /// These matches are gone; words whole, with what is attached to them.
    pub(super) fn taken_out(&self, spans: &[(u32, Span)]) -> Option<Step> {
        let mut words: Vec<(u32, Span)> = vec![];
        let mut spans = spans.to_vec();
        spans.sort_unstable();
        for (number, span) in spans.into_iter().take(MANY) {
            let field = self.case.texts().fields.get(number as usize)?;
            let word = with_space(field.text, word_around(field.text, span));
            match words.last_mut() {
                Some((last, before)) if *last == number && word.start < before.end => {
                    before.end = before.end.max(word.end)
                }
                _ => words.push((number, word)),
            }
        }
        let (mut edits, mut names) = (vec![], vec![]);
        for (number, word) in words {
            let field = self.case.texts().fields.get(number as usize)?;
            names.push(quoted(word.of(field.text).trim()));
            edits.push(edit(field.name, word, ""));
        }
        names.dedup();
        let says = format!("take out {}", names.join(", "));
        (!edits.is_empty()).then(|| Step::text(WHOLE / 2, says, edits))
    }
}

/// The matches of a condition that holds, its parts among them.
pub(super) fn matches_of(node: &Traced, spans: &mut Vec<(u32, Span)>) {
    spans.extend(
        node.matches
            .iter()
            .map(|cited| (cited.found.field, cited.found.span)),
    );
    node.children
        .iter()
        .filter(|child| child.holds)
        .for_each(|child| matches_of(child, spans));
}
