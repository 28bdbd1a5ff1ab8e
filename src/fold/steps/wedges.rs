//! Wedges: pictures, signs of emphasis and ornaments put inside a word to part it go (susp💀ended, **sus**pended, ki`ll).
//!
//! They stand directly between two letters of one script: pictures, ornaments, signs of emphasis in twos or threes, or a
//! single one whose fellow stands right before or behind the two parts (`*sus*pended`). Since people also put them between
//! words (kill💀them), the place stays a boundary, as that of a zero width space does: a term is found both across and
//! beside it.
//!
//! Table: the pictographs of `invisible.rs` with what belongs to their sequences, and flags; `*`, `_`, `~`, `|`, `` ` `` of
//! Markdown; ornaments of our own, which join words nowhere.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::joints::Joint;
use crate::fold::kind::Kind;
use crate::fold::steps::invisible;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;
use crate::span::Span;

/// Whether wedges are made of it.
pub fn is_part(scalar: char) -> bool {
    is_emphasis_sign(scalar) || is_ornament(scalar) || is_picture(scalar)
}

/// Drops wedges; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    if !tape.pieces.iter().any(|piece| is_part(piece.scalar)) {
        return false;
    }
    for wedge in found(&tape.pieces) {
        for piece in tape.pieces.get_mut(wedge.range()).unwrap_or(&mut []) {
            piece.parted = true;
            piece.skip(Step::Separators, changes);
        }
    }
    tape.sweep()
}

/// Drops what stands at joints.
pub fn join(tape: &mut Tape, joints: &[Joint], changes: &mut impl Changes) {
    if joints.is_empty() {
        return;
    }
    for piece in &mut tape.pieces {
        let next = joints.partition_point(|joint| joint.place.end <= piece.source.start);
        let joint = joints
            .get(next)
            .filter(|joint| joint.place.start <= piece.source.start);
        if let Some(joint) = joint {
            piece.parted |= !joint.sure;
            piece.skip(Step::Separators, changes);
        }
    }
    tape.sweep();
}

/// The places of wedges.
fn found(pieces: &[Piece]) -> Vec<Span> {
    let mut end = 0;
    let chunks = pieces.chunk_by(|a, b| is_word(a) == is_word(b));
    let chunks: Vec<Span> = chunks
        .map(|chunk| {
            let start = end;
            end += chunk.len();
            Span::new(start, end)
        })
        .collect();
    let of = |at: Span| pieces.get(at.range()).unwrap_or(&[]);
    let mut found = vec![];
    for (nth, window) in chunks.windows(3).enumerate() {
        let [before, gap, after] = window else {
            continue;
        };
        if joins(of(*before), of(*after)) {
            let outside = [nth.checked_sub(1), Some(nth + 3)];
            let [left, right] =
                outside.map(|at| at.and_then(|at| chunks.get(at)).map(|at| of(*at)));
            if is_wedge(of(*gap), left.unwrap_or(&[]), right.unwrap_or(&[])) {
                found.push(*gap);
            }
        }
    }
    found
}

/// Whether two words end and begin with letters of one script, marks aside.
fn joins(before: &[Piece], after: &[Piece]) -> bool {
    let mut kinds = before.iter().rev().map(|piece| piece.kind);
    let last = kinds.find(|kind| *kind != Kind::Mark);
    last.is_some_and(Kind::is_letter) && last == after.first().map(|piece| piece.kind)
}

/// Selectors and joiners of emoji sequences are marks or nothing; they belong to the gap.
fn is_word(piece: &Piece) -> bool {
    piece.kind.is_word() && !invisible::is_sequence_part(piece.scalar)
}

/// Whether `gap` is a wedge; `left` stands before the word before it, `right` behind the word behind it.
fn is_wedge(gap: &[Piece], left: &[Piece], right: &[Piece]) -> bool {
    let Some(sign) = gap.first().map(|piece| piece.scalar) else {
        return false;
    };
    if gap.iter().all(|piece| is_picture(piece.scalar)) {
        return true;
    }
    let same = gap.len() <= 3 && gap.iter().all(|piece| piece.scalar == sign);
    let is_sign = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.scalar == sign);
    let emphasised =
        gap.len() > 1 || (sign != '_' && (is_sign(left.last()) || is_sign(right.first())));
    same && (is_ornament(sign) || (is_emphasis_sign(sign) && emphasised))
}

fn is_picture(scalar: char) -> bool {
    let flag = matches!(scalar, '\u{1F1E6}'..='\u{1F1FF}');
    flag || !scalar.is_ascii()
        && (invisible::is_emoji(scalar) || invisible::is_sequence_part(scalar))
}

const fn is_emphasis_sign(scalar: char) -> bool {
    matches!(scalar, '*' | '_' | '~' | '|' | '`')
}

/// Signs that join no words, so that a single one parts a word as well as three.
const fn is_ornament(scalar: char) -> bool {
    matches!(
        scalar,
        '|' | '`'
            | '~'
            | '\\'
            | '^'
            | '='
            | '•'
            | '●'
            | '○'
            | '◦'
            | '∙'
            | '★'
            | '☆'
            | '→'
            | '※'
            | '¦'
            | '†'
            | '◆'
            | '♦'
    )
}
