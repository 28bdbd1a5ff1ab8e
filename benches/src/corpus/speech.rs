//! Sentences as ranks of words: each word by its frequency, or as the company of the one before.

use crate::rng::Rng;
use crate::words::Vocabulary;

/// What is said in a language, sentence by sentence.
pub struct Speech<'a> {
    /// The words.
    pub vocabulary: &'a Vocabulary,
    rng: Rng,
}

impl<'a> Speech<'a> {
    /// A stream of sentences.
    pub fn new(vocabulary: &'a Vocabulary, seed: u64, purpose: &str) -> Self {
        let purpose = format!("{purpose} {:?}", vocabulary.language);
        Self {
            vocabulary,
            rng: Rng::new(seed, &purpose),
        }
    }

    /// The next sentence.
    pub fn sentence(&mut self) -> Vec<usize> {
        let words = self.rng.between(5, 28);
        let mut said = Vec::with_capacity(words);
        for _ in 0..words {
            said.push(self.next(said.last().copied()));
        }
        said
    }

    fn next(&mut self, before: Option<usize>) -> usize {
        let company = before.and_then(|before| self.vocabulary.company(before, &mut self.rng));
        let word = company.unwrap_or_else(|| self.vocabulary.word(&mut self.rng));
        match Some(word) == before {
            true => self.vocabulary.word(&mut self.rng),
            false => word,
        }
    }
}
