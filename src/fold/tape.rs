//! A folded text taken apart, for the steps that look at a whole word.

use crate::fold::FoldedText;
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
    source: Span,
    /// A format control was dropped right behind it: it owns nothing that stands farther.
    sealed: bool,
    /// A zero width space was dropped right before it.
    parted: bool,
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
    parted_end: bool,
}

impl Tape {
    /// Takes `folded` apart.
    pub fn read(&mut self, folded: &FoldedText) {
        self.pieces.clear();
        let mut at = 0;
        for (scalar, source) in folded.sources() {
            if let Some(last) = self.pieces.last_mut() {
                last.sealed = last.source.end < source.start;
            }
            self.pieces.push(Piece {
                scalar,
                kind: Kind::of(scalar),
                source,
                sealed: false,
                parted: folded.breaks_at(at),
                fate: Fate::Kept,
            });
            at += scalar.len_utf8();
        }
        self.parted_end = folded.breaks_at(at);
    }

    /// Puts the text together again.
    pub fn write(&mut self, folded: &mut FoldedText) {
        folded.clear();
        for piece in self.pieces.drain(..) {
            if piece.parted {
                folded.push_break(folded.text().len());
            }
            folded.push(piece.scalar, piece.source);
        }
        if self.parted_end {
            folded.push_break(folded.text().len());
        }
    }

    /// Removes the pieces that were let go. Whether there were any.
    pub fn sweep(&mut self) -> bool {
        let mut parted = false;
        let mut last: Option<Piece> = None;
        let before = self.pieces.len();
        let mut kept = Vec::with_capacity(before);
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
        self.pieces.len() != before
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
