//! Which key a shape has in the word index, if it can have one.
//!
//! ```text
//!   took down the·site.com       runs: took, down, the, site, com      keys: each run, each two neighbours
//!   attack*·the                  an open word: its beginning           keys: attack as a head
//! ```
//!
//! A run of the phrase is a key only where it is sure to be a run of every text that the phrase stands in, affixes aside, and
//! where the way back to the phrase's start is certain: no open word before it.

use crate::ir::{Boundary, PhraseWord};
use crate::language::Affixes;
use crate::program::{Key, LONGEST_HEAD, LONGEST_RUN, LookedFor, Peels, WordHash, folded_forms};
use crate::segment::{is_word_char, runs};
use crate::span::Span;

/// A key, and where it begins in what the phrase is kept as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor<'p> {
    pub key: Key<'p>,
    pub at: usize,
}

/// A run of a phrase.
struct Piece<'p> {
    text: &'p str,
    at: usize,
    /// Whether letters may follow it: the end of an open word.
    open: bool,
    /// Whether it is sure to be a run of the text.
    sure: bool,
    /// Whether it is in the same word as the one before, or in a word that no affix with a run of its own can precede.
    follows: bool,
}

/// Every key that a shape may stand under, into a buffer that is cleared first. `tables` says how affixes are peeled.
pub(super) fn anchors<'p>(
    shape: &LookedFor<'p>,
    tables: &mut PeelTables,
    anchors: &mut Vec<Anchor<'p>>,
) {
    anchors.clear();
    if shape.boundary != Boundary::Word {
        return;
    }
    let (peelable, alone) = shape
        .affixes
        .map_or((true, false), |known| tables.of(known));
    if !peelable {
        return;
    }
    let mut before: Option<Piece<'p>> = None;
    each_piece(shape, alone, |piece| {
        let short = piece.sure && piece.text.len() <= LONGEST_RUN;
        if piece.open && piece.sure {
            let key = Key::Head(head(piece.text));
            anchors.push(Anchor { key, at: piece.at });
        } else if short {
            let at = piece.at;
            anchors.push(Anchor {
                key: Key::Single(piece.text),
                at,
            });
            if let Some(first) = before.as_ref().filter(|_| piece.follows) {
                let key = Key::Pair(first.text, piece.text);
                anchors.push(Anchor { key, at: first.at });
            }
        }
        before = Some(piece).filter(|piece| short && !piece.open);
    });
}

/// What is known of affix tables: whether they can be peeled, and whether a run of theirs may stand alone before a word.
#[derive(Default)]
pub(super) struct PeelTables {
    known: Vec<(&'static Affixes, bool, bool)>,
}

impl PeelTables {
    fn of(&mut self, tables: &'static Affixes) -> (bool, bool) {
        let known = self
            .known
            .iter()
            .find(|(known, ..)| std::ptr::eq(*known, tables));
        if let Some((_, peelable, alone)) = known {
            return (*peelable, *alone);
        }
        let peelable = is_peelable(tables);
        let alone = folded_forms(&tables.inner).any(|form| !is_one_run(form));
        self.known.push((tables, peelable, alone));
        (peelable, alone)
    }
}

/// As much of a run as a head may have.
fn head(run: &str) -> &str {
    let ends = (0..=LONGEST_HEAD.min(run.len())).rev();
    ends.filter_map(|end| run.get(..end)).next().unwrap_or(run)
}

/// Each run of a phrase up to the end of its first open word.
fn each_piece<'p>(shape: &LookedFor<'p>, alone: bool, mut each: impl FnMut(Piece<'p>)) {
    let kept = shape.phrase.as_str().trim_end().len();
    let mut at = 0;
    for word in shape.phrase.words() {
        let last = at + word.folded.len() >= kept;
        for run in runs(word.folded) {
            each(piece(word, run, at, last, alone));
        }
        if word.open {
            break;
        }
        at += word.folded.len() + 1;
    }
}

/// A run of the word at `at`; `last`: of the last word.
fn piece<'p>(word: PhraseWord<'p>, run: Span, at: usize, last: bool, alone: bool) -> Piece<'p> {
    let text = run.of(word.folded);
    let before = &word.folded[..run.start];
    let begins = run.start == 0;
    let ends = run.end == word.folded.len();
    // Marks before a run belong to what stands before them, and may begin a run there.
    let begins_surely =
        begins || !runs(&format!("a{before}")).any(|run| run.end == before.len() + 1);
    // Where its first or last scalar is of no word, the phrase's edge is free, and a run may go on over it.
    let bound = (!begins || at > 0 || text.starts_with(is_word_char))
        && (!ends || !last || word.open || text.ends_with(is_word_char));
    Piece {
        text,
        at: at + run.start,
        open: word.open && ends,
        sure: begins_surely && bound,
        follows: !begins || !alone,
    }
}

/// Whether affixes can be peeled off runs: none begins with a mark.
fn is_peelable(tables: &Affixes) -> bool {
    let all = [
        &tables.before,
        &tables.before_short,
        &tables.inner,
        &tables.after,
    ];
    let mut forms = all.into_iter().flat_map(|forms| folded_forms(forms));
    // An ending of a million letters is no ending; it would be a run of its own.
    !forms.any(|form| begins_with_mark(form) || !Peels::fits(form))
}

fn begins_with_mark(form: &str) -> bool {
    let first = form.chars().next().map_or(0, char::len_utf8);
    runs(&form[..first]).next().is_none()
        && runs(&format!("a{}", &form[..first])).any(|run| run.end > 1)
}

fn is_one_run(form: &str) -> bool {
    runs(form).next() == Some(Span::new(0, form.len()))
}

/// The pieces of affixes that share a run with what they stand before or after.
pub(super) fn peels(shapes: &[LookedFor<'_>]) -> (Peels, Peels) {
    let mut tables: Vec<&'static Affixes> =
        shapes.iter().filter_map(|shape| shape.affixes).collect();
    tables.sort_by_key(|tables| std::ptr::from_ref(*tables).addr());
    tables.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let (mut before, mut after) = (vec![], vec![]);
    for tables in tables {
        for forms in [&tables.before, &tables.before_short, &tables.inner] {
            before.extend(folded_forms(forms).filter_map(|form| {
                let last = runs(form).last()?;
                (last.end == form.len()).then(|| last.of(form))
            }));
        }
        after.extend(folded_forms(&tables.after).filter_map(|form| {
            let first = runs(form).next()?;
            (first.start == 0).then(|| first.of(form))
        }));
    }
    (Peels::before(before), Peels::after(after))
}

/// How many shapes might stand under each key, nearly: keys that share a counter share a number.
pub(super) struct Counts {
    hash: WordHash,
    counters: Vec<u16>,
}

impl Counts {
    pub fn of(shapes: usize) -> Self {
        Self {
            hash: WordHash::new(0),
            counters: vec![0; (shapes.max(64) * 4).next_power_of_two()],
        }
    }

    pub fn add(&mut self, anchor: &Anchor<'_>) {
        let place = self.place(anchor);
        self.counters[place] = self.counters[place].saturating_add(1);
    }

    /// The key with the fewest shapes: pairs before single runs before heads, then the longest.
    pub fn rarest<'p>(&self, anchors: &[Anchor<'p>]) -> Option<Anchor<'p>> {
        if let [only] = anchors {
            return Some(*only);
        }
        anchors.iter().copied().min_by_key(|anchor| {
            let kind = match anchor.key {
                Key::Pair(..) => 0,
                Key::Single(_) => 1,
                Key::Head(_) => 2,
            };
            let number = self.counters.get(self.place(anchor)).copied().unwrap_or(0);
            (number, kind, std::cmp::Reverse(anchor.key.len()))
        })
    }

    fn place(&self, anchor: &Anchor<'_>) -> usize {
        let kind = u64::from(matches!(anchor.key, Key::Head(_)));
        let hash = anchor.key.hash(self.hash).wrapping_add(kind);
        usize::try_from(hash).unwrap_or(0) & (self.counters.len() - 1)
    }
}
