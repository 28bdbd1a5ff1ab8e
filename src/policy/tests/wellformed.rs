//! A policy that uses every key is read as it is meant.

use std::fs;
use std::path::Path;

use serde_yaml::Value as Other;

use super::loaded;
use super::places;
use crate::diagnostic::Diagnostics;
use crate::document::Meta;
use crate::ir::ExpectedCapture;
use crate::policy::Condition;
use crate::policy::SignalKindDef;
use crate::policy::TermDef;
use crate::policy::TermsPart;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::plain::Plain;
use crate::policy::yaml::read;

const POLICY: &str = include_str!("policy.yaml");

#[test]
fn a_policy_with_every_key_has_no_fault() {
    let loaded = loaded(POLICY);
    let messages: Vec<_> = loaded
        .diagnostics
        .entries
        .iter()
        .map(|e| &e.message)
        .collect();
    assert!(messages.is_empty(), "{messages:?} {:?}", places(&loaded));
    let documents = &loaded.documents;
    assert!(!documents.incomplete);
    assert_eq!(documents.manifests[0].labels.len(), 2);
    assert_eq!(documents.lists.len(), 6);
    let rule = &documents.rules[0];
    assert!(!rule.broken);
    assert_eq!(rule.signals.len(), 9);
    let Some(Condition::All(all)) = &rule.when.as_ref().unwrap().condition else {
        panic!()
    };
    assert!(all.iter().all(|part| part.condition.is_some()));
    assert_eq!(all.len(), 14);
    assert_eq!(
        (
            rule.captures.len(),
            rule.per.as_ref().unwrap().value.as_str()
        ),
        (4, "claim")
    );
    assert_eq!(documents.filters[0].unless.len(), 1);
}

#[test]
fn lists_keep_order_language_and_canonical_value() {
    let documents = loaded(POLICY).documents;
    let objects = &documents.lists[1].terms.parts;
    let TermsPart::Terms(dual) = &objects[2] else {
        panic!()
    };
    assert!(dual.dual);
    assert_eq!(dual.is.as_ref().unwrap().value, "account");
    assert_eq!(dual.language.as_ref().unwrap().value, "ar");
    assert!(
        matches!(&documents.lists[2].terms.parts[2], TermsPart::List(name) if name.value == "more")
    );
    let TermsPart::Terms(more) = &documents.lists[3].terms.parts[0] else {
        panic!()
    };
    assert!(matches!(&more.terms[0], TermDef::Term(term) if term.value == "yes"));
    assert_eq!(more.terms.len(), 6);
    let TermsPart::Terms(icelandic) = &documents.lists[5].terms.parts[0] else {
        panic!()
    };
    assert_eq!(icelandic.language.as_ref().unwrap().value, "is");
}

#[test]
fn tests_keep_documents_and_expectations() {
    let documents = loaded(POLICY).documents;
    let rule = &documents.rules[0];
    let tests = rule.tests.as_ref().unwrap();
    let captured = &tests[0].expect.captures.as_ref().unwrap()[0];
    assert_eq!(captured[0].1, ExpectedCapture::Number(660));
    assert_eq!(captured[3].1, ExpectedCapture::Unbound);
    let document = &tests[3].document;
    assert_eq!(document.fields["text"], "A text\nof lines\n");
    assert_eq!(document.meta["author.age"], Meta::Number(20));
    assert_eq!(document.meta["none"], Meta::Null);
    assert!(matches!(&document.meta["author.tags"], Meta::Many(tags) if tags.len() == 3));
    assert_eq!(tests[3].expect.labels.as_ref().unwrap().len(), 0);
    assert!(
        matches!(&rule.signals[5].kind, SignalKindDef::Regex(regex) if regex.value.contains("items"))
    );
}

/// A second parser reads the same values, of every shipped policy too.
#[test]
fn another_parser_reads_the_same() {
    let mut texts = shipped();
    texts.push(POLICY.to_owned());
    texts.push(
        "a: |\n  x\n\n  y\nb: >-\n  x\n  y\nc: \"\\u0628\\n\"\nd: 'it''s'\ne: [a, b c, {d: e}]\n"
            .to_owned(),
    );
    assert!(texts.len() > 10);
    for text in &texts {
        let mut diagnostics = Diagnostics::default();
        let source = diagnostics.sources.add("t", text);
        let ours: Vec<Other> = read(source, &mut diagnostics)
            .documents
            .iter()
            .map(other)
            .collect();
        let theirs: Vec<Other> = serde_yaml::Deserializer::from_str(text)
            .map(|document| serde::Deserialize::deserialize(document).unwrap())
            .collect();
        assert_eq!(ours, theirs);
    }
}

/// The text of every YAML file below `policies` and `examples`.
fn shipped() -> Vec<String> {
    fn below(folder: &Path, texts: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(&path, texts);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut texts = vec![];
    for folder in ["policies", "examples"] {
        below(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut texts,
        );
    }
    texts
}

fn other(node: &Node) -> Other {
    match &node.value {
        Value::Scalar { text, .. } => match node.plain().unwrap() {
            Plain::Null => Other::Null,
            Plain::Bool(truth) => Other::Bool(truth),
            Plain::Integer(number) => Other::from(i64::try_from(number.unwrap()).unwrap()),
            Plain::Float => Other::from(text.parse::<f64>().unwrap()),
            Plain::Text => Other::String(text.clone()),
        },
        Value::Sequence(nodes) => nodes.iter().map(other).collect(),
        Value::Mapping(mapping) => {
            let entries = mapping.entries.iter();
            Other::Mapping(
                entries
                    .map(|e| (Other::String(e.key.value.clone()), other(&e.value)))
                    .collect(),
            )
        }
        Value::Unread => panic!("{node:?}"),
    }
}
