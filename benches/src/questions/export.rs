//! `export FOLDER`: posts, terms and hits as JSON, for peers in other languages; and how fast ours is on them.

use std::path::Path;

use bayan::folding::Profile;
use bayan::folding::fold;
use serde_json::Value;
use serde_json::json;

use crate::clock::timed;
use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::Text;
use crate::contestants::Texts;
use crate::contestants::Unit;
use crate::contestants::load;
use crate::terms::Terms;
use crate::world::Words;
use crate::world::World;

/// Lengths of the lists.
const COUNTS: [usize; 3] = [50, 1_000, 10_000];
const POSTS: usize = 2_000;

/// Writes `COUNT.json` for each length. The others do not fold as we do, so they are given folded posts.
pub fn export(mut arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let folder = arguments.next().ok_or("export needs a folder")?;
    let words = Words::new(2026);
    let world = World::new(&words, POSTS, 1);
    for count in COUNTS {
        let told = told(&world.terms(count), &world.posts);
        let path = Path::new(&folder).join(format!("{count}.json"));
        std::fs::write(&path, told.to_string())
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn told(terms: &Terms, posts: &Texts) -> Value {
    let mut unit = Unit::new(&terms.folded, Edges::Word);
    let mut anywhere = unit.with_edges(Edges::Infix);
    let folded: Vec<String> = posts
        .all
        .iter()
        .map(|text| fold(Profile::Default, &text.text).text().to_owned())
        .collect();
    let plain = Texts::new("folded posts", folded);
    let hits = |unit: &mut Unit| -> Vec<Vec<[usize; 3]>> {
        plain.all.iter().map(|text| places(unit, text)).collect()
    };
    json!({
        "terms": terms.folded,
        "posts": plain.all.iter().map(|text| &text.text).collect::<Vec<_>>(),
        "words": hits(&mut unit),
        "anywhere": hits(&mut anywhere),
        "bayan_posts_per_s": speed(terms, posts),
    })
}

/// Start, end and term of each hit, counted in characters, in order.
fn places(unit: &mut Unit, text: &Text) -> Vec<[usize; 3]> {
    let at = |byte: usize| text.text[..byte].chars().count();
    let mut places: Vec<_> = unit
        .hits(text)
        .iter()
        .map(|hit| [at(hit.start), at(hit.end), hit.term])
        .collect();
    places.sort_unstable();
    places
}

/// Raw posts that ours labels in a second.
fn speed(terms: &Terms, posts: &Texts) -> f64 {
    let policies = Policies::new();
    let mut ours = Ours::new(
        load(&policies.one_rule(&terms.written, Edges::Word)),
        &terms.written,
    );
    let mut pass = || posts.all.iter().map(|text| ours.run(text)).sum::<usize>();
    std::hint::black_box(pass());
    let (found, seconds) = timed(&mut pass);
    std::hint::black_box(found);
    posts.all.len() as f64 / seconds
}
