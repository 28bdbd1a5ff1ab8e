//! Signals that the rules of generated policies share.

use serde_json::{Value, json};

use super::choices::Choices;
use super::policies::signals;
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
        for (id, names) in [("y.base", ["s", "g"]), ("b.more", ["w", "e"])]
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
