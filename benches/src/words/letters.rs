//! New stems that look like those of a list: an order-2 table of its letters.

use std::collections::BTreeMap;

use crate::rng::Rng;

/// Which letters follow which two, at the start, inside and at the end of words.
pub struct Letters {
    following: BTreeMap<[char; 2], Vec<Option<char>>>,
}

/// Stands before the first letter.
const START: char = '^';

impl Letters {
    /// The table of these words.
    pub fn of(words: &[&str]) -> Self {
        let mut following: BTreeMap<[char; 2], Vec<Option<char>>> = BTreeMap::new();
        for word in words {
            let mut before = [START, START];
            for letter in word.chars().map(Some).chain([None]) {
                following.entry(before).or_default().push(letter);
                before = [before[1], letter.unwrap_or(START)];
            }
        }
        Self { following }
    }

    /// A stem of three to nine letters.
    pub fn stem(&self, rng: &mut Rng) -> String {
        loop {
            let mut stem = String::new();
            let mut before = [START, START];
            while let Some(Some(letter)) = self.following.get(&before).map(|all| *rng.pick(all)) {
                stem.push(letter);
                before = [before[1], letter];
                if stem.len() > 9 {
                    break;
                }
            }
            if (4..=9).contains(&stem.len()) {
                return stem;
            }
        }
    }
}
