//! What stands around a gram: the bytes of its phrase before and behind it, compared with a text at once.
//!
//! Bytes of the gram's own word stand in every text that the phrase stands in. Beyond the word the phrase has one space where a
//! text may have other white space, so a text is refused for what stands there only where it has a letter or digit.

use crate::program::hash::{BLOCK, block};
use std::ops::Range;

/// What a phrase has around one of its grams.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    around: Around,
    ahead: Reach,
    before: Reach,
}

/// What a text has around one of its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// From the byte on, the nearest lowest: eight bytes, and eight more.
    ahead: [u64; 2],
    /// What is before it, the nearest lowest.
    before: u64,
}

/// The little of it that most are refused by.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    behind: u16,
    before: u16,
}

/// How many bytes on one side of a gram are asked for.
#[derive(Clone, Copy, Debug)]
struct Reach {
    all: u8,
    /// Those of the gram's own word.
    word: u8,
}

/// Bytes before a gram that are kept.
const BEFORE: usize = 8;

impl Context {
    /// The surroundings of the gram at `at`: `word` is where its word stands in the phrase, and `certain` the part of the phrase, the
    /// word and closed words beside it, that stands in every text that the phrase stands in, white space aside.
    pub fn new(phrase: &[u8], at: usize, word: &Range<usize>, certain: &Range<usize>) -> Self {
        let narrow = |length: usize, most: usize| u8::try_from(length.min(most)).unwrap_or(0);
        Self {
            around: Around::at(phrase, at),
            ahead: Reach {
                all: narrow(certain.end.saturating_sub(at), BLOCK),
                word: narrow(word.end.saturating_sub(at), BLOCK),
            },
            before: Reach {
                all: narrow(at.saturating_sub(certain.start), BEFORE),
                word: narrow(at.saturating_sub(word.start), BEFORE),
            },
        }
    }

    /// The first eight bytes of what begins with the gram.
    #[inline(always)]
    pub fn first(&self) -> u64 {
        self.around.first()
    }

    /// The two bytes behind a gram of this length and the two before it, zeros for what is not of the gram's word.
    pub fn beside(&self, length: usize) -> Beside {
        let Beside { behind, before } = self.around.beside(length);
        let known = |reach: Reach, bytes, least| match usize::from(reach.word) >= least {
            true => bytes,
            false => 0,
        };
        Beside {
            behind: known(self.ahead, behind, length + 2),
            before: known(self.before, before, 2),
        }
    }

    /// Whether the phrase may stand where the text has this.
    #[inline(always)]
    pub fn may_stand(&self, text: Around) -> bool {
        let ahead = differing(self.around.ahead(), text.ahead());
        let before = differing(self.around.before(), text.before());
        self.ahead.lets(ahead, |at| {
            is_gap(self.around.ahead(), text.ahead(), at, starts_letter)
        }) && self.before.lets(before, |at| {
            is_gap(self.around.before(), text.before(), at, ends_letter)
        })
    }
}

/// The first byte that differs.
#[inline(always)]
fn differing(phrase: u128, text: u128) -> u32 {
    (phrase ^ text).trailing_zeros() / 8
}

impl Reach {
    /// Whether a text may differ first at this byte.
    #[inline(always)]
    fn lets(self, differs: u32, is_gap: impl FnOnce(u32) -> bool) -> bool {
        differs >= u32::from(self.all) || differs >= u32::from(self.word) && is_gap(differs)
    }
}

/// Whether white space may be why a text differs from a phrase, first at this byte.
fn is_gap(phrase: u128, text: u128, differs: u32, is_letter: fn(u8, u8) -> bool) -> bool {
    let byte = |bytes: u128, at: u32| bytes.to_le_bytes().get(at as usize).map_or(0, |byte| *byte);
    let nearer = differs.checked_sub(1).map_or(0, |at| byte(phrase, at));
    (byte(phrase, differs) == b' ' || nearer == b' ')
        && !is_letter(byte(text, differs), byte(text, differs + 1))
}

/// Whether a byte begins what is surely no white space.
fn starts_letter(byte: u8, _: u8) -> bool {
    byte.is_ascii_alphanumeric() || is_lead(byte)
}

/// Whether a byte ends what is surely no white space; `before` stands before it.
fn ends_letter(byte: u8, before: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 && is_lead(before)
}

/// Whether a byte leads a scalar of two bytes, white space aside.
fn is_lead(byte: u8) -> bool {
    (0xC3..=0xDF).contains(&byte)
}

impl Around {
    /// What stands around the byte at `at`.
    #[inline(always)]
    pub fn at(text: &[u8], at: usize) -> Self {
        let (first, second) = block(text, at);
        Self {
            ahead: [first, second],
            before: bytes_before(text, at),
        }
    }

    /// The first eight bytes ahead.
    #[inline(always)]
    pub fn first(&self) -> u64 {
        self.ahead[0]
    }

    /// The two bytes behind a gram of this length, and the two before it.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "two bytes of them")]
    pub fn beside(&self, length: usize) -> Beside {
        Beside {
            behind: (self.ahead() >> ((8 * length) & 127)) as u16,
            before: self.before as u16,
        }
    }

    #[inline(always)]
    fn ahead(&self) -> u128 {
        u128::from(self.ahead[1]) << 64 | u128::from(self.ahead[0])
    }

    #[inline(always)]
    fn before(&self) -> u128 {
        u128::from(self.before)
    }
}

impl Beside {
    /// Whether a text that has `text` there may be the phrase's.
    #[inline(always)]
    pub fn may_stand(self, text: Self) -> bool {
        (self.behind == 0 || self.behind == text.behind)
            & (self.before == 0 || self.before == text.before)
    }
}

/// The eight bytes before `at`, the nearest lowest; zeros before the text.
#[inline(always)]
fn bytes_before(text: &[u8], at: usize) -> u64 {
    let before = text.get(..at).unwrap_or(&[]);
    match before.last_chunk() {
        Some(bytes) => u64::from_be_bytes(*bytes),
        None => before
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the word at `word`, its third byte begins the gram.
    fn may_stand(phrase: &str, word: &str, text: &str) -> bool {
        let start = phrase.find(word).unwrap_or(0);
        let (word, at) = (start..start + word.len(), start + 2);
        let gram = &phrase[at..at + 2];
        let context = Context::new(phrase.as_bytes(), at, &word, &(0..phrase.len()));
        text.match_indices(gram)
            .any(|(at, _)| context.may_stand(Around::at(text.as_bytes(), at)))
    }

    #[test]
    fn what_stands_around_a_gram_refuses_other_words() {
        for word in ["acid", "attack"] {
            for text in [
                "acid attack",
                "an acid attack on",
                "acid  attack",
                "acid\nattack",
                "acid\u{a0}attack",
                "acid\u{3000}attack",
            ] {
                assert!(may_stand("acid attack", word, text), "{word}: {text}");
            }
            for text in [
                "avid attack",
                "acids attack",
                "acid in attack",
                "acidattack",
            ] {
                let first = word == "acid";
                assert!(
                    !may_stand("acid attack", word, text) || first && text.starts_with("av"),
                    "{word}: {text}"
                );
            }
        }
        assert!(!may_stand("acid attack", "acid", "acid attaché"));
        assert!(!may_stand("حمض حارق", "حارق", "حمم حارق"));
        assert!(may_stand("حمض حارق", "حارق", "حمض\u{2003}حارق"));
    }
}
