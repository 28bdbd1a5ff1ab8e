//! What more rules cost: the same 10,000 terms and so the same hits, shared out among 10 to 10,000 rules.

use serde_json::Value;
use serde_json::json;

use crate::contestants::Contestant;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::load;
use crate::race::race;
use crate::world::World;

const RULES: [usize; 4] = [10, 100, 1_000, 10_000];

/// Microseconds a post by number of rules, and how many times as long the most take as the fewest.
pub fn rules(world: &World<'_>, rounds: usize, seconds: f64) -> Value {
    let terms = world.terms(10_000);
    let policies = Policies::new();
    let mut all: Vec<Box<dyn Contestant>> = RULES
        .iter()
        .map(|rules| {
            let policy = load(&policies.many_rules(&terms.written, *rules));
            Box::new(Ours::new(policy, &terms.written)) as Box<dyn Contestant>
        })
        .collect();
    let (fewest, more) = all.split_at_mut(1);
    for text in world.posts.all.iter().take(200) {
        let spans = |contestant: &mut dyn Contestant| {
            let mut hits = contestant.hits(text);
            hits.sort_unstable();
            hits
        };
        let expected = spans(fewest[0].as_mut()).len();
        for ours in more.iter_mut() {
            // Terms of different rules may overlap; those of one do not.
            assert!(
                spans(ours.as_mut()).len() >= expected,
                "more rules find less: {:?}",
                text.text
            );
        }
    }
    let laps = race(&mut all, &world.posts, rounds, seconds);
    let bytes = world.posts.bytes(world.posts.all.len()) as f64 / world.posts.all.len() as f64;
    let mut told = serde_json::Map::new();
    for (lap, rules) in laps.iter().zip(RULES) {
        told.insert(rules.to_string(), json!(lap.median() * bytes / 1e3));
    }
    json!({"us_per_post": told, "growth": laps[3].times(&laps[0])})
}
