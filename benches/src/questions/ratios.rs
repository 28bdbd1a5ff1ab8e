//! How many times faster than the others, from raw text to spans, at each length of the list.

use serde_json::Value;
use serde_json::json;

use crate::agreement;
use crate::agreement::Tally;
use crate::clock::timed;
use crate::contestants::Contestant;
use crate::contestants::Edges;
use crate::contestants::Ours;
use crate::contestants::Policies;
use crate::contestants::Texts;
use crate::contestants::Unit;
use crate::contestants::Vectorscan;
use crate::contestants::Yara;
use crate::contestants::load;
use crate::options::Options;
use crate::race::Lap;
use crate::race::race;
use crate::terms::Terms;
use crate::world::World;

/// How long and how often.
pub struct Effort {
    /// Rounds.
    pub rounds: usize,
    /// Seconds a round and contestant, at most.
    pub seconds: f64,
    /// Texts whose hits are compared.
    pub compared: usize,
}

impl Effort {
    /// What the options ask for.
    pub fn of(options: &Options) -> Self {
        match options.quick {
            true => Self {
                rounds: 3,
                seconds: 0.15,
                compared: 300,
            },
            false => Self {
                rounds: 7,
                seconds: 1.0,
                compared: 3_000,
            },
        }
    }
}

/// A figure of the table, or why there is none.
pub type Ratio = Result<f64, String>;

/// One column of the table.
pub struct Column {
    /// Terms.
    pub count: usize,
    /// Rows by name.
    pub ratios: Vec<(&'static str, Ratio)>,
    /// Everything that was measured.
    pub details: Value,
    /// Hits of whole words in posts.
    pub tally: Tally,
    /// Nanoseconds that ours takes for a post.
    pub ours: f64,
}

/// Measures a column.
pub fn column(world: &World<'_>, count: usize, options: &Options) -> Column {
    let effort = Effort::of(options);
    let terms = world.terms(count);
    let policies = Policies::new();
    let mut details = json!({});
    let mut ratios = vec![];

    let folder = policies.one_rule(&terms.written, Edges::Word);
    let (policy, seconds) = timed(|| load(&folder));
    details["load_seconds"] = json!(seconds);
    let mut ours = Ours::new(policy, &terms.written);
    let mut unit = Unit::new(&terms.folded, Edges::Word);
    let tally = agreement::ours_as_unit(&mut ours, &mut unit, &world.posts, effort.compared);
    let infix_unit = options
        .asks("u_infix")
        .then(|| unit.with_edges(Edges::Infix));
    for texts in [&world.english_articles, &world.arabic_articles] {
        let tally = agreement::ours_as_unit(&mut ours, &mut unit, texts, effort.compared / 10);
        details["hits_per_kb"][texts.name] = json!(tally.per_kb());
        if options.asks("u_word") {
            let laps = duel(&mut ours, &mut unit, texts, &effort);
            details["word"][texts.name] = told(&laps);
        }
    }
    details["hits_per_kb"]["posts"] = json!(tally.per_kb());
    let (mut peers, absent) = invited(&terms, options);
    for (_, peer) in &mut peers {
        agree(peer.as_mut(), &mut unit, &world.posts, effort.compared);
    }
    let in_words = Box::new(ours.in_words());
    let mut all: Vec<Box<dyn Contestant>> =
        vec![Box::new(&mut ours), Box::new(&mut unit), in_words];
    let rows: Vec<Option<&'static str>> = peers.iter().map(|(row, _)| *row).collect();
    all.extend(
        peers
            .iter_mut()
            .map(|(_, peer)| Box::new(peer.as_mut()) as Box<dyn Contestant>),
    );
    let laps = race(&mut all, &world.posts, effort.rounds, effort.seconds);
    drop(all);
    details["word"]["posts"] = told(&laps);
    ratios.push(("u_word", Ok(laps[1].times(&laps[0]))));
    ratios.push(("u_verdict", Ok(laps[1].times(&laps[2]))));
    for (row, lap) in rows.into_iter().zip(&laps[3..]) {
        let times = lap.times(&laps[0]);
        match row {
            Some(row) => ratios.push((row, Ok(times))),
            None => details["others"][&lap.name] = json!(times),
        }
    }
    ratios.extend(absent.into_iter().map(|(row, why)| (row, Err(why))));
    drop((ours, unit, peers));

    if let Some(mut unit) = infix_unit {
        let mut ours = Ours::new(
            load(&policies.one_rule(&terms.written, Edges::Infix)),
            &terms.written,
        );
        for texts in [
            &world.posts,
            &world.english_articles,
            &world.arabic_articles,
        ] {
            let compared = effort.compared / if texts.name == "posts" { 1 } else { 10 };
            agreement::ours_as_unit(&mut ours, &mut unit, texts, compared);
            let laps = duel(&mut ours, &mut unit, texts, &effort);
            details["infix"][texts.name] = told(&laps);
            let row = match texts.name {
                "posts" => "u_infix",
                "English articles" => "u_infix_en",
                _ => "u_infix_ar",
            };
            ratios.push((row, Ok(laps[1].times(&laps[0]))));
        }
    }
    let bytes_a_post =
        world.posts.bytes(world.posts.all.len()) as f64 / world.posts.all.len() as f64;
    Column {
        count,
        ratios,
        details,
        tally,
        ours: laps[0].median() * bytes_a_post,
    }
}

/// Ours and U over the same texts.
fn duel(ours: &mut Ours, unit: &mut Unit, texts: &Texts, effort: &Effort) -> Vec<Lap> {
    let mut both: Vec<Box<dyn Contestant>> = vec![Box::new(ours), Box::new(unit)];
    race(&mut both, texts, effort.rounds, effort.seconds)
}

/// Speeds in MB/s.
fn told(laps: &[Lap]) -> Value {
    let lap = |lap: &Lap| {
        let rounds: Vec<f64> = lap.rounds.iter().map(|round| 1e3 / round).collect();
        let figures = json!({"mb_per_s": 1e3 / lap.median(), "rounds": rounds, "texts": lap.texts});
        (lap.name.clone(), figures)
    };
    Value::Object(laps.iter().map(lap).collect())
}

type Invited = Vec<(Option<&'static str>, Box<dyn Contestant>)>;

/// The peers that take part at this length, with their row in the table, and why the others do not.
fn invited(terms: &Terms, options: &Options) -> (Invited, Vec<(&'static str, String)>) {
    let count = terms.folded.len();
    let mut present: Invited = vec![];
    let mut absent = vec![];
    let mut invite =
        |row: &'static str, most: usize, make: &dyn Fn() -> Result<Box<dyn Contestant>, String>| {
            if !options.asks(row) {
            } else if !options.invites(row) {
                absent.push((row, "left out as asked".to_owned()));
            } else if count > most {
                absent.push((
                    row,
                    format!(
                        "not tried beyond {most} terms{}",
                        if options.quick { " by --quick" } else { "" }
                    ),
                ));
            } else {
                match make() {
                    Ok(peer) => present.push((Some(row), peer)),
                    Err(why) => absent.push((row, why)),
                }
            }
        };
    let most = if options.quick { 10_000 } else { 1_000_000 };
    invite("vectorscan", most, &|| {
        Ok(Box::new(Vectorscan::new(&terms.folded)?))
    });
    let most = if options.quick { 10_000 } else { 100_000 };
    invite("yara_x", most, &|| Ok(Box::new(Yara::new(&terms.folded)?)));
    #[cfg(feature = "peers")]
    if options.asks("others") && !options.quick {
        use crate::contestants::DoubleArray;
        use crate::contestants::Set;
        present.push((None, Box::new(DoubleArray::new(&terms.folded, Edges::Word))));
        if count <= 1_000 {
            present.push((
                None,
                Box::new(Unit::of_kind(
                    &terms.folded,
                    Edges::Word,
                    aho_corasick::AhoCorasickKind::DFA,
                )),
            ));
            present.extend(
                Set::new(&terms.folded)
                    .ok()
                    .map(|set| (None, Box::new(set) as Box<dyn Contestant>)),
            );
        }
    }
    (present, absent)
}

/// Equal hits, as far as a peer can give them.
fn agree(peer: &mut dyn Contestant, unit: &mut Unit, posts: &Texts, compared: usize) {
    let name = peer.name();
    if name.starts_with("vectorscan") || name == "YARA-X" {
        agreement::unfolded_as_unit(peer, unit, posts, compared.min(500));
    } else if name.contains("RegexSet") {
        agreement::terms_as_unit(peer, unit, posts, compared);
    } else {
        agreement::all_as_unit(peer, unit, posts, compared);
    }
}
