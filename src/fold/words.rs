//! Which words the steps of the skeleton might touch.
//!
//! This reads a folded text scalar by scalar and tells what can be told at once: letters that repeat, marks of Latin
//! letters, letters that become others whatever stands around them. Where a step would have to look at more of the word
//! it calls the stretch odd: digits or signs that may stand for letters, words of mixed scripts, rows of single letters.
//! It may call too much odd, never too little.
//!
//! A **fence** is what parts words, right behind a word that stays longer than one letter. Words and tokens end there,
//! and so does a row of single letters: nothing before it can have to do with what stands behind.

use crate::fold::look::Look;
use crate::fold::steps::separators;

/// What is to be done with a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing, as far as is known.
    Nothing,
    /// It goes; the one before it owns it.
    Dropped,
    /// It becomes another letter, which is to be shown to [`Words::see_image`].
    Mapped,
    /// What stands up to here is settled.
    Fence,
}

/// What is known of the text so far.
#[derive(Debug, Default)]
pub struct Words {
    /// The last scalar that stays.
    last: u32,
    last_is: Last,
    word: Word,
    group: Group,
    row: Row,
    /// Whether the stretch since the last fence needs the slow way.
    odd: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Other,
    Latin,
    Alike,
    Letter,
}

/// A run of letters, digits and marks.
#[derive(Debug, Default)]
struct Word {
    /// Letters that stay.
    letters: u32,
    /// Whether it has begun.
    begun: bool,
    digits: bool,
    latin: bool,
    alike: bool,
    odd: bool,
}

/// A run of digits and signs, which may stand for letters if all of them do.
#[derive(Debug, Default)]
struct Group {
    open: bool,
    /// Whether a letter stands before it.
    behind_letter: bool,
    /// Whether something in it stands for no letter.
    number: bool,
    /// Whether it holds a `!`, which stands for no letter at a word's end.
    sign: bool,
}

/// Single letters with little between them.
#[derive(Debug, Default)]
struct Row {
    /// Whether the last word was a single letter.
    single: bool,
    /// How many scalars stand behind the last word.
    gaps: u32,
    /// Gaps in the row.
    len: u32,
}

impl Words {
    /// Reads on.
    #[inline(always)]
    pub fn see(&mut self, code: u32, look: Look) -> Seen {
        match look {
            Look::Letter => self.letter(code, Last::Letter),
            Look::Latin => self.letter(code, Last::Latin),
            Look::Gap => self.gap(code),
            Look::Mapped => Seen::Mapped,
            _ => self.rarer(code, look),
        }
    }

    /// Reads the letter that a letter became. Whether it goes, since it repeats the last.
    pub fn see_image(&mut self, image: char) -> bool {
        let kind = if image.is_ascii() {
            Last::Latin
        } else {
            Last::Letter
        };
        self.letter(u32::from(image), kind) == Seen::Dropped
    }

    /// The end of the text.
    pub fn end(&mut self) {
        self.gap(0);
    }

    /// Whether the stretch is odd that ends here.
    #[inline(always)]
    pub const fn take_odd(&mut self) -> bool {
        std::mem::replace(&mut self.odd, false)
    }

    #[inline(always)]
    fn letter(&mut self, code: u32, is: Last) -> Seen {
        if self.group.open {
            self.close_group(true, false);
            self.odd |= is == Last::Letter;
            self.word.odd |= is == Last::Letter;
        }
        if code == self.last {
            return Seen::Dropped;
        }
        self.last = code;
        self.last_is = is;
        self.word.begun = true;
        self.word.letters += 1;
        self.word.latin |= is == Last::Latin;
        Seen::Nothing
    }

    fn rarer(&mut self, code: u32, look: Look) -> Seen {
        match look {
            Look::Alike => {
                self.word.alike = true;
                return self.letter(code, Last::Alike);
            }
            Look::Mark | Look::OwnMark => {
                self.word.begun = true;
                self.close_group(false, false);
                if self.last_is == Last::Latin {
                    return Seen::Dropped;
                }
                // The mark of an Arabic letter or of a digit goes too.
                let goes = self.last_is == Last::Letter || self.word.digits;
                if look == Look::Mark && goes {
                    self.word.odd = true;
                    self.odd = true;
                }
            }
            Look::Digit | Look::Leet => {
                self.open_group();
                self.group.number |= look == Look::Digit;
                self.word.begun = true;
                self.word.digits = true;
            }
            Look::Sign => {
                self.end_word();
                self.open_group();
                self.group.sign |= code == u32::from('!');
                self.row.gaps += 1;
            }
            _ => {
                self.word.begun = true;
                self.word.odd = true;
                self.odd = true;
            }
        }
        self.last = code;
        self.last_is = Last::Other;
        Seen::Nothing
    }

    #[inline(always)]
    fn gap(&mut self, code: u32) -> Seen {
        if self.group.open {
            self.close_group(false, true);
        }
        let fence = self.word.begun && self.end_word();
        self.row.gaps += 1;
        self.last = code;
        self.last_is = Last::Other;
        if fence || code == u32::from('\n') {
            Seen::Fence
        } else {
            Seen::Nothing
        }
    }

    fn open_group(&mut self) {
        if !self.group.open {
            self.group = Group {
                open: true,
                behind_letter: self.last_is != Last::Other,
                number: false,
                sign: false,
            };
        }
    }

    /// A group may be read as letters if it stands before one, or at the end of its token and has no `!`.
    fn close_group(&mut self, before_letter: bool, at_end: bool) {
        let group = std::mem::take(&mut self.group);
        let read = before_letter || (at_end && group.behind_letter && !group.sign);
        if group.open && !group.number && read {
            self.odd = true;
            self.word.odd = true;
        }
    }

    /// The word is over. Whether it stays longer than one letter.
    #[inline(always)]
    fn end_word(&mut self) -> bool {
        let word = std::mem::take(&mut self.word);
        if !word.begun {
            return false;
        }
        let mixed = word.alike && word.latin;
        self.odd |= mixed;
        let single = word.letters == 1 && !word.digits;
        if single || self.row.single {
            self.follow(single);
        }
        self.row.gaps = 0;
        !single && !mixed && !word.odd
    }

    /// Goes on with the row, or ends it.
    fn follow(&mut self, single: bool) {
        let row = &mut self.row;
        if single && row.single && row.gaps as usize <= separators::LONGEST {
            row.len += 1;
            self.odd |= row.len > 1;
        } else {
            row.len = 0;
        }
        row.single = single;
    }
}
