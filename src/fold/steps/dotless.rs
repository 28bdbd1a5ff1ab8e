//! Dotless: Arabic letters written without their dots, to pass by a filter, become the commonest letter of that shape
//! (ٮ → ب, ڡ → ف, ٯ → ق, ں → ن).
//!
//! Table: our own; the dotless letters of the Arabic block. The dotless yeh is ى, which `arabic.rs` has mapped.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::tape::Tape;

/// Maps dotless letters; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = false;
    for piece in &mut tape.pieces {
        if let Some(dotted) = dotted(piece.scalar) {
            piece.become_scalar(dotted, Step::Dotless, changes);
            changed = true;
        }
    }
    changed
}

/// The letter with dots of a dotless one.
pub const fn dotted(scalar: char) -> Option<char> {
    Some(match scalar {
        'ٮ' => 'ب',
        'ڡ' => 'ف',
        'ٯ' => 'ق',
        'ں' => 'ن',
        _ => return None,
    })
}
