//! Levels of block mappings and lists: two spaces each.

use crate::span::Span;

/// Spaces a level.
const LEVEL: usize = 2;

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// A scalar with its quotes.
    Scalar(&'t str),
    /// From `#` to the line's end.
    Comment(&'t str),
    /// White space and signs between them.
    Gap(&'t str),
}

/// A text cut at its scalars and comments; nothing is lost.
pub fn pieces<'t>(text: &'t str, scalars: &[Span]) -> Vec<Piece<'t>> {
    let (mut all, mut done) = (vec![], 0);
    for scalar in scalars {
        if scalar.start < done {
            continue;
        }
        cut_gap(text.get(done..scalar.start).unwrap_or(""), &mut all);
        all.push(Piece::Scalar(scalar.of(text)));
        done = scalar.end;
    }
    cut_gap(text.get(done..).unwrap_or(""), &mut all);
    all
}

/// A stretch without scalars: every `#` in it begins a comment.
fn cut_gap<'t>(mut gap: &'t str, all: &mut Vec<Piece<'t>>) {
    while let Some(start) = gap.find('#') {
        let (before, rest) = gap.split_at(start);
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (comment, rest) = rest.split_at(end);
        all.push(Piece::Gap(before));
        all.push(Piece::Comment(comment));
        gap = rest;
    }
    all.push(Piece::Gap(gap));
}

/// How the lines of a text begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins {
    /// With a key, an element or a scalar of its own.
    Block,
    /// Inside brackets or a scalar that began above.
    Inside,
    /// With nothing, or with a comment.
    Nothing,
}

/// Moves each line so that levels are two spaces apart. What began above moves with its beginning, a comment with the
/// line below it.
pub fn indented(text: &str, scalars: &[Span]) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut begins = beginnings(text, scalars);
    begins.truncate(lines.len());
    let mut levels: Vec<(usize, usize)> = vec![];
    let mut moves: Vec<isize> = vec![];
    for (line, begins) in lines.iter().zip(&begins) {
        moves.push(match begins {
            Begins::Block => block_move(line, &mut levels),
            _ => moves.last().copied().unwrap_or(0),
        });
    }
    let mut below = 0;
    for (index, begins) in begins.iter().enumerate().rev() {
        match begins {
            Begins::Nothing => moves[index] = below,
            Begins::Block => below = moves[index],
            Begins::Inside => {}
        }
    }
    let lines = lines.iter().zip(moves).zip(begins);
    lines
        .map(|((line, by), begins)| moved(line, by, begins == Begins::Block))
        .collect()
}

/// How far a line moves; `levels` are the open columns, as they were and as they will be.
fn block_move(line: &str, levels: &mut Vec<(usize, usize)>) -> isize {
    let body = line.trim_start_matches(' ');
    let old = line.len() - body.len();
    if body.starts_with("---") || body.starts_with("...") {
        levels.clear();
        return 0;
    }
    let new = level(old, levels);
    let (mut body, mut was, mut is) = (body, old, new);
    // `-  - key:`: what follows a dash is one level further in.
    while let Some(rest) = body.strip_prefix("- ") {
        let next = rest.trim_start_matches(' ');
        let step = body.len() - next.len();
        (body, was, is) = (next, was + step, is + LEVEL);
        if !next.trim().is_empty() {
            levels.push((was, is));
        }
    }
    new.cast_signed() - old.cast_signed()
}

fn level(old: usize, levels: &mut Vec<(usize, usize)>) -> usize {
    while levels.last().is_some_and(|(was, _)| *was > old) {
        levels.pop();
    }
    match levels.last() {
        Some((was, is)) if *was == old => *is,
        above => {
            let new = above.map_or(0, |(_, is)| is + LEVEL);
            levels.push((old, new));
            new
        }
    }
}

fn moved(line: &str, by: isize, is_block: bool) -> String {
    let mut body = line.trim_start_matches(' ');
    if body.trim().is_empty() {
        return line.to_owned();
    }
    let old = line.len() - body.len();
    let mut out = " ".repeat(old.saturating_add_signed(by));
    while let Some(rest) = body.strip_prefix("- ").filter(|_| is_block) {
        out.push_str("- ");
        body = rest.trim_start_matches(' ');
    }
    out + body
}

fn beginnings(text: &str, scalars: &[Span]) -> Vec<Begins> {
    let mut all = vec![Begins::Nothing];
    let mut open = 0_usize;
    for piece in pieces(text, scalars) {
        match piece {
            Piece::Scalar(scalar) => {
                begin(&mut all, open);
                let more = scalar.matches('\n').count();
                all.extend(std::iter::repeat_n(Begins::Inside, more));
            }
            Piece::Comment(_) => {
                if open > 0 {
                    begin(&mut all, open);
                }
            }
            Piece::Gap(gap) => {
                for c in gap.chars() {
                    match c {
                        '\n' => all.push(Begins::Nothing),
                        ' ' | '\t' | '\r' => continue,
                        _ => begin(&mut all, open),
                    }
                    match c {
                        '[' | '{' => open += 1,
                        ']' | '}' => open = open.saturating_sub(1),
                        _ => {}
                    }
                }
            }
        }
    }
    all
}

/// The line that is open begins here, if it did not yet.
fn begin(all: &mut [Begins], open: usize) {
    if let Some(last) = all.last_mut().filter(|last| **last == Begins::Nothing) {
        *last = if open > 0 {
            Begins::Inside
        } else {
            Begins::Block
        };
    }
}
