//! Whole verdicts, read off the language by hand.

use serde_json::{Value, json};

use crate::document::{Document, Meta};
use crate::ir::Policy;
use crate::lower::Linting;
use crate::lower::lower;
use crate::policy::{Input, load};
use crate::reference::label;
use crate::verdict::{Finding, Verdict};

fn policy(text: &str) -> Policy {
    let text = text.to_owned();
    let name = "policy.yaml".to_owned();
    let mut loaded = load(&[Input::Text { name, text }]).unwrap();
    let lowered = lower(&loaded.documents, Linting::Always, &mut loaded.diagnostics);
    lowered
        .policy
        .unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

const HEAD: &str = "
bayan: 1
kind: policy
name: p
version: 1.0.0
labels:
  low: {title: Low, severity: low, threshold: 50, action: log}
  high: {title: High, severity: high, threshold: 50, action: block}
";

/// A rule `r` in force that gives `low`; the rest is the caller's.
fn rule(rest: &str) -> String {
    named("r", "low", rest)
}

fn named(id: &str, label: &str, rest: &str) -> String {
    format!(
        "\n---\nbayan: 1\nkind: rule\nid: {id}\nlabel: {label}\ntitle: T\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\n{rest}\n"
    )
}

fn read(rules: &str, document: &Document) -> Verdict {
    label(&policy(&format!("{HEAD}{rules}")), document)
}

fn verdict(rest: &str, text: &str) -> Verdict {
    read(&rule(rest), &Document::text(text))
}

fn findings(rest: &str, text: &str) -> Vec<Finding> {
    verdict(rest, text).findings
}

/// The texts a finding cites, as `signal:text`.
fn cites(finding: &Finding) -> Vec<String> {
    let matches = finding.matches.iter();
    matches
        .map(|one| format!("{}:{}", one.signal, one.text))
        .collect()
}

fn captures(finding: &Finding) -> Value {
    let captures = finding.captures.iter();
    let captures = captures.map(|(name, captured)| (name.to_string(), json!(captured.value)));
    Value::Object(captures.collect())
}

const TAKEDOWN: &str = r#"
bayan: 1
kind: policy
name: platform-safety
version: 1.0.0
labels:
  takedown_statistic: {title: A counted amount was taken down, severity: low, threshold: 50, action: log}
---
bayan: 1
kind: lists
lists:
  takedown: {en: [removed, deleted, suspended, took down], ar: [أزال*, حذف*, أوقف*, أغلق*, حظر*, إزالة, إغلاق]}
  objects:
    - {is: account, en: [account(s|)], ar: [حساب(ا|ات|)], dual: {ar: [حساب(ان|ين)]}}
    - {is: channel, en: [channel(s|)], ar: [قنا(ة|وات)]}
  platforms:
    - {is: Telegram, en: [telegram], ar: [تيليغرام, تلغرام, تليجرام]}
---
bayan: 1
kind: rule
id: takedown_statistic.counted
label: takedown_statistic
title: A platform took down a counted amount
version: 1.0.0
status: enforce
langs: [ar, en]
signals:
  amount:   {quantity: {gte: 2, exclude: [year, percent, money]}}
  object:   {terms: $objects}
  action:
    terms: $takedown
    except:
      - {id: negated, why: "nothing was taken down", near: negator, tokens: 2, side: before}
  negator:  {terms: {en: [not, never, failed to], ar: [لم, لن, لا, دون]}}
  platform: {terms: $platforms}
  fiction:  {terms: {en: [episode, novel, season]}}
when:
  sentence:
    near:
      id: claim
      anchor: amount
      with: {object: {tokens: 3, side: after}, action: {tokens: 14}, platform: {tokens: 25, optional: true}}
unless:
  - {id: fiction, why: "plot summaries", at: document, when: {count: {of: fiction, gte: 2}}}
score: {base: 70, add: [{if: {value: {of: amount, gte: 1000}}, points: 10}], cap: 100}
captures: {per: claim, count: amount.value, qualifier: amount.qualifier, object: object.is, actor: platform.is}
tests:
  - text: Telegram said it had removed about 660 channels.
    expect: {findings: 1}
  - text: Telegram has not removed the 660 channels.
    expect: {findings: 0}
  - text: أوقف تويتر ١٢٥ ألف حساب.
    expect: {findings: 1}
  - text: اخترق المهاجمون ١٢٥ ألف حساب.
    expect: {findings: 0}
"#;

/// The verdict on a takedown, to the byte but for the digests.
#[test]
fn a_whole_verdict() {
    let policy = policy(TAKEDOWN);
    let text = "Telegram said it had removed about 660 channels.";
    let verdict = label(&policy, &Document::text(text).with_id("a1"));
    let term = |signal: &str, term: &str, text: &str, span: [usize; 2], folds: Value| json!({"signal": signal, "term": term, "text": text, "span": span, "folds": folds, "affixes": []});
    let expected = json!({
        "id": "a1", "labels": ["takedown_statistic"], "action": "log",
        "findings": [{
            "label": "takedown_statistic", "rule": "takedown_statistic.counted", "version": "1.0.0", "status": "enforce",
            "score": 70, "severity": "low", "field": "text", "unit": "sentence", "span": [0, 48],
            "captures": {
                "actor": {"value": "Telegram", "text": "Telegram", "span": [0, 8]},
                "count": {"value": 660, "text": "660", "span": [35, 38]},
                "object": {"value": "channel", "text": "channels", "span": [39, 47]},
                "qualifier": {"value": "about"},
            },
            "matches": [
                term("platform", "telegram", "Telegram", [0, 8], json!(["case"])),
                term("action", "removed", "removed", [21, 28], json!([])),
                {"signal": "amount", "value": 660, "text": "660", "span": [35, 38], "folds": [], "affixes": []},
                term("object", "channel(s|)", "channels", [39, 47], json!([])),
            ],
        }],
        "suppressed": [], "shadow": [], "truncated": [],
        "certificate": {
            "policy": "platform-safety", "version": "1.0.0", "policy_digest": verdict.certificate.policy_digest,
            "text_digest": verdict.certificate.text_digest, "engine": env!("CARGO_PKG_VERSION"),
            "unicode": crate::fold::UNICODE_VERSION, "tables": crate::language::TABLES_VERSION,
        },
    });
    assert_eq!(serde_json::to_value(&verdict).unwrap(), expected);
}

#[test]
fn takedowns_and_what_is_none() {
    let policy = policy(TAKEDOWN);
    let found = |text: &str| label(&policy, &Document::text(text)).findings;
    assert_eq!(found("Telegram has not removed the 660 channels.").len(), 0);
    assert_eq!(found("اخترق المهاجمون ١٢٥ ألف حساب.").len(), 0);
    let arabic = found("أوقف تويتر ١٢٥ ألف حساب.");
    assert_eq!(arabic.len(), 1);
    assert_eq!(arabic[0].score, 80);
    assert_eq!(
        captures(&arabic[0]),
        json!({"count": 125_000, "object": "account", "qualifier": "exact"})
    );
    assert!(cites(&arabic[0]).contains(&"amount:١٢٥ ألف".to_owned()));
}

/// A dual noun is amount and object at once.
#[test]
fn a_dual_keeps_itself_company() {
    let found = label(&policy(TAKEDOWN), &Document::text("أغلق تلغرام حسابين.")).findings;
    assert_eq!(found.len(), 1);
    assert_eq!(
        captures(&found[0]),
        json!({"actor": "Telegram", "count": 2, "object": "account", "qualifier": "exact"})
    );
}

#[test]
fn unless_looks_at_its_own_unit() {
    let policy = policy(TAKEDOWN);
    let text =
        "The novel is long. They removed 660 channels.\n\nThey removed 7 accounts in season two.";
    let verdict = label(&policy, &Document::text(text));
    assert_eq!(verdict.labels, Vec::<String>::new());
    assert_eq!(verdict.action, None);
    let by: Vec<_> = verdict.suppressed.iter().map(|one| &one.by).collect();
    assert_eq!(by, [&["fiction"], &["fiction"]]);
}

const AB: &str = "signals: {a: {terms: {en: [aa]}}, b: {terms: {en: [bb]}}, c: {terms: {en: [cc]}}, n: {quantity: {}}}";

#[test]
fn near_takes_the_nearest_on_its_side() {
    let near = "near: {id: x, anchor: a, with: {b: {tokens: 1, side: after}, c: {tokens: 9, optional: true}}}";
    let rest = format!("{AB}\nwhen: {{{near}}}\ncaptures: {{per: x, c: c.text}}");
    let found = findings(&rest, "bb aa x bb cc bb aa");
    assert_eq!(found.len(), 1);
    assert_eq!(cites(&found[0]), ["a:aa", "b:bb", "c:cc"]);
    assert_eq!(found[0].matches[1].span.start, 8);
    assert_eq!(findings(&rest, "aa x x bb").len(), 0);
    assert_eq!(captures(&findings(&rest, "aa bb")[0]), json!({}));
}

#[test]
fn seq_tries_the_next_start() {
    let rest = format!(
        "{AB}\nwhen: {{seq: {{id: x, of: [a, b, {{signal: c, gap: 0}}], gap: 3}}}}\ncaptures: {{per: x}}"
    );
    let found = findings(&rest, "aa bb bb cc aa");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].matches[1].span.start, 6);
    assert_eq!(findings(&rest, "aa bb x cc").len(), 0);
    assert_eq!(findings(&rest, "aa x x x x bb cc").len(), 0);
}

#[test]
fn windows_start_at_matches_and_parts_of_earlier_ones_are_left_out() {
    let rest = format!("{AB}\nwhen: {{window: {{tokens: 3, has: {{all: [a, b]}}}}}}");
    let found = findings(&rest, "x aa bb aa x x bb x aa.");
    let spans: Vec<_> = found
        .iter()
        .map(|one| one.span.of("x aa bb aa x x bb x aa."))
        .collect();
    assert_eq!(spans, ["aa bb aa", "bb x aa"]);
    assert_eq!(cites(&found[0]), ["a:aa", "b:bb", "a:aa"]);
}

#[test]
fn bound_matches_are_meant_in_score_and_unless() {
    let rest = format!(
        "{AB}
when: {{sentence: {{near: {{id: x, anchor: n, with: {{a: {{tokens: 0, side: after}}}}}}}}}}
unless: [{{id: seven, why: w, when: {{value: {{of: n, eq: 7}}}}}}]
score: {{base: 10, add: [{{if: {{value: {{of: n, gte: 1000}}}}, points: 90}}], cap: 60}}
captures: {{per: x, n: n.value}}"
    );
    let verdict = verdict(&rest, "He saw 12 aa, 7 aa and 5000 aa.");
    let scores: Vec<_> = verdict
        .findings
        .iter()
        .map(|one| (captures(one), one.score))
        .collect();
    assert_eq!(scores, [(json!({"n": 12}), 10), (json!({"n": 5000}), 60)]);
    assert_eq!(verdict.suppressed.len(), 1);
    assert_eq!(verdict.labels, ["low"]);
}

#[test]
fn per_signal_gives_one_finding_a_match() {
    let rest = format!(
        "{AB}\nwhen: {{all: [a, {{count: {{of: b, gte: 2}}}}]}}\ncaptures: {{per: b, t: b.text}}"
    );
    assert_eq!(findings(&rest, "aa bb").len(), 0);
    let found = findings(&rest, "aa bb bb");
    assert_eq!(found.len(), 2);
    assert_eq!(cites(&found[1]), ["a:aa", "b:bb"]);
    assert_eq!(found[1].matches[1].span.start, 6);
}

#[test]
fn without_per_captures_are_the_first_in_the_unit() {
    let rest = "signals: {a: {terms: {en: [aa]}}, q: {regex: 'id (?<id>[0-9]+)'}}
when: {sentence: {all: [a, q]}}
captures: {id: q.id, a: a.term}";
    let found = findings(rest, "Id 1. ID 22 aa. Aa id 333, id 4.");
    assert_eq!(found.len(), 2);
    let id = &found[1].captures["id"];
    assert_eq!(
        json!(id),
        json!({"value": "333", "text": "333", "span": [22, 25]})
    );
    assert_eq!(cites(&found[1]), ["a:Aa", "q:id 333", "q:id 4"]);
}

#[test]
fn exceptions_drop_matches_inside_and_near() {
    let rest = "signals:
  a:
    terms: {en: [aa]}
    except:
      - {id: quoted, why: w, inside: q}
      - {id: denied, why: w, near: not, tokens: 1, side: before}
  q: {quote: {min_tokens: 2}}
  not: {terms: {en: [not]}}
when: a
captures: {per: a}";
    let spans = |text: &str| {
        let found = findings(rest, text).into_iter();
        found
            .map(|one| one.matches[0].span.start)
            .collect::<Vec<_>>()
    };
    assert_eq!(spans("\"x aa\" and \"aa\""), [12]);
    assert_eq!(spans("not x aa, not x x aa. Not.\nAa"), [18, 27]);
}

#[test]
fn quoted_passages_have_sentences_of_their_own() {
    let rest = format!("{AB}\nwhen: {{quoted: {{sentence: {{all: [a, b]}}}}}}");
    let text = "He said “aa. Bb aa!” and bb.";
    let found = findings(&rest, text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.of(text), "Bb aa!");
}

#[test]
fn distinct_matches_are_counted_once() {
    let count = |of: &str, distinct: &str, least: u64, text: &str| {
        let rest = format!(
            "signals: {{a: {{terms: [{{is: x, en: [aa, bb]}}, {{en: [cc, dd]}}]}}, n: {{quantity: {{}}}}}}
when: {{count: {{of: {of}, distinct: {distinct}, gte: {least}}}}}"
        );
        findings(&rest, text).len()
    };
    assert_eq!(count("a", "term", 3, "aa AA bb cc"), 1);
    assert_eq!(count("a", "is", 2, "aa AA bb cc"), 1);
    assert_eq!(count("a", "is", 3, "aa AA bb cc"), 0);
    assert_eq!(count("[a, n]", "text", 3, "aa AA bb 5"), 1);
    assert_eq!(count("[a, n]", "value", 2, "aa 5 bb 5"), 0);
}

#[test]
fn rules_see_each_other_where_they_overlap() {
    let first = named(
        "zz",
        "high",
        &format!("{AB}\nwhen: {{sentence: a}}\nscore: {{base: 1}}"),
    );
    let second = rule(&format!(
        "{AB}\nwhen: {{sentence: {{all: [b, {{rule: zz}}]}}}}"
    ));
    let verdict = read(&(first + &second), &Document::text("Aa bb. Bb."));
    let spans: Vec<_> = verdict
        .findings
        .iter()
        .map(|one| (&*one.rule, one.span.end))
        .collect();
    assert_eq!(spans, [("r", 6), ("zz", 6)]);
    assert_eq!(
        (verdict.labels, verdict.action),
        (vec!["low".into()], Some("log".into()))
    );
}

#[test]
fn the_document_spans_its_fields() {
    let rest = format!("{AB}\nwhen: {{all: [a, b, {{meta: {{lang: {{in: [en, fr]}}}}}}]}}");
    let document = Document::text("bb").with_field("title", "the aa");
    let facts = Meta::Many(vec![Meta::Text("de".into()), Meta::Text("fr".into())]);
    assert_eq!(read(&rule(&rest), &document).findings.len(), 0);
    let found = read(&rule(&rest), &document.with_meta("lang", facts)).findings;
    assert_eq!(found.len(), 1);
    assert_eq!((&*found[0].field, found[0].span.len()), ("text", 2));
    let fields: Vec<_> = found[0]
        .matches
        .iter()
        .map(|one| one.field.as_deref())
        .collect();
    assert_eq!(fields, [Some("text"), Some("title")]);
}

#[test]
fn what_needed_the_skeleton_is_evaded() {
    let rest = "signals: {a: {terms: {en: [bomb]}, fold: skeleton}}\nwhen: {evaded: a}";
    assert_eq!(findings(rest, "a Bomb").len(), 0);
    let found = findings(rest, "a bomb, a b0mb");
    assert_eq!(cites(&found[0]), ["a:bomb", "a:b0mb"]);
}

/// Matches that are not cited are counted, and the verdict says so.
#[test]
fn a_bound_that_cuts_is_named() {
    let rest = format!("{AB}\nwhen: {{count: {{of: a, gte: 1002}}}}");
    let verdict = verdict(&rest, &"aa ".repeat(1002));
    assert_eq!(verdict.findings[0].matches.len(), 1000);
    assert_eq!(verdict.truncated, ["matches:r.a"]);
    assert_eq!(findings(&rest, &"aa ".repeat(1001)).len(), 0);
}
