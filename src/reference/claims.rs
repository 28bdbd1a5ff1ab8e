//! One claim, one finding: which finding tells a claim that several tell.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::ir::{Policy, Status};
use crate::name::Name;
use crate::span::Span;
use crate::verdict::{Finding, Suppressed};

/// A finding, and from where to where what it binds stands.
pub struct Told {
    pub one: Suppressed,
    /// None for a rule that binds nothing.
    pub bound: Option<Span>,
}

/// Lets each claim be told once. The findings of a label with `one_per` that are in force and that no `unless` entry took
/// back are gone through, the best first: the higher score, more captures, the smaller extent, then their order (in which `all` stands).
/// One whose capture shares a byte with that of a finding that tells is told by it; of several such, by the last.
pub fn tell_once(policy: &Policy, all: &mut [Told]) {
    let mut best: Vec<usize> = (0..all.len()).collect();
    best.sort_by_key(|&at| {
        let finding = &all[at].one.finding;
        let captures = finding.captures.len();
        let extent = extent(policy, &all[at]);
        (Reverse(finding.score), Reverse(captures), extent)
    });
    // By label, field and start of what was captured: where that ends, and the rule.
    let mut telling: BTreeMap<(Name, Name, usize), (usize, Name)> = BTreeMap::new();
    for at in best {
        let finding = &all[at].one.finding;
        let counts = finding.status == Status::Enforce && all[at].one.by.is_empty();
        let Some((field, span)) = claim(policy, finding).filter(|_| counts) else {
            continue;
        };
        let key = |start| (finding.label.clone(), field.clone(), start);
        let mut before = telling.range(key(0)..key(span.end));
        match before.next_back().filter(|(_, (end, _))| *end > span.start) {
            Some((_, (_, rule))) => all[at].one.told_by = Some(rule.clone()),
            None => {
                telling.insert(key(span.start), (span.end, finding.rule.clone()));
            }
        }
    }
}

/// Field and bytes of the capture that the finding's label names; none, where it names none or the capture stands nowhere.
fn claim(policy: &Policy, finding: &Finding) -> Option<(Name, Span)> {
    let label = policy.labels.iter().find(|one| finding.label == one.name)?;
    let captured = finding.captures.get(label.one_per.as_deref()?)?;
    let field = captured.field.as_ref().unwrap_or(&finding.field);
    Some((field.clone(), captured.span?))
}

/// How far what a finding binds stands apart; of one that binds nothing, what it cites in the field of its claim.
fn extent(policy: &Policy, told: &Told) -> usize {
    let finding = &told.one.finding;
    let field = claim(policy, finding).map(|(field, _)| field);
    let cited = finding.matches.iter();
    let here = cited.filter(|one| one.field.as_ref().or(Some(&finding.field)) == field.as_ref());
    let cited = Span::around(here.map(|one| one.span));
    told.bound.or(cited).map_or(0, Span::len)
}
