//! For people: a sample of what is generated, and a loop to look at with a profiler.

use crate::clock::timed;
use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::Unit;
use crate::contestants::load;
use crate::world::Words;
use crate::world::World;

/// `show [TERMS]`: some posts, an article a language, some terms.
pub fn show(mut arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let count = arguments.next().map_or(Ok(1_000), |count| count.parse());
    let count = count.map_err(|_| "show needs a number of terms")?;
    let words = Words::new(2026);
    let world = World::new(&words, 25, 4_000);
    for texts in [
        &world.posts,
        &world.english_articles,
        &world.arabic_articles,
    ] {
        println!("== {}", texts.name);
        for text in &texts.all {
            println!("{}\n", text.text);
        }
    }
    println!(
        "== terms\n{}",
        world.terms(count).written[..count.min(60)].join("\n")
    );
    Ok(())
}

/// `spin WHO TERMS EDGES TEXTS SECONDS`: runs `bayan` or `u`, `word` or `infix`, over `posts`, `english` or `arabic`, so long by this
/// thread's clock.
pub fn spin(arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let arguments: Vec<String> = arguments.collect();
    let [who, count, edges, texts, seconds] = arguments.as_slice() else {
        return Err("spin needs: bayan|u TERMS word|infix posts|english|arabic SECONDS".into());
    };
    let count: usize = count.parse().map_err(|_| "no number of terms")?;
    let seconds: f64 = seconds.parse().map_err(|_| "no number of seconds")?;
    let edges = if edges == "infix" {
        Edges::Infix
    } else {
        Edges::Word
    };
    let words = Words::new(2026);
    let world = World::new(&words, 5_000, 1_000_000);
    let texts = match texts.as_str() {
        "english" => &world.english_articles,
        "arabic" => &world.arabic_articles,
        _ => &world.posts,
    };
    let terms = world.terms(count);
    let policies = Policies::new();
    let mut contestant: Box<dyn Contestant> = match who.as_str() {
        "u" => Box::new(Unit::new(&terms.folded, edges)),
        _ => Box::new(Ours::new(
            load(&policies.one_rule(&terms.written, edges)),
            &terms.written,
        )),
    };
    let mut pass = || {
        std::hint::black_box(
            texts
                .all
                .iter()
                .map(|text| contestant.run(text))
                .sum::<usize>(),
        )
    };
    let (mut took, mut passes) = (0.0, 0);
    while took < seconds {
        took += timed(&mut pass).1;
        passes += 1;
    }
    let speed = passes as f64 * texts.bytes(texts.all.len()) as f64 / took / 1e6;
    println!("{} {speed:.1} MB/s", contestant.name());
    Ok(())
}
