//! The fast way: stretches of a text in which no scalar asks what stands around it.
//!
//! A text goes by parts of a few thousand bytes. A part is laid out first with all folded that keeps its place
//! (`lanes::lay`); what may become something else is told by bits, and each such scalar is looked up. Whatever comes out is
//! written over the part itself, which is copied only behind a scalar that changed its length, and the way back is told when
//! a stretch ends. Whatever needs more than its entry and the scalar behind it (runs of marks, parts of emoji sequences) is
//! left to `pass.rs`.

use crate::fold::FoldedText;
use crate::fold::entry::Entry;
use crate::fold::entry::Way;
use crate::fold::table::Table;
use crate::lanes;
use crate::lanes::BLOCK;
use crate::span::Span;

/// Bytes of a part, or up to three more.
const PART: usize = 4096;

/// A part of a text, laid out.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    bytes: Vec<u8>,
    /// A bit for each byte at which a scalar begins that may become something else.
    unsettled: Vec<u64>,
}

/// The fast way through one text.
pub struct Stretches<'a> {
    table: &'a Table,
    /// Whether ASCII is lower-cased.
    lower: bool,
    text: &'a str,
    laid: Laid,
    /// What is laid out.
    part: Span,
    /// What was written into the part and not handed over, as places of the part.
    written: Span,
    /// Where the stretch began that the way back was not told of.
    start: usize,
}

impl<'a> Stretches<'a> {
    /// A way through `text`; `laid` is a buffer.
    pub const fn new(table: &'a Table, lower: bool, text: &'a str, laid: Laid) -> Self {
        Self {
            table,
            lower,
            text,
            laid,
            part: Span::new(0, 0),
            written: Span::new(0, 0),
            start: 0,
        }
    }

    /// The buffer.
    pub fn into_laid(self) -> Laid {
        self.laid
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
            if at >= self.part.end {
                self.lay(at);
            }
            let place = at - self.part.start;
            self.written = Span::new(place, place);
            (at, left) = self.by_scalar(at, folded);
            self.hand_over(folded);
        }
        self.tell(at, folded);
        at
    }

    /// Lays the part out that begins at `at`.
    fn lay(&mut self, at: usize) {
        let mut end = (at + PART).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        self.part = Span::new(at, end);
        let Laid { bytes, unsettled } = &mut self.laid;
        let how = (self.lower, self.table.arabic());
        lanes::lay((self.text.as_bytes(), self.part), how, bytes, unsettled);
    }

    /// The rest of the part from `at` on; where it ends, and whether a scalar is left there.
    fn by_scalar(&mut self, at: usize, folded: &mut FoldedText) -> (usize, bool) {
        let text = self.text.as_bytes();
        // Up to here the part is written.
        let mut done = at - self.part.start;
        let mut block = done / BLOCK;
        let mut behind = u64::MAX << (done % BLOCK);
        while let Some(bits) = self.laid.unsettled.get(block) {
            let mut bits = bits & behind;
            behind = u64::MAX;
            while bits != 0 {
                let place = block * BLOCK + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let from = self.part.start + place;
                let [lead, next] = match text.get(from..from + 2) {
                    Some(&[lead, next]) => [lead, next],
                    _ => [0, 0],
                };
                let starting = self.table.starting(lead, next);
                let (entry, len) = match starting.is_plain() {
                    true => (starting, starting.len()),
                    false => self.entry(from),
                };
                if entry.is_plain() {
                    self.correct(place, entry);
                    continue;
                }
                self.keep(Span::new(done, place));
                let source = Span::new(from, from + len);
                if !self.may(entry, source.end) {
                    return (source.start, true);
                }
                self.write(entry, source, folded);
                done = place + len;
            }
            block += 1;
        }
        self.keep(Span::new(done, self.part.len()));
        (self.part.end, false)
    }

    /// Writes a plain scalar at its place of the part.
    #[inline(always)]
    fn correct(&mut self, place: usize, entry: Entry) {
        let (bytes, len) = (entry.bytes(), entry.len());
        if let Some(out) = self.laid.bytes.get_mut(place..place + 4)
            && len == 2
        {
            (out[0], out[1]) = (bytes[0], bytes[1]);
        } else if let Some(out) = self.laid.bytes.get_mut(place..place + len) {
            out.copy_from_slice(&bytes[..len]);
        }
    }

    /// Writes what is laid out in `stretch`.
    #[inline]
    fn keep(&mut self, stretch: Span) {
        if self.written.end != stretch.start && !stretch.is_empty() {
            let bytes = &mut self.laid.bytes;
            bytes.copy_within(stretch.range(), self.written.end);
        }
        self.written.end += stretch.len();
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
            Way::Plain => self.put(entry, source, folded),
            Way::Resized | Way::Mark => {
                folded.map().push(entry.len(), source);
                self.put(entry, source, folded);
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
    fn put(&mut self, entry: Entry, source: Span, folded: &mut FoldedText) {
        let bytes = entry.bytes();
        self.put_bytes(bytes.get(..entry.len()).unwrap_or(&[]), source, folded);
    }

    /// Writes what comes out of `source`. Where there is no room before what follows, all is handed over first.
    fn put_bytes(&mut self, bytes: &[u8], source: Span, folded: &mut FoldedText) {
        let free = source.end - self.part.start;
        if self.written.end + bytes.len() > free {
            self.hand_over(folded);
            self.written = Span::new(free, free);
            folded.push_bytes(bytes);
            return;
        }
        let end = self.written.end;
        if let Some(out) = self.laid.bytes.get_mut(end..end + bytes.len()) {
            out.copy_from_slice(bytes);
        }
        self.written.end += bytes.len();
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
        self.put_bytes(bytes, source, folded);
    }

    /// Whether words are made of the last scalar that was written.
    fn is_behind_word(&self, folded: &FoldedText) -> bool {
        let written = self.laid.bytes.get(self.written.range()).unwrap_or(&[]);
        let last = match *written {
            [.., last] if last.is_ascii() => char::from(last),
            [.., lead, last] if lead >= 0xC0 => {
                let code = u32::from(lead & 0x1f) << 6 | u32::from(last & 0x3f);
                char::from_u32(code).unwrap_or(' ')
            }
            [] => folded.text().chars().next_back().unwrap_or(' '),
            [.., a, b, c, d] => String::from_utf8_lossy(&[a, b, c, d])
                .chars()
                .next_back()
                .unwrap_or(' '),
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

    /// Hands what was written over.
    fn hand_over(&mut self, folded: &mut FoldedText) {
        if let Some(bytes) = self.laid.bytes.get(self.written.range()) {
            folded.push_bytes(bytes);
        }
        self.written.start = self.written.end;
    }
}
