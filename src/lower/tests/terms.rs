//! Terms and regexes.

use crate::lower::tests::harness::check;
use crate::lower::tests::harness::policy_of;

fn terms(terms: &str) -> String {
    format!("signals: {{a: {{terms: {terms}}}}}\nwhen: a\n")
}

#[test]
fn faults_stand_at_their_byte() {
    check(&terms("{en: ['(Red|Bl*ue) one']}"), &["bad-term 15:36"]);
    check(&terms("[a(b]"), &["bad-term 15:24"]);
    check(&terms("['ـ']"), &["fold-lost 15:24"]);
    check(
        &terms(&format!("['{}']", "(a|b)".repeat(7))),
        &["expansion-too-big 15:24"],
    );
}

#[test]
fn a_list_and_a_fold_make_one_set() {
    let body = "signals: {a: {terms: {en: ['One(s|) two*']}}, b: {terms: [Three], fold: exact}}\nwhen: {all: [a, b]}\n";
    let dump = crate::ir::dump(&policy_of(body));
    let sets: Vec<_> = dump
        .lines()
        .filter(|line| {
            line.starts_with("terms") || line.starts_with("  en") || line.starts_with("  -")
        })
        .collect();
    assert_eq!(
        sets,
        [
            "terms 0 \"x.a.a\" fold default",
            "  en \"One(s|) two*\" / ones two* / one two*",
            "terms 1 \"x.a.b\" fold exact",
            "  - \"Three\" / Three",
        ]
    );
}

#[test]
fn regexes() {
    let regex = |pattern: &str| format!("signals: {{a: {{regex: '{pattern}'}}}}\nwhen: a\n");
    check(&regex("ab[c"), &["regex-syntax 15:25"]);
    check(&regex("a*"), &["regex-empty 15:22"]);
    check(&regex("(ab){1,9999}{1,999}"), &["regex-too-big 15:22"]);
    check(&regex("abC+d"), &["regex-cannot-match 15:25"]);
    check(&regex("(?i)abC+d"), &[]);
    check(&regex("[A-Z]b"), &["regex-cannot-match 15:24"]);
    check(&regex("[a-z]+"), &["open-regex 15:22"]);
    check(&regex("a[^\\s\\S]"), &["regex-cannot-match 15:22"]);
}
