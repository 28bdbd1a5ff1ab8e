//! A verdict is its own certificate: the reference evaluator accepts it, and refuses it after any single change.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use bayan::Change;
use bayan::Document;
use bayan::Engine;
use bayan::Policy;
use serde_json::Value;
use serde_json::json;

const POLICY: &str = r#"
bayan: 1
kind: policy
name: proof
version: 1.0.0
labels:
  spam: {title: Spam, severity: low, threshold: 50, action: log}
  note: {title: Note, severity: info, threshold: 50, action: none}
---
bayan: 1
kind: rule
id: spam.sold
label: spam
title: A counted amount is sold
version: 1.0.0
status: enforce
langs: [en, ar]
signals:
  amount: {quantity: {gte: 2}}
  sold: {terms: {en: [sold], ar: [باع*]}}
  what: {terms: [{is: pill, en: ["pill(s|)"], ar: [حبة]}]}
  joke: {terms: {en: [joke]}}
when: {sentence: {near: {id: sale, anchor: amount, with: {sold: {tokens: 5}, what: {tokens: 3}}}}}
unless: [{id: joking, at: paragraph, when: joke}]
score: {base: 60, add: [{if: {value: {of: amount, gte: 100}}, points: 20}]}
captures: {per: sale, count: amount.value, qualifier: amount.qualifier, what: what.is}
---
bayan: 1
kind: rule
id: note.shadow
label: note
title: Something is sold
version: 2.0.0
status: shadow
langs: [en]
signals: {sold: {terms: {en: [sold]}}}
when: sold
"#;

const TEXT: &str =
    "They sold about 660 PILLS and 7 pills.\n\nA joke: they sold 9 pills.\n\nوباع ١٢ حبة.";

fn policy() -> Policy {
    Policy::from_text("proof.yaml", POLICY).unwrap()
}

fn documents() -> Vec<Document> {
    vec![
        Document::text(TEXT).with_id("a"),
        Document::text("Nothing here.").with_id("b"),
        Document::text("They sold 2 pills.").with_field("title", "Sold: 3 pills"),
        Document::text(format!("sold 5 pills {}", "sold. ".repeat(1200))),
        Document::text(""),
    ]
}

#[test]
fn every_verdict_of_the_engine_is_accepted() {
    let engine = Engine::new(policy());
    for document in documents() {
        let verdict = engine.label(&document);
        assert_eq!(engine.policy().verify(&document, &verdict), []);
        let line = serde_json::to_string(&verdict).unwrap();
        assert_eq!(engine.policy().verify_json(&document, &line), []);
        assert_eq!(
            engine.policy().verify(&document, &engine.derive(&document)),
            []
        );
    }
    let verdict = engine.label(&documents()[0]);
    assert!(
        verdict.findings.len() == 3 && verdict.suppressed.len() == 1 && !verdict.shadow.is_empty()
    );
}

/// Each leaf changed in turn, each part dropped, each list and object given one more.
#[test]
fn every_single_change_is_refused() {
    let policy = policy();
    let engine = Engine::new(policy.clone());
    for document in documents()
        .iter()
        .filter(|document| document.fields["text"].len() < 1000)
    {
        let verdict = serde_json::to_value(engine.label(document)).unwrap();
        let changes = changed(&verdict);
        assert!(changes.len() > 15);
        for (what, changed) in changes {
            let found = policy.verify_json(document, &changed.to_string());
            assert!(!found.is_empty(), "not refused: {what}");
            assert!(
                found.iter().all(|found| !found.to_string().is_empty()),
                "{what}"
            );
        }
    }
}

/// A change is named by what changed, where it is.
#[test]
fn differences_are_named() {
    let policy = policy();
    let document = Document::text(TEXT).with_id("a");
    let verdict = Engine::new(policy.clone()).label(&document);
    let first = |change: &dyn Fn(&mut bayan::Verdict)| {
        let mut changed = verdict.clone();
        change(&mut changed);
        let found = policy.verify(&document, &changed);
        assert_eq!(found.len(), 1, "{found:?}");
        (
            found[0].path.clone(),
            found[0].what.clone(),
            found[0].change,
        )
    };
    let named = |path: &str, what: &str, change| (path.to_owned(), what.to_owned(), change);
    assert_eq!(
        first(&|v| v.findings[1].score = 1),
        named("findings[1].score", "score", Change::Changed)
    );
    assert_eq!(
        first(&|v| v.certificate.engine = "0.0.1".into()),
        named("certificate.engine", "engine version", Change::Changed)
    );
    assert_eq!(
        first(&|v| v.certificate.text_digest = bayan::Digest::default()),
        named("certificate.text_digest", "text", Change::Changed)
    );
    assert_eq!(
        first(&|v| drop(v.findings.remove(0))),
        named("findings[0]", "finding", Change::Missing)
    );
    assert_eq!(
        first(&|v| v.labels.push("x".into())),
        named("labels[1]", "label", Change::Extra)
    );
    assert_eq!(
        first(&|v| v.findings.swap(0, 1)),
        named("findings", "finding", Change::Order)
    );
    assert_eq!(
        first(&|v| v.findings[0].matches[1].span.start += 1),
        named(
            "findings[0].matches[1].span",
            "span of the match",
            Change::Changed
        )
    );
    assert_eq!(
        first(&|v| v.suppressed[0].by.clear()),
        named("suppressed[0].by[0]", "suppressing entry", Change::Missing)
    );
}

/// Another text, policy or version is told before all that follows from it.
#[test]
fn the_cause_comes_first() {
    let policy = policy();
    let verdict = Engine::new(policy.clone()).label(&Document::text("They sold 7 pills."));
    let found = policy.verify(&Document::text("They sold 8 pills."), &verdict);
    assert_eq!(found[0].path, "certificate.text_digest");
    assert!(found.len() > 1);
    let other = POLICY.replace("tokens: 5", "tokens: 6");
    let other = Policy::from_text("proof.yaml", &other).unwrap();
    let found = other.verify(&Document::text("They sold 7 pills."), &verdict);
    assert_eq!(found[0].what, "policy digest");
}

#[test]
fn what_two_readers_could_read_differently_is_refused() {
    let policy = policy();
    let document = Document::text("x");
    let line = serde_json::to_string(&Engine::new(policy.clone()).label(&document)).unwrap();
    let twice = line.replacen('{', r#"{"labels":["spam"],"#, 1);
    for claim in [
        "",
        "null",
        "[]",
        "{}",
        "{\"id\":",
        &twice,
        &format!("{line}{line}"),
    ] {
        assert!(!policy.verify_json(&document, claim).is_empty(), "{claim}");
    }
}

/// Every way to change one thing, with the path of what was changed.
fn changed(value: &Value) -> Vec<(String, Value)> {
    let mut all = vec![];
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let put = |inner: Option<Value>| {
                    let mut object = object.clone();
                    match inner {
                        Some(inner) => drop(object.insert(key.clone(), inner)),
                        None => drop(object.remove(key)),
                    }
                    Value::Object(object)
                };
                all.push((format!(".{key} dropped"), put(None)));
                all.extend(
                    changed(inner)
                        .into_iter()
                        .map(|(path, inner)| (format!(".{key}{path}"), put(Some(inner)))),
                );
            }
            let mut more = object.clone();
            more.insert("another".to_owned(), Value::Null);
            all.push((" with one key more".to_owned(), Value::Object(more)));
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                let put = |inner: Option<Value>| {
                    let mut list = list.clone();
                    match inner {
                        Some(inner) => list[at] = inner,
                        None => drop(list.remove(at)),
                    }
                    Value::Array(list)
                };
                all.push((format!("[{at}] dropped"), put(None)));
                all.extend(
                    changed(inner)
                        .into_iter()
                        .map(|(path, inner)| (format!("[{at}]{path}"), put(Some(inner)))),
                );
            }
            let mut more = list.clone();
            more.push(list.last().cloned().unwrap_or(json!("x")));
            all.push((" with one element more".to_owned(), Value::Array(more)));
        }
        Value::Null => all.push((" changed".to_owned(), json!("x"))),
        Value::Bool(truth) => all.push((" changed".to_owned(), json!(!truth))),
        Value::Number(number) => {
            all.push((" changed".to_owned(), json!(number.as_i64().unwrap() + 1)));
            all.push((" as a text".to_owned(), json!(number.to_string())));
            all.push((" as a float".to_owned(), json!(number.as_f64().unwrap())));
        }
        Value::String(text) => {
            all.push((" changed".to_owned(), json!(format!("{text}x"))));
            all.push((
                " emptied".to_owned(),
                if text.is_empty() {
                    json!("y")
                } else {
                    json!("")
                },
            ));
            all.push((" made null".to_owned(), Value::Null));
        }
    }
    all
}
