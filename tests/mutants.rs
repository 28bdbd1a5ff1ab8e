//! Each kind of mutant that speaks of more than numbers: it lives while nothing shows it, a test beside the rule kills it, and
//! where the report suggests a test, that test does.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use bayan::MutantLimit;
use bayan::MutationReport;
use bayan::Policy;
use bayan::PolicyError;
use bayan::Survivor;
use bayan::mutants;
use bayan::run_tests;

/// A rule, a change of it, and a test that notices it.
struct Case {
    /// Keys of the rule, and its first test.
    rule: &'static str,
    path: &'static str,
    change: &'static str,
    /// What kills it.
    killer: &'static str,
    /// Whether a test that kills it is suggested.
    is_suggested: bool,
}

const CASES: &[Case] = &[
    Case {
        rule: "signals: {sell: {terms: [sell, order]}, pill: {terms: [pills]}}
when: {all: [sell, pill]}
tests:
  - {text: sell pills, expect: {findings: 1}}",
        path: "when.all",
        change: "all → any",
        killer: "{text: sell bread, expect: {findings: 0}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {sell: {terms: [sell, order]}, pill: {terms: [pills]}}
when: {any: [sell, pill]}
tests:
  - {text: sell pills, expect: {findings: 1}}",
        path: "when.any",
        change: "any → all",
        killer: "{text: sell bread, expect: {findings: 1}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {pill: {terms: [pills, tablets]}}
when: {count: {of: pill, distinct: text, gte: 2}}
tests:
  - {text: pills and tablets, expect: {findings: 1}}",
        path: "when.count",
        change: "distinct text → none",
        killer: "{text: pills and pills, expect: {findings: 0}}",
        is_suggested: false,
    },
    Case {
        rule: "signals: {pill: {terms: [pills]}, powder: {terms: [powder]}}
when: {count: {of: [pill, powder], gte: 2}}
tests:
  - {text: pills pills powder powder, expect: {findings: 1}}",
        path: "when.count",
        change: "signal `powder` no longer counted",
        killer: "{text: powder and pills, expect: {findings: 1}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {who: {terms: [police]}, did: {terms: [arrested]}, whom: {terms: [writer]}}
when: {seq: {of: [who, did, whom], gap: 3}}
tests:
  - {text: police arrested a writer, expect: {findings: 1}}",
        path: "when.seq",
        change: "step 1 dropped",
        killer: "{text: police met a writer, expect: {findings: 0}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {who: {terms: [police]}, did: {terms: [arrested]}}
when: {seq: {of: [who, did], gap: 3}}
tests:
  - {text: none at all, expect: {findings: 0}}",
        path: "when.seq",
        change: "steps 0 and 1 swapped",
        killer: "{text: police arrested him, expect: {findings: 1}}",
        is_suggested: false,
    },
    Case {
        rule: "signals: {actor: {terms: [telegram, police]}, amount: {quantity: {gte: 2}}}
when: {near: {id: claim, anchor: amount, with: {actor: {tokens: 9, prefer: before}}}}
captures: {per: claim, actor: actor.text}
tests:
  - {text: telegram has 600, expect: {findings: 1}}",
        path: "when.near",
        change: "prefer before → after",
        killer: "{text: telegram has 600 police, expect: {captures: [{actor: telegram}]}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {link: {terms: [click here]}}
when: {all: [link, {meta: {age: {lte: 7}}}]}
tests:
  - {text: click here, meta: {age: 2}, expect: {findings: 1}}",
        path: "when.all[1].meta",
        change: "fact lte → 8",
        killer: "{text: click here, meta: {age: 8}, expect: {findings: 0}}",
        is_suggested: false,
    },
    Case {
        rule: "signals: {pill: {terms: [pills]}, cash: {terms: [cash]}}
when: {sentence: pill}
score: {base: 40, add: [{if: cash, points: 70}], cap: 90}
tests:
  - {text: pills, expect: {scores: [40]}}",
        path: "score.cap",
        change: "cap 90 → 1000",
        killer: "{text: pills for cash, expect: {scores: [90]}}",
        is_suggested: false,
    },
    Case {
        rule: "signals: {pill: {terms: [pills]}}
when: {sentence: pill}
captures: {per: pill, what: pill.text}
tests:
  - {text: pills, expect: {findings: 1, captures: [{what: pills}]}}",
        path: "captures.per",
        change: "per dropped",
        killer: "{text: 'pills, pills', expect: {findings: 2}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {pill: {terms: [pills]}}
when: {sentence: pill}
captures: {what: pill.text}
tests:
  - {text: pills, expect: {findings: 1}}",
        path: "captures.what",
        change: "capture dropped",
        killer: "{text: pills, expect: {captures: [{what: pills}]}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {pill: {terms: [pills], in: title}}
when: pill
tests:
  - {fields: {title: pills, body: bread}, expect: {findings: 1}}",
        path: "signals.pill.in",
        change: "in `title` → every field",
        killer: "{fields: {title: bread, body: pills}, expect: {findings: 0}}",
        is_suggested: false,
    },
    Case {
        rule: "signals: {pill: {terms: {en: [pill]}, affixes: none}}
when: pill
tests:
  - {text: pill, expect: {findings: 1}}",
        path: "signals.pill",
        change: "affixes none → auto",
        killer: "{text: pills, expect: {findings: 0}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {pill: {terms: {en: [pills]}, fold: skeleton}}
when: pill
tests:
  - {text: pills, expect: {findings: 1}}",
        path: "signals.pill",
        change: "fold skeleton → default",
        killer: "{text: p1lls, expect: {findings: 1}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {pill: {terms: {en: ['pill*']}, affixes: none}}
when: pill
tests:
  - {text: pill, expect: {findings: 1}}",
        path: "lists.spam.pills.pill",
        change: "star of `pill*` dropped",
        killer: "{text: pillbox, expect: {findings: 1}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {offer: {regex: '\\b(buy|sell) pills'}}
when: offer
tests:
  - {text: buy pills, expect: {findings: 1}}",
        path: "signals.offer.regex",
        change: "alternative `sell` dropped",
        killer: "{text: sell pills, expect: {findings: 1}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {offer: {regex: '\\b(buy|sell) pills'}}
when: offer
tests:
  - {text: buy pills, expect: {findings: 1}}",
        path: "signals.offer.regex",
        change: "edge `\\b` at 0 dropped",
        killer: "{text: rebuy pills, expect: {findings: 0}}",
        is_suggested: true,
    },
    Case {
        rule: "signals: {act: {terms: [removed, deleted]}, amount: {quantity: {gte: 2}}}
when: {near: {id: claim, anchor: act, with: {amount: {tokens: 4}}}}
captures: {per: claim, count: amount.value}
tests:
  - {text: removed 300 posts, expect: {findings: 1}}",
        path: "labels.spam.one_per",
        change: "one_per count dropped",
        killer: "{text: removed or deleted 300 posts, expect: {findings: 1}}",
        is_suggested: true,
    },
];

fn policy(case: &Case, more: &str) -> Policy {
    let one_per = match case.rule.contains("count: amount") {
        true => ", one_per: count",
        false => "",
    };
    let text = format!(
        "bayan: 1
kind: policy
name: small
version: 1.0.0
labels:
  spam: {{title: Spam, severity: low, threshold: 50, action: log{one_per}}}
---
bayan: 1
kind: rule
id: spam.pills
label: spam
title: Pills are sold
version: 1.0.0
status: draft
langs: [en]
{}
{more}",
        case.rule
    );
    match Policy::from_text("small.yaml", &text) {
        Ok(policy) => policy,
        Err(PolicyError::Faulty(faults)) => panic!("{}\n{text}", faults.render(false)),
        Err(error) => panic!("{error}"),
    }
}

fn report(policy: &Policy) -> MutationReport {
    let failed = run_tests(policy, None).unwrap();
    let failed: Vec<_> = failed.iter().filter(|test| !test.passed()).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    mutants(policy, None, MutantLimit::default()).unwrap()
}

fn lives<'r>(report: &'r MutationReport, case: &Case) -> Option<&'r Survivor> {
    let mut survivors = report.survivors.iter();
    survivors.find(|one| one.path == case.path && one.change == case.change)
}

#[test]
fn what_nothing_shows_lives_and_a_test_kills_it() {
    for case in CASES {
        println!("{} of {}", case.change, case.path);
        let before = report(&policy(case, ""));
        let Some(survivor) = lives(&before, case) else {
            let all: Vec<_> = before
                .survivors
                .iter()
                .map(|one| (&one.path, &one.change))
                .collect();
            panic!("{} of {}: {all:#?}", case.change, case.path);
        };
        assert_eq!(
            survivor.suggestion.is_some(),
            case.is_suggested,
            "{}: {:?}",
            case.change,
            survivor.suggestion
        );
        if let Some(suggestion) = &survivor.suggestion {
            let after = report(&policy(case, &format!("  {}", suggestion.as_yaml())));
            assert!(
                lives(&after, case).is_none(),
                "{} {suggestion:?}",
                case.change
            );
        }
        let after = report(&policy(case, &format!("  - {}", case.killer)));
        assert!(lives(&after, case).is_none(), "{}", case.change);
    }
}
