//! Accents: the marks of Latin letters go (é → e, ñ → n). Marks of other scripts stay: they make other letters.
//!
//! This looks back at the letter that the mark stands on.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::tape::Tape;

/// Drops marks of Latin letters; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut base = Kind::Other;
    for piece in &mut tape.pieces {
        if piece.kind != Kind::Mark {
            base = piece.kind;
        } else if base == Kind::Latin {
            piece.give_up(Step::Accents, changes);
        }
    }
    tape.sweep()
}
