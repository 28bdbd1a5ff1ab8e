//! Loads and lowers small policies, and compares their faults.

use crate::ir;
use crate::lower::Linting;
use crate::lower::lower;
use crate::policy::Input;
use crate::policy::load;

/// What stands before the rule under test: a manifest with one label, 5 lines and a mark.
pub const MANIFEST: &str = "bayan: 1\nkind: policy\nname: p\nversion: 1.0.0\nlabels: {x: {title: X, severity: low, threshold: 50, action: log}}\n---\n";
/// The head of the rule under test, lines 7 to 14.
pub const HEAD: &str = "bayan: 1\nkind: rule\nid: x.a\nlabel: x\ntitle: T\nversion: 1.0.0\nstatus: draft\nlangs: [en]\n";
/// A test that asks for little.
pub const TEST: &str = "tests: [{text: word, expect: {findings: 1}}]\n";

/// Loads and lowers; the faults as `code line:column`.
pub fn lowered(text: &str) -> (Option<ir::Policy>, Vec<String>, Vec<String>) {
    let input = Input::Text {
        name: "p".to_owned(),
        text: text.to_owned(),
    };
    let loaded = load(&[input]).unwrap();
    let mut diagnostics = loaded.diagnostics;
    let lowered = lower(&loaded.documents, Linting::Always, &mut diagnostics);
    let at = |fault: &crate::diagnostic::Diagnostic| match fault.place {
        Some(place) => {
            let at = diagnostics.sources.start(place);
            format!("{} {}:{}", fault.code.as_str(), at.line, at.column)
        }
        None => fault.code.as_str().to_owned(),
    };
    let codes = diagnostics.entries.iter().map(at).collect();
    let messages = diagnostics
        .entries
        .iter()
        .map(|fault| fault.message.clone())
        .collect();
    (lowered.policy, codes, messages)
}

/// A whole policy around the body of a rule, which begins in line 15.
pub fn around(body: &str) -> String {
    let tests = if body.contains("tests:") { "" } else { TEST };
    format!("{MANIFEST}{HEAD}{body}{tests}")
}

/// The policy that a rule's body makes.
pub fn policy_of(body: &str) -> ir::Policy {
    let (policy, codes, messages) = lowered(&around(body));
    policy.unwrap_or_else(|| panic!("{codes:?} {messages:?}"))
}

/// Checks the faults of a whole policy, in order of finding.
#[track_caller]
pub fn check_text(text: &str, expected: &[&str]) {
    let (policy, mut codes, messages) = lowered(text);
    codes.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(codes, expected, "{messages:#?}\n{text}");
    let _ = policy;
}

/// Checks the faults of a rule's body.
#[track_caller]
pub fn check(body: &str, expected: &[&str]) {
    check_text(&around(body), expected);
}

#[test]
fn a_plain_rule_has_no_fault() {
    check("signals: {a: {terms: [word]}}\nwhen: a\n", &[]);
    assert_eq!(
        policy_of("signals: {a: {terms: [word]}}\nwhen: a\n")
            .digest
            .len(),
        64
    );
}
