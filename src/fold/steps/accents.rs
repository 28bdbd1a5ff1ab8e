//! Accents: the marks of Latin letters go (é → e, ñ → n), what is left of marks on Arabic letters and digits (س̶), and strokes
//! laid over any letter. Other marks of other scripts stay: they make other letters.
//!
//! This looks back at the letter that the mark stands on.
//!
//! Table: the combining characters of class 1 (overlays) of the blocks of combining marks.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::tape::Tape;

/// Drops marks; whether there were any.
pub fn apply(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut base = Kind::Other;
    for piece in &mut tape.pieces {
        if piece.kind != Kind::Mark {
            base = piece.kind;
        } else if goes(base, piece.scalar) {
            piece.give_up(Step::Accents, changes);
        }
    }
    tape.sweep()
}

fn goes(base: Kind, mark: char) -> bool {
    match base {
        Kind::Latin => true,
        Kind::Arabic | Kind::Digit => is_general(mark),
        _ => base.is_letter() && is_overlay(mark),
    }
}

/// Whether it is a mark of no script of its own: one of the blocks of combining marks, or the old Slavonic ones that are
/// piled on any letter.
pub const fn is_general(mark: char) -> bool {
    matches!(
        mark,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

/// Whether it is a stroke through or over its letter.
pub const fn is_overlay(scalar: char) -> bool {
    matches!(
        scalar,
        '\u{334}'..='\u{338}'
            | '\u{20D2}'
            | '\u{20D3}'
            | '\u{20D8}'..='\u{20DA}'
            | '\u{20E5}'
            | '\u{20E6}'
            | '\u{20EA}'
            | '\u{20EB}'
    )
}
