//! How much of a text has to be folded to know what happened to a part of it.

use crate::fold::Profile;
use crate::fold::fold_pattern;
use crate::fold::kind::Kind;
use crate::span::Span;

/// A region around `span` that folds as it does inside the whole text.
///
/// Exact and default look at runs of marks and of emoji, which no letter and no ASCII scalar is part of. The skeleton looks at words
/// and at rows of single letters; a fence ends both. A text without fences is its own region.
pub fn around(profile: Profile, text: &str, span: Span) -> Span {
    let parts = |at: usize, scalar: char| match profile {
        Profile::Exact | Profile::Default => scalar.is_ascii() || Kind::of(scalar).is_letter(),
        Profile::Skeleton => is_fence(text, at, scalar),
    };
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .find(|(at, scalar)| parts(*at, *scalar));
    let end = after
        .char_indices()
        .map(|(at, scalar)| (span.end + at, scalar))
        .find(|(at, scalar)| parts(*at, *scalar));
    Span::new(
        start.map_or(0, |(at, _)| at),
        end.map_or(text.len(), |(at, _)| at),
    )
}

/// A line end, or a space behind a word that no step makes a single letter: what stands before it and what stands
/// behind cannot be joined.
fn is_fence(text: &str, at: usize, scalar: char) -> bool {
    match scalar {
        '\n' => true,
        ' ' => {
            let mut before = text.get(..at).unwrap_or("").chars().rev();
            let last = before.next().and_then(plain_letter);
            let other = before.next().and_then(plain_letter);
            last.is_some() && other.is_some() && last != other
        }
        _ => false,
    }
}

/// What a letter becomes in every word: one of Latin or of Arabic script.
fn plain_letter(scalar: char) -> Option<char> {
    if scalar.is_ascii() {
        return scalar
            .is_ascii_alphabetic()
            .then(|| scalar.to_ascii_lowercase());
    }
    let folded = fold_pattern(Profile::Skeleton, scalar.encode_utf8(&mut [0; 4]));
    let mut letters = folded.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    matches!(Kind::of(letter), Kind::Latin | Kind::Arabic).then_some(letter)
}
