//! From the default fold to the skeleton, a stretch at a time.
//!
//! Most words are touched by no step of the skeleton, or only by those that look at a scalar and the one before it:
//! repeats, accents, teh marbuta, dotless and plain Latin letters. The walk copies the former and turns the latter one
//! by one. Where `words.rs` sees that a word might need more, everything between two fences goes the slow way, over the
//! tape, just as a whole text would.

use crate::fold::FoldedText;
use crate::fold::changes::Unrecorded;
use crate::fold::entry::Entry;
use crate::fold::glance::Glance;
use crate::fold::look::mapped;
use crate::fold::skeleton;
use crate::fold::table::Table;
use crate::fold::tape::Tape;
use crate::fold::text::Place;
use crate::fold::window::WINDOW;
use crate::fold::words::Seen;
use crate::fold::words::Words;
use crate::span::Span;

/// Bytes that are read word by word where glances are in vain.
const LONGEST_PAUSE: usize = 1024;

/// A scalar that changes by itself.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Where it stands in the default fold.
    at: Span,
    /// What it becomes; `None` if it goes and the one before it owns it.
    into: Option<char>,
}

/// The walk over one text.
pub struct Walk<'a> {
    table: &'a Table,
    plain: &'a FoldedText,
    folded: &'a mut FoldedText,
    tape: &'a mut Tape,
    /// The turns since the last fence.
    turns: &'a mut Vec<Turn>,
    /// How much of `plain` is written.
    written: usize,
    place: Place,
    /// The last fence.
    fence: usize,
}

impl<'a> Walk<'a> {
    /// A walk over `plain`, which goes to `folded`.
    pub fn new(
        table: &'a Table,
        plain: &'a FoldedText,
        folded: &'a mut FoldedText,
        tape: &'a mut Tape,
        turns: &'a mut Vec<Turn>,
    ) -> Self {
        turns.clear();
        Self {
            table,
            plain,
            folded,
            tape,
            turns,
            written: 0,
            place: Place::default(),
            fence: 0,
        }
    }

    /// Goes to the end.
    pub fn run(&mut self) {
        let text = self.plain.text();
        let bytes = text.as_bytes();
        let mut words = Words::default();
        let mut glance = Glance::new();
        let mut at = 0;
        // Where the next glance is due, and how far from one in vain: scripts of marks are read word by word.
        let (mut due, mut pause) = (0, WINDOW / 2);
        while let Some(lead) = bytes.get(at).copied() {
            if at == self.fence && at >= due {
                words = Words::default();
                let settled = self.glance(&mut glance, at);
                at += settled;
                if settled > 0 {
                    pause = WINDOW / 2;
                    continue;
                }
                due = at + pause;
                pause = (2 * pause).min(LONGEST_PAUSE);
            }
            let (code, entry, len) = self.scalar(bytes, at, lead);
            let here = Span::new(at, at + len);
            at += len;
            match words.see(code, entry.look()) {
                Seen::Nothing => {}
                Seen::Dropped => self.turns.push(Turn {
                    at: here,
                    into: None,
                }),
                Seen::Mapped => self.turn(here, &mut words),
                Seen::Fence => self.pass_fence(at, words.take_odd()),
            }
        }
        words.end();
        self.pass_fence(text.len(), words.take_odd());
        self.copy(text.len());
        self.folded.append_end(self.plain);
    }

    /// Writes what can be told at a glance from the fence at `at`; how many bytes.
    fn glance(&mut self, glance: &mut Glance, at: usize) -> usize {
        glance.look(self.table, self.plain.text(), at);
        let settled = glance.settled();
        let mut turns = settled.repeated | settled.mapped;
        while turns != 0 {
            let nth = turns.trailing_zeros();
            let here = Span::new(at + glance.place(nth), at + glance.place(nth + 1));
            let into = if settled.repeated >> nth & 1 == 0 {
                here.of(self.plain.text()).chars().next().and_then(mapped)
            } else {
                None
            };
            self.write(Turn { at: here, into });
            turns &= turns - 1;
        }
        let len = glance.place(settled.count);
        self.fence = at + len;
        len
    }

    /// The scalar at `at`, its entry and its length.
    #[inline(always)]
    fn scalar(&self, bytes: &[u8], at: usize, lead: u8) -> (u32, Entry, usize) {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let entry = self.table.starting(lead, next);
        if entry == Entry::UNKNOWN {
            return self.long(at);
        }
        if lead < 0x80 {
            (u32::from(lead), entry, 1)
        } else {
            (
                u32::from(lead & 0x1f) << 6 | u32::from(next & 0x3f),
                entry,
                2,
            )
        }
    }

    #[inline(never)]
    fn long(&self, at: usize) -> (u32, Entry, usize) {
        let rest = self.plain.text().get(at..).unwrap_or("");
        match rest.chars().next() {
            Some(scalar) => (
                u32::from(scalar),
                self.table.entry(scalar),
                scalar.len_utf8(),
            ),
            None => (0, Entry::RARE, 1),
        }
    }

    /// A letter that becomes another one.
    fn turn(&mut self, at: Span, words: &mut Words) {
        let scalar = at.of(self.plain.text()).chars().next();
        let Some(into) = scalar.and_then(mapped) else {
            return;
        };
        let into = (!words.see_image(into)).then_some(into);
        self.turns.push(Turn { at, into });
    }

    /// What stands before `at` can change no more.
    #[inline]
    fn pass_fence(&mut self, at: usize, odd: bool) {
        if odd {
            self.slowly(at);
        } else if !self.turns.is_empty() {
            self.write_turns();
        }
        self.fence = at;
    }

    fn write_turns(&mut self) {
        for nth in 0..self.turns.len() {
            if let Some(turn) = self.turns.get(nth).copied() {
                self.write(turn);
            }
        }
        self.turns.clear();
    }

    fn write(&mut self, turn: Turn) {
        self.copy(turn.at.start);
        let (plain, place) = (self.plain, &mut self.place);
        match turn.into {
            Some(into) => self.folded.append_turned(plain, place, turn.at, into),
            None => self.folded.append_owned(plain, place, turn.at),
        }
        self.written = turn.at.end;
    }

    /// Everything from the last fence to `end` by the tape.
    #[cold]
    fn slowly(&mut self, end: usize) {
        self.turns.clear();
        self.copy(self.fence);
        let part = Span::new(self.fence, end);
        skeleton::stretch(
            self.plain,
            &mut self.place,
            (part, &[]),
            self.tape,
            self.folded,
            &mut Unrecorded,
        );
        self.written = end;
    }

    /// Copies what was not written, up to `end`.
    fn copy(&mut self, end: usize) {
        let part = Span::new(self.written, end);
        self.folded.append(self.plain, &mut self.place, part);
        self.written = end;
    }
}
