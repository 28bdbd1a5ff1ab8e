//! One phrase at one place of a folded text.

use crate::fold::{FoldedText, Profile};
use crate::ir::{Boundary, Phrase, PhraseWord, Term, TermsUse};
use crate::language::{AffixForm, Affixes, affixes};
use crate::segment::{gap_after, is_boundary, is_word_char, may_end, may_start};
use crate::span::Span;
use crate::verdict::AffixSide;

/// No affix, tried before all others.
static BARE: AffixForm = AffixForm {
    folded: String::new(),
    pieces: Vec::new(),
};

static NONE: Affixes = Affixes {
    before: Vec::new(),
    before_short: Vec::new(),
    inner: Vec::new(),
    after: Vec::new(),
};

/// Affixes around and inside a phrase, piece by piece, in bytes of the folded text.
pub type Pieces = Vec<(AffixSide, Span)>;

/// How the phrases of a term are looked for.
pub struct Search<'a> {
    folded: &'a FoldedText,
    text: &'a str,
    boundary: Boundary,
    affixes: &'a Affixes,
}

impl<'a> Search<'a> {
    /// A term without a language has no affixes.
    pub fn new(term: Term<'a>, terms: &TermsUse, profile: Profile, folded: &'a FoldedText) -> Self {
        let language = term.language().filter(|_| terms.affixes);
        Self {
            folded,
            text: folded.text(),
            boundary: terms.boundary,
            affixes: language.map_or(&NONE, |language| affixes(language, profile)),
        }
    }

    /// The phrase at byte `start`, if it stands there: its span without affixes, and these.
    pub fn hit(&self, phrase: Phrase<'_>, start: usize) -> Option<(Span, Pieces)> {
        let (first, later) = phrase.split_first()?;
        self.text[start..].strip_prefix(first.folded)?;
        if !may_start(self.folded, start) {
            return None;
        }
        let mut pieces = self.left(phrase, start)?;
        let (mut end, around) = self.word(first, start, &[], later.is_empty())?;
        pieces.extend(around);
        let mut left = later.words().count();
        for word in later.words() {
            left -= 1;
            let (next, around) = self.word(word, self.gap(end)?, &self.affixes.inner, left == 0)?;
            end = next;
            pieces.extend(around);
        }
        (end > start).then_some((Span::new(start, end), pieces))
    }

    /// One word at `at`, behind one of `forms`: where it ends, and its affixes. The last word fits if its right edge
    /// does, any other if white space follows at once.
    fn word(
        &self,
        word: PhraseWord<'_>,
        at: usize,
        forms: &[AffixForm],
        last: bool,
    ) -> Option<(usize, Pieces)> {
        [&BARE].into_iter().chain(forms).find_map(|form| {
            let rest = self.text[at..].strip_prefix(&form.folded)?;
            rest.strip_prefix(word.folded)?;
            let end = at + form.folded.len() + word.folded.len();
            let end = if word.open { self.run_on(end) } else { end };
            let mut around = pieces(form, at, AffixSide::Before);
            if last {
                around.extend(self.right(end, word.open)?);
            } else {
                self.gap(end)?;
            }
            Some((end, around))
        })
    }

    /// Where letters, digits and marks from `at` on end: at the latest at a boundary.
    fn run_on(&self, at: usize) -> usize {
        let mut run = self.text[at..].char_indices();
        let end = run.find(|&(k, c)| !is_word_char(c) || is_boundary(self.folded, at + k));
        end.map_or(self.text.len(), |(k, _)| at + k)
    }

    /// The end of the white space or `_` of a hashtag at `at`, of which there must be some, with fewer than two line ends.
    fn gap(&self, at: usize) -> Option<usize> {
        let end = gap_after(self.text, at);
        let space = &self.text[at..end];
        let line_ends = space.replace("\r\n", "\n");
        let line_ends = line_ends.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        (!space.is_empty() && line_ends.count() < 2).then_some(at + space.len())
    }

    /// The affixes before a hit that starts at `start`, if it may start there. A term of two letters has its own.
    fn left(&self, phrase: Phrase<'_>, start: usize) -> Option<Pieces> {
        let is_short = |word: PhraseWord<'_>| !word.open && word.folded.chars().count() <= 2;
        let short = phrase.only_word().is_some_and(is_short);
        let Affixes {
            before,
            before_short,
            ..
        } = self.affixes;
        let forms = if short { before_short } else { before };
        let free = !self.boundary.binds_start() || !self.text[start..].starts_with(is_word_char);
        [&BARE].into_iter().chain(forms).find_map(|form| {
            let at = self.text[..start].strip_suffix(&form.folded)?.len();
            let fits = free || is_boundary(self.folded, at);
            fits.then(|| pieces(form, at, AffixSide::Before))
        })
    }

    /// The affixes after a hit that ends at `end`, if it may end there.
    fn right(&self, end: usize, open: bool) -> Option<Pieces> {
        if !may_end(self.folded, end) {
            return None;
        }
        let bound = !open && self.boundary.binds_end();
        let free = !bound || !self.text[..end].ends_with(is_word_char);
        [&BARE]
            .into_iter()
            .chain(&self.affixes.after)
            .find_map(|form| {
                self.text[end..].strip_prefix(&form.folded)?;
                let fits = free || is_boundary(self.folded, end + form.folded.len());
                fits.then(|| pieces(form, end, AffixSide::After))
            })
    }
}

/// The pieces of an affix that starts at `at`.
fn pieces(form: &AffixForm, mut at: usize, side: AffixSide) -> Pieces {
    let piece = |&length: &usize| {
        let start = at;
        at += length;
        (side, Span::new(start, at))
    };
    form.pieces.iter().map(piece).collect()
}
