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
use crate::parallel::in_order;
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
fn anchors<'p>(shape: &LookedFor<'p>, tables: &mut PeelTables, anchors: &mut Vec<Anchor<'p>>) {
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
struct PeelTables {
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

/// The keys that shapes may stand under, and which of them the fewest do.
pub(super) struct Anchors {
    /// Of all shapes, one behind the other, in blocks.
    blocks: Vec<Block>,
    /// How many shapes might stand under each key, nearly: keys that share a counter share a number.
    counters: Vec<u16>,
}

/// The anchors of some shapes.
struct Block {
    all: Vec<Kept>,
    /// Where those of each shape end.
    ends: Vec<u32>,
}

/// An anchor in few bytes: where the runs of its key stand in the phrase.
#[derive(Clone, Copy)]
struct Kept {
    at: u16,
    first: u16,
    /// Where the second run begins; [`HEAD`]: the first is a head.
    next: u16,
    /// The bytes of the second run; 0: there is none.
    second: u16,
    counter: u32,
}

/// No run begins so late: it is the most bytes that a key may have before it.
const HEAD: u16 = u16::MAX;

/// Shapes of a block.
const BLOCK: usize = 4096;

impl Anchors {
    /// Those of these shapes.
    pub fn of(shapes: &[LookedFor<'_>]) -> Self {
        let mut counters = vec![0_u16; (shapes.len().max(64) * 4).next_power_of_two()];
        let (hash, mask) = (WordHash::new(0), counters.len() - 1);
        let blocks: Vec<&[LookedFor<'_>]> = shapes.chunks(BLOCK).collect();
        let blocks = in_order(
            blocks.len() > 1,
            &blocks,
            Default::default,
            |own, shapes| {
                let (tables, found): &mut (PeelTables, Vec<_>) = own;
                let mut block = Block {
                    all: vec![],
                    ends: Vec::with_capacity(shapes.len()),
                };
                for shape in *shapes {
                    anchors(shape, tables, found);
                    let kept = found
                        .iter()
                        .filter_map(|anchor| Kept::of(anchor, shape.phrase.as_str(), hash, mask));
                    block.all.extend(kept);
                    block
                        .ends
                        .push(u32::try_from(block.all.len()).unwrap_or(u32::MAX));
                }
                block.all.shrink_to_fit();
                block
            },
        );
        for kept in blocks.iter().flat_map(|block| &block.all) {
            let counter = &mut counters[kept.counter as usize];
            *counter = counter.saturating_add(1);
        }
        Self { blocks, counters }
    }

    /// For each shape the anchor whose key the fewest shapes have: pairs before single runs before heads, then the longest.
    pub fn rarest<'p>(&self, shapes: &[LookedFor<'p>]) -> impl Iterator<Item = Option<Anchor<'p>>> {
        let blocks = self.blocks.iter().zip(shapes.chunks(BLOCK));
        blocks.flat_map(move |(block, shapes)| {
            let starts = std::iter::once(0).chain(block.ends.iter().copied());
            let spans = starts.zip(&block.ends).zip(shapes);
            spans.map(move |((start, end), shape)| {
                let kept = block.all.get(start as usize..*end as usize).unwrap_or(&[]);
                let rarest = kept.iter().min_by_key(|kept| self.weight(kept))?;
                rarest.anchor(shape.phrase.as_str())
            })
        })
    }

    fn weight(&self, kept: &Kept) -> (u16, u8, std::cmp::Reverse<u32>) {
        let number = self.counters.get(kept.counter as usize).copied();
        let kind = match (kept.next, kept.second) {
            (HEAD, _) => 2,
            (_, 0) => 1,
            _ => 0,
        };
        let length = u32::from(kept.first) + u32::from(kept.second);
        (number.unwrap_or(0), kind, std::cmp::Reverse(length))
    }
}

impl Kept {
    /// `None` for a key that stands beyond where keys may.
    fn of(anchor: &Anchor<'_>, phrase: &str, hash: WordHash, mask: usize) -> Option<Self> {
        let narrow = |number: usize| u16::try_from(number).ok().filter(|narrow| *narrow != HEAD);
        let kind = u64::from(matches!(anchor.key, Key::Head(_)));
        let hashed = anchor.key.hash(hash).wrapping_add(kind);
        let (first, next, second) = match anchor.key {
            Key::Single(run) => (run.len(), 0, 0),
            Key::Head(run) => (run.len(), usize::from(HEAD), 0),
            Key::Pair(first, second) => {
                let next = second.as_ptr().addr().checked_sub(phrase.as_ptr().addr())?;
                narrow(next)?;
                (first.len(), next, second.len())
            }
        };
        Some(Self {
            at: narrow(anchor.at)?,
            first: narrow(first)?,
            next: u16::try_from(next).ok()?,
            second: narrow(second)?,
            counter: u32::try_from(usize::try_from(hashed).unwrap_or(0) & mask).ok()?,
        })
    }

    /// The anchor, in the phrase that it was found in.
    fn anchor<'p>(&self, phrase: &'p str) -> Option<Anchor<'p>> {
        let part = |at: u16, length: u16| {
            let at = usize::from(at);
            phrase.get(at..at + usize::from(length))
        };
        let first = part(self.at, self.first)?;
        let key = match (self.next, self.second) {
            (HEAD, _) => Key::Head(first),
            (_, 0) => Key::Single(first),
            (next, second) => Key::Pair(first, part(next, second)?),
        };
        let at = usize::from(self.at);
        Some(Anchor { key, at })
    }
}
