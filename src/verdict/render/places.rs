//! Byte offset → line and column, for many offsets of one long text.

/// A place as editors show it: both count from 1, columns in code points. A byte order mark is no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Bytes between two counts.
const STEP: usize = 1024;

/// Where the lines of a text begin, and how many characters stand before every [`STEP`]th byte.
#[derive(Clone, Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    lines: Vec<usize>,
    counts: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        let mut counts = Vec::new();
        let mut count = 0;
        for (i, &byte) in bytes.iter().enumerate() {
            if i % STEP == 0 {
                counts.push(count);
            }
            count += usize::from(starts_character(byte));
            let ends = byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
            if ends {
                lines.push(i + 1);
            }
        }
        Self {
            text,
            lines,
            counts,
        }
    }

    /// Where a byte stands. Lines end at `\n`, `\r\n` or a lone `\r`.
    pub(super) fn at(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|i| self.lines.get(i));
        let start = start.copied().unwrap_or(0);
        let mark = usize::from(start == 0 && offset > 0 && self.text.starts_with('\u{feff}'));
        Place {
            line,
            column: self.characters(offset) - self.characters(start) - mark + 1,
        }
    }

    /// Characters that start before a byte.
    fn characters(&self, offset: usize) -> usize {
        let step = offset / STEP;
        let counted = self.counts.get(step).copied();
        let (from, count) = counted.map_or((0, 0), |count| (step * STEP, count));
        let rest = self.text.as_bytes().get(from..offset).unwrap_or(&[]);
        count + rest.iter().filter(|&&byte| starts_character(byte)).count()
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same, counted character by character.
    fn counted(text: &str, offset: usize) -> Place {
        let mut place = Place { line: 1, column: 1 };
        for (at, c) in text.char_indices().take_while(|(at, _)| *at < offset) {
            let rest = &text[at + c.len_utf8()..];
            if c == '\n' || (c == '\r' && !rest.starts_with('\n')) {
                place = Place {
                    line: place.line + 1,
                    column: 1,
                };
            } else if !(at == 0 && c == '\u{feff}') {
                place.column += 1;
            }
        }
        place
    }

    proptest! {
        /// A place is the same however it is found.
        #[test]
        fn places_agree_with_a_plain_count(text in "\u{feff}?([aح€😀\r\n]{0,40}){0,60}") {
            let places = Places::new(&text);
            for (offset, _) in text.char_indices().step_by(7) {
                prop_assert_eq!(places.at(offset), counted(&text, offset), "{}", offset);
            }
            prop_assert_eq!(places.at(text.len()), counted(&text, text.len()));
        }
    }
}
