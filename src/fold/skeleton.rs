//! The steps of the skeleton, and how often they are run.

use crate::fold::FoldedText;
use crate::fold::changes::Changes;
use crate::fold::steps::accents;
use crate::fold::steps::dotless;
use crate::fold::steps::entities;
use crate::fold::steps::leet;
use crate::fold::steps::lookalikes;
use crate::fold::steps::repeats;
use crate::fold::steps::separators;
use crate::fold::steps::teh;
use crate::fold::steps::wedges;
use crate::fold::tape::Tape;

/// One step may make room for another (a.b.1 has no word until its separators are gone), so they are run until nothing
/// changes. That takes four rounds at most: a joined word has two letters that stay different, so it is never a single
/// letter that could be joined again (see `separators.rs`). The bound is there so that a mistake cannot cost more than
/// time in proportion to the text.
const ROUNDS: usize = 8;

/// Takes a text of profile `default` on to the skeleton.
pub fn run(folded: &mut FoldedText, changes: &mut impl Changes) {
    let mut tape = folded.take_tape();
    read(folded, &mut tape);
    let rounds = (0..ROUNDS)
        .take_while(|_| round(&mut tape, changes))
        .count();
    if rounds > 0 {
        write(&tape, folded);
    }
    tape.clear();
    folded.keep_tape(tape);
}

/// Takes the text apart.
fn read(folded: &FoldedText, tape: &mut Tape) {
    tape.clear();
    let mut at = 0;
    for (scalar, source) in folded.sources() {
        tape.push(scalar, source, folded.breaks_at(at));
        at += scalar.len_utf8();
    }
    tape.parted_end = folded.breaks_at(at);
}

/// Puts the text together again.
fn write(tape: &Tape, folded: &mut FoldedText) {
    folded.clear();
    for piece in &tape.pieces {
        if piece.parted {
            folded.push_break(folded.text().len());
        }
        folded.push(piece.scalar, piece.source);
    }
    if tape.parted_end {
        folded.push_break(folded.text().len());
    }
}

/// Every step once, in order; whether one of them changed something.
fn round(tape: &mut Tape, changes: &mut impl Changes) -> bool {
    let mut changed = entities::apply(tape, changes);
    changed |= wedges::apply(tape, changes);
    changed |= lookalikes::apply(tape, changes);
    changed |= leet::apply(tape, changes);
    changed |= repeats::apply(tape, changes);
    changed |= separators::apply(tape, changes);
    changed |= accents::apply(tape, changes);
    changed |= teh::apply(tape, changes);
    changed |= dotless::apply(tape, changes);
    changed
}
