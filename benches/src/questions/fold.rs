//! How fast the fold is by itself.

use bayan::folding::Folded;
use bayan::folding::Profile;
use bayan::folding::fold_into;
use serde_json::Value;
use serde_json::json;

use crate::clock::median;
use crate::clock::timed;
use crate::contestants::Texts;
use crate::world::World;

/// MB/s of raw text by kind of text, under the default profile and, for posts, the skeleton.
pub fn fold(world: &World<'_>, rounds: usize) -> Value {
    json!({
        "english": speed(&world.english_articles, Profile::Default, rounds),
        "arabic": speed(&world.arabic_articles, Profile::Default, rounds),
        "posts": speed(&world.posts, Profile::Default, rounds),
        "posts_skeleton": speed(&world.posts, Profile::Skeleton, rounds),
    })
}

fn speed(texts: &Texts, profile: Profile, rounds: usize) -> f64 {
    let mut folded = Folded::default();
    let mut pass = || {
        for text in &texts.all {
            fold_into(profile, &text.text, &mut folded);
            std::hint::black_box(folded.text());
        }
    };
    pass();
    let times: Vec<f64> = (0..rounds).map(|_| timed(&mut pass).1).collect();
    texts.bytes(texts.all.len()) as f64 / median(&times) / 1e6
}
