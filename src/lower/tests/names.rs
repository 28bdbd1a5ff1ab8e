//! Names: unknown, twice, in circles.

use crate::lower::tests::harness::HEAD;
use crate::lower::tests::harness::MANIFEST;
use crate::lower::tests::harness::TEST;
use crate::lower::tests::harness::check;
use crate::lower::tests::harness::check_text;

const A: &str = "signals: {a: {terms: [word]}}\nwhen: a\n";

#[test]
fn manifests() {
    check_text(&format!("{HEAD}{A}{TEST}"), &["no-manifest"]);
    check_text(
        &format!("{MANIFEST}{MANIFEST}{HEAD}{A}{TEST}"),
        &["duplicate-id 11:10", "several-manifests 7:1"],
    );
    check_text(MANIFEST, &["no-rules"]);
    check_text(&format!("{MANIFEST}{HEAD}{A}"), &["no-tests"]);
}

#[test]
fn labels_and_rules() {
    let other = HEAD.replace("label: x", "label: y");
    check_text(
        &format!("{MANIFEST}{other}{A}{TEST}"),
        &["unknown-label 10:8"],
    );
    check_text(
        &format!("{MANIFEST}{HEAD}{A}{TEST}---\n{HEAD}{A}{TEST}"),
        &["duplicate-id 21:5"],
    );
    check(
        "signals: {a: {terms: [word]}}\nwhen: {all: [a, {rule: x.b}]}\n",
        &["unknown-rule 16:24"],
    );
    check(
        "signals: {a: {terms: [word]}}\nwhen: {all: [a, {rule: x.a}]}\n",
        &["cyclic-reference 16:24", "rule-not-live 16:24"],
    );
}

#[test]
fn signals() {
    check(
        "signals: {amount: {terms: [word]}}\nwhen: amuont\n",
        &["unknown-signal 16:7"],
    );
    check(
        "signals: {a: {terms: [word]}}\nwhen: {near: {anchor: a, with: {b: {tokens: 3}}}}\n",
        &["unknown-signal 16:33"],
    );
    check(
        "signals: {a: {terms: [word], except: [{id: e, why: w, near: b, tokens: 1}]}}\nwhen: a\n",
        &["unknown-signal 15:61"],
    );
    check(
        "signals: {a: {terms: [word], except: [{id: e, why: w, near: b, tokens: 1}]}, b: {terms: [other], except: [{id: f, why: w, inside: a}]}}\nwhen: a\n",
        &["cyclic-reference 15:39"],
    );
    check(
        "signals: {a: {terms: [word], except: [{id: e, why: w, inside: [a word]}, {id: e, why: w, inside: [word b]}]}}\nwhen: a\n",
        &["duplicate-id 15:79"],
    );
}

#[test]
fn ids_share_their_names_with_signals() {
    let near = "{near: {id: a, anchor: a, with: {b: {tokens: 3}}}}";
    check(
        &format!("signals: {{a: {{terms: [word]}}, b: {{terms: [other]}}}}\nwhen: {near}\n"),
        &["duplicate-id 16:19"],
    );
    let two = near.replace("id: a", "id: c");
    check(
        &format!(
            "signals: {{a: {{terms: [word]}}, b: {{terms: [other]}}}}\nwhen: {{any: [{{sentence: {two}}}, {two}]}}\n"
        ),
        &["duplicate-id 16:90"],
    );
}

#[test]
fn lists() {
    check(
        "signals: {a: {terms: $words}}\nwhen: a\n",
        &["unknown-list 15:22"],
    );
    let lists = "bayan: 1\nkind: lists\nlists:\n  w: {en: [$v]}\n  v: {en: [elm, $w]}\n---\n";
    check_text(
        &format!("{lists}{MANIFEST}{HEAD}{}{TEST}", A.replace("[word]", "$w")),
        &["cyclic-reference 5:17"],
    );
    let lists = "bayan: 1\nkind: lists\nlists: {w: [elm]}\n---\nbayan: 1\nkind: lists\nlists: {w: [oak]}\n---\n";
    check_text(
        &format!("{lists}{MANIFEST}{HEAD}{}{TEST}", A.replace("[word]", "$w")),
        &["duplicate-id 7:9"],
    );
}

#[test]
fn what_is_broken_causes_no_more() {
    check(
        "signals: {a: {terms: [word]}, b: {trems: [x]}}\nwhen: {all: [a, b]}\n",
        &["unknown-key 15:35"],
    );
    check(
        "signals: {a: {terms: [word]}}\nwhen: {all: [a, {nay: b}]}\n",
        &["unknown-key 16:18"],
    );
    check(
        "signals: {a: {regex: '('}}\nwhen: a\ncaptures: {v: a.value}\n",
        &["regex-syntax 15:23"],
    );
}

#[test]
fn filters() {
    let filter = "---\nbayan: 1\nkind: filter\nid: f\nwhy: because\nrules: [x.a, x.b]\nsignals: {a: {terms: [no]}}\nunless: [{id: u, when: a}, {id: v, when: q}]\n";
    check_text(
        &format!("{MANIFEST}{HEAD}{A}{TEST}{filter}"),
        &["unknown-rule 23:14", "unknown-signal 25:42"],
    );
}
