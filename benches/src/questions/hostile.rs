//! Hostile texts: cost in proportion to length.

use serde_json::Value;
use serde_json::json;

use crate::clock::timed;
use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::Texts;
use crate::contestants::load;
use crate::corpus;

/// Lengths that are compared.
const SHORT: usize = 20_000;
const LONG: usize = 8 * SHORT;

/// Nanoseconds a byte of the long text, and how many times those of the short one that is: 1 is linear, 8 quadratic.
pub fn hostile() -> Value {
    let policies = Policies::new();
    let mut told = serde_json::Map::new();
    for case in corpus::hostile() {
        for edges in [Edges::Word, Edges::Infix] {
            let mut ours = Ours::new(load(&policies.one_rule(&case.terms, edges)), &case.terms);
            let mut cost = |bytes: usize| {
                let texts = Texts::new("hostile", vec![case.text(bytes)]);
                let text = &texts.all[0];
                let once = || timed(|| std::hint::black_box(ours.label(&text.document))).1;
                let fastest = std::iter::repeat_with(once)
                    .take(3)
                    .fold(f64::INFINITY, f64::min);
                fastest * 1e9 / text.text.len() as f64
            };
            let (short, long) = (cost(SHORT), cost(LONG));
            let name = format!("{}, {}", case.name, edges.as_str());
            told.insert(name, json!({"ns_per_byte": long, "growth": long / short}));
        }
    }
    Value::Object(told)
}
