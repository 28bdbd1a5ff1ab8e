//! Everything that is generated: vocabularies, what is counted of them, texts.

use crate::contestants::Texts;
use crate::corpus;
use crate::terms::Frequencies;
use crate::terms::Terms;
use crate::terms::terms;
use crate::words::Language;
use crate::words::Vocabulary;

/// The words of a seed.
pub struct Words {
    /// English.
    pub english: Vocabulary,
    /// Arabic.
    pub arabic: Vocabulary,
    seed: u64,
}

impl Words {
    /// Makes both vocabularies.
    pub fn new(seed: u64) -> Self {
        Self {
            english: Vocabulary::new(Language::English, seed),
            arabic: Vocabulary::new(Language::Arabic, seed),
            seed,
        }
    }
}

/// Texts and terms of a seed.
pub struct World<'a> {
    english: Frequencies<'a>,
    arabic: Frequencies<'a>,
    /// Posts of about 200 bytes.
    pub posts: Texts,
    /// English articles.
    pub english_articles: Texts,
    /// Arabic articles.
    pub arabic_articles: Texts,
}

impl<'a> World<'a> {
    /// Makes so many posts and articles of so many bytes a language.
    pub fn new(words: &'a Words, posts: usize, bytes: usize) -> Self {
        let Words {
            english,
            arabic,
            seed,
        } = words;
        Self {
            english: Frequencies::new(english, *seed),
            arabic: Frequencies::new(arabic, *seed),
            posts: Texts::new("posts", corpus::posts(english, arabic, *seed, posts)),
            english_articles: Texts::new(
                "English articles",
                corpus::articles(english, *seed, bytes),
            ),
            arabic_articles: Texts::new("Arabic articles", corpus::articles(arabic, *seed, bytes)),
        }
    }

    /// A list of so many terms.
    pub fn terms(&self, count: usize) -> Terms {
        terms(&self.english, &self.arabic, count)
    }
}
