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
    pub fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let bytes = before.as_bytes();
        let ends = |i: &usize| {
            bytes[*i] == b'\n' || (bytes[*i] == b'\r' && text.as_bytes().get(i + 1) != Some(&b'\n'))
        };
        let breaks = (0..bytes.len()).filter(ends);
        let (count, start) = breaks.fold((0, 0), |(count, _), i| (count + 1, i + 1));
        let column = before[start..]
            .trim_start_matches(if start == 0 { '\u{feff}' } else { '\0' })
            .chars()
            .count();
        Self {
            line: count + 1,
            column: column + 1,
        }
    }
}

#[cfg(test)]
mod tests {
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
}
