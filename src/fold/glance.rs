//! A glance at the next window of a folded text: how far can the skeleton's steps be told without reading word by word?
//!
//! Each scalar of the window has a bit in every mask here, the first the lowest. What a step asks of neighbours is then
//! a shift: where a letter repeats, where a digit follows a letter, which words are single letters.

use crate::fold::entry::Entry;
use crate::fold::look::Look;
use crate::fold::look::mapped;
use crate::fold::table::Table;
use crate::fold::window;
use crate::fold::window::WINDOW;
use crate::fold::window::Window;

/// The scalars of a window, seen from a fence at its start.
pub struct Glance {
    /// What each scalar is: [`Look::bits`].
    looks: [u8; WINDOW],
    /// Whether each is the same as the one before.
    same: [u8; WINDOW],
    /// Where each stands in the window.
    places: [u8; WINDOW + 1],
    /// How many there are.
    count: u32,
}

/// What a glance tells.
pub struct Settled {
    /// Letters that go.
    pub repeated: u64,
    /// Letters that become others.
    pub mapped: u64,
    /// How many scalars are settled.
    pub count: u32,
}

impl Glance {
    /// A glance at nothing.
    pub const fn new() -> Self {
        Self {
            looks: [0; WINDOW],
            same: [0; WINDOW],
            places: [0; WINDOW + 1],
            count: 0,
        }
    }

    /// Looks at the window at `at`.
    #[inline]
    pub fn look(&mut self, table: &Table, text: &str, at: usize) {
        let window = Window::at(text.as_bytes(), at);
        if let Some(lane) = window.ascii() {
            self.ascii(lane);
        } else {
            self.scalars(table, text, at, &window);
        }
    }

    /// Where the `nth` scalar stands in the window.
    pub fn place(&self, nth: u32) -> usize {
        usize::from(self.places[nth as usize % (WINDOW + 1)])
    }

    fn ascii(&mut self, lane: &[u8; WINDOW]) {
        let mut before = [0; WINDOW];
        before[1..].copy_from_slice(&lane[..WINDOW - 1]);
        for (nth, byte) in lane.iter().copied().enumerate() {
            let letter = byte.wrapping_sub(b'a') < 26;
            let digit = byte.wrapping_sub(b'0') < 10;
            let sign = byte == b'@' || byte == b'!';
            let latin = if letter { Look::Latin.bits() } else { 0 };
            let digit = if digit { Look::Digit.bits() } else { 0 };
            let sign = if sign { Look::Sign.bits() } else { 0 };
            let odd = if is_odd(byte) { Look::Odd.bits() } else { 0 };
            let known = latin | digit | sign | odd;
            self.looks[nth] = if known == 0 { Look::Gap.bits() } else { known };
            self.same[nth] = u8::from(byte == before[nth]);
            self.places[nth] = nth as u8;
        }
        self.places[WINDOW] = WINDOW as u8;
        self.count = WINDOW as u32;
    }

    fn scalars(&mut self, table: &Table, text: &str, at: usize, window: &Window) {
        let mut starts = window.starts();
        let mut nth = 0;
        let mut before = Entry::UNKNOWN;
        while starts != 0 {
            let place = starts.trailing_zeros() as usize % WINDOW;
            let mut entry = table.starting(window.bytes[place], window.bytes[place + 1]);
            if entry == Entry::UNKNOWN {
                entry = long(table, text, at + place);
            }
            let mut look = entry.look_bits();
            let dollar = window.bytes[place] == b'$';
            if dollar || (look == Look::Mapped.bits() && repeats_mapped(text, at + place)) {
                look |= Look::Odd.bits();
            }
            self.looks[nth % WINDOW] = look;
            self.same[nth % WINDOW] = u8::from(entry == before);
            self.places[nth % WINDOW] = place as u8;
            before = entry;
            nth += 1;
            starts &= starts - 1;
        }
        self.count = nth as u32;
        self.places[nth % (WINDOW + 1)] = window.end() as u8;
    }

    /// How much is settled.
    pub fn settled(&self) -> Settled {
        let seen = self.looks.iter().fold(0, |seen, look| seen | look);
        let mask = |bits: u8| {
            if seen & bits == 0 {
                0
            } else {
                gather(&self.looks, |look| u8::from(look & bits != 0))
            }
        };
        let (alike, mapped) = (mask(Look::Alike.bits()), mask(Look::Mapped.bits()));
        let letters = alike | mapped | mask(Look::Latin.bits() | Look::Letter.bits());
        let repeated = letters & gather(&self.same, |same| same);
        let (signs, digits) = (mask(Look::Sign.bits()), mask(Look::Digit.bits()));
        let behind_letter = letters << 1;
        // Digits behind a letter or before one; signs likewise, those behind one with something of their token behind them.
        let leet = behind_letter & (digits | (signs & ((digits | signs) >> 1)));
        let leet = leet | ((digits | signs) & (letters >> 1));
        // Wherever a word mixes scripts, a letter with look-alikes stands beside another.
        let others = letters & !alike;
        let mixed = (others & (alike << 1)) | (alike & (others << 1));
        let firsts = letters & !behind_letter;
        // Words that begin with a repeated letter may be single letters in the end.
        let drawn_out = repeated & (firsts << 1);
        let singles = firsts & !(letters >> 1);
        let row = singles & (singles >> 2 | singles >> 3 | singles >> 4);
        let odd = mask(Look::Odd.bits()) | leet | mixed | drawn_out | row;
        let known = below(odd.trailing_zeros().min(self.count));
        let gaps = mask(Look::Gap.bits());
        let fences = gaps & behind_letter & (letters << 2) & !(repeated << 1) & known;
        let count = 64 - fences.leading_zeros();
        Settled {
            repeated: repeated & below(count),
            mapped: mapped & below(count),
            count,
        }
    }
}

/// The ASCII signs that are odd, without a branch.
#[inline(always)]
const fn is_odd(byte: u8) -> bool {
    (byte == b'&')
        | (byte == b';')
        | (byte == b'*')
        | (byte == b'_')
        | (byte == b'~')
        | (byte == b'|')
        | (byte == b'`')
        | (byte == b'\\')
        | (byte == b'^')
        | (byte == b'=')
        | (byte == b'$')
}

fn long(table: &Table, text: &str, at: usize) -> Entry {
    let scalar = text.get(at..).and_then(|rest| rest.chars().next());
    scalar.map_or(Entry::RARE, |scalar| table.entry(scalar))
}

/// Whether the letter at `at` becomes the same as a letter beside it.
fn repeats_mapped(text: &str, at: usize) -> bool {
    let image = |scalar: char| mapped(scalar).unwrap_or(scalar);
    let (before, rest) = text.split_at_checked(at).unwrap_or(("", ""));
    let mut following = rest.chars().map(image);
    let here = following.next();
    here == before.chars().next_back().map(image) || here == following.next()
}

/// The lowest `count` bits.
const fn below(count: u32) -> u64 {
    if count >= 64 {
        u64::MAX
    } else {
        (1 << count) - 1
    }
}

/// A bit for each byte of which `is` says 1.
#[inline(always)]
fn gather(bytes: &[u8; WINDOW], is: impl Fn(u8) -> u8) -> u64 {
    window::gather(&bytes.map(is))
}
