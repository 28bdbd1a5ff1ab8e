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
use crate::contestants::load;
use crate::world::World;

/// MB/s and allocations a text of those posts and articles in which none of 10,000 terms stands.
pub fn quiet(world: &World<'_>, rounds: usize) -> Value {
    let terms = world.terms(10_000);
    let policies = Policies::new();
    let mut ours = Ours::new(
        load(&policies.one_rule(&terms.written, Edges::Word)),
        &terms.written,
    );
    let all = [
        &world.posts,
        &world.english_articles,
        &world.arabic_articles,
    ];
    let told = all.map(|texts| (texts.name.to_owned(), of(&mut ours, texts, rounds)));
    Value::Object(told.into_iter().collect())
}

fn of(ours: &mut Ours, texts: &Texts, rounds: usize) -> Value {
    let clean: Vec<_> = texts
        .all
        .iter()
        .filter(|text| ours.hits(text).is_empty())
        .collect();
    if clean.is_empty() {
        return json!(null);
    }
    let mut pass = || {
        for text in &clean {
            std::hint::black_box(ours.label(&text.document));
        }
    };
    pass();
    let ((), calls, _) = counted(&mut pass);
    let times: Vec<f64> = (0..rounds).map(|_| timed(&mut pass).1).collect();
    let bytes: usize = clean.iter().map(|text| text.text.len()).sum();
    json!({
        "texts": clean.len(),
        "mb_per_s": bytes as f64 / median(&times) / 1e6,
        "allocations_per_text": calls as f64 / clean.len() as f64,
    })
}
