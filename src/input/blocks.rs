//! A stream → blocks of whole lines, for many threads.

use std::io::{self, Read};

/// Bytes asked of the stream at once. A block holds about as many, and one line more.
const READ: usize = 128 << 10;

/// Bytes of a carriage return and of a byte order mark: no content of a line.
const SLACK: usize = 4;

/// Some whole lines of a stream, in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The number of its first line, from 1; blank lines count.
    first: u64,
    /// Its lines, ends and all; `None`: one line over the bound, which was skipped and never held.
    bytes: Option<Vec<u8>>,
    /// The longest line that is no fault.
    most: usize,
}

impl Block {
    /// Its lines, without their ends, each with its number; blank ones and a byte order mark at the stream's start are left
    /// out. `None` stands for a line over the bound.
    pub fn lines(&self) -> impl Iterator<Item = (u64, Option<&[u8]>)> {
        let lost = self.bytes.is_none().then_some((self.first, None));
        let whole = self.bytes.as_deref().unwrap_or(&[]);
        // What follows the last line's end is no line.
        let whole = whole.strip_suffix(b"\n").unwrap_or(whole);
        let lines = whole.split(|byte| *byte == b'\n').zip(self.first..);
        let most = self.most;
        let lines = lines.filter_map(move |(line, number)| {
            let line = trimmed(line, number);
            let bounded = (line.len() <= most).then_some(line);
            let blank = bounded.is_some_and(|line| line.iter().all(u8::is_ascii_whitespace));
            (!blank).then_some((number, bounded))
        });
        lost.into_iter().chain(lines)
    }

    /// Bytes held.
    pub fn len(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len)
    }

    /// Whether no byte is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn trimmed(line: &[u8], number: u64) -> &[u8] {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if number == 1 {
        line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
    } else {
        line
    }
}

/// Cuts a stream into blocks of lines. What a read gave is handed on as soon as a line of it is whole, so a slow stream is
/// not waited for.
#[derive(Debug)]
pub struct Blocks<R> {
    from: R,
    most: usize,
    /// The next line's number.
    number: u64,
    /// The beginning of a line whose end was not read yet.
    held: Vec<u8>,
    /// How many bytes of it are known to hold no line end.
    looked_at: usize,
    /// Whether that line is over the bound already, and not held any more.
    lost: bool,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    /// Blocks of lines of at most `most` bytes each.
    pub fn new(from: R, most: usize) -> Self {
        Self {
            from,
            most,
            number: 1,
            held: Vec::new(),
            looked_at: 0,
            lost: false,
            ended: false,
        }
    }

    fn block(&mut self, lines: u64, bytes: Option<Vec<u8>>) -> Block {
        let first = self.number;
        self.number += lines;
        Block {
            first,
            bytes,
            most: self.most,
        }
    }

    /// Reads once; what was held before comes first. The number of bytes read.
    fn read(&mut self) -> io::Result<usize> {
        let old = self.held.len();
        self.held.resize(old + READ, 0);
        let fresh = self.held.get_mut(old..).unwrap_or(&mut []);
        let read = loop {
            match self.from.read(fresh) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.held
            .truncate(old + read.as_ref().map_or(0, |read| *read));
        read
    }

    /// The next block, or `None` at the end of the stream.
    fn advance(&mut self) -> io::Result<Option<Block>> {
        loop {
            if let Some(whole) = self.whole_lines() {
                let ends = whole.iter().filter(|byte| **byte == b'\n').count();
                let lines = u64::try_from(ends).unwrap_or(u64::MAX);
                return Ok(Some(self.block(lines, Some(whole))));
            }
            if self.held.len() > self.most.saturating_add(SLACK) {
                self.lost = true;
            }
            if self.lost {
                self.held.clear();
            }
            self.looked_at = self.held.len();
            if self.ended || self.read()? == 0 {
                return Ok(self.last());
            }
            if self.lost
                && let Some(end) = self.held.iter().position(|byte| *byte == b'\n')
            {
                self.held.drain(..=end);
                self.lost = false;
                return Ok(Some(self.block(1, None)));
            }
        }
    }

    /// Takes the whole lines out of what is held.
    fn whole_lines(&mut self) -> Option<Vec<u8>> {
        let fresh = self.held.get(self.looked_at..)?;
        let end = fresh.iter().rposition(|byte| *byte == b'\n')?;
        let rest = self.held.split_off(self.looked_at + end + 1);
        self.looked_at = 0;
        Some(std::mem::replace(&mut self.held, rest))
    }

    /// What stands behind the last line end.
    fn last(&mut self) -> Option<Block> {
        self.ended = true;
        let rest = std::mem::take(&mut self.held);
        if std::mem::take(&mut self.lost) {
            return Some(self.block(1, None));
        }
        (!rest.is_empty()).then(|| self.block(1, Some(rest)))
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        let block = self.advance().transpose();
        // A stream that failed is at its end.
        self.ended |= matches!(block, Some(Err(_)));
        block
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Lines;
    use proptest::prelude::*;

    /// A stream that gives so many bytes a read.
    struct Slow<'b>(&'b [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn by_blocks(text: &[u8], most: usize, step: usize) -> Vec<(u64, Option<Vec<u8>>)> {
        let blocks = Blocks::new(Slow(text, step), most);
        let mut lines = Vec::new();
        for block in blocks {
            let block = block.unwrap();
            let own = block.lines();
            lines.extend(own.map(|(number, line)| (number, line.map(<[u8]>::to_vec))));
        }
        lines
    }

    proptest! {
        /// Blocks hold the lines that `Lines` cuts, however the stream comes.
        #[test]
        fn blocks_hold_the_lines(parts in prop::collection::vec("\\PC{0,6}|\n|\r\n| |\u{feff}", 0..20), most in 1..12_usize, step in 1..30_usize) {
            let text = parts.concat();
            let lines = Lines::new(io::BufReader::with_capacity(step, text.as_bytes()), most);
            let expected: Vec<_> = lines.map(|line| line.map(|line| (line.number, line.bytes)).unwrap()).collect();
            prop_assert_eq!(by_blocks(text.as_bytes(), most, step), expected);
        }
    }

    #[test]
    fn a_line_is_handed_on_when_it_is_whole() {
        let mut blocks = Blocks::new(Slow(b"a\nb\nc", 3), 10);
        let first = blocks.next().unwrap().unwrap();
        assert_eq!(first.lines().collect::<Vec<_>>(), [(1, Some(&b"a"[..]))]);
    }
}
