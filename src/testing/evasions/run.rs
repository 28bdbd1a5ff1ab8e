//! Every test's text under every disguise.

use crate::engine::Policy;
use crate::engine::PolicyError;
use crate::ids::RuleId;
use crate::ir::TestCase;
use crate::span::Span;
use crate::testing::bench::Bench;
use crate::testing::evasions::report::Evaded;
use crate::testing::evasions::report::EvasionReport;
use crate::testing::evasions::report::Evasions;
use crate::testing::evasions::report::RuleEvasions;
use crate::testing::evasions::rewrite::cited;
use crate::testing::evasions::rewrite::rewritten;
use crate::testing::evasions::technique::Technique;

/// Rewrites the tests of all rules, or of one. A text with findings is disguised in the words that they cite, a text
/// without everywhere.
///
/// # Errors
/// None for a policy that compiled.
pub fn evasions(policy: &Policy, rule: Option<&str>) -> Result<EvasionReport, PolicyError> {
    let bench = Bench::new(policy)?;
    let ir = policy.ir();
    let mut report = EvasionReport::default();
    let rules = ir.rules.iter().enumerate();
    for (index, own) in rules.filter(|(_, own)| rule.is_none_or(|id| own.id == id)) {
        let id = RuleId::new(index);
        let mut techniques = Technique::ALL.map(|technique| Evasions {
            technique,
            kept: 0,
            positive: 0,
            gained: 0,
            negative: 0,
        });
        for test in ir.tests.iter().filter(|test| test.rule == id) {
            let at = policy.sources().locate(test.place);
            for tally in &mut techniques {
                if let Some((text, before, after)) = tried(&bench, test, tally.technique) {
                    let changed = count(tally, before, after);
                    report.texts.extend(changed.then(|| Evaded {
                        rule: own.id.clone(),
                        technique: tally.technique,
                        at: at.clone(),
                        text,
                        before,
                        after,
                    }));
                }
            }
        }
        let used = techniques.into_iter();
        let used: Vec<_> = used
            .filter(|tally| tally.positive + tally.negative > 0)
            .collect();
        for tally in &used {
            report.kept += tally.kept;
            report.positive += tally.positive;
            report.gained += tally.gained;
            report.negative += tally.negative;
        }
        report.rules.push(RuleEvasions {
            rule: own.id.clone(),
            techniques: used,
        });
    }
    report.tried = report.positive + report.negative;
    Ok(report)
}

/// Counts one text; whether its verdict changed.
fn count(tally: &mut Evasions, before: usize, after: usize) -> bool {
    if before > 0 {
        tally.positive += 1;
        tally.kept += usize::from(after >= before);
        after < before
    } else {
        tally.negative += 1;
        tally.gained += usize::from(after > 0);
        after > 0
    }
}

/// A test's text in disguise, with its findings as written and in disguise; `None` where the disguise changes nothing.
fn tried(bench: &Bench, test: &TestCase, technique: Technique) -> Option<(String, usize, usize)> {
    let findings = bench.findings(test.rule, &test.document);
    let mut document = test.document.clone();
    let several = document.fields.len() > 1;
    let mut changed = vec![];
    for (name, text) in &mut document.fields {
        let spans = if findings.is_empty() {
            everywhere(text)
        } else {
            let own = findings.iter().cloned().map(|mut finding| {
                let field = finding.field.clone();
                finding
                    .matches
                    .retain(|found| !several || found.field.as_ref().unwrap_or(&field) == name);
                finding
            });
            cited(text, &own.collect::<Vec<_>>(), technique)
        };
        if let Some(other) = rewritten(text, &spans, technique) {
            *text = other;
            changed.push(text.clone());
        }
    }
    if changed.is_empty() {
        return None;
    }
    let after = bench.findings(test.rule, &document).len();
    Some((changed.join("\n"), findings.len(), after))
}

fn everywhere(text: &str) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}
