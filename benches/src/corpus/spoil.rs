//! What writers do to words: harakat, tatweel, digits of their own, and ways around a filter.

use crate::rng::Rng;

/// A word with vowel signs on most of its letters.
pub fn with_harakat(word: &str, rng: &mut Rng, text: &mut String) {
    for letter in word.chars() {
        text.push(letter);
        if rng.chance(0.6) {
            text.push(*rng.pick(&[
                '\u{64e}', '\u{64f}', '\u{650}', '\u{652}', '\u{651}', '\u{64b}',
            ]));
        }
    }
}

/// A word drawn out after one of its letters.
pub fn with_tatweel(word: &str, rng: &mut Rng, text: &mut String) {
    let letters = word.chars().count();
    let at = rng.below(letters.max(2) - 1);
    for (nth, letter) in word.chars().enumerate() {
        text.push(letter);
        if nth == at {
            text.extend(std::iter::repeat_n('ـ', rng.between(1, 4)));
        }
    }
}

/// The Arabic-Indic form of an ASCII digit; anything else as it is.
pub fn eastern_digit(digit: char) -> char {
    match digit {
        '.' => '٫',
        _ => digit
            .to_digit(10)
            .and_then(|value| char::from_u32(0x660 + value))
            .unwrap_or(digit),
    }
}

/// A word as someone writes it who does not want it to be found.
pub fn hidden(word: &str, rng: &mut Rng) -> String {
    match rng.below(5) {
        0 => word.chars().map(leet).collect(),
        1 => parted(word, ' '),
        2 => parted(word, *rng.pick(&['.', '-', '\u{200b}', '\u{200c}'])),
        3 => word.chars().map(alike).collect(),
        _ => repeated(word, rng),
    }
}

fn leet(letter: char) -> char {
    match letter {
        'a' => '@',
        'e' => '3',
        'i' => '1',
        'o' => '0',
        's' => '$',
        'ع' => '3',
        'ح' => '7',
        other => other,
    }
}

fn alike(letter: char) -> char {
    match letter {
        'a' => 'а',
        'e' => 'е',
        'o' => 'о',
        'c' => 'с',
        'p' => 'р',
        'ك' => 'ک',
        'ي' => 'ی',
        other => other,
    }
}

fn parted(word: &str, sign: char) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        if !out.is_empty() {
            out.push(sign);
        }
        out.push(letter);
    }
    out
}

fn repeated(word: &str, rng: &mut Rng) -> String {
    let at = rng.below(word.chars().count());
    let mut out = String::new();
    for (nth, letter) in word.chars().enumerate() {
        out.extend(std::iter::repeat_n(letter, if nth == at { 5 } else { 1 }));
    }
    out
}
