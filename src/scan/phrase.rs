//! One phrase at one place: its words, the white space between them, its edges and affixes.

use crate::fold::{FoldedText, Profile};
use crate::ir::{Boundary, Phrase, PhraseWord, Term};
use crate::language;
use crate::language::{AffixForm, Affixes};
use crate::segment;
use crate::span::Span;

/// A term's way of standing in a text: one variant under a boundary and the term's affixes.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    /// The variant.
    pub phrase: Phrase<'a>,
    /// Where in a word.
    pub boundary: Boundary,
    /// What may stand around it; `None`: nothing.
    pub affixes: Option<&'static Affixes>,
}

/// What stands around a hit inside its words, as folded bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Pieces before the first word, in order.
    pub before: Vec<Span>,
    /// Pieces before later words.
    pub inner: Vec<Span>,
    /// Pieces after the last word.
    pub after: Vec<Span>,
}

impl<'a> Shape<'a> {
    /// The shape of a term's variant.
    pub fn new(
        term: Term<'a>,
        phrase: Phrase<'a>,
        boundary: Boundary,
        affixes: bool,
        profile: Profile,
    ) -> Self {
        let language = term.language().filter(|_| affixes);
        Self {
            phrase,
            boundary,
            affixes: language.map(|language| language::affixes(language, profile)),
        }
    }

    /// The hit of the phrase that starts at `start`, if the phrase stands there and its edges fit.
    pub fn hit(&self, folded: &FoldedText, start: usize) -> Option<Span> {
        let span = Span::new(start, self.end(folded, start, &mut |_| ())?);
        self.fits(folded, span).then_some(span)
    }

    /// Where the phrase ends that starts at `start`, the first word's edge aside; inner affixes are told to `inner`.
    ///
    /// A later word is read bare or else behind the first affix with which it fits: white space follows it, or the
    /// phrase's right edge.
    pub fn end(
        &self,
        folded: &FoldedText,
        start: usize,
        inner: &mut impl FnMut(Span),
    ) -> Option<usize> {
        let (first, later) = self.phrase.split_first()?;
        let mut at = word_end(folded, start, first)?;
        let mut later = later.words().peekable();
        while let Some(word) = later.next() {
            let from = space_after(folded.text(), at)?;
            let last = later.peek().is_none();
            let fits = |start: usize| {
                let end = word_end(folded, start, word)?;
                let joined = if last {
                    self.right(folded, end)
                } else {
                    space_after(folded.text(), end).is_some()
                };
                joined.then_some(end)
            };
            at = match fits(from) {
                Some(end) => end,
                None => {
                    let forms = self.inner_forms(folded.text(), from);
                    let (form, end) = forms
                        .into_iter()
                        .find_map(|end| Some((Span::new(from, end), fits(end)?)))?;
                    inner(form);
                    end
                }
            };
        }
        Some(at)
    }

    /// The ends of the inner affixes that stand at `at`.
    fn inner_forms(&self, text: &str, at: usize) -> Vec<usize> {
        let forms = self
            .affixes
            .map_or(&[][..], |affixes| &affixes.inner)
            .iter();
        forms
            .filter(|form| text[at..].starts_with(&form.folded))
            .map(|form| at + form.folded.len())
            .collect()
    }

    /// Whether a hit may end at `end`.
    fn right(&self, folded: &FoldedText, end: usize) -> bool {
        segment::may_end(folded, end) && self.after(folded, end).is_some()
    }

    /// Where the phrase starts whose key stands at `at`, a guess that [`Shape::end`] has to confirm. `key` is the key's place
    /// in what the phrase is kept as; all words before are closed.
    pub fn start(&self, folded: &FoldedText, at: usize, key: usize) -> Option<usize> {
        let text = folded.text();
        if key == 0 {
            return text.is_char_boundary(at).then_some(at);
        }
        // A key may begin inside a scalar.
        let before = self.phrase.as_str().as_bytes().get(..key)?;
        let word = before.iter().rposition(|byte| *byte == b' ');
        let word = word.map_or(0, |space| space + 1);
        let mut start = at.checked_sub(key - word)?;
        if !text.is_char_boundary(start) {
            return None;
        }
        for previous in self
            .phrase
            .as_str()
            .get(..word)?
            .split(' ')
            .rev()
            .filter(|word| !word.is_empty())
        {
            let bare = space_before(text, start);
            let space = bare.or_else(|| {
                let forms = self.affixes.map_or(&[][..], |affixes| &affixes.inner);
                forms.iter().find_map(|form| {
                    space_before(text, start.checked_sub(ends(text, start, form)?)?)
                })
            })?;
            start = space.checked_sub(previous.len())?;
            if text.get(start..space)? != previous {
                return None;
            }
        }
        Some(start)
    }

    /// Whether a hit may stand at these folded bytes, as far as its words' edges go.
    pub fn fits(&self, folded: &FoldedText, hit: Span) -> bool {
        segment::may_start(folded, hit.start)
            && self.before(folded, hit.start).is_some()
            && self.right(folded, hit.end)
    }

    /// The affix form before a hit that starts at `start`: `Some(None)` for none, `None` if the edge does not fit.
    fn before(&self, folded: &FoldedText, start: usize) -> Option<Option<&'static AffixForm>> {
        let text = folded.text();
        let free = !self.boundary.binds_start()
            || !text[start..]
                .chars()
                .next()
                .is_some_and(segment::is_word_char);
        if free || segment::is_boundary(folded, start) {
            return Some(None);
        }
        let affixes = self.affixes?;
        let forms = if self.is_short() {
            &affixes.before_short
        } else {
            &affixes.before
        };
        let fitting = |form: &&AffixForm| {
            ends(text, start, form)
                .is_some_and(|length| segment::is_boundary(folded, start - length))
        };
        forms.iter().find(fitting).map(Some)
    }

    /// The affix form after a hit that ends at `end`, likewise.
    fn after(&self, folded: &FoldedText, end: usize) -> Option<Option<&'static AffixForm>> {
        let text = folded.text();
        let open = self.phrase.as_str().ends_with('\t');
        let bound = self.boundary.binds_end() && !open;
        let free = !bound
            || !text[..end]
                .chars()
                .next_back()
                .is_some_and(segment::is_word_char);
        if free || segment::is_boundary(folded, end) {
            return Some(None);
        }
        let fitting = |form: &&AffixForm| {
            text[end..].starts_with(&form.folded)
                && segment::is_boundary(folded, end + form.folded.len())
        };
        self.affixes?.after.iter().find(fitting).map(Some)
    }

    /// Whether only the shortest affixes may stand before it: a closed word of at most two letters.
    fn is_short(&self) -> bool {
        self.phrase
            .only_word()
            .is_some_and(|word| !word.open && word.folded.chars().count() <= 2)
    }
}

/// What stands around a hit that fits.
pub fn around(shape: &Shape<'_>, folded: &FoldedText, hit: Span) -> Around {
    let mut around = Around::default();
    shape.end(folded, hit.start, &mut |span| around.inner.push(span));
    if let Some(Some(form)) = shape.before(folded, hit.start) {
        around.before = pieces(form, hit.start - form.folded.len());
    }
    if let Some(Some(form)) = shape.after(folded, hit.end) {
        around.after = pieces(form, hit.end);
    }
    around
}

/// The pieces of an affix form that starts at `at`.
fn pieces(form: &AffixForm, mut at: usize) -> Vec<Span> {
    let mut spans = vec![];
    for length in &form.pieces {
        spans.push(Span::new(at, at + length));
        at += length;
    }
    spans
}

/// The length of a form that ends at `at`.
fn ends(text: &str, at: usize, form: &AffixForm) -> Option<usize> {
    text[..at]
        .ends_with(&form.folded)
        .then_some(form.folded.len())
}

/// Where a word of a phrase ends that starts at `at`.
fn word_end(folded: &FoldedText, at: usize, word: PhraseWord<'_>) -> Option<usize> {
    let text = folded.text();
    let mut end = text[at..]
        .starts_with(word.folded)
        .then_some(at + word.folded.len())?;
    if word.open {
        for c in text[end..].chars() {
            if !segment::is_word_char(c) || segment::is_boundary(folded, end) {
                break;
            }
            end += c.len_utf8();
        }
    }
    Some(end)
}

/// The end of the white space at `at`, if there is some and it does not part paragraphs.
fn space_after(text: &str, at: usize) -> Option<usize> {
    let end = segment::gap_after(text, at);
    joins(&text[at..end]).then_some(end)
}

/// The start of the white space before `at`, likewise.
fn space_before(text: &str, at: usize) -> Option<usize> {
    let start = segment::gap_before(text, at);
    joins(&text[start..at]).then_some(start)
}

/// Whether white space joins words: there is some, and no blank line in it.
fn joins(space: &str) -> bool {
    let mut breaks = 0;
    let mut previous = ' ';
    for c in space.chars() {
        let second_half = c == '\n' && previous == '\r';
        breaks += usize::from(
            matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') && !second_half,
        );
        previous = c;
    }
    !space.is_empty() && breaks < 2
}
