use crate::engine::Policy;
use crate::testing::Difference;
use crate::testing::run_tests;

/// The differences of one test under a small rule.
fn differences(test: &str) -> Vec<Difference> {
    let policy = format!(
        r#"
bayan: 1
kind: policy
name: small
version: 1.0.0
labels:
  spam: {{title: Spam, severity: low, threshold: 50, action: log}}
---
bayan: 1
kind: rule
id: spam.pills
label: spam
title: Pills are sold
version: 1.0.0
status: draft
langs: [en]
signals:
  sell: {{terms: {{en: [buy, sell]}}}}
  pill: {{terms: {{en: [pill(s|)]}}}}
when: {{sentence: {{near: {{anchor: pill, with: {{sell: {{tokens: 3}}}}}}}}}}
score: {{base: 60}}
captures: {{what: pill.text, deed: sell.term}}
tests:
  - {test}
"#
    );
    let policy = match Policy::from_text("p.yaml", &policy) {
        Ok(policy) => policy,
        Err(crate::engine::PolicyError::Faulty(faults)) => panic!("{:#?}", faults.entries),
        Err(error) => panic!("{error}"),
    };
    let mut outcomes = run_tests(&policy, None).unwrap();
    assert_eq!(outcomes.len(), 1);
    outcomes.remove(0).differences
}

fn fields(test: &str) -> Vec<String> {
    let differences = differences(test).into_iter();
    differences.map(|difference| difference.field).collect()
}

#[test]
fn all_expectations_may_hold() {
    let expect = "{findings: 1, labels: [spam], scores: [60], captures: [{what: pills}], spans: {sell: [buy], pill: [pills]}}";
    assert_eq!(
        fields(&format!("{{text: buy pills, expect: {expect}}}")),
        [""; 0]
    );
}

#[test]
fn each_field_has_a_difference_of_its_own() {
    let expect = "{findings: 2, labels: [], scores: [50], captures: [{what: pill, deed: buy}], spans: {sell: [sell]}}";
    let fields = fields(&format!("{{text: buy pills, expect: {expect}}}"));
    assert_eq!(
        fields,
        [
            "findings",
            "labels",
            "scores",
            "captures[0].what",
            "spans.sell"
        ]
    );
}

#[test]
fn a_difference_says_what_was_expected_and_why_it_is_not_so() {
    let found = differences("{text: buy our very good and cheap pills, expect: {findings: 1}}");
    let [difference] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (difference.expected.as_str(), difference.got.as_str()),
        ("1", "0")
    );
    let reasons = &difference.reasons;
    assert!(
        reasons.iter().any(|r| r == "sell: too_far, got 5, max 3"),
        "{reasons:?}"
    );
}

#[test]
fn because_asks_the_trace() {
    let far = "text: buy our very good and cheap pills";
    let because =
        |text: &str, because: &str| fields(&format!("{{{text}, expect: {{because: {because}}}}}"));
    assert_eq!(because(far, "{signal: sell, reason: too_far}"), [""; 0]);
    assert_eq!(because(far, "{signal: pill, reason: too_far}"), ["because"]);
    assert_eq!(
        because("text: pills", "{signal: sell, reason: no_hit}"),
        [""; 0]
    );
    assert_eq!(
        because("text: buy pills", "{signal: sell, reason: no_hit}"),
        ["because"]
    );
}
