//! Number words written as one word: `fünfundzwanzig`, `zweihunderttausend`, `yirmibeş`.

use crate::fold::{FoldedText, Profile, fold_pattern};
use crate::language::{Numbers, Numeral};
use crate::quantity::lexeme::{Form, Gap, Lexeme};
use crate::quantity::lexicon::Lexicon;
use crate::span::Span;

/// The number words of a language that glues them, and what joins them, folded and sorted.
#[derive(Debug)]
pub(super) struct Pieces {
    words: Vec<String>,
    /// Whether a zero width non-joiner must stand in the word.
    zero_width: bool,
}

/// Bytes of the shortest word of two pieces worth a look.
const SHORTEST: usize = 5;
/// Bytes of the longest: 999,999,999 in German has some 70.
const LONGEST: usize = 160;

impl Pieces {
    pub(super) fn of(numbers: &Numbers) -> Self {
        // Plurals stand alone (`Hunderte`).
        let singular = numbers
            .words
            .iter()
            .filter(|(numeral, _)| !matches!(numeral, Numeral::Plural(_)));
        let all = singular.flat_map(|(_, words)| *words);
        // Nor do case endings stand inside (`yüze`, in yüzelli).
        let ends = |word: &str| {
            let mut stems = numbers
                .endings
                .iter()
                .filter_map(|ending| word.strip_suffix(*ending));
            stems.any(|stem| all.clone().any(|other| *other == stem))
        };
        let inside = all.clone().filter(|word| !ends(word));
        let mut words: Vec<String> = inside
            .chain(numbers.joiners)
            .chain(numbers.half_endings)
            .map(|word| fold_pattern(Profile::Default, word))
            .collect();
        words.sort();
        words.dedup();
        let zero_width = !numbers.grammar.glued;
        Self { words, zero_width }
    }

    /// The lengths of the pieces of a word that is made of nothing else; the longest piece goes first everywhere.
    fn split(&self, word: &str) -> Option<Vec<usize>> {
        let mut lengths = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let length = self.longest_at_start(rest)?;
            lengths.push(length);
            rest = rest.get(length..)?;
        }
        (lengths.len() > 1).then_some(lengths)
    }

    fn longest_at_start(&self, text: &str) -> Option<usize> {
        // Words that begin `text` stand, sorted, before it; those behind the last are no candidates.
        let first = text.chars().next()?;
        let end = self.words.partition_point(|word| word.as_str() <= text);
        let before = self.words.get(..end)?.iter().rev();
        before
            .take_while(|word| word.starts_with(first))
            .find(|word| text.starts_with(word.as_str()))
            .map(|word| word.len())
    }
}

/// Parts number words that are written as one; the pieces have no gap between.
pub(super) fn part_glued(
    lexemes: Vec<Lexeme>,
    text: &str,
    folded: &FoldedText,
    lexicon: &Lexicon,
) -> Vec<Lexeme> {
    let mut parted = Vec::with_capacity(lexemes.len());
    for lexeme in lexemes {
        let original = || folded.original(lexeme.span).of(text);
        match pieces(&lexeme, original, folded, lexicon) {
            Some(lengths) => push_pieces(lexeme, &lengths, &mut parted),
            None => parted.push(lexeme),
        }
    }
    parted
}

fn pieces<'t>(
    lexeme: &Lexeme,
    original: impl Fn() -> &'t str,
    folded: &FoldedText,
    lexicon: &Lexicon,
) -> Option<Vec<usize>> {
    let fits = (SHORTEST..=LONGEST).contains(&lexeme.span.len());
    let word = lexeme.span.of(folded.text());
    if lexeme.form != Form::Word || !fits || !lexicon.starting_with(word).is_empty() {
        return None;
    }
    let splits = |pieces: &Pieces| {
        let lengths = pieces.split(word)?;
        (!pieces.zero_width || original().contains('\u{200C}')).then_some(lengths)
    };
    lexicon.pieces.iter().find_map(splits)
}

fn push_pieces(lexeme: Lexeme, lengths: &[usize], parted: &mut Vec<Lexeme>) {
    let (mut start, mut gap) = (lexeme.span.start, lexeme.gap);
    for length in lengths {
        let span = Span::new(start, start + length);
        let form = Form::Word;
        parted.push(Lexeme { span, gap, form });
        start = span.end;
        gap = Gap::None;
    }
}
