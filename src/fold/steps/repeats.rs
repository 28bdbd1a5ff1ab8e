//! Repeats: a run of one letter becomes that letter (kiiill → kil, قتـــتتل → قتل).
//!
//! Letters only: 1000 stays, and so does "...". This looks back at the last scalar that was kept, so it also sees
//! across separators that were dropped. Patterns lose their double letters too, hence nothing is missed.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::tape::Tape;

/// Drops repeated letters; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut last = None;
    for piece in &mut tape.pieces {
        if piece.kind.is_letter() && last == Some(piece.scalar) {
            piece.give_up(Step::Repeats, changes);
        }
        last = Some(piece.scalar);
    }
    tape.sweep()
}
