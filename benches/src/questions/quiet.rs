//! Texts without a hit: how fast they go through, and what they allocate.

use serde_json::Value;
use serde_json::json;

use crate::allocations::counted;
use crate::clock::median;
use crate::clock::timed;
use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::Texts;
use crate::contestants::Unit;
use crate::contestants::load;
use crate::terms::Terms;
use crate::world::World;

/// MB/s and allocations a text, by a policy of those of 10,000 terms that stand in none of the texts. Shared beginnings
/// and common first words it has all the same.
pub fn quiet(world: &World<'_>, rounds: usize) -> Value {
    let all = [
        &world.posts,
        &world.english_articles,
        &world.arabic_articles,
    ];
    let terms = silent(&world.terms(10_000), &all);
    let policies = Policies::new();
    let mut ours = Ours::new(load(&policies.one_rule(&terms, Edges::Word)), &terms);
    let mut told = json!({"terms": terms.len()});
    for texts in all {
        told[texts.name] = of(&mut ours, texts, rounds);
    }
    told
}

/// The terms, as written, that stand nowhere.
fn silent(terms: &Terms, all: &[&Texts]) -> Vec<String> {
    let mut unit = Unit::new(&terms.folded, Edges::Word);
    let mut heard = vec![false; terms.folded.len()];
    for text in all.iter().flat_map(|texts| &texts.all) {
        for hit in unit.hits(text) {
            heard[hit.term] = true;
        }
    }
    let written = terms.written.iter().zip(heard);
    written
        .filter(|(_, heard)| !heard)
        .map(|(term, _)| term.clone())
        .collect()
}

fn of(ours: &mut Ours, texts: &Texts, rounds: usize) -> Value {
    let mut pass = || {
        for text in &texts.all {
            let verdict = ours.label(&text.text);
            assert!(
                verdict.findings.is_empty(),
                "a term that stands nowhere is found: {:?}",
                verdict.findings
            );
        }
    };
    pass();
    let ((), calls, _) = counted(&mut pass);
    let times: Vec<f64> = (0..rounds).map(|_| timed(&mut pass).1).collect();
    json!({
        "mb_per_s": texts.bytes(texts.all.len()) as f64 / median(&times) / 1e6,
        "allocations_per_text": calls as f64 / texts.all.len() as f64,
    })
}
