//! What becomes of each scalar, whatever stands around it.
//!
//! The scalar steps are run on a scalar until nothing changes, so the result is a fixed point and a fold of a fold is
//! the fold. The outcome is kept in pages of 256 scalars; a page is worked out when a text first needs it, so that a
//! program pays for the scripts it sees and start-up costs nothing.

use crate::fold::Step;
use crate::fold::entry::Entry;
use crate::fold::step_set::StepSet;
use crate::fold::steps::invisible;
use crate::lanes::Arabic;
use icu_normalizer::properties::CanonicalCombiningClassMap;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

const CLASSES: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMap::new();
const PAGE: usize = 256;
const PAGES: usize = 0x11_0000 / PAGE;
/// Scalars that UTF-8 writes with one byte or two.
const LOW: usize = 0x800;
/// As many places again, which are never filled: where the first byte of a longer scalar leads.
const PLACES: usize = 2 * LOW;

/// A step that maps one scalar, whatever stands around it.
pub struct ScalarStep {
    /// Its name.
    pub step: Step,
    /// Appends what the scalar becomes.
    pub map: fn(char, &mut String),
}

impl ScalarStep {
    /// A step and what it does.
    pub const fn new(step: Step, map: fn(char, &mut String)) -> Self {
        Self { step, map }
    }
}

/// What becomes of a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays, and is no mark.
    Same,
    /// It stays, and emoji sequences are made of it.
    Emoji,
    /// One other scalar, no mark.
    Scalar(char),
    /// One scalar that takes part in the order of marks.
    Mark(Piece),
    /// Several, at this place of the page's pieces.
    Several(u16, u8),
    /// A mark or a tatweel that goes; its letter owns it.
    Dropped,
    /// An invisible that goes.
    Hidden,
    /// An invisible that goes, unless it is part of an emoji sequence.
    SequencePart,
    /// The zero width space, which goes and still parts words.
    Break,
}

/// A scalar that comes out, with the combining class by which it is put in order.
///
/// The class is that of the scalar before the steps behind decomposition: U+0345 is sorted as the mark it is, and only
/// then becomes the letter iota. Otherwise ᾴ and its decomposition would come out in different order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What comes out.
    pub scalar: char,
    /// Its canonical combining class; 0 for what is no mark.
    pub class: u8,
}

/// What is known of 256 scalars.
pub struct Page {
    outcomes: [Outcome; PAGE],
    entries: [Entry; PAGE],
    steps: [StepSet; PAGE],
    pieces: Vec<Piece>,
    /// Of entries that come out as more than four bytes.
    bytes: Vec<u8>,
}

/// The outcomes of one list of scalar steps. Meant to be a `static`.
pub struct Table {
    steps: &'static [ScalarStep],
    pages: [OnceLock<Box<Page>>; PAGES],
    /// The entries of the scalars of one byte or two, copied from their pages: one load, no page to be found.
    low: [AtomicU64; PLACES],
    /// What a vector can look up.
    arabic: OnceLock<Arabic>,
}

impl Table {
    /// An empty table for these steps, the first of which decomposes.
    pub const fn new(steps: &'static [ScalarStep]) -> Self {
        Self {
            steps,
            pages: [const { OnceLock::new() }; PAGES],
            low: [const { AtomicU64::new(Entry::UNKNOWN.number()) }; PLACES],
            arabic: OnceLock::new(),
        }
    }

    /// What becomes of `scalar`.
    pub fn outcome(&self, scalar: char) -> Outcome {
        let at = scalar as usize % PAGE;
        self.page(scalar)
            .and_then(|page| page.outcomes.get(at).copied())
            .unwrap_or(Outcome::Same)
    }

    /// The pieces of a scalar whose outcome is [`Outcome::Several`].
    pub fn pieces(&self, scalar: char, from: u16, len: u8) -> &[Piece] {
        let from = usize::from(from);
        self.page(scalar)
            .and_then(|page| page.pieces.get(from..from + usize::from(len)))
            .unwrap_or(&[])
    }

    /// The steps that change `scalar`.
    pub fn steps(&self, scalar: char) -> StepSet {
        let at = scalar as usize % PAGE;
        self.page(scalar)
            .and_then(|page| page.steps.get(at).copied())
            .unwrap_or(StepSet::EMPTY)
    }

    /// Whether what comes out of `scalar` begins with an emoji.
    pub fn begins_with_emoji(&self, scalar: char) -> bool {
        match self.outcome(scalar) {
            Outcome::Emoji => true,
            Outcome::Several(from, len) => self
                .pieces(scalar, from, len)
                .first()
                .is_some_and(|first| self.outcome(first.scalar) == Outcome::Emoji),
            _ => false,
        }
    }

    /// The entry of `scalar`.
    pub fn entry(&self, scalar: char) -> Entry {
        let code = scalar as usize;
        if code < LOW {
            let entry = self.low(code);
            if entry != Entry::UNKNOWN {
                return entry;
            }
            self.learn(scalar);
        }
        self.page(scalar)
            .and_then(|page| page.entries.get(code % PAGE).copied())
            .unwrap_or(Entry::RARE)
    }

    /// The entry of the scalar that begins with the byte `lead` and goes on with `next`. [`Entry::UNKNOWN`] if nobody
    /// has looked, or if the scalar has three bytes or four.
    #[inline]
    pub fn starting(&self, lead: u8, next: u8) -> Entry {
        let wide = usize::from(lead & 0x3f) << 6 | usize::from(next & 0x3f);
        self.low(if lead < 0x80 { usize::from(lead) } else { wide })
    }

    #[inline]
    fn low(&self, place: usize) -> Entry {
        // An entry says all by itself, so it does not matter in which order threads see them.
        Entry::from_number(self.low[place % PLACES].load(Ordering::Relaxed))
    }

    /// What becomes of Arabic letters, for [`crate::lanes::lay`].
    pub fn arabic(&self) -> &Arabic {
        self.arabic.get_or_init(|| {
            Arabic::new(|scalar| {
                let entry = self.entry(scalar);
                let [lead, next, ..] = entry.bytes();
                entry.is_plain().then_some([lead, next])
            })
        })
    }

    /// The bytes that come out of `scalar` if they are more than four.
    pub fn bytes(&self, scalar: char, entry: Entry) -> &[u8] {
        let from = entry.place();
        self.page(scalar)
            .and_then(|page| page.bytes.get(from..from + entry.len()))
            .unwrap_or(&[])
    }

    /// Makes the entries of the page of `scalar` known.
    #[cold]
    fn learn(&self, scalar: char) {
        let Some(page) = self.page(scalar) else {
            return;
        };
        let first = scalar as usize / PAGE * PAGE;
        for (slot, entry) in self.low.iter().skip(first).zip(&page.entries) {
            slot.store(entry.number(), Ordering::Relaxed);
        }
    }

    fn page(&self, scalar: char) -> Option<&Page> {
        let number = scalar as usize / PAGE;
        let page = self.pages.get(number)?;
        Some(page.get_or_init(|| Box::new(Page::new(self.steps, number))))
    }
}

impl Page {
    fn new(steps: &[ScalarStep], number: usize) -> Self {
        let mut page = Self {
            entries: [Entry::RARE; PAGE],
            bytes: Vec::new(),
            outcomes: [Outcome::Same; PAGE],
            steps: [StepSet::EMPTY; PAGE],
            pieces: Vec::new(),
        };
        let mut work = Work::default();
        let scalars = (number * PAGE..(number + 1) * PAGE).map(|code| char::from_u32(code as u32));
        let slots = page.outcomes.iter_mut().zip(page.steps.iter_mut());
        for (scalar, ((outcome, changed), entry)) in scalars.zip(slots.zip(&mut page.entries)) {
            let Some(scalar) = scalar else { continue };
            work.run(steps, scalar);
            *changed = work.changed;
            *outcome = work.outcome(scalar, &mut page.pieces);
            *entry = Entry::new(scalar, *outcome, &work.pieces, &mut page.bytes);
        }
        page
    }
}

/// Buffers for working out one scalar.
#[derive(Default)]
struct Work {
    pieces: Vec<Piece>,
    changed: StepSet,
    text: String,
    next: String,
}

impl Work {
    /// Decomposes `scalar`, and takes every part through all steps until it stays.
    fn run(&mut self, steps: &[ScalarStep], scalar: char) {
        self.pieces.clear();
        self.changed = StepSet::EMPTY;
        let Some((decompose, _)) = steps.split_first() else {
            return;
        };
        let mut parts = String::new();
        (decompose.map)(scalar, &mut parts);
        if !parts.chars().eq([scalar]) {
            self.changed.insert(decompose.step);
        }
        for part in parts.chars() {
            self.text.clear();
            self.text.push(part);
            while self.round(steps) {}
            let class = CLASSES.get_u8(part);
            self.pieces.extend(self.text.chars().map(|scalar| Piece {
                scalar,
                class: if class == 0 {
                    CLASSES.get_u8(scalar)
                } else {
                    class
                },
            }));
        }
    }

    /// Takes `text` through all steps once; whether it changed.
    fn round(&mut self, steps: &[ScalarStep]) -> bool {
        let mut moved = false;
        for step in steps {
            self.next.clear();
            for scalar in self.text.chars() {
                (step.map)(scalar, &mut self.next);
            }
            if self.next != self.text {
                self.changed.insert(step.step);
                std::mem::swap(&mut self.next, &mut self.text);
                moved = true;
            }
        }
        moved
    }

    /// Puts the result into the page's form.
    fn outcome(&self, scalar: char, pieces: &mut Vec<Piece>) -> Outcome {
        match self.pieces.as_slice() {
            [] => self.dropped(scalar),
            [one] if one.class != 0 => Outcome::Mark(*one),
            [one] if one.scalar != scalar => Outcome::Scalar(one.scalar),
            [_] if invisible::is_emoji(scalar) => Outcome::Emoji,
            [_] => Outcome::Same,
            several => {
                // INVARIANT: no scalar decomposes into more than 18, so a page holds at most 256 * 18 pieces.
                let from = u16::try_from(pieces.len()).unwrap_or(u16::MAX);
                pieces.extend_from_slice(several);
                Outcome::Several(from, u8::try_from(several.len()).unwrap_or(u8::MAX))
            }
        }
    }

    fn dropped(&self, scalar: char) -> Outcome {
        if scalar == invisible::ZERO_WIDTH_SPACE {
            Outcome::Break
        } else if invisible::is_sequence_part(scalar) {
            Outcome::SequencePart
        } else if self.changed.has(Step::Invisible) {
            Outcome::Hidden
        } else {
            Outcome::Dropped
        }
    }
}
