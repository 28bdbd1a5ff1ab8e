//! A stream → its lines, each bounded.

use std::io::{self, BufRead};

/// One line of a stream, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1; blank lines count.
    pub number: u64,
    /// Its bytes; `None` for a line over the bound, which was skipped and never held.
    pub bytes: Option<Vec<u8>>,
}

/// Cuts a stream into lines, skips blank ones and a byte order mark at the start.
#[derive(Debug)]
pub struct Lines<R> {
    from: R,
    most: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `most` bytes each.
    pub fn new(from: R, most: usize) -> Self {
        Self {
            from,
            most,
            number: 0,
        }
    }

    /// The next line, ends and all; `None` at the end of the stream.
    fn advance(&mut self) -> io::Result<Option<Line>> {
        let mut held = Vec::new();
        let mut whole = true;
        let mut any = false;
        loop {
            let chunk = match self.from.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            any = true;
            let end = chunk.iter().position(|&byte| byte == b'\n');
            let piece = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or(chunk);
            // Two bytes and three beyond the bound are kept: a carriage return and a byte order mark are no content.
            if whole && held.len() + piece.len() <= self.most.saturating_add(SLACK) {
                held.extend_from_slice(piece);
            } else {
                whole = false;
                held = Vec::new();
            }
            let used = piece.len() + usize::from(end.is_some());
            self.from.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number += 1;
        let bytes = whole.then(|| trimmed(held, self.number == 1));
        Ok(Some(Line {
            number: self.number,
            bytes: bytes.filter(|bytes| bytes.len() <= self.most),
        }))
    }
}

/// Bytes of a carriage return and of a byte order mark.
const SLACK: usize = 4;

fn trimmed(mut line: Vec<u8>, first: bool) -> Vec<u8> {
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    if first && line.starts_with(b"\xef\xbb\xbf") {
        line.drain(..3);
    }
    line
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.advance().transpose()?;
            let blank = |bytes: &Vec<u8>| bytes.iter().all(u8::is_ascii_whitespace);
            match &line {
                Ok(Line {
                    bytes: Some(bytes), ..
                }) if blank(bytes) => {}
                _ => return Some(line),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8], most: usize, buffer: usize) -> Vec<(u64, Option<String>)> {
        let from = io::BufReader::with_capacity(buffer, text);
        let shown = |line: Line| {
            let text = line.bytes.map(|bytes| String::from_utf8(bytes).unwrap());
            (line.number, text)
        };
        Lines::new(from, most)
            .map(|line| shown(line.unwrap()))
            .collect()
    }

    #[test]
    fn blank_lines_count_and_are_skipped() {
        let text = b"\xef\xbb\xbfa\r\n \n\nbc\nd";
        for buffer in 1..20 {
            let expected = [(1, "a"), (4, "bc"), (5, "d")].map(|(n, t)| (n, Some(t.to_owned())));
            assert_eq!(lines(text, 10, buffer), expected, "{buffer}");
        }
    }

    #[test]
    fn a_line_over_the_bound_is_not_held() {
        for buffer in 1..20 {
            let found = lines(b"abcdefgh\nabc\r\nabcd", 3, buffer);
            let expected = [(1, None), (2, Some("abc".to_owned())), (3, None)];
            assert_eq!(found, expected, "{buffer}");
        }
    }
}
