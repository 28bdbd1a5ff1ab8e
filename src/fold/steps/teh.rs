//! Teh: teh marbuta becomes heh (ة → ه), as it is often typed.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::tape::Tape;

/// Maps teh marbuta; whether there was any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for piece in tape.pieces.iter_mut().filter(|piece| piece.scalar == 'ة') {
        piece.become_scalar('ه', Step::Teh, changes);
        changed = true;
    }
    changed
}
