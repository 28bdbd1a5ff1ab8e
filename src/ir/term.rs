//! Terms as meant. There may be a million of them, so the terms of a list share one block of text: of each what the author
//! wrote, then its variants, unless these are the same.

use crate::ir::Phrases;
use crate::language::Language;
use crate::source::{Place, SourceId};
use crate::span::Span;

/// The terms of a list, in order.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    text: String,
    rows: Vec<Row>,
    entries: Vec<(SourceId, TermEntry)>,
}

/// One term of a list.
#[derive(Clone, Copy, Debug)]
pub struct Term<'t> {
    terms: &'t Terms,
    row: &'t Row,
}

/// What a term shares with the others of its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermEntry {
    /// The canonical value.
    pub is: Option<String>,
    /// The language; `None`: no language, no affixes.
    pub language: Option<Language>,
    /// Dual forms: each is also a quantity of 2 for the rule's quantity signals.
    pub dual: bool,
}

/// Where a term's parts stand, one behind the other, from `start` on.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: u32,
    /// Bytes of the term as written.
    text: u32,
    /// Bytes of its variants; [`SAME`]: they are the text.
    phrases: u32,
    /// Bytes of its plain variants.
    plain: u32,
    entry: u32,
    /// Its place in the source of its entry.
    place: (u32, u32),
}

/// No number of bytes.
const SAME: u32 = u32::MAX;

/// What a term was before its phrases were replaced.
#[derive(Clone, Copy, Debug)]
pub struct Replaced {
    row: Option<Row>,
    length: usize,
}

impl Terms {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The term at this place of the list.
    pub fn get(&self, index: usize) -> Option<Term<'_>> {
        self.rows.get(index).map(|row| Term { terms: self, row })
    }

    /// Each term.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Term<'_>> + Clone {
        self.rows.iter().map(|row| Term { terms: self, row })
    }

    /// The terms that follow are of this entry, and stand in this source.
    pub fn enter(&mut self, source: SourceId, entry: TermEntry) {
        let last = self.entries.last();
        if last.is_none_or(|(known, last)| *known != source || *last != entry) {
            self.entries.push((source, entry));
        }
    }

    /// Adds a term; `false` where there is no room for it, or nothing was entered.
    ///
    /// `plain` are its variants folded by `default`, for sets of fold `skeleton` (`evaded` compares with them); else none.
    /// A term of a term file has the file's line as its place.
    pub fn push(
        &mut self,
        text: &str,
        phrases: &Phrases<'_>,
        plain: &Phrases<'_>,
        place: Span,
    ) -> bool {
        let same = phrases.all == text;
        let own = if same { "" } else { phrases.all };
        let row = || {
            let narrow = |number: usize| u32::try_from(number).ok();
            let end = self.text.len() + text.len() + own.len() + plain.all.len();
            narrow(end).filter(|end| *end != SAME)?;
            Some(Row {
                start: narrow(self.text.len())?,
                text: narrow(text.len())?,
                phrases: if same { SAME } else { narrow(own.len())? },
                plain: narrow(plain.all.len())?,
                entry: narrow(self.entries.len().checked_sub(1)?)?,
                place: (narrow(place.start)?, narrow(place.end)?),
            })
        };
        let Some(row) = row() else {
            return false;
        };
        self.rows.push(row);
        for part in [text, own, plain.all] {
            self.text.push_str(part);
        }
        true
    }

    /// Gives back room that was not needed.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// Gives a term other variants. Whoever replaces several puts them back in the opposite order.
    pub fn replace(&mut self, index: usize, phrases: &Phrases<'_>) -> Replaced {
        let before = Replaced {
            row: self.rows.get(index).copied(),
            length: self.text.len(),
        };
        let Some(term) = self.get(index) else {
            return before;
        };
        let (text, plain, place) = (
            term.text().to_owned(),
            term.plain().all.to_owned(),
            term.place().span,
        );
        let plain = Phrases { all: &plain };
        if self.push(&text, phrases, &plain, place)
            && let Some(new) = self.rows.pop()
            && let Some(row) = self.rows.get_mut(index)
        {
            *row = Row {
                entry: row.entry,
                ..new
            };
        }
        before
    }

    /// The same terms as they are under `default`, of a set under `skeleton`.
    #[must_use]
    pub fn unhidden(&self) -> Self {
        let mut plain = self.clone();
        for (at, term) in self.iter().enumerate() {
            plain.replace(at, &term.plain());
        }
        plain
    }

    /// Undoes the last replacement.
    pub fn put_back(&mut self, index: usize, before: Replaced) {
        if let (Some(row), Some(old)) = (self.rows.get_mut(index), before.row) {
            *row = old;
            self.text.truncate(before.length);
        }
    }

    fn part(&self, start: u32, length: u32) -> &str {
        let start = start as usize;
        self.text.get(start..start + length as usize).unwrap_or("")
    }
}

impl<'t> Term<'t> {
    /// As the author wrote it.
    pub fn text(self) -> &'t str {
        self.terms.part(self.row.start, self.row.text)
    }

    /// The canonical value of its entry.
    pub fn is(self) -> Option<&'t str> {
        self.entry().is.as_deref()
    }

    /// The canonical value of its entry or, where the entry has none, the term as written.
    pub fn value(self) -> &'t str {
        self.is().unwrap_or_else(|| self.text())
    }

    /// Its language; `None`: no language, no affixes.
    pub fn language(self) -> Option<&'t Language> {
        self.entry().language.as_ref()
    }

    /// A dual form: also a quantity of 2 for the rule's quantity signals.
    pub fn dual(self) -> bool {
        self.entry().dual
    }

    /// What it shares with the others of its entry.
    pub fn entry(self) -> &'t TermEntry {
        &self.terms.entries[self.row.entry as usize].1
    }

    /// Where it stands; a term of a term file: its line there.
    pub fn place(self) -> Place {
        let (start, end) = self.row.place;
        Place {
            source: self.terms.entries[self.row.entry as usize].0,
            span: Span::new(start as usize, end as usize),
        }
    }

    /// Its variants, expanded and folded.
    pub fn phrases(self) -> Phrases<'t> {
        let Row {
            start,
            text,
            phrases,
            ..
        } = *self.row;
        let all = match phrases {
            SAME => self.terms.part(start, text),
            length => self.terms.part(start + text, length),
        };
        Phrases { all }
    }

    /// Its variants folded by `default`, for sets of fold `skeleton`; else none.
    pub fn plain(self) -> Phrases<'t> {
        let Row {
            start,
            text,
            phrases,
            plain,
            ..
        } = *self.row;
        let own = if phrases == SAME { 0 } else { phrases };
        Phrases {
            all: self.terms.part(start + text + own, plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::PhrasesBuf;

    #[test]
    fn a_term_keeps_its_variants_and_words() {
        let mut written = PhrasesBuf::default();
        for words in [
            &[("took", false), ("down", false)][..],
            &[("took", true), ("off", true)],
            &[("c++", false)],
        ] {
            words
                .iter()
                .for_each(|(word, open)| written.word(word, *open));
            written.end();
        }
        written.word("c++", false);
        written.end();
        let place = Place {
            source: SourceId(3),
            span: Span::new(5, 9),
        };
        let mut terms = Terms::default();
        terms.enter(place.source, TermEntry::default());
        let plain = Phrases::default();
        assert!(terms.push("T", &written.phrases(), &plain, place.span));
        let term = terms.get(0).unwrap();
        let words: Vec<Vec<(&str, bool)>> = term
            .phrases()
            .iter()
            .map(|phrase| {
                phrase
                    .words()
                    .map(|word| (word.folded, word.open))
                    .collect()
            })
            .collect();
        assert_eq!(words[0], [("took", false), ("down", false)]);
        assert_eq!(words[1], [("took", true), ("off", true)]);
        assert_eq!(words[2], [("c++", false)]);
        assert_eq!(
            (term.text(), term.phrases().len(), term.plain().len()),
            ("T", 3, 0)
        );
        assert_eq!(term.place(), place);
    }

    #[test]
    fn a_term_that_folds_to_itself_is_kept_once() {
        let (mut terms, mut written) = (Terms::default(), PhrasesBuf::default());
        written.word("took", false);
        written.word("down", false);
        written.end();
        terms.enter(SourceId(0), TermEntry::default());
        let (phrases, none) = (written.phrases(), Phrases::default());
        assert!(terms.push("took down", &phrases, &none, Span::new(0, 9)));
        assert_eq!(terms.text.len(), 9);
        let term = terms.get(0).unwrap();
        assert_eq!((term.text(), term.phrases()), ("took down", phrases));
    }

    #[test]
    fn phrases_are_replaced_and_put_back() {
        let mut terms = Terms::default();
        terms.enter(SourceId(0), TermEntry::default());
        let mut written = PhrasesBuf::default();
        written.word("a", false);
        written.end();
        terms.push(
            "A",
            &written.phrases(),
            &Phrases::default(),
            Span::new(0, 1),
        );
        written.clear();
        written.word("other", true);
        written.end();
        let before = terms.replace(0, &written.phrases());
        assert_eq!(terms.get(0).unwrap().phrases(), written.phrases());
        assert_eq!(terms.get(0).unwrap().text(), "A");
        terms.put_back(0, before);
        assert_eq!(terms.get(0).unwrap().phrases().as_str(), "a");
        assert_eq!(terms.text, "Aa");
    }
}
