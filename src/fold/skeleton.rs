//! The steps of the skeleton, and how often they are run.

use crate::fold::FoldedText;
use crate::fold::changes::Changes;
use crate::fold::joints::Joint;
use crate::fold::joints::joints;
use crate::fold::steps::accents;
use crate::fold::steps::dotless;
use crate::fold::steps::entities;
use crate::fold::steps::leet;
use crate::fold::steps::lookalikes;
use crate::fold::steps::masks;
use crate::fold::steps::repeats;
use crate::fold::steps::separators;
use crate::fold::steps::teh;
use crate::fold::steps::wedges;
use crate::fold::table::Table;
use crate::fold::tape::Tape;
use crate::fold::text::Place;
use crate::fold::text::Work;
use crate::fold::walk::Walk;
use crate::span::Span;

/// One step may make room for another (a.b.1 has no word until its separators are gone), so they are run until nothing
/// changes. That takes four rounds at most: a joined word has two letters that stay different, so it is never a single
/// letter that could be joined again (see `separators.rs`). The bound is there so that a mistake cannot cost more than
/// time in proportion to the text.
const ROUNDS: usize = 8;

/// Takes `plain`, which is `text` under profile `default` by `table`, on to the skeleton: a stretch at a time as long as nobody
/// asks what changes and nothing stands at a joint, otherwise all of it step by step.
pub fn run<C: Changes>(
    table: &Table,
    text: &str,
    plain: &FoldedText,
    work: &mut Work,
    folded: &mut FoldedText,
    changes: &mut C,
) {
    let Work { tape, turns } = work;
    let joints = joints(text);
    if C::RECORDED || !joints.is_empty() {
        let whole = Span::new(0, plain.text().len());
        let part = (whole, joints.as_slice());
        stretch(plain, &mut Place::default(), part, tape, folded, changes);
        folded.append_end(plain);
    } else {
        Walk::new(table, plain, folded, tape, turns).run();
    }
}

/// Takes a part of `plain` apart, lets the joints in it go, runs the steps, and appends what comes out to `folded`.
pub fn stretch(
    plain: &FoldedText,
    place: &mut Place,
    (part, joints): (Span, &[Joint]),
    tape: &mut Tape,
    folded: &mut FoldedText,
    changes: &mut impl Changes,
) {
    tape.clear();
    for (scalar, source, parted) in plain.pieces(place, part) {
        tape.push(scalar, source, parted);
    }
    wedges::join(tape, joints, changes);
    (0..ROUNDS).take_while(|_| round(tape, changes)).count();
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
    changed |= masks::apply(tape, changes);
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
