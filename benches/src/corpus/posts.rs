//! Posts of about 200 bytes: 60 % Arabic, 30 % English, 10 % both; with emoji, addresses, mentions and tags; 2 % try to
//! hide a word.

use crate::corpus::Speech;
use crate::corpus::articles::Style;
use crate::corpus::articles::sentence;
use crate::corpus::spoil;
use crate::rng::Rng;
use crate::words::Vocabulary;

const EMOJI: &[&str] = &[
    "😂",
    "❤️",
    "🔥",
    "🙏",
    "👍🏽",
    "😭",
    "🤣",
    "💔",
    "🌹",
    "👏",
    "🇸🇦",
    "🇺🇸",
    "👨‍👩‍👧",
    "✅",
    "⚠️",
    "🤦🏻‍♀️",
    "😡",
    "🎉",
];

/// So many posts.
pub fn posts(english: &Vocabulary, arabic: &Vocabulary, seed: u64, count: usize) -> Vec<String> {
    let mut rng = Rng::new(seed, "posts");
    let mut english = Speech::new(english, seed, "posts");
    let mut arabic = Speech::new(arabic, seed, "posts");
    (0..count)
        .map(|_| post(&mut english, &mut arabic, &mut rng))
        .collect()
}

fn post<'a>(english: &mut Speech<'a>, arabic: &mut Speech<'a>, rng: &mut Rng) -> String {
    let length = rng.between(60, 300);
    let kind = rng.unit();
    let mut text = String::with_capacity(length + 100);
    if rng.chance(0.2) {
        text.push('@');
        tag(english, rng, &mut text);
        text.push(':');
    }
    // A post that was cut goes on with no other sentence: only what ends a sentence stands before a line end.
    while text.len() < length && !text.ends_with(char::is_alphabetic) || text.is_empty() {
        space(&mut text, rng);
        let other = kind > 0.9 && rng.chance(0.5);
        let speech = match kind > 0.6 && !other {
            true => &mut *english,
            false => &mut *arabic,
        };
        let style = Style::of(speech.vocabulary.language, rng);
        sentence(speech, &style, rng, &mut text);
        cut(&mut text, length + 40);
    }
    tail(english, arabic, kind, rng, &mut text);
    if rng.chance(0.02) {
        hide(&mut text, rng);
    }
    text
}

/// What posts end with.
fn tail<'a>(
    english: &mut Speech<'a>,
    arabic: &mut Speech<'a>,
    kind: f64,
    rng: &mut Rng,
    text: &mut String,
) {
    if rng.chance(0.25) {
        text.push(' ');
        for _ in 0..rng.between(1, 3) {
            text.push_str(rng.pick::<&str>(EMOJI));
        }
    }
    if rng.chance(0.2) {
        text.push_str(" #");
        let speech = match kind > 0.6 {
            true => &mut *english,
            false => &mut *arabic,
        };
        tag(speech, rng, text);
    }
    if rng.chance(0.15) {
        let letters = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        text.push_str(" https://ex.am/");
        text.extend((0..9).map(|_| char::from(*rng.pick(letters))));
    }
}

/// Two words as one name.
fn tag(speech: &mut Speech<'_>, rng: &mut Rng, text: &mut String) {
    let words = speech.vocabulary;
    text.push_str(&words.forms[words.word(rng)]);
    text.push_str(&words.forms[words.word(rng)]);
}

fn space(text: &mut String, rng: &mut Rng) {
    if !text.is_empty() {
        text.push(if rng.chance(0.1) { '\n' } else { ' ' });
    }
}

/// Cuts between words what is longer than a post.
fn cut(text: &mut String, length: usize) {
    if text.len() > length
        && let Some(space) = text.as_bytes()[..length]
            .iter()
            .rposition(|byte| *byte == b' ')
        && space > 0
    {
        text.truncate(space);
    }
}

/// Hides one of the words.
fn hide(text: &mut String, rng: &mut Rng) {
    let words: Vec<&str> = text
        .split(' ')
        .filter(|word| word.chars().count() > 3 && word.chars().all(char::is_alphabetic))
        .collect();
    if words.is_empty() {
        return;
    }
    let word = rng.pick(&words).to_string();
    *text = text.replacen(&word, &spoil::hidden(&word, rng), 1);
}
