//! How long single posts take.

use std::time::Instant;

use serde_json::Value;
use serde_json::json;

use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::load;
use crate::world::World;

/// Median, 99th and 99.9th percentile over posts, in microseconds, at 10,000 terms. Of each post the fastest of some
/// passes counts, so that what other programs do does not.
pub fn latency(world: &World<'_>, passes: usize) -> Value {
    let terms = world.terms(10_000);
    let policies = Policies::new();
    let mut ours = Ours::new(
        load(&policies.one_rule(&terms.written, Edges::Word)),
        &terms.written,
    );
    let mut fastest = vec![f64::INFINITY; world.posts.all.len()];
    for _ in 0..passes {
        for (text, fastest) in world.posts.all.iter().zip(&mut fastest) {
            let started = Instant::now();
            std::hint::black_box(ours.label(&text.text));
            *fastest = fastest.min(started.elapsed().as_secs_f64() * 1e6);
        }
    }
    fastest.sort_by(f64::total_cmp);
    let at = |share: f64| fastest[((fastest.len() - 1) as f64 * share) as usize];
    json!({"p50_us": at(0.5), "p99_us": at(0.99), "p999_us": at(0.999), "p99_per_p50": at(0.99) / at(0.5)})
}
