//! Hostile texts: cost in proportion to length.

use bayan::folding::Profile;
use bayan::folding::fold;
use serde_json::Value;
use serde_json::json;

use crate::agreement;
use crate::clock::timed;
use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::Texts;
use crate::contestants::Unit;
use crate::contestants::load;
use crate::corpus;

/// Bytes of the text on which hits are compared: a verdict cites all of so few.
const COMPARED: usize = 900;

/// Nanoseconds a byte of a text of 8 x `short` bytes, and how many times those of one of `short` that is: 1 is linear,
/// 8 quadratic. Where words stand a space apart, hits are compared with those of U.
pub fn hostile(short: usize) -> Value {
    let policies = Policies::new();
    let mut told = serde_json::Map::new();
    for case in corpus::hostile() {
        for edges in [Edges::Word, Edges::Infix] {
            let mut ours = Ours::new(load(&policies.one_rule(&case.terms, edges)), &case.terms);
            if !case.part.contains(['\t', '\n']) {
                let folded: Vec<String> = case
                    .terms
                    .iter()
                    .map(|term| fold(Profile::Default, term).text().to_owned())
                    .collect();
                let texts = Texts::new("hostile", vec![case.text(COMPARED)]);
                agreement::ours_as_unit(&mut ours, &mut Unit::new(&folded, edges), &texts, 1);
            }
            let (few, many) = (
                cost(&mut ours, &case.text(short)),
                cost(&mut ours, &case.text(8 * short)),
            );
            let name = format!("{}, {}", case.name, edges.as_str());
            told.insert(name, json!({"ns_per_byte": many, "growth": many / few}));
        }
    }
    Value::Object(told)
}

/// Nanoseconds a byte, the least of three times.
fn cost(ours: &mut Ours, text: &str) -> f64 {
    let once = || timed(|| std::hint::black_box(ours.label(text))).1;
    let fastest = std::iter::repeat_with(once)
        .take(3)
        .fold(f64::INFINITY, f64::min);
    fastest * 1e9 / text.len() as f64
}
