//! Colour, or none.

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// Text alone; marks are brackets.
    #[default]
    Plain,
    /// ANSI escapes; marks are underlined.
    Ansi,
}

/// What a piece of output is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Strong,
    /// A label.
    Label,
    /// A match.
    Match,
    /// What holds.
    Good,
    /// What does not hold.
    Bad,
    /// What may be skipped.
    Dim,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Self::Strong => "\u{1b}[1m",
            Self::Label => "\u{1b}[1;35m",
            Self::Match => "\u{1b}[4;33m",
            Self::Good => "\u{1b}[32m",
            Self::Bad => "\u{1b}[31m",
            Self::Dim => "\u{1b}[2m",
        }
    }
}

impl Paint {
    /// `text` in a tone.
    pub fn dress(self, tone: Tone, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("{}{text}\u{1b}[0m", tone.code()),
        }
    }
}
