//! The one pass over a text: every scalar is looked up, and written with its source.

use crate::fold::FoldedText;
use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::kind::Kind;
use crate::fold::marks::MarkRun;
use crate::fold::step_set::StepSet;
use crate::fold::steps::case;
use crate::fold::steps::invisible::Sequence;
use crate::fold::stretch::Stretches;
use crate::fold::table::Outcome;
use crate::fold::table::Piece;
use crate::fold::table::Table;
use crate::span::Span;

/// Folds `text` by a table of scalar steps and appends it to `folded`.
///
/// `lower`: whether the steps fold case, which the fast way does to ASCII without looking it up.
pub fn run<C: Changes>(
    table: &Table,
    lower: bool,
    text: &str,
    folded: &mut FoldedText,
    changes: &mut C,
) {
    let mut pass = Pass {
        table,
        lower,
        folded,
        changes,
        marks: MarkRun::default(),
        base: None,
        sequence: Sequence::None,
    };
    if C::RECORDED {
        pass.slowly(text);
    } else {
        pass.fast(text);
    }
    pass.flush();
}

struct Pass<'a, C> {
    table: &'a Table,
    lower: bool,
    folded: &'a mut FoldedText,
    changes: &'a mut C,
    marks: MarkRun,
    /// The last scalar written that is no mark.
    base: Option<char>,
    sequence: Sequence,
}

impl<C: Changes> Pass<'_, C> {
    /// Every scalar by itself.
    fn slowly(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            at = self.scalar_at(text, at);
        }
    }

    /// In stretches, and by itself what asks for what stands around it.
    fn fast(&mut self, text: &str) {
        let laid = self.folded.take_laid();
        let mut stretches = Stretches::new(self.table, self.lower, text, laid);
        let mut at = 0;
        while at < text.len() {
            if self.marks.is_empty() || stretches.ends_marks(at) {
                self.flush();
                let end = stretches.run(at, self.folded);
                if end > at {
                    self.resume(text, end);
                }
                at = end;
            }
            at = self.scalar_at(text, at);
        }
        self.folded.keep_laid(stretches.into_laid());
    }

    /// Takes up the state that a stretch leaves when it ends at `at`.
    fn resume(&mut self, text: &str, at: usize) {
        let before = text.get(..at).unwrap_or("").chars().next_back();
        self.sequence = match before {
            Some(emoji) if self.table.outcome(emoji) == Outcome::Emoji => Sequence::behind(emoji),
            _ => Sequence::None,
        };
        self.base = self.folded.text().chars().next_back();
    }

    /// Folds the scalar at `at`, and gives the place behind it.
    fn scalar_at(&mut self, text: &str, at: usize) -> usize {
        let mut following = text.get(at..).unwrap_or("").chars();
        let Some(scalar) = following.next() else {
            return text.len();
        };
        let source = Span::new(at, at + scalar.len_utf8());
        self.scalar(scalar, source, following.next());
        source.end
    }

    fn scalar(&mut self, scalar: char, source: Span, next: Option<char>) {
        let outcome = self.table.outcome(scalar);
        let before = std::mem::take(&mut self.sequence);
        match outcome {
            Outcome::Same => self.write(scalar, source),
            Outcome::Scalar(other) => self.write(other, source),
            Outcome::Emoji => {
                self.write(scalar, source);
                self.sequence = Sequence::behind(scalar);
            }
            Outcome::Mark(mark) => self.piece(mark, source),
            Outcome::Several(from, len) => {
                let table = self.table;
                for piece in table.pieces(scalar, from, len) {
                    self.piece(*piece, source);
                }
            }
            Outcome::Dropped => self.own(source),
            Outcome::Break => self
                .folded
                .push_break(self.folded.text().len() + self.marks.bytes()),
            Outcome::SequencePart => {
                let emoji = next.is_some_and(|next| self.table.begins_with_emoji(next));
                if let Some(after) = before.step(scalar, emoji) {
                    self.write(scalar, source);
                    self.sequence = after;
                    return;
                }
            }
            Outcome::Hidden => {}
        }
        if C::RECORDED {
            self.changes.note(source, self.table.steps(scalar));
        }
    }

    fn piece(&mut self, piece: Piece, source: Span) {
        if piece.class == 0 {
            self.write(piece.scalar, source);
        } else if self.lower
            && self
                .base
                .is_some_and(|base| case::is_dot_of(piece.scalar, base))
        {
            self.changes.note(source, StepSet::of(Step::Case));
            self.own(source);
        } else {
            self.marks.push(piece, source);
        }
    }

    fn write(&mut self, scalar: char, source: Span) {
        self.flush();
        self.folded.push(scalar, source);
        self.base = Some(scalar);
    }

    /// What is dropped inside a word belongs to the scalar before it.
    fn own(&mut self, dropped: Span) {
        if !self.marks.is_empty() {
            self.marks.extend(dropped);
        } else if self.base.is_some_and(|base| Kind::of(base).is_word()) {
            self.folded.extend(dropped);
        }
    }

    fn flush(&mut self) {
        if !self.marks.is_empty() {
            self.marks.flush(self.folded, self.changes);
        }
    }
}
