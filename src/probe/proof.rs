//! Which of its matches a finding rests on.

use crate::document::Document;
use crate::ids::SignalId;
use crate::ir;
use crate::ir::{Expr, Per, SignalKind};
use crate::probe::blank::{blanked, blanked_but};
use crate::program::Program;
use crate::segment;
use crate::span::Span;
use crate::verdict::{Finding, judge_alone};

/// Findings with more matches are not tried: each match costs two labellings.
const MATCHES: usize = 64;
/// Tokens spared on either side of a cited quantity: its qualifier, and what tells its kind.
const SPARED: usize = 3;

/// For each cited match of a finding that stands, whether the finding is gone without it; and a smallest set that alone
/// keeps it, `None` if all of them together do not.
pub fn proof(
    program: &Program,
    document: &Document,
    finding: &Finding,
) -> Option<(Vec<bool>, Option<Vec<usize>>)> {
    let rule = program
        .policy
        .rules
        .iter()
        .find(|rule| rule.id == finding.rule)?;
    if finding.matches.len() > MATCHES {
        return None;
    }
    let trial = Trial {
        program,
        document,
        finding,
        rule,
        counted_by: counted_by(rule),
    };
    let all = 0..finding.matches.len();
    let necessary = all.clone().map(|at| !trial.survives_without(at)).collect();
    Some((necessary, trial.sufficient()))
}

/// The signal whose matches tell a rule's findings in one unit apart.
fn counted_by(rule: &ir::Rule) -> Option<SignalId> {
    match rule.per? {
        Per::Signal(signal, _) => Some(signal),
        Per::Node(node) => match rule.expr(node) {
            Expr::Near(near) => Some(near.anchor),
            Expr::Seq(seq) => seq.of.first().map(|step| step.signal),
            _ => None,
        },
    }
}

struct Trial<'a> {
    program: &'a Program,
    document: &'a Document,
    finding: &'a Finding,
    rule: &'a ir::Rule,
    counted_by: Option<SignalId>,
}

impl Trial<'_> {
    fn survives_without(&self, at: usize) -> bool {
        self.survives(|name, text| blanked(text, &self.spans(name, |place| place == at)))
    }

    /// Places are left out one by one, the last first, as long as the finding stays. Matches that share bytes stay or go
    /// together.
    fn sufficient(&self) -> Option<Vec<usize>> {
        let mut kept: Vec<usize> = (0..self.finding.matches.len()).collect();
        let spares = [false, true]
            .into_iter()
            .find(|spares| self.survives_on(&kept, *spares))?;
        for place in self.places().iter().rev() {
            let fewer: Vec<usize> = kept
                .iter()
                .copied()
                .filter(|at| !place.contains(at))
                .collect();
            if self.survives_on(&fewer, spares) {
                kept = fewer;
            }
        }
        Some(kept)
    }

    /// The cited matches, those that share bytes together.
    fn places(&self) -> Vec<Vec<usize>> {
        let mut places: Vec<(Option<&str>, Span, Vec<usize>)> = vec![];
        for (at, found) in self.finding.matches.iter().enumerate() {
            let field = found.field.as_deref();
            // Cited matches stand in order of place.
            match places.last_mut() {
                Some((last, span, place)) if *last == field && found.span.start < span.end => {
                    span.end = span.end.max(found.span.end);
                    place.push(at);
                }
                _ => places.push((field, found.span, vec![at])),
            }
        }
        places.into_iter().map(|(_, _, place)| place).collect()
    }

    fn survives_on(&self, kept: &[usize], spares: bool) -> bool {
        self.survives(|name, text| {
            let mut shown = self.spans(name, |at| kept.contains(&at));
            if spares {
                let around = shown
                    .clone()
                    .into_iter()
                    .filter(|span| self.is_quantity(*span, kept));
                shown.extend(
                    around
                        .map(|span| with_neighbours(text, span))
                        .collect::<Vec<_>>(),
                );
            }
            let hidden = self.spans(name, |at| !kept.contains(&at));
            blanked(&blanked_but(text, &shown), &hidden)
        })
    }

    /// The spans in a field of some cited matches, affixes among them.
    fn spans(&self, field: &str, wanted: impl Fn(usize) -> bool) -> Vec<Span> {
        let cited = self.finding.matches.iter().enumerate();
        let cited = cited.filter(|(at, found)| {
            wanted(*at) && found.field.as_ref().unwrap_or(&self.finding.field) == field
        });
        cited
            .flat_map(|(_, found)| {
                std::iter::once(found.span).chain(found.affixes.iter().map(|affix| affix.span))
            })
            .collect()
    }

    fn is_quantity(&self, span: Span, kept: &[usize]) -> bool {
        let kept = kept.iter().filter_map(|at| self.finding.matches.get(*at));
        kept.filter(|found| found.span == span).any(|found| {
            let signal = self
                .rule
                .signals
                .iter()
                .find(|signal| signal.name == found.signal);
            signal.is_some_and(|signal| matches!(signal.kind, SignalKind::Quantity(_)))
        })
    }

    /// Whether the finding is still there when every field is read through `change`.
    fn survives(&self, change: impl Fn(&str, &str) -> String) -> bool {
        let mut document = self.document.clone();
        for (name, text) in &mut document.fields {
            *text = change(name, text);
        }
        let verdict = judge_alone(self.program, &document);
        let suppressed = verdict.suppressed.iter().map(|entry| &entry.finding);
        verdict
            .findings
            .iter()
            .chain(&verdict.shadow)
            .chain(suppressed)
            .any(|found| self.is_same(found))
    }

    /// Whether a finding of the changed text is the one of the original: the same rule and unit and, where findings are
    /// counted by a signal, one of the same matches of it.
    fn is_same(&self, found: &Finding) -> bool {
        let own = self.finding;
        let place = (&own.rule, own.unit, &own.field, own.span);
        if (&found.rule, found.unit, &found.field, found.span) != place {
            return false;
        }
        let Some(signal) = self.counted_by else {
            return true;
        };
        let name = &self.rule.signal(signal).name;
        let counted = |finding: &Finding| -> Vec<Span> {
            let matches = finding.matches.iter().filter(|found| found.signal == *name);
            matches.map(|found| found.span).collect()
        };
        let own = counted(own);
        counted(found).iter().any(|span| own.contains(span))
    }
}

/// A span and the tokens next to it, signs between them too.
fn with_neighbours(text: &str, span: Span) -> Span {
    let tokens = segment::tokens(text);
    let spans = tokens.spans();
    let before = spans.partition_point(|token| token.end <= span.start);
    let after = spans.partition_point(|token| token.start < span.end);
    let start = spans
        .get(before.saturating_sub(SPARED))
        .map_or(0, |token| token.start);
    let end = spans
        .get(after + SPARED - 1)
        .map_or(text.len(), |token| token.end);
    Span::new(start.min(span.start), end.max(span.end))
}
