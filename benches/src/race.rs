//! Contestants run over the same texts in turns, round after round.

use crate::clock::median;
use crate::clock::timed;
use crate::contestants::Contestant;
use crate::contestants::Texts;

/// What a contestant took: nanoseconds a text, one figure a round.
pub struct Lap {
    /// Who.
    pub name: String,
    /// Nanoseconds a byte of its texts.
    pub rounds: Vec<f64>,
    /// Over how many of the texts it ran.
    pub texts: usize,
}

impl Lap {
    /// The middle round, in nanoseconds a byte.
    pub fn median(&self) -> f64 {
        median(&self.rounds)
    }

    /// How many times the time of `other` this took, round by round; the middle one.
    pub fn times(&self, other: &Self) -> f64 {
        let ratios = self
            .rounds
            .iter()
            .zip(&other.rounds)
            .map(|(own, other)| own / other);
        median(&ratios.collect::<Vec<f64>>())
    }
}

/// Runs all contestants in turns, `rounds` times. One that would need more than `seconds` a round runs over the first
/// texts only: texts are alike and in no order, and times are taken a byte.
pub fn race(
    contestants: &mut [Box<dyn Contestant + '_>],
    texts: &Texts,
    rounds: usize,
    seconds: f64,
) -> Vec<Lap> {
    let shares: Vec<usize> = contestants
        .iter_mut()
        .map(|contestant| share(contestant.as_mut(), texts, seconds))
        .collect();
    let mut laps: Vec<Lap> = contestants
        .iter()
        .zip(&shares)
        .map(|(contestant, share)| Lap {
            name: contestant.name(),
            rounds: vec![],
            texts: *share,
        })
        .collect();
    for _ in 0..rounds {
        for ((contestant, lap), share) in contestants.iter_mut().zip(&mut laps).zip(&shares) {
            let (_, took) = timed(|| pass(contestant.as_mut(), texts, *share));
            lap.rounds.push(took * 1e9 / texts.bytes(*share) as f64);
        }
    }
    laps
}

/// Over how many texts a contestant runs; caches are warm after this.
fn share(contestant: &mut dyn Contestant, texts: &Texts, seconds: f64) -> usize {
    let few = texts.all.len().min(20);
    pass(contestant, texts, few);
    let (_, took) = timed(|| pass(contestant, texts, few));
    let most = (seconds / (took / few as f64)) as usize;
    let share = most.clamp(few, texts.all.len());
    pass(contestant, texts, share.min(2_000));
    share
}

fn pass(contestant: &mut dyn Contestant, texts: &Texts, count: usize) {
    let found: usize = texts.all[..count]
        .iter()
        .map(|text| contestant.run(text))
        .sum();
    std::hint::black_box(found);
}
