//! A verdict in the buffers of its labeler: what a caller asks for is put into words, and nothing else.

use std::collections::BTreeMap;

use crate::document::DocumentRef;
use crate::eval::{Case, Cited, Facts, Outcome, term_of};
use crate::ir;
use crate::ir::{Severity, Status, Unit};
use crate::name::Name;
use crate::program::Program;
use crate::scan::Texts;
use crate::span::Span;
use crate::verdict::gathered::{Entry, List};
use crate::verdict::judge::Scratch;
use crate::verdict::words::{captures, matched, place};
use crate::verdict::{Captured, Certificate, Finding, Match, Verdict};

/// A verdict that stands in the buffers of its labeler until the next document. Labels, findings and the spans of their
/// matches cost nothing more; [`VerdictRef::to_verdict`] puts all of it into words, with its certificate.
#[derive(Debug)]
pub struct VerdictRef<'l> {
    program: &'l Program,
    document: DocumentRef<'l>,
    common: &'l Certificate,
    texts: Texts<'l>,
    scratch: &'l mut Scratch,
}

/// One finding of a [`VerdictRef`].
#[derive(Clone, Copy, Debug)]
pub struct FindingRef<'v> {
    verdict: &'v VerdictRef<'v>,
    entry: &'v Entry,
}

/// One match that a [`FindingRef`] cites.
#[derive(Clone, Copy, Debug)]
pub struct MatchRef<'v> {
    finding: FindingRef<'v>,
    cited: &'v Cited,
}

impl<'l> VerdictRef<'l> {
    pub(super) fn new(
        program: &'l Program,
        document: DocumentRef<'l>,
        common: &'l Certificate,
        texts: Texts<'l>,
        scratch: &'l mut Scratch,
    ) -> Self {
        Self {
            program,
            document,
            common,
            texts,
            scratch,
        }
    }

    /// Labels given, sorted.
    pub fn labels(&self) -> impl Iterator<Item = &Name> {
        let labels = self.scratch.gathered.labels.iter();
        labels.map(|label| &self.program.names.label(*label).name)
    }

    /// The action of the gravest label, ties by name; none without labels.
    pub fn action(&self) -> Option<&Name> {
        let label = self.scratch.gathered.gravest(self.program)?;
        Some(&self.program.names.label(label).action)
    }

    /// Findings of rules in force, also below the threshold, in the order of [`Verdict::findings`].
    pub fn findings(&self) -> impl Iterator<Item = FindingRef<'_>> {
        self.list(List::Findings)
    }

    /// Findings that `unless` took back, and those whose claim another one tells.
    pub fn suppressed(&self) -> impl Iterator<Item = FindingRef<'_>> {
        self.list(List::Suppressed)
    }

    /// Findings of rules in shadow.
    pub fn shadow(&self) -> impl Iterator<Item = FindingRef<'_>> {
        self.list(List::Shadow)
    }

    /// Bounds that cut something, sorted; see [`Verdict::truncated`].
    pub fn truncated(&self) -> impl Iterator<Item = &str> {
        self.scratch.gathered.truncated.iter().map(String::as_str)
    }

    /// All of it in words, with the certificate.
    pub fn to_verdict(&self) -> Verdict {
        let gathered = &self.scratch.gathered;
        gathered.verdict(&self.facts(), self.document, self.common)
    }

    fn list(&self, list: List) -> impl Iterator<Item = FindingRef<'_>> {
        let entries = self.scratch.gathered.of(list);
        entries.map(|entry| FindingRef {
            verdict: self,
            entry,
        })
    }

    fn facts(&self) -> Facts<'_> {
        Facts::new(self.program, self.document, &self.texts, &self.scratch.hits)
    }
}

impl Drop for VerdictRef<'_> {
    fn drop(&mut self) {
        let none = Texts { fields: vec![] };
        self.scratch
            .take_back(std::mem::replace(&mut self.texts, none));
    }
}

impl<'v> FindingRef<'v> {
    /// The label it speaks for.
    pub fn label(&self) -> &'v Name {
        &self
            .verdict
            .program
            .names
            .label(self.rule_as_meant().label)
            .name
    }

    /// The rule.
    pub fn rule(&self) -> &'v Name {
        &self.verdict.program.names.rule(self.entry.rule).id
    }

    /// The rule's status, `enforce` or `shadow`.
    pub fn status(&self) -> Status {
        self.rule_as_meant().status
    }

    /// 0 to the rule's cap.
    pub fn score(&self) -> i64 {
        self.outcome().score
    }

    /// The label's severity.
    pub fn severity(&self) -> Severity {
        let label = self.rule_as_meant().label;
        self.verdict.program.policy.label(label).severity
    }

    /// The field of its unit; of a document-wide finding, that of its first match.
    pub fn field(&self) -> &'v str {
        let (number, _) = place(&self.verdict.texts, self.outcome());
        let field = self.verdict.texts.fields.get(number as usize);
        field.map_or("", |field| field.name)
    }

    /// The kind of its unit.
    pub fn unit(&self) -> Unit {
        self.outcome().scope.unit
    }

    /// The unit's bytes in the field; of a document-wide finding, the whole field.
    pub fn span(&self) -> Span {
        place(&self.verdict.texts, self.outcome()).1
    }

    /// The matches that it cites, by field, start, end descending, signal.
    pub fn matches(&self) -> impl Iterator<Item = MatchRef<'v>> + use<'v> {
        let finding = *self;
        let cited = self.outcome().cited.iter();
        cited.map(move |cited| MatchRef { finding, cited })
    }

    /// Captures by name; what bound nothing is left out.
    pub fn captures(&self) -> BTreeMap<Name, Captured> {
        self.with_case(|case| captures(case, self.outcome()))
    }

    /// The `unless` entries that took it back, in order.
    pub fn suppressed_by(&self) -> impl Iterator<Item = &'v Name> + use<'v> {
        let names = &self.verdict.program.names.rule(self.entry.rule).unless;
        let by = self.entry.outcome.by.iter();
        by.filter_map(|at| names.get(*at))
    }

    /// The rule whose finding tells the same claim better, for one that is suppressed although no `unless` entry held.
    pub fn told_by(&self) -> Option<&'v Name> {
        let names = &self.verdict.program.names;
        self.entry.told_by.map(|rule| &names.rule(rule).id)
    }

    /// All of it in words.
    pub fn to_finding(&self) -> Finding {
        self.entry.worded(&self.verdict.facts()).finding
    }

    fn rule_as_meant(&self) -> &'v ir::Rule {
        self.verdict.program.policy.rule(self.entry.rule)
    }

    fn outcome(&self) -> &'v Outcome {
        &self.entry.outcome
    }

    fn with_case<T>(&self, look: impl FnOnce(&Case<'_>) -> T) -> T {
        look(&Case::new(&self.verdict.facts(), self.entry.rule))
    }
}

impl<'v> MatchRef<'v> {
    /// The signal.
    pub fn signal(&self) -> &'v Name {
        let names = &self.finding.verdict.program.names;
        &names.rule(self.finding.entry.rule).signals[self.cited.signal.index()]
    }

    /// The term as the author wrote it; none for other kinds of signal.
    pub fn term(&self) -> Option<&'v str> {
        let rule = self.finding.rule_as_meant();
        let signal = rule.signal(self.cited.signal);
        term_of(self.finding.verdict.program, signal, &self.cited.found).map(ir::Term::text)
    }

    /// The value of a quantity.
    pub fn value(&self) -> Option<u64> {
        self.cited.found.value()
    }

    /// The original text, affixes aside.
    pub fn text(&self) -> &'v str {
        let field = self.cited.found.field as usize;
        let field = self.finding.verdict.texts.fields.get(field);
        field.map_or("", |field| self.span().of(field.text))
    }

    /// Its bytes in the field.
    pub fn span(&self) -> Span {
        self.cited.found.span
    }

    /// All of it in words, with folds and affixes.
    pub fn to_match(&self) -> Match {
        self.finding.with_case(|case| matched(case, self.cited))
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::{Engine, Policy};
    use crate::verdict::{Finding, FindingRef};

    const POLICY: &str = r#"
bayan: 1
kind: policy
name: example
version: 1.0.0
labels: {account: {title: Speaks of accounts, severity: info, threshold: 50, action: log}}
---
bayan: 1
kind: rule
id: account.amount
label: account
title: An amount of accounts
version: 1.0.0
status: enforce
langs: [en]
signals:
  amount: {quantity: {}}
  object: {terms: {en: [account]}}
  joke: {terms: {en: [joke]}}
when: {near: {id: counted, anchor: amount, with: {object: {tokens: 2}}}}
captures: {per: counted, count: amount.value, object: object.term}
unless: [{id: jest, at: document, why: it is a joke, when: joke}]
---
bayan: 1
kind: rule
id: account.word
label: account
title: Accounts
version: 1.0.0
status: shadow
langs: [en]
signals: {object: {terms: {en: [account]}}}
when: object
"#;

    /// What is asked for singly is what the verdict says.
    #[test]
    fn a_borrowed_verdict_says_what_the_verdict_says() {
        let engine = Engine::new(Policy::from_text("example.yaml", POLICY).unwrap());
        let mut labeler = engine.labeler();
        for text in ["", "500 accounts, 7 accounts", "500 accounts? A joke", "no"] {
            let told = labeler.label(text);
            let borrowed = labeler.weigh(text);
            assert_eq!(borrowed.to_verdict(), told);
            assert!(borrowed.labels().eq(&told.labels));
            assert_eq!(borrowed.action(), told.action.as_ref());
            assert!(borrowed.truncated().eq(&told.truncated));
            assert!(borrowed.findings().map(in_words).eq(told.findings));
            assert!(borrowed.shadow().map(in_words).eq(told.shadow));
            for (entry, told) in borrowed.suppressed().zip(&told.suppressed) {
                assert_eq!(in_words(entry), told.finding);
                assert!(entry.suppressed_by().eq(&told.by));
                assert_eq!(entry.told_by(), told.told_by.as_ref());
            }
            assert_eq!(borrowed.suppressed().count(), told.suppressed.len());
        }
    }

    fn in_words(finding: FindingRef<'_>) -> Finding {
        let told = finding.to_finding();
        assert_eq!(finding.label(), &told.label);
        assert_eq!(finding.rule(), &told.rule);
        assert_eq!(finding.status(), told.status);
        assert_eq!(finding.score(), told.score);
        assert_eq!(finding.severity(), told.severity);
        assert_eq!(finding.field(), &*told.field);
        assert_eq!((finding.unit(), finding.span()), (told.unit, told.span));
        assert_eq!(finding.captures(), told.captures);
        for (found, told) in finding.matches().zip(&told.matches) {
            assert_eq!(found.signal(), &told.signal);
            assert_eq!(found.term(), told.term.as_deref());
            assert_eq!((found.value(), found.span()), (told.value, told.span));
            assert_eq!(found.text(), told.text);
            assert_eq!(&found.to_match(), told);
        }
        assert_eq!(finding.matches().count(), told.matches.len());
        told
    }
}
