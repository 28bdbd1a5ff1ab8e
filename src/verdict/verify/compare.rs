//! Walks two verdicts side by side.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::verdict::verify::align::aligned;
use crate::verdict::verify::noun::noun;
use crate::verdict::verify::strict::Strict;
use crate::verdict::verify::{Change, Discrepancy};

/// Every difference between a claimed verdict and what stands in its place when derived again (a verdict, or the error
/// object of a text that cannot be read). Those of the certificate come first: they are why all others may differ.
pub fn compare(given: &impl serde::Serialize, derived: &impl serde::Serialize) -> Vec<Discrepancy> {
    // INVARIANT: verdicts and error objects have no part that JSON cannot hold.
    let value = |result: Result<Value, _>| result.unwrap_or(Value::Null);
    let given = value(serde_json::to_value(given));
    let derived = value(serde_json::to_value(derived));
    let mut walk = Walk::default();
    walk.compare(&given, &derived);
    let is_certificate = |found: &Discrepancy| found.path.starts_with("certificate");
    walk.found.sort_by_key(|found| !is_certificate(found));
    walk.found
}

/// As [`compare`], for a line of JSON.
pub fn compare_text(given: &str, derived: &impl serde::Serialize) -> Vec<Discrepancy> {
    match serde_json::from_str::<Strict>(given) {
        Ok(Strict(given)) => compare(&given, derived),
        Err(error) => vec![Discrepancy::unreadable(format!(
            "the verdict is no JSON that could be read: {error}"
        ))],
    }
}

/// The way down, and what was found on it.
#[derive(Default)]
struct Walk {
    path: String,
    keys: Vec<String>,
    found: Vec<Discrepancy>,
}

impl Walk {
    fn compare(&mut self, given: &Value, derived: &Value) {
        match (given, derived) {
            (Value::Object(one), Value::Object(other)) => {
                let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                for key in keys {
                    self.below_key(key, |walk| walk.pair(one.get(key), other.get(key)));
                }
            }
            (Value::Array(one), Value::Array(other)) if !self.is_leaf() => self.lists(one, other),
            _ => self.pair_of_leaves(given, derived),
        }
    }

    fn pair(&mut self, given: Option<&Value>, derived: Option<&Value>) {
        match (given, derived) {
            (Some(given), Some(derived)) => self.compare(given, derived),
            (Some(_), None) => self.note(Change::Extra, given, None),
            (None, _) => self.note(Change::Missing, None, derived),
        }
    }

    fn pair_of_leaves(&mut self, given: &Value, derived: &Value) {
        if given != derived {
            self.note(Change::Changed, Some(given), Some(derived));
        }
    }

    fn lists(&mut self, given: &[Value], derived: &[Value]) {
        let pairs = aligned(given, derived);
        for (one, other) in &pairs {
            let place = other.or(*one).unwrap_or(0);
            let (one, other) = (
                one.and_then(|at| given.get(at)),
                other.and_then(|at| derived.get(at)),
            );
            self.below(&format!("[{place}]"), |walk| walk.pair(one, other));
        }
        let places: Vec<usize> = pairs
            .iter()
            .filter_map(|(one, other)| other.and(*one))
            .collect();
        if !places.is_sorted() {
            self.note(Change::Order, None, None);
        }
    }

    /// A span is one value, not a list.
    fn is_leaf(&self) -> bool {
        self.keys.last().is_some_and(|key| key == "span")
    }

    fn below_key(&mut self, key: &str, walk: impl FnOnce(&mut Self)) {
        self.keys.push(key.to_owned());
        let dot = if self.path.is_empty() { "" } else { "." };
        self.below(&format!("{dot}{key}"), walk);
        self.keys.pop();
    }

    fn below(&mut self, step: &str, walk: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(step);
        walk(self);
        self.path.truncate(length);
    }

    fn note(&mut self, change: Change, given: Option<&Value>, derived: Option<&Value>) {
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).collect();
        self.found.push(Discrepancy::new(
            &self.path,
            &noun(&keys),
            change,
            given,
            derived,
        ));
    }
}
