//! A rule that finds nothing which another one of its label does not find too.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::document::TEXT;
use crate::ids::RuleId;
use crate::ir::Rule;
use crate::ir::Status;
use crate::ir::TermSet;
use crate::ir::TestCase;
use crate::ir::Unless;
use crate::lower::faults::Faults;
use crate::lower::implied::Implied;
use crate::lower::implied::Phrases;
use crate::lower::uses::unit_chain;
use crate::policy::RuleDef;

/// Most rules of which each is compared with each.
const RULES: usize = 500;

/// A rule that was read whole: its number, as written, as meant.
pub type Whole<'r> = (RuleId, &'r RuleDef, &'r Rule);

/// Compares the rules of each label. Of two that find the same, the one that stands later is reported.
pub fn check(rules: &[Whole<'_>], sets: &[TermSet], tests: &[TestCase], faults: &mut Faults) {
    if rules.len() > RULES || faults.hold(&[Code::DuplicateId, Code::CyclicReference]) {
        return;
    }
    let phrases = Phrases::new(sets);
    for own in rules {
        let others = rules.iter().filter(|other| other.0 != own.0);
        let mut wider = others.filter(|other| {
            adds_nothing(own.2, other.2, &phrases)
                && (other.0 < own.0 || !adds_nothing(other.2, own.2, &phrases))
        });
        let (Some(wider), Some(id)) = (wider.next(), &own.1.id) else {
            continue;
        };
        let other = quoted(&wider.2.id);
        let message = format!(
            "{} adds nothing: wherever it has a finding, {other} has one",
            quoted(&id.value)
        );
        let mut fault = Diagnostic::new(Code::ImpliedRule, id.place, message);
        if let Some(other) = &wider.1.id {
            fault = fault.related("this rule finds all of it", other.place);
        }
        fault.witness = found_text(own.0, tests);
        faults.push(fault.help(format!(
            "remove it, or let it ask for what {other} does not"
        )));
    }
}

/// Whether every finding of `own` comes with one of `other` that says as much.
fn adds_nothing(own: &Rule, other: &Rule, phrases: &Phrases<'_>) -> bool {
    let alike = own.label == other.label && own.status == other.status;
    let live = own.status != Status::Retired;
    let captured = own.captures.iter().all(|capture| {
        let mut names = other.captures.iter().map(|other| &other.name);
        names.any(|name| *name == capture.name)
    });
    alike
        && live
        && captured
        && other.score.least() >= own.score.most()
        && Implied::new(own, other, phrases).holds(own.when, other.when)
        && excused(own, other, phrases)
}

/// Whether what excuses findings of `other` excuses those of `own` too.
fn excused(own: &Rule, other: &Rule, phrases: &Phrases<'_>) -> bool {
    let same_units = own.per.is_none()
        && other.per.is_none()
        && unit_chain(&own.nodes, own.when) == unit_chain(&other.nodes, other.when);
    let implied = Implied::new(other, own, phrases);
    let shared = |unless: &Unless| {
        let mut entries = own.unless.iter();
        entries.any(|mine| mine.at == unless.at && implied.holds(unless.when, mine.when))
    };
    other.unless.is_empty() || same_units && other.unless.iter().all(shared)
}

/// The text of a test in which the rule has a finding.
fn found_text(rule: RuleId, tests: &[TestCase]) -> Option<String> {
    let mut of_rule = tests.iter().filter(|test| test.rule == rule);
    let found =
        of_rule.find(|test| test.is_positive() == Some(true) && test.document.fields.len() == 1)?;
    found.document.fields.get(TEXT).cloned()
}
