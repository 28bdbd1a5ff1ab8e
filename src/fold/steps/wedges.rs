//! Wedges: pictures, and signs of emphasis in twos or threes, put inside a word to part it, go (susp💀ended, **sus**pended).
//!
//! They stand directly between two letters of one script. Since people also put them between words (kill💀them), the
//! place stays a boundary, as that of a zero width space does: a term is found both across and beside it.
//!
//! Table: the pictographs of `invisible.rs` with what belongs to their sequences; `*`, `_`, `~`, `|`, `` ` `` of
//! Markdown.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::steps::invisible;
use crate::fold::tape::Piece;
use crate::fold::tape::Tape;

/// Whether wedges are made of it.
pub fn is_part(scalar: char) -> bool {
    is_emphasis_sign(scalar) || is_picture(scalar)
}

/// Drops wedges; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut before: Option<Kind> = None;
    let mut at = 0;
    while let Some(rest) = tape.pieces.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let word = rest.iter().take_while(|piece| is_word(piece)).count();
        if word > 0 {
            let letters = rest.iter().take(word).rev();
            before = letters
                .map(|piece| piece.kind)
                .find(|kind| *kind != Kind::Mark);
            at += word;
            continue;
        }
        let gap = rest.iter().take_while(|piece| !is_word(piece)).count();
        let after = rest.get(gap).map(|piece| piece.kind);
        let joins = before.is_some_and(Kind::is_letter) && before == after;
        if let Some(gap) = rest.get_mut(..gap).filter(|gap| joins && is_wedge(gap)) {
            drop_all(gap, changes);
        }
        at += gap;
    }
    tape.sweep()
}

fn drop_all(gap: &mut [Piece], changes: &mut impl Changes) {
    for piece in gap {
        piece.parted = true;
        piece.skip(Step::Separators, changes);
    }
}

/// Selectors and joiners of emoji sequences are marks or nothing; they belong to the gap.
fn is_word(piece: &Piece) -> bool {
    piece.kind.is_word() && !invisible::is_sequence_part(piece.scalar)
}

fn is_wedge(gap: &[Piece]) -> bool {
    gap.iter().all(|piece| is_picture(piece.scalar)) || is_emphasis(gap)
}

fn is_picture(scalar: char) -> bool {
    !scalar.is_ascii() && (invisible::is_emoji(scalar) || invisible::is_sequence_part(scalar))
}

const fn is_emphasis_sign(scalar: char) -> bool {
    matches!(scalar, '*' | '_' | '~' | '|' | '`')
}

fn is_emphasis(gap: &[Piece]) -> bool {
    let Some(sign) = gap.first().map(|piece| piece.scalar) else {
        return false;
    };
    matches!(gap.len(), 2 | 3)
        && is_emphasis_sign(sign)
        && gap.iter().all(|piece| piece.scalar == sign)
}
