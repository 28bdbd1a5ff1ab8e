//! A folded text taken apart, for the steps that look at a whole word.

use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::step_set::StepSet;
use crate::span::Span;

/// What is to become of a piece at the next [`Tape::sweep`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    /// It goes, and the piece before it owns its source: a repeat, an accent.
    Owned,
    /// It goes: a separator.
    Skipped,
}

/// One folded scalar.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The scalar.
    pub scalar: char,
    /// Its kind.
    pub kind: Kind,
    /// Where it came from.
    pub source: Span,
    /// A format control was dropped right behind it: it owns nothing that stands farther.
    sealed: bool,
    /// A zero width space was dropped right before it.
    pub parted: bool,
    fate: Fate,
}

impl Piece {
    /// Turns it into another scalar.
    pub fn become_scalar(&mut self, scalar: char, step: Step, changes: &mut impl Changes) {
        self.scalar = scalar;
        self.kind = Kind::of(scalar);
        changes.note(self.source, StepSet::of(step));
    }

    /// Lets it go; the piece before it will own its source.
    pub fn give_up(&mut self, step: Step, changes: &mut impl Changes) {
        self.fate = Fate::Owned;
        changes.note(self.source, StepSet::of(step));
    }

    /// Lets it go.
    pub fn skip(&mut self, step: Step, changes: &mut impl Changes) {
        self.fate = Fate::Skipped;
        changes.note(self.source, StepSet::of(step));
    }
}

/// The scalars of a folded text with their sources.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    /// The scalars in order.
    pub pieces: Vec<Piece>,
    /// A zero width space was dropped at the end.
    pub parted_end: bool,
}

impl Tape {
    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        self.pieces.clear();
        self.parted_end = false;
    }

    /// Appends a scalar. A gap before its source means that a format control was dropped there.
    pub fn push(&mut self, scalar: char, source: Span, parted: bool) {
        if let Some(last) = self.pieces.last_mut() {
            last.sealed = last.source.end < source.start;
        }
        self.pieces.push(Piece {
            scalar,
            kind: Kind::of(scalar),
            source,
            sealed: false,
            parted,
            fate: Fate::Kept,
        });
    }

    /// Removes the pieces that were let go. Whether there were any.
    pub fn sweep(&mut self) -> bool {
        if self.pieces.iter().all(|piece| piece.fate == Fate::Kept) {
            return false;
        }
        let mut parted = false;
        let mut last: Option<Piece> = None;
        let mut kept = Vec::with_capacity(self.pieces.len());
        for mut piece in self.pieces.drain(..) {
            piece.parted |= std::mem::take(&mut parted);
            if piece.fate == Fate::Kept {
                kept.extend(last.replace(piece));
                continue;
            }
            parted = piece.parted;
            if let Some(last) = &mut last {
                last.absorb(&piece);
            }
        }
        kept.extend(last);
        self.parted_end |= parted;
        self.pieces = kept;
        true
    }
}

impl Piece {
    /// `gone` stood right behind it.
    fn absorb(&mut self, gone: &Self) {
        if gone.fate == Fate::Owned && !self.sealed {
            self.source.end = self.source.end.max(gone.source.end);
        }
        self.sealed |= gone.sealed;
    }
}
