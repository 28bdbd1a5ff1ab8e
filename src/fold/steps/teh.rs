//! Teh: teh marbuta becomes heh (ة → ه), as it is often typed.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::tape::Tape;

/// Maps teh marbuta; whether there was any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for piece in &mut tape.pieces {
        if let Some(heh) = heh(piece.scalar) {
            piece.become_scalar(heh, Step::Teh, changes);
            changed = true;
        }
    }
    changed
}

/// The heh that teh marbuta becomes.
pub const fn heh(scalar: char) -> Option<char> {
    match scalar {
        'ة' => Some('ه'),
        _ => None,
    }
}
