//! Laws that hold whatever the policy and the text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test program"
)]

mod support;

use bayan::{Document, Engine, Finding, Policy, PolicyError, Span, Verdict};
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use proptest::collection::vec;
use proptest::num::u8::ANY;
use proptest::prelude::*;
use serde_json::{Value, json};

use support::policies::Written;
use support::{layout, policies, shared, texts};

/// Documents tried with each policy.
const DOCUMENTS: usize = 4;

/// Policies tried with each law: `BAYAN_CASES`, or a few.
fn cases() -> u32 {
    let asked = std::env::var("BAYAN_CASES").ok();
    asked.map_or(96, |cases| cases.parse().unwrap())
}

/// A policy that loads and documents for it; what does not load is no case.
fn loaded(bytes: &[u8], documents: &[Vec<u8>]) -> Option<(Written, Engine, Vec<Document>)> {
    let written = policies::policy(bytes);
    let policy = Policy::from_text("policy.yaml", &written.json()).ok()?;
    let documents = documents
        .iter()
        .map(|bytes| texts::document(bytes, &written.terms))
        .collect();
    Some((written, Engine::new(policy), documents))
}

fn compiled(yaml: &str) -> Engine {
    let faults = |error| match error {
        PolicyError::Faulty(faults) => faults
            .entries
            .into_iter()
            .map(|entry| entry.message)
            .collect(),
        error => vec![error.to_string()],
    };
    Engine::new(
        Policy::from_text("policy.yaml", yaml)
            .unwrap_or_else(|error| panic!("{:?}\n{yaml}", faults(error))),
    )
}

fn bytes() -> (
    impl Strategy<Value = Vec<u8>>,
    impl Strategy<Value = Vec<Vec<u8>>>,
) {
    (vec(ANY, 20..500), vec(vec(ANY, 2..120), DOCUMENTS))
}

fn shown(verdict: &Verdict) -> String {
    serde_json::to_string_pretty(verdict).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    /// Comments, style, the order of keys, documents and files are layout: digest and verdicts stay, to the byte.
    #[test]
    fn layout_means_nothing((policy, documents) in bytes(), order in vec(ANY, 80)) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        let folder = layout::Folder::new(&written, &order);
        let others = [
            Policy::from_text("other.yml", &written.yaml()),
            Policy::from_text("p", &layout::commented(&written.yaml())),
            Policy::from_text("p", &layout::shuffled(&written, &order)),
            Policy::load(&[folder.path()]),
        ];
        for other in others {
            let other = Engine::new(other.unwrap());
            for document in &documents {
                prop_assert_eq!(shown(&engine.label(document)), shown(&other.label(document)));
            }
        }
    }

    /// A rule more, which finds its own label everywhere, changes nothing for the others.
    #[test]
    fn an_unrelated_rule_changes_nothing((policy, documents) in bytes()) {
        let Some((mut written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        written.documents[0]["labels"]["other"] = json!({"title": "O", "severity": "info", "threshold": 1, "action": "none"});
        written.terms.push("a".to_owned());
        written.documents.push(json!({
            "bayan": 1, "kind": "rule", "id": "h.other", "label": "other", "title": "T", "version": "1.0.0", "status": "enforce", "langs": ["en"],
            "signals": {"a": {"regex": "."}, "b": {"terms": written.terms, "boundary": "infix"}}, "when": {"any": ["a", "b"]},
        }));
        let more = compiled(&written.json());
        for document in &documents {
            let expected = engine.label(document);
            let mut got = more.label(document);
            got.findings.retain(|finding| finding.rule != "h.other");
            got.labels.retain(|label| label != "other");
            got.truncated.retain(|what| !what.starts_with("matches:h.other"));
            prop_assert_eq!(&got.certificate.text_digest, &expected.certificate.text_digest);
            got.certificate = expected.certificate.clone();
            if expected.action.is_none() {
                got.action = None;
            }
            prop_assert_eq!(shown(&got), shown(&expected));
        }
    }

    /// Shared signals mean in a rule what they mean written out there.
    #[test]
    fn shared_signals_mean_what_is_written_out((policy, documents) in bytes()) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        if !json!(written.documents).to_string().contains("\"use\"") {
            return Ok(());
        }
        let other = compiled(&shared::written_out(&written).json());
        for document in &documents {
            let [a, b] = [&engine, &other].map(|engine| undigested(engine.label(document)));
            prop_assert_eq!(shown(&a), shown(&b), "{:?}\n{}", document.fields, written.yaml());
        }
    }

    /// The order of a list decides which of several terms is named where they stand at one place, and nothing else.
    #[test]
    fn the_order_of_lists_names_terms_only((policy, documents) in bytes(), order in vec(ANY, 80)) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        // What rests on the term that is named.
        let printed = json!(written.documents).to_string();
        let named = ["\"is\"", "\"dual\"", "\"evaded\"", "\"term\"", ".is\"", ".term\""];
        if named.iter().any(|key| printed.contains(key)) {
            return Ok(());
        }
        let other = compiled(&layout::relisted(&written, &order).json());
        for document in &documents {
            let [a, b] = [&engine, &other].map(|engine| unnamed(engine.label(document)));
            prop_assert_eq!(shown(&a), shown(&b), "{:?}\n{}", document.fields, written.yaml());
        }
    }

    /// The order in which the parts of a condition are written changes nothing, where `per` names no use of a signal.
    #[test]
    fn the_order_of_parts_changes_nothing((policy, documents) in bytes(), order in vec(ANY, 80)) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        if json!(written.documents).to_string().contains("\"per\"") {
            return Ok(());
        }
        let other = compiled(&layout::reparted(&written, &order).json());
        for document in &documents {
            let [a, b] = [&engine, &other].map(|engine| undigested(engine.label(document)));
            prop_assert_eq!(shown(&a), shown(&b), "{:?}\n{}", document.fields, written.yaml());
        }
    }

    /// Documents one behind the other, in any order, by an engine that has seen others: each as by a new engine.
    #[test]
    fn document_by_document((policy, documents) in bytes()) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        let alone: Vec<String> = documents.iter().map(|document| shown(&compiled(&written.json()).label(document))).collect();
        let there: Vec<String> = documents.iter().map(|document| shown(&engine.label(document))).collect();
        let mut back: Vec<String> = documents.iter().rev().map(|document| shown(&engine.label(document))).collect();
        back.reverse();
        prop_assert_eq!(&alone, &there);
        prop_assert_eq!(&alone, &back);
    }

    /// Composed or decomposed, a text has the same labels, by the same rules, with the same scores.
    #[test]
    fn normal_forms_have_the_same_labels((policy, documents) in bytes()) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        let (composing, decomposing) = (ComposingNormalizer::new_nfc(), DecomposingNormalizer::new_nfd());
        let told = |verdict: &Verdict| {
            let findings = verdict.findings.iter().map(|finding| (finding.rule.clone(), finding.score, finding.unit));
            (verdict.labels.clone(), findings.collect::<Vec<_>>())
        };
        for document in &documents {
            let form = |normalize: &dyn Fn(&str) -> String| {
                let mut form = document.clone();
                form.fields.values_mut().for_each(|text| *text = normalize(text));
                form
            };
            let composed = form(&|text| composing.normalize(text).into_owned());
            let decomposed = form(&|text| decomposing.normalize(text).into_owned());
            let (a, b) = (engine.label(&composed), engine.label(&decomposed));
            prop_assert_eq!(told(&a), told(&b), "{:?}\n{:?}\n{}", composed.fields, decomposed.fields, written.yaml());
        }
    }

    /// Rules asked in paragraphs find in each what they find in the whole.
    #[test]
    fn paragraph_by_paragraph((policy, documents) in bytes()) {
        let Some(written) = policies::by_paragraph(&policy) else { return Ok(()) };
        let Ok(policy) = Policy::from_text("policy.yaml", &written.json()) else { return Ok(()) };
        let engine = Engine::new(policy);
        let parts = documents.iter().map(|bytes| texts::document(bytes, &written.terms).fields.into_values().next().unwrap_or_default());
        let parts: Vec<String> = parts.collect();
        let whole = engine.label(&Document::text(parts.join("\n\n")));
        let mut start = 0;
        let mut findings: Vec<Finding> = vec![];
        for part in &parts {
            findings.extend(engine.label(&Document::text(part)).findings.iter().map(|finding| moved(finding, start)));
            start += part.len() + 2;
        }
        prop_assert_eq!(json!(whole.findings), json!(findings), "{:?}\n{}", parts, written.yaml());
    }

    /// A match is a slice of the original, and that slice alone is an occurrence of its term.
    #[test]
    fn a_match_is_a_slice_of_the_original((policy, documents) in bytes()) {
        let Some((written, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        for document in &documents {
            for finding in &engine.label(document).findings {
                for found in &finding.matches {
                    let field = found.field.as_ref().unwrap_or(&finding.field);
                    prop_assert_eq!(document.fields[&**field].get(found.span.start..found.span.end), Some(found.text.as_str()));
                    let Some(term) = &found.term else { continue };
                    let fold = written.fold_of(&finding.rule, &found.signal);
                    // The skeleton's look-alikes and leet look at the whole word.
                    if fold == "skeleton" {
                        continue;
                    }
                    let alone = json!({"a": {"terms": {"ar": [term]}, "fold": fold, "boundary": "infix"}});
                    let verdict = only(&alone, &found.text);
                    let spans: Vec<Span> = verdict.findings.iter().flat_map(|finding| &finding.matches).map(|one| one.span).collect();
                    prop_assert_eq!(spans, vec![Span { start: 0, end: found.text.len() }], "{} in {:?} by {}", term, found.text, fold);
                }
            }
        }
    }

    /// The automaton finds what a plain search finds.
    #[test]
    fn a_plain_search_finds_the_same(terms in proptest::collection::btree_set("[abc]{1,4}", 1..8), text in "[abc ]{0,40}") {
        let terms: Vec<String> = terms.into_iter().collect();
        let verdict = only(&json!({"a": {"terms": terms, "fold": "exact", "boundary": "infix"}}), &text);
        let found = verdict.findings.iter().flat_map(|finding| &finding.matches).map(|one| one.text.clone());
        let (mut at, mut expected) = (0, vec![]);
        while at < text.len() {
            let longest = terms.iter().filter(|term| text[at..].starts_with(term.as_str())).max_by_key(|term| term.len());
            expected.extend(longest.cloned());
            at += longest.map_or(1, String::len);
        }
        prop_assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    /// Threads that share an engine give what one gives.
    #[test]
    fn threads_agree((policy, documents) in bytes()) {
        let Some((_, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        let label = |engine: &Engine| documents.iter().map(|document| shown(&engine.label(document))).collect::<Vec<_>>();
        let expected = label(&engine);
        let others = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| label(&engine))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        prop_assert!(others.iter().all(|other| *other == expected));
    }

    /// A verdict read back from its JSON is the same.
    #[test]
    fn verdicts_are_their_json((policy, documents) in bytes()) {
        let Some((_, engine, documents)) = loaded(&policy, &documents) else { return Ok(()) };
        for document in &documents {
            let explained = engine.explain(document);
            let json = serde_json::to_string(&explained).unwrap();
            prop_assert_eq!(&serde_json::from_str::<bayan::Explanation>(&json).unwrap(), &explained);
            let verdict: Verdict = serde_json::from_str(&serde_json::to_string(&explained.verdict).unwrap()).unwrap();
            prop_assert_eq!(verdict, explained.verdict);
        }
    }
}

/// The verdict of a policy of one rule with these signals, `a` being asked.
fn only(signals: &Value, text: &str) -> Verdict {
    let rule = json!({
        "bayan": 1, "kind": "rule", "id": "r", "label": "low", "title": "T", "version": "1.0.0", "status": "enforce", "langs": ["en"],
        "signals": signals, "when": "a",
    });
    let written = Written {
        documents: vec![policies::manifest(), rule],
        terms: vec![],
    };
    compiled(&written.json()).label(&Document::text(text))
}

/// A verdict without the terms that its matches name, what they stood in, and the policy's digest.
fn unnamed(mut verdict: Verdict) -> Verdict {
    let suppressed = verdict.suppressed.iter_mut().map(|one| &mut one.finding);
    let findings = verdict.findings.iter_mut().chain(&mut verdict.shadow);
    for found in findings
        .chain(suppressed)
        .flat_map(|finding| &mut finding.matches)
    {
        found.term = None;
        found.affixes.clear();
    }
    undigested(verdict)
}

/// A verdict that does not say by which policy it is.
fn undigested(mut verdict: Verdict) -> Verdict {
    verdict.certificate.policy_digest = "".into();
    verdict
}

/// The same finding in a text that has so many bytes before.
fn moved(finding: &Finding, by: usize) -> Finding {
    let mut finding = finding.clone();
    let shift = |span: &mut Span| {
        *span = Span {
            start: span.start + by,
            end: span.end + by,
        }
    };
    shift(&mut finding.span);
    for found in &mut finding.matches {
        shift(&mut found.span);
        found
            .affixes
            .iter_mut()
            .for_each(|affix| shift(&mut affix.span));
    }
    finding
        .captures
        .values_mut()
        .filter_map(|one| one.span.as_mut())
        .for_each(shift);
    finding
}

/// What embedders share between threads may be shared.
#[test]
fn public_types_may_be_shared() {
    fn shared<T: Send + Sync + std::panic::UnwindSafe>() {}
    shared::<Policy>();
    shared::<Engine>();
    shared::<Verdict>();
    shared::<Document>();
}

/// The digest tells meaning apart: a term more, a number other, a status other.
#[test]
fn another_meaning_has_another_digest() {
    let yaml = |status: &str, terms: &str, points: &str| {
        format!(
            "{}\n---\nbayan: 1\nkind: rule\nid: r\nlabel: low\ntitle: T\nversion: 1.0.0\nstatus: {status}\nlangs: [en]\nsignals: {{a: {{terms: [{terms}]}}}}\nwhen: a\nscore: {{base: {points}}}\n",
            policies::manifest()
        )
    };
    let digest = |yaml: String| {
        compiled(&yaml)
            .label(&Document::text(""))
            .certificate
            .policy_digest
    };
    let digests = [
        digest(yaml("enforce", "x", "70")),
        digest(yaml("shadow", "x", "70")),
        digest(yaml("enforce", "x, y", "70")),
        digest(yaml("enforce", "x", "71")),
    ];
    let distinct: std::collections::BTreeSet<_> = digests.iter().collect();
    assert_eq!(distinct.len(), digests.len());
    assert_eq!(
        digests[0],
        digest(
            yaml("enforce", "x # why not", "70")
                .replace("title: T", "title: Other")
                .replace("terms: [x # why not]", "terms: [x]")
        )
    );
}

/// Where a signal stands is no part of what it means, nor are shared signals that a rule does not need.
#[test]
fn shared_signals_give_the_digest_of_the_rule_written_out() {
    let lists = "---\nbayan: 1\nkind: lists\nlists: {xs: [x], ys: [y]}\n";
    let rule = |signals: &str| {
        format!(
            "{}\n{lists}---\nbayan: 1\nkind: rule\nid: r\nlabel: low\ntitle: T\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\n{signals}\nwhen: a\n",
            policies::manifest()
        )
    };
    let digest = |yaml: String| {
        let verdict = compiled(&yaml).label(&Document::text(""));
        verdict.certificate.policy_digest
    };
    let a = "a: {terms: $xs, except: [{id: e, near: b, tokens: 1}]}";
    let written = rule(&format!("signals: {{{a}, b: {{terms: $ys}}}}"));
    let shared = format!(
        "{}---\nbayan: 1\nkind: signals\nid: s\nsignals: {{{a}, b: {{terms: $ys}}, c: {{quote: {{}}}}}}\n",
        rule("use: [s]")
    );
    assert_eq!(digest(written), digest(shared));
}
