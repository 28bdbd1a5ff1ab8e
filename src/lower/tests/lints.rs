//! Warnings.

use crate::lower::tests::harness::HEAD;
use crate::lower::tests::harness::MANIFEST;
use crate::lower::tests::harness::TEST;
use crate::lower::tests::harness::check;
use crate::lower::tests::harness::check_text;

#[test]
fn unused() {
    check(
        "signals: {a: {terms: [word]}, b: {terms: [other]}}\nwhen: a\n",
        &["unused-signal 15:31"],
    );
    let lists = "bayan: 1\nkind: lists\nlists: {w: [one, 'b(']}\n---\n";
    let rule = "signals: {a: {terms: [word]}}\nwhen: a\n";
    check_text(
        &format!("{lists}{MANIFEST}{HEAD}{rule}{TEST}"),
        &["bad-term 3:20", "unused-list 3:9"],
    );
}

#[test]
fn terms() {
    let terms = |terms: &str| format!("signals: {{a: {{terms: {terms}}}}}\nwhen: a\n");
    check(&terms("[word, WORD]"), &["duplicate-term 15:29"]);
    check(
        &terms("[words, 'word(s|)', 'word(s|)']"),
        &["duplicate-term 15:23", "duplicate-term 15:42"],
    );
    check(
        &terms("['ransom*', ransomware, ransom, random]"),
        &["prefix-shadowed 15:34", "prefix-shadowed 15:46"],
    );
    check(&terms("[ab, abc]"), &["short-term 15:23"]);
    check(&terms("{en: [كلمة]}"), &["term-lang-mismatch 15:28"]);
    check(
        &terms("{en: [word], ar: [kalima]}"),
        &["term-lang-mismatch 15:40"],
    );
    check(&terms("{en: [word], ar-Latn: [kalima]}"), &[]);
    check(
        &terms("{en: [word], sw: [neno]}"),
        &["language-without-tables 15:35"],
    );
    check(
        "signals: {a: {terms: [ab], affixes: none}, b: {terms: [other]}}\nwhen: {all: [a, b]}\n",
        &[],
    );
}

#[test]
fn rules() {
    check(
        "signals: {a: {terms: {ar: [كلمة]}}}\nwhen: a\n",
        &["lang-gap 14:9"],
    );
    check(
        "signals: {a: {terms: {ar: [كلمة]}}, b: {terms: {en: [word]}}}\nwhen: {any: [a, b]}\n",
        &[],
    );
    let two = "signals: {a: {terms: [word]}, b: {terms: [other]}}\n";
    check(
        &format!("{two}when: {{all: [a, b, a]}}\n"),
        &["implied-branch 16:20"],
    );
    check(
        &format!("{two}when: {{all: [a, {{any: [a, b]}}]}}\n"),
        &["implied-branch 16:17"],
    );
    check(
        &format!("{two}when: {{near: {{anchor: a, with: {{b: {{tokens: 90}}}}}}}}\n"),
        &["wide-window 16:7"],
    );
    check(
        &format!("{two}when: {{sentence: {{near: {{anchor: a, with: {{b: {{tokens: 90}}}}}}}}}}\n"),
        &[],
    );
    check(
        &format!("{two}when: a\nscore: {{base: 60, add: [{{if: b, points: 0}}]}}\n"),
        &["zero-weight 17:41"],
    );
    check(
        &format!("{two}when: {{all: [a, b]}}\nscore: {{base: 40}}\n"),
        &["unreachable-threshold 5:50"],
    );
    check(
        &format!("{two}when: a\nunless: [{{id: u, when: b}}]\n"),
        &["exception-unexplained 17:15"],
    );
    check(
        "signals: {q: {quantity: {}}}\nwhen: q\n",
        &["quantity-unfiltered 15:11"],
    );
}

#[test]
fn lists_that_are_joined_may_overlap() {
    let lists = "bayan: 1\nkind: lists\nlists:\n  v: {en: [elm, oak]}\n  w: {en: [oak, birch]}\n  all: {en: [$v, $w, elm]}\n---\n";
    let rule = "signals: {a: {terms: $all}}\nwhen: a\n";
    check_text(
        &format!("{lists}{MANIFEST}{HEAD}{rule}{TEST}"),
        &["duplicate-term 6:22"],
    );
}
