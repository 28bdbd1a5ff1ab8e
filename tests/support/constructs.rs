//! Which constructs of the language a generated policy holds, rule by rule.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::policies::Written;

/// Every construct that the generators must make and that must bite: a key, or a key and its value.
pub const ALL: &[&str] = &[
    "affixes: none",
    "all",
    "any",
    "at: document",
    "at: paragraph",
    "at: quoted",
    "at: sentence",
    "at_least",
    "boundary: infix",
    "boundary: prefix",
    "boundary: suffix",
    "captures",
    "count",
    "distinct: is",
    "distinct: term",
    "distinct: text",
    "distinct: value",
    "document",
    "dual",
    "evaded",
    "except",
    "exclude",
    "filter",
    "fold: exact",
    "fold: skeleton",
    "in",
    "inside",
    "is",
    "match",
    "meta",
    "min_tokens",
    "near",
    "none",
    "not",
    "one_per",
    "optional",
    "paragraph",
    "per",
    "prefer: after",
    "prefer: before",
    "quantity",
    "quote",
    "quoted",
    "regex",
    "rule",
    "score",
    "sentence",
    "seq",
    "side: after",
    "side: before",
    "status: shadow",
    "unless",
    "use",
    "vague",
    "value",
    "window",
];

/// The constructs of each rule, by its id: its own, those of signals and lists that it may use, `filter` if one
/// names it, and `one_per` if its label has one.
pub fn by_rule(written: &Written) -> BTreeMap<String, BTreeSet<String>> {
    let of_kind = |kind: &'static str| {
        let documents = written.documents.iter();
        documents.filter(move |document| document["kind"] == kind)
    };
    let mut rules = BTreeMap::new();
    for rule in of_kind("rule") {
        let mut found = BTreeSet::new();
        gather(rule, &mut found);
        for list in of_kind("lists").filter(|_| rule.to_string().contains("\"$")) {
            gather(list, &mut found);
        }
        for shared in of_kind("signals").filter(|_| rule.get("use").is_some()) {
            gather(shared, &mut found);
        }
        let named = |filter: &Value| {
            let rules = filter["rules"].as_array();
            rules.is_some_and(|rules| rules.contains(&rule["id"]))
        };
        let mut labels = of_kind("policy").filter_map(|manifest| manifest["labels"].as_object());
        let label = rule["label"].as_str().unwrap_or_default();
        if labels.any(|labels| {
            labels
                .get(label)
                .is_some_and(|label| label["one_per"].is_string())
        }) {
            found.insert("one_per".to_owned());
        }
        if of_kind("filter").any(named) {
            found.insert("filter".to_owned());
        }
        rules.insert(rule["id"].as_str().unwrap_or_default().to_owned(), found);
    }
    rules
}

fn gather(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let with = value.as_str().map(|value| format!("{key}: {value}"));
                let known = with.into_iter().chain([key.clone()]);
                found.extend(known.filter(|one| ALL.contains(&one.as_str())));
                gather(value, found);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| gather(one, found)),
        _ => {}
    }
}
