//! What follows when a rule holds, and its tests.

use crate::lower::tests::harness::HEAD;
use crate::lower::tests::harness::MANIFEST;
use crate::lower::tests::harness::check;
use crate::lower::tests::harness::check_text;

const TWO: &str = "signals: {a: {terms: [word]}, b: {terms: [other]}}\n";

fn rule(rest: &str) -> String {
    format!("{TWO}{rest}")
}

#[test]
fn per_is_always_bound() {
    check(
        &rule("when: {any: [a, b]}\ncaptures: {per: a}\n"),
        &["per-not-always-bound 17:17"],
    );
    check(&rule("when: {all: [a, b]}\ncaptures: {per: a}\n"), &[]);
    check(
        &rule("when: {near: {anchor: a, with: {b: {tokens: 3}}}}\ncaptures: {per: c}\n"),
        &["unknown-signal 17:17"],
    );
    check(
        &rule("when: {near: {id: c, anchor: a, with: {b: {tokens: 3}}}}\ncaptures: {per: c}\n"),
        &[],
    );
    check(
        &rule("when: {all: [b, {count: {of: a, lte: 2}}]}\ncaptures: {per: a}\n"),
        &["per-not-always-bound 17:17"],
    );
}

#[test]
fn captures() {
    check(
        &rule("when: {all: [a, b]}\ncaptures: {v: a.value}\n"),
        &["unknown-capture 17:15"],
    );
    check(
        &rule("when: {all: [a, b]}\ncaptures: {v: c.text}\n"),
        &["unknown-signal 17:15"],
    );
    check(
        &rule("when: {all: [a, b]}\ncaptures: {v: a.text.x}\n"),
        &["unknown-capture 17:15"],
    );
    check(
        &rule("when: {all: [a, {none: [b]}]}\ncaptures: {v: b.text}\n"),
        &["negated-capture 17:15"],
    );
    let near = "{near: {anchor: a, with: {b: {tokens: 3}}}}";
    let two = format!("when: {{any: [{{sentence: {near}}}, {{paragraph: {near}}}]}}\n");
    check(
        &rule(&format!("{two}captures: {{v: b.text}}\n")),
        &["ambiguous-capture 17:15"],
    );
    check(&rule(&two), &[]);
    let regex = "signals: {r: {regex: 'a(?P<tail>b+)'}}\nwhen: r\n";
    check(&format!("{regex}captures: {{v: r.tail}}\n"), &[]);
    check(
        &format!("{regex}captures: {{v: r.head}}\n"),
        &["unknown-capture 17:15"],
    );
}

#[test]
fn unless_entries() {
    check(
        &rule("when: {sentence: a}\nunless: [{id: u, why: w, at: quoted, when: b}]\n"),
        &[],
    );
    check(
        &rule("when: {paragraph: a}\nunless: [{id: u, why: w, at: sentence, when: b}]\n"),
        &["unless-scope 17:30"],
    );
    check(
        &rule("when: {all: [a, b]}\nunless: [{id: u, why: w, when: b}]\n"),
        &["exception-broader 17:10"],
    );
    check(
        &rule(
            "when: a\nunless: [{id: u, why: w, when: b}, {id: u, why: w, when: {count: {of: b, gte: 2}}}]\n",
        ),
        &["duplicate-id 17:41"],
    );
    check(
        "signals: {a: {terms: [word], except: [{id: e, why: w, inside: a}]}}\nwhen: a\n",
        &["exception-broader 15:39"],
    );
}

/// Terms written in place, or of another signal, that are the signal's own and more.
#[test]
fn exceptions_that_drop_everything() {
    let inside = |terms: &str, inside: &str| {
        format!(
            "signals: {{a: {{terms: {terms}, except: [{{id: e, why: w, inside: {inside}}}]}}, b: {{terms: [word, other]}}}}\nwhen: {{all: [a, b]}}\n"
        )
    };
    let broad = |terms: &str, what: &str| {
        let column = 33 + terms.len();
        let expected = format!("exception-broader 15:{column}");
        check(&inside(terms, what), &[&expected]);
    };
    broad("[word, words]", "[words, word]");
    broad("[word]", "b");
    broad("[one word, two]", "[two, one word]");
    check(&inside("[word, new]", "b"), &[]);
    check(&inside("[word]", "[my word]"), &[]);
    // `a word` may be chosen, and end in `word by word`.
    check(&inside("[word by word]", "[a word, word by word]"), &[]);
    check(&inside("{en: [word]}", "b"), &[]);
}

#[test]
fn tests_are_checked() {
    let tests = |expect: &str| {
        format!("when: {{all: [a, b]}}\ntests: [{{text: t, expect: {{{expect}}}}}]\n")
    };
    check(
        &rule(&tests("findings: 0, because: {signal: c, reason: no_hit}")),
        &["unknown-signal 17:59"],
    );
    check(
        &rule(&tests("findings: 0, because: {signal: a, reason: no_hits}")),
        &["unknown-reason 17:70"],
    );
    check(
        &rule(&tests("findings: 0, because: {reason: unless, by: u}")),
        &["unknown-value 17:71"],
    );
    check(
        &rule(&tests("captures: [{v: 1}]")),
        &["unknown-capture 17:40"],
    );
    check(&rule(&tests("spans: {c: [t]}")), &["unknown-signal 17:36"]);
    check(&rule(&tests("labels: [y]")), &["unknown-label 17:37"]);
    check(
        &rule("when: {all: [a, b]}\ntests: [{text: '', expect: {findings: 0}}]\n"),
        &["test-vacuous 17:9"],
    );
}

#[test]
fn a_rule_in_force_has_tests_of_both_kinds() {
    let head = HEAD.replace("draft", "enforce").replace("[en]", "[en, ar]");
    let body = "signals: {a: {terms: [word, كلمة]}}\nwhen: a\ntests:\n- {text: word, expect: {findings: 1}}\n- {text: كلام, expect: {findings: 0}}\n";
    let text = format!("{MANIFEST}{head}{body}");
    check_text(
        &text,
        &["enforce-without-tests 14:13", "enforce-without-tests 14:9"],
    );
    let (policy, ..) = crate::lower::tests::harness::lowered(&text);
    assert!(
        policy.is_some(),
        "missing tests do not keep a policy from being used"
    );
}
