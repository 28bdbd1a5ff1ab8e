//! The scalars U+0600 to U+067F, which UTF-8 writes as D8 or D9 and one byte more: as many as two registers of bytes hold.

/// How many there are.
const LETTERS: usize = 128;

/// What becomes of each of them.
#[derive(Clone, Debug)]
pub struct Arabic {
    /// The first byte of what comes out.
    pub lead: [u8; LETTERS],
    /// The second one.
    pub next: [u8; LETTERS],
    /// 0: these two bytes are all that comes out.
    pub unsettled: [u8; LETTERS],
}

/// What each of them is to runs.
#[derive(Clone, Debug)]
pub struct Known([u8; LETTERS]);

impl Arabic {
    /// Made of what comes out in two bytes; `None`: something else.
    pub fn new(out: impl Fn(char) -> Option<[u8; 2]>) -> Self {
        let mut made = Self {
            lead: [0; LETTERS],
            next: [0; LETTERS],
            unsettled: [1; LETTERS],
        };
        for (at, scalar) in scalars() {
            if let Some([lead, next]) = out(scalar) {
                (made.lead[at], made.next[at], made.unsettled[at]) = (lead, next, 0);
            }
        }
        made
    }
}

impl Known {
    /// In no run.
    pub const OUTSIDE: u8 = 1;
    /// To be looked at.
    pub const ODD: u8 = 2;

    /// Made of what each scalar is: 0 for letters and digits, [`Known::OUTSIDE`], [`Known::ODD`].
    pub fn new(of: impl Fn(char) -> u8) -> Self {
        let mut known = [Self::ODD; LETTERS];
        scalars().for_each(|(at, scalar)| known[at] = of(scalar));
        Self(known)
    }

    /// What is known, by place.
    pub const fn table(&self) -> &[u8; LETTERS] {
        &self.0
    }
}

fn scalars() -> impl Iterator<Item = (usize, char)> {
    ('\u{600}'..='\u{67F}').enumerate()
}
