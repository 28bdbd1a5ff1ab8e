//! Byte offset → line and column.

/// A place as editors show it: both count from 1, columns in code points. A byte order mark is no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

impl LineColumn {
    /// Where byte `offset` of `text` stands. Lines end at `\n`, `\r\n` or a lone `\r`.
    ///
    /// This walks the text; a [`Lines`] answers many questions about one text.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut at = Mark::START;
        for (index, c) in text.char_indices() {
            if index + c.len_utf8() > offset {
                break;
            }
            at.pass(text, index, c);
        }
        Self {
            line: at.line as usize,
            column: at.column as usize,
        }
    }
}

/// Bytes between two marks of one line, so that no answer walks further.
const STRIDE: usize = 512;

/// A byte with its line and column, all as small as policy sources are.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: u32,
    line: u32,
    column: u32,
}

impl Mark {
    const START: Self = Self {
        offset: 0,
        line: 1,
        column: 1,
    };

    /// Moves behind the character `c` at `index` of `text`; true if a line ended.
    fn pass(&mut self, text: &str, index: usize, c: char) -> bool {
        let next = index + c.len_utf8();
        let ends = c == '\n' || (c == '\r' && text.as_bytes().get(next) != Some(&b'\n'));
        if ends {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else if index > 0 || c != '\u{feff}' {
            self.column = self.column.saturating_add(1);
        }
        self.offset = u32::try_from(next).unwrap_or(u32::MAX);
        ends
    }
}

/// An index of a text's lines: a mark at each line's start and every so many bytes, found by halving.
#[derive(Clone, Debug)]
pub struct Lines {
    marks: Vec<Mark>,
}

impl Lines {
    /// The index of `text`.
    pub fn new(text: &str) -> Self {
        let mut at = Mark::START;
        let mut marks = vec![at];
        let mut last = 0;
        for (index, c) in text.char_indices() {
            let ended = at.pass(text, index, c);
            if ended || index - last >= STRIDE {
                marks.push(at);
                last = index;
            }
        }
        Self { marks }
    }

    /// Where byte `offset` of `text` stands; `text` is the one that was indexed.
    pub fn locate(&self, text: &str, offset: usize) -> LineColumn {
        let after = self
            .marks
            .partition_point(|mark| mark.offset as usize <= offset);
        let mut at = self
            .marks
            .get(after.wrapping_sub(1))
            .copied()
            .unwrap_or(Mark::START);
        let start = at.offset as usize;
        for (index, c) in text.get(start..).unwrap_or("").char_indices() {
            if start + index + c.len_utf8() > offset {
                break;
            }
            at.pass(text, start + index, c);
        }
        LineColumn {
            line: at.line as usize,
            column: at.column as usize,
        }
    }

    /// The first byte of a line, counted from 1; `None` for a line that is not there.
    pub fn line_start(&self, line: usize) -> Option<usize> {
        let first = self
            .marks
            .partition_point(|mark| (mark.line as usize) < line);
        let mark = self.marks.get(first)?;
        (mark.line as usize == line).then_some(mark.offset as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_are_code_points() {
        let text = "\u{feff}a: ١٢\r\nb: c";
        assert_eq!(LineColumn::of(text, 3), LineColumn { line: 1, column: 1 });
        assert_eq!(
            LineColumn::of(text, text.find('٢').unwrap()),
            LineColumn { line: 1, column: 5 }
        );
        assert_eq!(
            LineColumn::of(text, text.find('c').unwrap()),
            LineColumn { line: 2, column: 4 }
        );
    }

    #[test]
    fn a_line_begins_behind_the_break_before_it() {
        let text = "one\r\ntwo\rthree\n";
        let lines = Lines::new(text);
        let starts: Vec<_> = (1..=4).map(|line| lines.line_start(line)).collect();
        assert_eq!(starts, [Some(0), Some(5), Some(9), Some(15)]);
        assert_eq!(lines.line_start(5), None);
    }

    proptest! {
        /// The index tells what a walk through the text tells.
        #[test]
        fn an_index_agrees_with_a_walk(text in "\u{feff}?[aب\r\n]{0,40}", long in 0usize..700, at in 0usize..900) {
            let text = format!("{text}{}{text}", "ي".repeat(long));
            prop_assert_eq!(Lines::new(&text).locate(&text, at), LineColumn::of(&text, at));
        }
    }
}
