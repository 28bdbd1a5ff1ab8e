//! Lists of terms: half English, half Arabic; of long lists 35 % single words and 65 % phrases; some that texts hold,
//! chosen by how often, and the rest from the vocabulary, where common first words and shared beginnings abound.

use std::collections::HashSet;

use bayan::folding::Profile;
use bayan::folding::fold;

use crate::corpus::Speech;
use crate::rng::Rng;
use crate::words::Language;
use crate::words::Vocabulary;

/// A list of terms. No two fold alike.
pub struct Terms {
    /// As an author writes them.
    pub written: Vec<String>,
    /// As they are looked for.
    pub folded: Vec<String>,
}

/// What texts of a language hold, by how often: words, and runs of two and three.
pub struct Frequencies<'a> {
    vocabulary: &'a Vocabulary,
    seed: u64,
    singles: Vec<(Vec<usize>, f64)>,
    phrases: Vec<(Vec<usize>, f64)>,
}

/// Words of speech that are counted.
const COUNTED: usize = 700_000;

impl<'a> Frequencies<'a> {
    /// Counts a stream of speech of its own, none of that which is measured on.
    pub fn new(vocabulary: &'a Vocabulary, seed: u64) -> Self {
        let mut speech = Speech::new(vocabulary, seed, "counted");
        let mut runs: Vec<[u32; 3]> = vec![];
        let (mut words, mut bytes) = (0, 0);
        while words < COUNTED {
            let said = speech.sentence();
            words += said.len();
            bytes += said
                .iter()
                .map(|rank| vocabulary.forms[*rank].len() + 1)
                .sum::<usize>();
            for length in 1..=3 {
                runs.extend(said.windows(length).map(key));
            }
        }
        runs.sort_unstable();
        let per_kb = 1024.0 / bytes as f64;
        let mut singles = vec![];
        let mut phrases = vec![];
        for same in runs.chunk_by(|a, b| a == b) {
            let run: Vec<usize> = same[0]
                .into_iter()
                .take_while(|rank| *rank > 0)
                .map(|rank| rank as usize - 1)
                .collect();
            let content = |rank: &usize| *rank > vocabulary.function_words;
            if same.len() < 2 || !run.last().is_some_and(content) {
                continue;
            }
            let all = if run.len() == 1 {
                &mut singles
            } else {
                &mut phrases
            };
            all.push((run, same.len() as f64 * per_kb));
        }
        for all in [&mut singles, &mut phrases] {
            all.sort_by(|(a, often_a), (b, often_b)| often_b.total_cmp(often_a).then(a.cmp(b)));
        }
        Self {
            vocabulary,
            seed,
            singles,
            phrases,
        }
    }

    /// `count` terms that add up to about so many hits a KB, as far as texts hold such.
    fn terms(&self, count: usize, known: &mut HashSet<String>) -> Vec<(String, String)> {
        let plan = Plan::of(count, self.vocabulary.language);
        let mut rng = Rng::new(
            self.seed,
            &format!("terms {count} {:?}", self.vocabulary.language),
        );
        let mut terms = Chosen {
            known,
            terms: vec![],
        };
        // Few phrases are said often: words make up for what is left.
        let phrases = sample(&self.phrases, plan.live_phrases, plan.hits / 2.0);
        let left = plan.hits - phrases.iter().map(|(_, often)| often).sum::<f64>();
        let singles = sample(&self.singles, plan.live_singles, left);
        for (run, _) in singles.into_iter().chain(phrases) {
            terms.add(self.said(run.iter().copied()));
        }
        let singles = terms.terms.len() + plan.dead_singles;
        let silent = &self.vocabulary.forms[self.vocabulary.spoken()..];
        while terms.terms.len() < singles {
            terms.add(rng.pick(silent).clone());
        }
        while terms.terms.len() < count {
            let phrase = self.phrase(&mut rng, &terms.terms);
            terms.add(phrase);
        }
        terms.terms
    }

    /// A phrase that hardly any text holds: it begins with a word that texts say often, or as another term, and ends
    /// with one that they do not.
    fn phrase(&self, rng: &mut Rng, known: &[(String, String)]) -> String {
        let vocabulary = self.vocabulary;
        let last = match rng.chance(0.6) {
            true => rng.between(2_000, vocabulary.spoken() - 1),
            false => rng.between(vocabulary.spoken(), vocabulary.forms.len() - 1),
        };
        if rng.chance(0.1) && !known.is_empty() {
            let (beginning, _) = rng.pick(known);
            return format!("{beginning} {}", vocabulary.forms[last]);
        }
        let mut words: Vec<usize> = (0..rng.between(1, 3))
            .map(|_| vocabulary.word(rng))
            .collect();
        words.push(last);
        self.said(words.into_iter())
    }

    fn said(&self, run: impl Iterator<Item = usize>) -> String {
        let words: Vec<&str> = run
            .map(|rank| self.vocabulary.forms[rank].as_str())
            .collect();
        words.join(" ")
    }
}

/// A run of up to three words as a key: each rank and one more, 0 for no word.
fn key(run: &[usize]) -> [u32; 3] {
    std::array::from_fn(|at| run.get(at).map_or(0, |rank| *rank as u32 + 1))
}

/// How many of each kind.
struct Plan {
    live_singles: usize,
    live_phrases: usize,
    dead_singles: usize,
    /// Hits a KB that the live ones should add up to.
    hits: f64,
}

impl Plan {
    fn of(count: usize, language: Language) -> Self {
        let (live, singles, hits) = match count {
            ..=100 => (1.0, 0.8, 2.4),
            101..=1_000 => (0.5, 0.45, 3.0),
            1_001..=10_000 => (0.3, 0.35, 4.0),
            10_001..=100_000 => (0.12, 0.35, 6.0),
            _ => (0.025, 0.35, 5.0),
        };
        // Arabic words are longer in bytes, and affixes spread them.
        let hits = hits
            * if language == Language::Arabic {
                0.6
            } else {
                1.0
            };
        let part = |share: f64| (count as f64 * share) as usize;
        Self {
            live_singles: part(live * singles),
            live_phrases: part(live * (1.0 - singles)),
            dead_singles: part((1.0 - live) * singles),
            hits,
        }
    }
}

/// Terms so far: no two fold alike.
struct Chosen<'a> {
    known: &'a mut HashSet<String>,
    terms: Vec<(String, String)>,
}

impl Chosen<'_> {
    fn add(&mut self, written: String) {
        let folded = fold(Profile::Default, &written).text().to_owned();
        if self.known.insert(folded.clone()) {
            self.terms.push((written, folded));
        }
    }
}

/// `count` of all, each third of a stretch of ranks so placed that they add up to `hits`.
fn sample(all: &[(Vec<usize>, f64)], count: usize, hits: f64) -> Vec<&(Vec<usize>, f64)> {
    let from = |start: usize| all.iter().skip(start).step_by(3).take(count);
    let (mut low, mut high) = (0, all.len().saturating_sub(count * 3));
    while low < high {
        let middle = (low + high) / 2;
        match from(middle).map(|(_, often)| often).sum::<f64>() > hits {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    from(low).collect()
}

/// A list of `count` terms, in any order.
pub fn terms(english: &Frequencies<'_>, arabic: &Frequencies<'_>, count: usize) -> Terms {
    let mut known = HashSet::new();
    let mut all = english.terms(count / 2, &mut known);
    all.extend(arabic.terms(count - count / 2, &mut known));
    Rng::new(english.seed, "order of terms").shuffle(&mut all);
    let (written, folded) = all.into_iter().unzip();
    Terms { written, folded }
}
