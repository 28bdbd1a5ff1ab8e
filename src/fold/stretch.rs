//! The fast way: stretches of a text in which no scalar asks what stands around it.
//!
//! A text goes by windows of sixty-four bytes into a small block, and from there to the folded text. As long as every
//! scalar keeps its length, its folded form stands at the same place of the block as the scalar of the window, and the
//! way back is a single run, told when the stretch ends. Whatever needs more than its entry and the scalar behind it
//! (runs of marks, parts of emoji sequences) is left to `pass.rs`.

use crate::fold::FoldedText;
use crate::fold::entry::Entry;
use crate::fold::entry::Way;
use crate::fold::table::Table;
use crate::fold::window::REACH;
use crate::fold::window::WINDOW;
use crate::fold::window::Window;
use crate::span::Span;

/// Bytes before the block's first, so that the place of a window in it is never negative.
const FRONT: usize = REACH;
/// What is written between two looks at the room that is left: a window, or the longest entry (18 scalars of four bytes).
const ROOM: usize = 2 * REACH;
const BLOCK: usize = FRONT + 1024;

/// The fast way through one text.
pub struct Stretches<'a> {
    table: &'a Table,
    /// Whether ASCII is lower-cased.
    lower: bool,
    text: &'a str,
    /// Folded bytes on their way, behind [`FRONT`].
    block: [u8; BLOCK],
    /// Where they end.
    len: usize,
    /// Where the stretch began that the way back was not told of.
    start: usize,
}

impl<'a> Stretches<'a> {
    /// A way through `text`.
    pub const fn new(table: &'a Table, lower: bool, text: &'a str) -> Self {
        Self {
            table,
            lower,
            text,
            block: [0; BLOCK],
            len: FRONT,
            start: 0,
        }
    }

    /// Whether what stands at `at` ends a run of marks, whatever follows.
    pub fn ends_marks(&self, at: usize) -> bool {
        match self.text.as_bytes().get(at) {
            Some(next) if !next.is_ascii() => self.entry(at).0.ends_marks(),
            _ => true,
        }
    }

    /// Folds from `at` on, where no marks wait; to the place of the first scalar that is left.
    pub fn run(&mut self, mut at: usize, folded: &mut FoldedText) -> usize {
        self.start = at;
        let mut left = false;
        while !left && at < self.text.len() {
            self.make_room(folded);
            let window = Window::at(self.text.as_bytes(), at);
            if window.ascii().is_some() {
                self.lay(&window, 0);
                self.len += WINDOW;
                at += WINDOW;
                continue;
            }
            (at, left) = self.by_scalar(&window, at, folded);
        }
        self.tell(at, folded);
        self.empty(folded);
        at
    }

    /// A window with scalars beyond ASCII; where it ends, and whether a scalar is left there. The block's end stands for
    /// the window's start meanwhile.
    fn by_scalar(&mut self, window: &Window, at: usize, folded: &mut FoldedText) -> (usize, bool) {
        let mut left = window.unsettled();
        self.lay(window, 0);
        while left != 0 {
            let place = left.trailing_zeros() as usize % WINDOW;
            left &= left - 1;
            let [lead, next] = [window.bytes[place], window.bytes[place + 1]];
            let starting = self.table.starting(lead, next);
            let (entry, len) = match starting.is_plain() {
                true => (starting, starting.len()),
                false => self.entry(at + place),
            };
            if entry.is_plain() {
                self.correct(place, entry);
                continue;
            }
            let source = Span::new(at + place, at + place + len);
            self.len += place;
            if !self.may(entry, source.end) {
                return (source.start, true);
            }
            self.write(entry, source, folded);
            self.make_room(folded);
            self.len -= place + len;
            self.lay(window, place + len);
        }
        let end = window.end();
        self.len += end;
        (at + end, false)
    }

    /// Writes the window from a place on, as if all of it were settled.
    #[inline(always)]
    fn lay(&mut self, window: &Window, from: usize) {
        let out = self.block[self.len..].first_chunk_mut::<REACH>();
        let out = out.and_then(|out| out.get_mut(from..));
        if let (Some(out), Some(bytes)) = (out, window.bytes.get(from..)) {
            out.copy_from_slice(bytes);
            if self.lower {
                out.make_ascii_lowercase();
            }
        }
    }

    /// Writes a plain scalar at its place of the window.
    #[inline(always)]
    fn correct(&mut self, place: usize, entry: Entry) {
        let out = self.block.get_mut(self.len + place..);
        let Some(out) = out.and_then(|out| out.first_chunk_mut::<4>()) else {
            return;
        };
        let bytes = entry.bytes();
        (out[0], out[1]) = (bytes[0], bytes[1]);
        if entry.len() > 2 {
            out[..entry.len()].copy_from_slice(&bytes[..entry.len()]);
        }
    }

    /// The entry of the scalar at `at`, and its length.
    #[inline]
    fn entry(&self, at: usize) -> (Entry, usize) {
        match self.text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(scalar) => (self.table.entry(scalar), scalar.len_utf8()),
            None => (Entry::RARE, 1),
        }
    }

    /// Whether the fast way may be gone with an entry, seen what stands at `next`.
    #[inline]
    fn may(&self, entry: Entry, next: usize) -> bool {
        match entry.way() {
            Way::Rare => false,
            Way::Mark | Way::Marked => self.ends_marks(next),
            _ => true,
        }
    }

    /// Writes a scalar, and tells the way back if it does not keep its length.
    #[inline]
    fn write(&mut self, entry: Entry, source: Span, folded: &mut FoldedText) {
        let way = entry.way();
        if way != Way::Plain {
            self.tell(source.start, folded);
            self.start = source.end;
        }
        match way {
            Way::Plain => self.put(entry),
            Way::Resized | Way::Mark => {
                folded.map().push(entry.len(), source);
                self.put(entry);
            }
            Way::Several | Way::Marked => self.several(entry, source, folded),
            Way::Dropped => {
                if self.is_behind_word(folded) {
                    folded.map().extend(source);
                }
            }
            Way::Hidden | Way::Rare => {}
        }
    }

    #[inline]
    fn put(&mut self, entry: Entry) {
        if let Some(slot) = self.block[self.len..].first_chunk_mut() {
            *slot = entry.bytes();
        }
        self.len += entry.len();
    }

    fn several(&mut self, entry: Entry, source: Span, folded: &mut FoldedText) {
        let inside = entry.bytes();
        let bytes = match inside.get(..entry.len()) {
            Some(bytes) => bytes,
            None => match source.of(self.text).chars().next() {
                Some(scalar) => self.table.bytes(scalar, entry),
                None => &[],
            },
        };
        for chunk in bytes.chunk_by(|_, next| next & 0xC0 == 0x80) {
            folded.map().push(chunk.len(), source);
        }
        if let Some(slot) = self.block[self.len..].get_mut(..bytes.len()) {
            slot.copy_from_slice(bytes);
        }
        self.len += bytes.len();
    }

    /// Whether words are made of the last scalar that was written.
    fn is_behind_word(&self, folded: &FoldedText) -> bool {
        let last = match self.block[FRONT..self.len] {
            [.., last] if last.is_ascii() => char::from(last),
            [.., lead, last] if lead >= 0xC0 => {
                let code = u32::from(lead & 0x1f) << 6 | u32::from(last & 0x3f);
                char::from_u32(code).unwrap_or(' ')
            }
            [] => folded.text().chars().next_back().unwrap_or(' '),
            ref bytes => String::from_utf8_lossy(bytes)
                .chars()
                .next_back()
                .unwrap_or(' '),
        };
        self.table.entry(last).is_word()
    }

    /// Tells the way back of the stretch that ends at `end`.
    #[inline]
    fn tell(&mut self, end: usize, folded: &mut FoldedText) {
        if self.start < end {
            let source = Span::new(self.start, end);
            folded.map().push(source.len(), source);
            self.start = end;
        }
    }

    #[inline]
    fn make_room(&mut self, folded: &mut FoldedText) {
        if self.len > BLOCK - ROOM {
            self.empty(folded);
        }
    }

    /// Hands the block over.
    fn empty(&mut self, folded: &mut FoldedText) {
        folded.push_bytes(&self.block[FRONT..self.len]);
        self.len = FRONT;
    }
}
