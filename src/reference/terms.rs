//! One phrase at one place of a folded text.

use crate::fold::FoldedText;
use crate::ir::{Boundary, Phrase, PhraseWord};
use crate::language::{AffixForm, Affixes};
use crate::segment::{gap_after, is_boundary, is_word_char, may_end, may_start};
use crate::span::Span;
use crate::verdict::AffixSide;

/// A phrase found, in bytes of the folded text.
pub struct Hit {
    pub span: Span,
    /// The affixes around and inside it, piece by piece, in order of the text.
    pub affixes: Vec<(AffixSide, Span)>,
}

/// How a phrase is looked for.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    pub folded: &'a FoldedText,
    pub boundary: Boundary,
    /// Empty where affixes do not apply.
    pub affixes: &'a Affixes,
}

impl Search<'_> {
    /// The phrase at `start`, if it stands there. Bare comes before affixes, affixes in the order of their table.
    pub fn hit(self, phrase: Phrase<'_>, start: usize) -> Option<Hit> {
        let (first, later) = phrase.split_first()?;
        self.rest(start).strip_prefix(first.folded)?;
        if !may_start(self.folded, start) {
            return None;
        }
        let mut affixes = self.left(phrase, start)?;
        let mut at = start;
        let last = later.words().count();
        for (k, word) in phrase.words().enumerate() {
            if k > 0 {
                at = self.gap(at)?;
            }
            let (end, around) = self.word(word, at, k > 0, k == last)?;
            at = end;
            affixes.extend(around);
        }
        let span = Span::new(start, at);
        (!span.is_empty()).then_some(Hit { span, affixes })
    }

    /// One word at `at`: where it ends, and its affixes. The first way that fits is taken: bare, then each inner affix;
    /// a last word fits if its right edge does, any other if white space follows at once.
    fn word(
        self,
        word: PhraseWord<'_>,
        at: usize,
        inner: bool,
        last: bool,
    ) -> Option<(usize, Pieces)> {
        let fits = |from: usize, mut pieces: Pieces| {
            self.rest(from).strip_prefix(word.folded)?;
            let end = self.run_on(from + word.folded.len(), word.open);
            if last {
                pieces.append(&mut self.right(end, word.open)?);
            } else {
                self.gap(end)?;
            }
            Some((end, pieces))
        };
        let forms = self.affixes.inner.iter().filter(|_| inner);
        let mut forms = forms.filter(|form| self.rest(at).starts_with(&form.folded));
        fits(at, Vec::new()).or_else(|| {
            forms.find_map(|form| {
                let end = at + form.folded.len();
                fits(end, pieces(form, at, AffixSide::Before))
            })
        })
    }

    /// Where an open word ends that is written up to `at`: letters, digits and marks run on up to a boundary.
    fn run_on(self, at: usize, open: bool) -> usize {
        let run = self.rest(at).char_indices();
        let mut run = run.map(|(k, c)| (at + k, c));
        match run.find(|&(k, c)| !open || !is_word_char(c) || is_boundary(self.folded, k)) {
            Some((end, _)) => end,
            None => self.folded.text().len(),
        }
    }

    /// The end of the white space or `_` of a hashtag at `at`, of which there must be some, with fewer than two line ends.
    fn gap(self, at: usize) -> Option<usize> {
        let end = gap_after(self.folded.text(), at);
        let space = &self.folded.text()[at..end];
        let line_ends = space.replace("\r\n", "\n");
        let line_ends = line_ends.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        (!space.is_empty() && line_ends.count() < 2).then_some(at + space.len())
    }

    /// The affixes before a hit that starts at `start`, if it may start there.
    fn left(self, phrase: Phrase<'_>, start: usize) -> Option<Pieces> {
        let free = !self.boundary.binds_start()
            || !self.rest(start).starts_with(is_word_char)
            || is_boundary(self.folded, start);
        if free {
            return Some(Vec::new());
        }
        let short = phrase
            .only_word()
            .is_some_and(|word| !word.open && word.folded.chars().count() <= 2);
        let forms = if short {
            &self.affixes.before_short
        } else {
            &self.affixes.before
        };
        forms.iter().find_map(|form| {
            let before = self.folded.text()[..start].strip_suffix(form.folded.as_str())?;
            let at = before.len();
            is_boundary(self.folded, at).then(|| pieces(form, at, AffixSide::Before))
        })
    }

    /// The affixes after a hit that ends at `end`, if it may end there.
    fn right(self, end: usize, open: bool) -> Option<Pieces> {
        if !may_end(self.folded, end) {
            return None;
        }
        let free = open
            || !self.boundary.binds_end()
            || !self.folded.text()[..end].ends_with(is_word_char)
            || is_boundary(self.folded, end);
        if free {
            return Some(Vec::new());
        }
        self.affixes.after.iter().find_map(|form| {
            self.rest(end).strip_prefix(form.folded.as_str())?;
            let bound = is_boundary(self.folded, end + form.folded.len());
            bound.then(|| pieces(form, end, AffixSide::After))
        })
    }

    fn rest(&self, at: usize) -> &str {
        &self.folded.text()[at..]
    }
}

type Pieces = Vec<(AffixSide, Span)>;

/// The pieces of an affix that starts at `at`.
fn pieces(form: &AffixForm, mut at: usize, side: AffixSide) -> Pieces {
    let piece = |&length: &usize| {
        let span = Span::new(at, at + length);
        at = span.end;
        (side, span)
    };
    form.pieces.iter().map(piece).collect()
}
