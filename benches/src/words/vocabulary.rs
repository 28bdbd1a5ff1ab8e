//! Word forms by rank, and how often each is said.

use std::collections::HashSet;

use crate::rng::Rng;
use crate::words::arabic;
use crate::words::english;

/// Forms that texts are made of.
const SPOKEN: usize = 60_000;
/// All forms: those that no text holds are what most terms of a long list are.
const FORMS: usize = 300_000;

/// Of what language a word, a text, a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Arabic.
    Arabic,
}

/// The forms of a language, by rank: the words that hold sentences together, then the rest.
pub struct Vocabulary {
    /// Whose.
    pub language: Language,
    /// All forms; texts use the first [`Vocabulary::spoken`].
    pub forms: Vec<String>,
    /// How many hold sentences together.
    pub function_words: usize,
    cumulative: Vec<f64>,
}

impl Vocabulary {
    /// The vocabulary of a language. Ranks and forms come of the seed.
    pub fn new(language: Language, seed: u64) -> Self {
        let mut rng = Rng::new(seed, &format!("vocabulary {language:?}"));
        let (first, exponent) = match language {
            Language::English => (english::FUNCTION_WORDS, 1.03),
            Language::Arabic => (arabic::PARTICLES, 0.95),
        };
        let mut forms: Vec<String> = first.iter().map(|word| (*word).to_owned()).collect();
        let mut known: HashSet<String> = forms.iter().cloned().collect();
        let function_words = forms.len();
        let mut source: Box<dyn FnMut(&mut Rng) -> String> = match language {
            Language::English => Box::new(english::forms()),
            Language::Arabic => Box::new(arabic::forms()),
        };
        while forms.len() < FORMS {
            let form = source(&mut rng);
            if known.insert(form.clone()) {
                forms.push(form);
            }
        }
        Self {
            language,
            forms,
            function_words,
            cumulative: zipf(SPOKEN, exponent),
        }
    }

    /// How many forms texts use.
    pub const fn spoken(&self) -> usize {
        SPOKEN
    }

    /// The rank of a word, as often as it is said.
    pub fn word(&self, rng: &mut Rng) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(0.0);
        let at = rng.unit() * total;
        self.cumulative
            .partition_point(|sum| *sum <= at)
            .min(SPOKEN - 1)
    }

    /// The rank of a word that likes to follow `before`, if that has company of its own.
    pub fn company(&self, before: usize, rng: &mut Rng) -> Option<usize> {
        let likes = before >= self.function_words && rng.chance(0.3);
        likes.then(|| {
            let which = rng.below(3);
            let mut fixed = Rng::new(before as u64 * 3 + which as u64, "company");
            self.word(&mut fixed)
        })
    }
}

/// Sums of 1/(rank + 2.7)^exponent, Mandelbrot's form of Zipf's law.
fn zipf(words: usize, exponent: f64) -> Vec<f64> {
    let mut sum = 0.0;
    (0..words)
        .map(|rank| {
            sum += 1.0 / (rank as f64 + 2.7).powf(exponent);
            sum
        })
        .collect()
}
