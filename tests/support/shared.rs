//! Signals that the rules of generated policies share.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::policies::{Written, signals};
use super::signals::{Known, Lists};

/// Documents of shared signals, and what is seen by way of each.
#[derive(Default)]
pub struct Shared {
    pub documents: Vec<Value>,
    seen: Vec<(&'static str, Vec<Known>)>,
}

impl Shared {
    /// None, one, or two of which the second may use the first.
    pub fn new(from: &mut Choices<'_>, lists: &mut Lists) -> Self {
        let mut shared = Self::default();
        for (id, names) in [("y.base", ["sh_b", "sh_a"]), ("b.more", ["mo_b", "mo_a"])]
            .into_iter()
            .take(from.weighted(&[60, 20, 20]))
        {
            let (used, seen) = shared.used(from);
            let mut document = json!({"bayan": 1, "kind": "signals", "id": id});
            let mut inherited = None;
            if from.chance(25) {
                let fold = from.pick(&["skeleton", "exact", "default"]);
                document["match"] = json!({"fold": fold, "affixes": "none"});
                inherited = Some(fold);
            }
            if !used.is_empty() {
                document["use"] = json!(used);
            }
            let count = from.between(1, 2);
            let (known, own) = signals(from, &names[..count], seen, lists, inherited);
            document["signals"] = own;
            shared.documents.push(document);
            shared.seen.push((id, known));
        }
        shared
    }

    /// What stands under `use`, and the signals that are seen by way of it.
    pub fn used(&self, from: &mut Choices<'_>) -> (Vec<&'static str>, Vec<Known>) {
        let mut ids = vec![];
        let mut known: Vec<Known> = vec![];
        for (id, seen) in &self.seen {
            if from.chance(60) {
                ids.push(*id);
                for one in seen {
                    if known.iter().all(|other| other.name != one.name) {
                        known.push(one.clone());
                    }
                }
            }
        }
        (ids, known)
    }
}

/// The same policy without shared signals: every rule and filter has those that it needs written out, with the options
/// of their documents.
pub fn written_out(written: &Written) -> Written {
    let (shared, mut documents): (Vec<Value>, Vec<Value>) = written
        .documents
        .iter()
        .cloned()
        .partition(|document| document["kind"] == "signals");
    let mut all = Map::new();
    for document in &shared {
        for (name, signal) in document["signals"].as_object().into_iter().flatten() {
            all.insert(name.clone(), explicit(signal, &document["match"]));
        }
    }
    let filters: Vec<Value> = documents
        .iter()
        .filter(|document| document["kind"] == "filter")
        .cloned()
        .collect();
    for document in &mut documents {
        let is_rule = document["kind"] == "rule";
        let named = |filter: &&Value| {
            let rules = filter["rules"].as_array();
            is_rule && rules.is_some_and(|rules| rules.contains(&document["id"]))
        };
        // What a filter does not have, it finds in the rule.
        let filters = filters.iter().filter(named);
        let mut roots: Vec<(Value, BTreeSet<String>)> = filters
            .map(|filter| (filter.clone(), seen_by(filter, &shared)))
            .collect();
        roots.push((document.clone(), BTreeSet::new()));
        let uses = seen_by(document, &shared);
        let mut needed = BTreeSet::new();
        while let Some((root, theirs)) = roots.pop() {
            for name in uses.difference(&theirs) {
                if mentions(&root, name) && needed.insert(name.clone()) {
                    roots.push((all[name].clone(), BTreeSet::new()));
                }
            }
        }
        let Some(document) = document.as_object_mut().filter(|_| !uses.is_empty()) else {
            continue;
        };
        document.remove("use");
        for name in needed {
            let own = document.entry("signals").or_insert_with(|| json!({}));
            own[&name] = all[&name].clone();
        }
    }
    Written {
        documents,
        terms: written.terms.clone(),
    }
}

/// The names that a document sees by `use`, also by way of others.
fn seen_by(document: &Value, shared: &[Value]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for id in document["use"].as_array().into_iter().flatten() {
        for home in shared.iter().filter(|home| home["id"] == *id) {
            let own = home["signals"].as_object().into_iter().flatten();
            names.extend(own.map(|(name, _)| name.clone()));
            names.extend(seen_by(home, shared));
        }
    }
    names
}

/// A signal that says all that may be said beside its kind.
fn explicit(signal: &Value, inherited: &Value) -> Value {
    let mut signal = signal.clone();
    let keys: &[(&str, &str)] = match (signal.get("terms"), signal.get("regex")) {
        (Some(_), _) => &[
            ("fold", "default"),
            ("boundary", "word"),
            ("affixes", "auto"),
        ],
        (_, Some(_)) => &[("fold", "default")],
        _ => &[],
    };
    for (key, default) in keys {
        if signal.get(key).is_none() {
            signal[key] = inherited
                .get(key)
                .cloned()
                .unwrap_or_else(|| json!(default));
        }
    }
    signal
}

/// Whether a signal is named anywhere: as a text, before the dot of a capture, or as a key.
fn mentions(value: &Value, name: &str) -> bool {
    match value {
        Value::String(text) => text.split('.').next() == Some(name),
        Value::Array(all) => all.iter().any(|one| mentions(one, name)),
        Value::Object(map) => map
            .iter()
            .any(|(key, one)| key == name || mentions(one, name)),
        _ => false,
    }
}
