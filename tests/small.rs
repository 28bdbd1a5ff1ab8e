//! The engine against the reference evaluator, exhaustively: all small policies of a few shapes on all small texts.
//!
//! `BAYAN_CASES` with any value asks for longer texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test program"
)]

mod support;

use bayan::{Document, Engine, Policy};
use serde_json::{Value, json};

use support::{agreement, policies::manifest};

/// What texts are made of: letters that fold together, a space, line ends, a full stop, tatweel.
const LETTERS: [char; 7] = ['a', 'ا', 'أ', ' ', '\n', '.', 'ـ'];
const TERMS: [&str; 8] = ["a", "ا", "أ", "a*", "اا", "a ا", "a* a", "(a|ا)(أ|)"];
const BOUNDARIES: [&str; 4] = ["word", "prefix", "suffix", "infix"];
const FOLDS: [&str; 3] = ["default", "exact", "skeleton"];

/// Every term by every boundary and fold, its signal alone.
fn plain_rules() -> Vec<Value> {
    let mut rules = vec![];
    for term in TERMS {
        for boundary in BOUNDARIES {
            for fold in FOLDS {
                let signals =
                    json!({"s": {"terms": {"ar": [term]}, "boundary": boundary, "fold": fold}});
                rules.push(rule(rules.len(), &signals, &json!("s"), None));
            }
        }
    }
    rules
}

/// Every condition on every pair of terms.
fn joined_rules() -> Vec<Value> {
    let conditions = [
        (
            json!({"near": {"id": "n", "anchor": "x", "with": {"y": {"tokens": 0, "side": "after"}}}}),
            true,
        ),
        (
            json!({"near": {"id": "n", "anchor": "x", "with": {"y": {"tokens": 1}}}}),
            true,
        ),
        (
            json!({"near": {"id": "n", "anchor": "x", "with": {"y": {"tokens": 2, "prefer": "after"}}}}),
            true,
        ),
        (
            json!({"near": {"id": "n", "anchor": "x", "with": {"x": {"tokens": 2, "side": "before"}, "y": {"tokens": 1, "optional": true}}}}),
            true,
        ),
        (
            json!({"seq": {"id": "n", "of": ["x", "y", "x"], "gap": 1}}),
            true,
        ),
        (
            json!({"seq": {"id": "n", "of": ["x", "y"], "gap": 0}}),
            false,
        ),
        (
            json!({"window": {"id": "n", "tokens": 2, "has": {"all": ["x", "y"]}}}),
            true,
        ),
        (
            json!({"window": {"tokens": 1, "has": {"any": ["x", "y"]}}}),
            false,
        ),
        (json!({"sentence": {"all": ["x", "y"]}}), false),
        (
            json!({"paragraph": {"sentence": {"all": ["x", {"not": "y"}]}}}),
            false,
        ),
        (json!({"paragraph": {"all": ["x", {"none": ["y"]}]}}), false),
        (
            json!({"paragraph": {"window": {"id": "n", "tokens": 2, "has": {"count": {"of": ["x", "y"], "gte": 2}}}}}),
            true,
        ),
    ];
    let pairs = [
        ("a", "word", "ا", "word"),
        ("a", "infix", "a", "infix"),
        ("(a|ا)", "word", "أ*", "word"),
        ("a ا", "word", "ا", "infix"),
    ];
    let mut rules = vec![];
    for (x, at, y, by) in pairs {
        let plain = json!({"x": {"terms": {"ar": [x]}, "boundary": at}, "y": {"terms": {"ar": [y]}, "boundary": by}});
        for (condition, per) in &conditions {
            rules.push(rule(rules.len(), &plain, condition, per.then_some("n")));
        }
        for except in [
            json!({"near": "y", "tokens": 1, "side": "before"}),
            json!({"near": "y", "tokens": 0}),
            json!({"inside": "y"}),
        ] {
            // That would drop everything, which is a fault.
            if except.get("inside").is_some() && (x, at) == (y, by) {
                continue;
            }
            let mut signals = plain.clone();
            signals["x"]["except"] = json!([except]);
            signals["x"]["except"][0]["id"] = json!("e");
            rules.push(rule(
                rules.len(),
                &signals,
                &json!({"sentence": "x"}),
                Some("x"),
            ));
        }
    }
    rules
}

/// The joined rules again, with signals that they share: each pair of terms stands once. Not the engine and the
/// reference are compared here, for both read the same lowered rule, but what is shared and what is written out.
fn sharing(rules: &[Value]) -> Vec<Value> {
    let mut documents: Vec<Value> = vec![];
    let mut sharing = vec![];
    for rule in rules {
        let known = documents
            .iter()
            .position(|document| document["signals"] == rule["signals"]);
        let home = known.unwrap_or(documents.len());
        let id = format!("s{home}");
        if known.is_none() {
            documents
                .push(json!({"bayan": 1, "kind": "signals", "id": id, "signals": rule["signals"]}));
        }
        let mut rule = rule.clone();
        rule.as_object_mut().unwrap().remove("signals");
        rule["use"] = json!([id]);
        rule["match"] = json!({"fold": "exact", "boundary": "suffix", "affixes": "none"});
        sharing.push(rule);
    }
    sharing.extend(documents);
    sharing
}

fn rule(number: usize, signals: &Value, when: &Value, per: Option<&str>) -> Value {
    let mut rule = json!({
        "bayan": 1, "kind": "rule", "id": format!("r{number}"), "label": "low", "title": "T", "version": "1.0.0", "status": "enforce",
        "langs": ["ar"], "signals": signals, "when": when,
    });
    if let Some(per) = per {
        rule["captures"] = json!({"per": per});
    }
    rule
}

fn engine(rules: Vec<Value>) -> Engine {
    let documents: Vec<String> = [manifest()]
        .iter()
        .chain(&rules)
        .map(Value::to_string)
        .collect();
    Engine::new(Policy::from_text("policy.yaml", &documents.join("\n---\n")).unwrap())
}

/// All texts of up to so many letters.
fn texts(most: usize) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut from = 0;
    for _ in 0..most {
        let longest = texts[from..].to_vec();
        from = texts.len();
        texts.extend(
            longest
                .iter()
                .flat_map(|text| LETTERS.map(|c| format!("{text}{c}"))),
        );
    }
    texts
}

fn all_agree(rules: Vec<Value>, quick: usize, long: usize) {
    let number = rules.len();
    let engine = engine(rules);
    let texts = texts(if std::env::var("BAYAN_CASES").is_ok() {
        long
    } else {
        quick
    });
    let mut findings = 0;
    for text in &texts {
        match agreement::check(&engine, &Document::text(text)) {
            Ok(verdict) => findings += verdict.findings.len(),
            Err(told) => panic!("{text:?}: {told}"),
        }
    }
    eprintln!(
        "{number} rules on {} texts: {} cases, {findings} findings",
        texts.len(),
        number * texts.len()
    );
}

#[test]
fn all_terms_on_all_texts() {
    all_agree(plain_rules(), 3, 6);
}

#[test]
fn all_conditions_on_all_texts() {
    all_agree(joined_rules(), 4, 6);
}

#[test]
fn what_is_shared_means_what_is_written_out() {
    let rules = joined_rules();
    let [written, shared] = [engine(rules.clone()), engine(sharing(&rules))];
    let texts = texts(if std::env::var("BAYAN_CASES").is_ok() {
        5
    } else {
        4
    });
    for text in &texts {
        let document = Document::text(text);
        let [a, b] = [&written, &shared].map(|engine| {
            let mut verdict = engine.label(&document);
            verdict.certificate.policy_digest = "".into();
            verdict
        });
        assert_eq!(a, b, "{text:?}");
    }
    eprintln!("{} rules on {} texts", rules.len(), texts.len());
}
