//! A test's expectations against what came out, field by field.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::ir::Because;
use crate::ir::ExpectedCapture;
use crate::ir::Rule;
use crate::ir::TestCase;
use crate::testing::Difference;
use crate::testing::because;
use crate::verdict::Captured;
use crate::verdict::Explanation;
use crate::verdict::Finding;
use crate::verdict::RuleTrace;
use crate::verdict::Value;

/// Every expectation that was not met.
pub(super) fn differences(
    rule: &Rule,
    test: &TestCase,
    explanation: &Explanation,
) -> Vec<Difference> {
    let verdict = &explanation.verdict;
    let findings = verdict
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.id);
    let seen = Seen {
        findings: findings.collect(),
        trace: explanation.trace.iter().find(|trace| trace.rule == rule.id),
    };
    let mut out = Vec::new();
    out.extend(test.findings.and_then(|expected| seen.count(expected)));
    if let Some(expected) = &test.labels {
        let mut expected = expected.clone();
        expected.sort_unstable();
        expected.dedup();
        let texts = (list(&expected), list(&verdict.labels));
        out.extend(seen.differ("labels", texts, None));
    }
    if let Some(expected) = &test.scores {
        let got: Vec<String> = seen.findings.iter().map(|f| f.score.to_string()).collect();
        let expected: Vec<String> = expected.iter().map(i64::to_string).collect();
        out.extend(seen.differ("scores", (list(&expected), list(&got)), None));
    }
    out.extend(
        test.captures
            .iter()
            .flat_map(|expected| seen.captures(expected)),
    );
    for (signal, expected) in &test.spans {
        let quote =
            |texts: &[String]| list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>());
        let texts = (quote(expected), quote(&seen.spans(signal)));
        out.extend(seen.differ(&format!("spans.{signal}"), texts, Some(signal)));
    }
    out.extend(
        test.because
            .as_ref()
            .and_then(|expected| seen.because(expected, test)),
    );
    out
}

/// What the tested rule gave.
struct Seen<'a> {
    findings: Vec<&'a Finding>,
    trace: Option<&'a RuleTrace>,
}

impl Seen<'_> {
    fn differ(
        &self,
        field: &str,
        (expected, got): (String, String),
        signal: Option<&str>,
    ) -> Option<Difference> {
        (expected != got).then(|| Difference {
            field: field.to_owned(),
            expected,
            got,
            reasons: self.reasons(signal),
        })
    }

    fn reasons(&self, signal: Option<&str>) -> Vec<String> {
        let trace = self.trace;
        trace.map_or_else(Vec::new, |trace| because::worth_telling(trace, signal))
    }

    fn count(&self, expected: usize) -> Option<Difference> {
        let got = self.findings.len();
        let texts = self.findings.iter().map(|finding| cited(finding));
        let listed: Vec<String> = texts.collect();
        let got_text = if listed.is_empty() {
            "0".to_owned()
        } else {
            format!("{got}: {}", listed.join("; "))
        };
        (got != expected).then(|| Difference {
            field: "findings".to_owned(),
            expected: expected.to_string(),
            got: got_text,
            reasons: self.reasons(None),
        })
    }

    /// Findings in order; only the named captures are compared.
    fn captures(&self, expected: &[BTreeMap<String, ExpectedCapture>]) -> Vec<Difference> {
        let mut out = Vec::new();
        if expected.len() != self.findings.len() {
            let counts = (entries(expected.len()), entries(self.findings.len()));
            out.extend(self.differ("captures", counts, None));
        }
        for (index, (expected, finding)) in expected.iter().zip(&self.findings).enumerate() {
            for (name, expected) in expected {
                let texts = (
                    expected_text(expected),
                    got_text(finding.captures.get(name.as_str())),
                );
                let field = format!("captures[{index}].{name}");
                out.extend(self.differ(&field, texts, None));
            }
        }
        out
    }

    /// Texts of all matches of a signal that findings cite, in order, without doubles.
    fn spans(&self, signal: &str) -> Vec<String> {
        let cited = self.findings.iter().flat_map(|finding| {
            let own = finding
                .matches
                .iter()
                .filter(|found| found.signal == signal);
            own.map(|found| (found.field.as_deref().unwrap_or(&finding.field), found))
        });
        let mut cited: Vec<_> = cited.collect();
        cited.sort_by_key(|(field, found)| (*field, found.span.start, Reverse(found.span.end)));
        cited.dedup_by_key(|(field, found)| (*field, found.span));
        cited
            .into_iter()
            .map(|(_, found)| found.text.clone())
            .collect()
    }

    /// A reason for having no finding is not met by a rule that has one, unless the test counts findings itself or the
    /// reason speaks of findings that give no label.
    fn because(&self, expected: &Because, test: &TestCase) -> Option<Difference> {
        let has_findings = matches!(expected.reason.as_str(), "score" | "shadow");
        let unmet = !self.findings.is_empty() && test.findings.is_none() && !has_findings;
        let given = self
            .trace
            .is_some_and(|trace| because::holds(expected, trace));
        (unmet || !given).then(|| {
            let reasons = self.reasons(expected.signal.as_deref());
            let got = match (unmet, reasons.is_empty()) {
                (true, _) => format!("it has findings: {}", self.findings.len()),
                (false, true) if self.findings.is_empty() => "no reason".to_owned(),
                (false, true) if expected.reason == "unless" => {
                    "no entry of `unless` took the finding back".to_owned()
                }
                (false, true) => "no reason: the rule has a finding".to_owned(),
                (false, false) => reasons.join("; "),
            };
            Difference {
                field: "because".to_owned(),
                expected: because_text(expected),
                got,
                reasons,
            }
        })
    }
}

fn cited(finding: &Finding) -> String {
    let texts = finding
        .matches
        .iter()
        .map(|found| format!("`{}`", found.text));
    texts.collect::<Vec<_>>().join(" ")
}

fn list<T: std::borrow::Borrow<str>>(items: &[T]) -> String {
    format!("[{}]", items.join(", "))
}

fn entries(count: usize) -> String {
    if count == 1 {
        "1 entry".to_owned()
    } else {
        format!("{count} entries")
    }
}

/// Texts in quotes, so that the text `7` is not the number 7.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn expected_text(expected: &ExpectedCapture) -> String {
    match expected {
        ExpectedCapture::Number(number) => number.to_string(),
        ExpectedCapture::Text(text) => quoted(text),
        ExpectedCapture::Unbound => "unbound".to_owned(),
    }
}

fn got_text(captured: Option<&Captured>) -> String {
    match captured.map(|captured| &captured.value) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Text(text)) => quoted(text),
        None => "unbound".to_owned(),
    }
}

fn because_text(because: &Because) -> String {
    let signal = because.signal.as_ref().map(|signal| format!("{signal}: "));
    let by = because.by.as_ref().map(|by| format!(", by {by}"));
    let (signal, by) = (signal.unwrap_or_default(), by.unwrap_or_default());
    format!("{signal}{}{by}", because.reason)
}

#[cfg(test)]
mod tests;
