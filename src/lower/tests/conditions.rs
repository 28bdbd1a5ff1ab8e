//! Conditions that cannot be meant.

use crate::lower::tests::harness::check;

const SIGNALS: &str =
    "signals: {a: {terms: [word]}, b: {terms: [token]}, q: {quantity: {gte: 2}}}\n";

/// All three signals are used elsewhere, so that none is unused; the condition stands in line 16 from column 7.
#[track_caller]
fn when(condition: &str, expected: &[&str]) {
    let body = format!(
        "{SIGNALS}when: {condition}\nscore: {{add: [{{if: {{any: [a, b, q]}}, points: 1}}]}}\n"
    );
    check(&body, expected);
}

#[test]
fn always() {
    when("{none: [a]}", &["always-matches 16:7"]);
    when("{not: a}", &["always-matches 16:7"]);
    when("{sentence: {none: [a, b]}}", &["always-matches 16:7"]);
    when("{count: {of: a, lte: 3}}", &["always-matches 16:7"]);
    when(
        "{all: [a, {any: [b, {not: b}]}]}",
        &["always-matches 16:17"],
    );
    when("{all: [a, {none: [b]}]}", &[]);
    when("{all: [a, {count: {of: b, lte: 3}}]}", &[]);
    when(
        "{all: [a, {count: {of: b, gte: 0}}]}",
        &["always-matches 16:17"],
    );
    when("{meta: {age: {gte: 3}}}", &["open-rule 16:7"]);
    when(
        "{any: [{meta: {age: {gte: 3}}}, {none: [a]}]}",
        &["always-matches 16:7"],
    );
}

#[test]
fn never() {
    when("{all: [a, {not: a}]}", &["never-matches 16:7"]);
    when(
        "{all: [a, {count: {of: a, eq: 0}}]}",
        &["never-matches 16:7"],
    );
    when(
        "{all: [{count: {of: [a, b], gte: 3}}, {count: {of: [b, a], lte: 2}}]}",
        &["never-matches 16:7"],
    );
    when(
        "{any: [b, {all: [{count: {of: a, eq: 2}}, {not: a}]}]}",
        &["never-matches 16:17"],
    );
    when("{all: [a, {count: {of: a, lte: 2}}]}", &[]);
    when(
        "{all: [a, {sentence: {all: [b, {count: {of: a, eq: 0}}]}}]}",
        &[],
    );
    when(
        "{all: [{count: {of: a, gte: 3}}, {count: {of: [a, b], lte: 4}}]}",
        &[],
    );
    when("{at_least: {n: 3, of: [a, b]}}", &["never-matches 16:22"]);
    when("{count: {of: a, gte: 3, lte: 2}}", &["never-matches 16:7"]);
    when(
        "{count: {of: a, distinct: term, gte: 2}}",
        &["never-matches 16:7"],
    );
    when("{value: {of: q, lte: 1}}", &["never-matches 16:7"]);
    when("{value: {of: a, gte: 1}}", &["never-matches 16:7"]);
    when("{evaded: a}", &["never-matches 16:7"]);
    when(
        "{window: {tokens: 5, has: {none: [a]}}}",
        &["never-matches 16:7"],
    );
    check(
        "signals: {q: {quantity: {gte: 3, lte: 2}}}\nwhen: q\n",
        &["never-matches 15:25"],
    );
}

#[test]
fn units() {
    when("{sentence: {paragraph: a}}", &["scope-order 16:18"]);
    when("{sentence: {sentence: a}}", &["scope-order 16:18"]);
    when(
        "{sentence: {quoted: {sentence: a}}}",
        &["scope-order 16:27"],
    );
    when("{sentence: {quoted: a}}", &[]);
    when(
        "{window: {tokens: 5, has: {sentence: a}}}",
        &["scope-order 16:33"],
    );
    when("{sentence: {document: a}}", &["scope-order 16:18"]);
}

#[test]
fn near() {
    when(
        "{near: {anchor: a, with: {b: {tokens: 3, optional: true}}}}",
        &["near-nothing-required 16:7"],
    );
    when("{near: {anchor: a, with: {b: {tokens: 3}}}}", &[]);
}

#[test]
fn paths_lead_to_the_conditions() {
    let body = format!(
        "{SIGNALS}when: {{all: [{{sentence: {{near: {{anchor: a, with: {{b: {{tokens: 3}}}}}}}}}}, {{not: {{at_least: {{n: 1, of: [q]}}}}}}]}}\nunless: [{{id: u, why: w, when: {{count: {{of: a, gte: 2}}}}}}]\n"
    );
    let policy = crate::lower::tests::harness::policy_of(&body);
    let paths: Vec<_> = policy.rules[0]
        .nodes
        .iter()
        .map(|node| node.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "when.all[0].sentence.near",
            "when.all[0].sentence",
            "when.all[1].not.at_least.of[0]",
            "when.all[1].not.at_least",
            "when.all[1].not",
            "when.all",
            "unless[0].when.count",
        ]
    );
}
