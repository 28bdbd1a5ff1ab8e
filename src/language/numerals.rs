//! What a language's number words are made of.

use crate::language::Chain;

/// The part that one word plays in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// 1 to 9: may stand before a hundred, and beside tens.
    Unit(u64),
    /// The ten that makes 11 to 19 of a unit before it (عشر); 10 alone.
    Ten,
    /// A whole that takes nothing beside it: `zero`, `ten`, `eleven`, полмиллиона.
    Small(u64),
    /// 20, 30 … 90.
    Tens(u64),
    /// A hundred, which a unit may multiply.
    Hundred,
    /// 200 … 900 in one word.
    Hundreds(u64),
    /// A thousand, a million, a dozen: multiplies what stands before it; alone, once itself.
    Scale(u64),
    /// A scale after a number; alone, twice itself where a counted noun follows directly (ألفا حساب), else once (ألفا ومئتي حساب).
    Construct(u64),
    /// Its plural: a scale after a number, vague alone (`thousands`, آلاف).
    Plural(u64),
    /// Twice a scale in one word (ألفان).
    Pair(u64),
}

/// How the words of a number stand together.
#[derive(Clone, Copy, Debug)]
pub struct Grammar {
    /// Units come before tens, with a joiner between (خمسة وعشرون); else after them (`twenty-five`).
    pub units_first: bool,
    /// All parts of a number have a joiner between them (ألف ومئة).
    pub joined_parts: bool,
    /// A joiner may stand between tens and units (`treinta y uno`).
    pub joined_tens: bool,
    /// Plain digits may follow a scale and a joiner (ألف و200).
    pub digits_after_joiner: bool,
    /// Plain digits may follow a scale, as many as it has zeros (3 bin 500).
    pub digits_after_scale: bool,
    /// Number words are written as one word (`fünfundzwanzig`).
    pub glued: bool,
    /// Number words are written as one word with a zero width non-joiner between them (هفده‌هزار).
    pub zero_width_joined: bool,
    /// Some tens are counted in twenties, and take the numbers up to 19 (`quatre-vingt-dix-neuf`).
    pub twenties: bool,
    /// Millions are counted in thousands (`dos mil quinientos millones`).
    pub thousand_millions: bool,
    /// A half follows its number without a joiner (`bir buçuk milyon`).
    pub bare_halves: bool,
    /// Four digits from 1300 to 1499 are a year too, after a word that asks for one (سال ۱۳۹۹).
    pub hijri_years: bool,
    /// A plain space groups digits (`412 000`).
    pub spaced_digits: bool,
    /// Numbers are written in single letters without spaces: a letter alone is a number only before a word that counts,
    /// a scale only behind a number, and a unit behind a scale counts tenths of it (一万五).
    pub letters: bool,
}

impl Grammar {
    /// As in `two million three hundred twenty five`: nothing special.
    pub const PLAIN: Self = Self {
        units_first: false,
        joined_parts: false,
        joined_tens: false,
        digits_after_joiner: false,
        digits_after_scale: false,
        glued: false,
        zero_width_joined: false,
        twenties: false,
        thousand_millions: false,
        bare_halves: false,
        hijri_years: false,
        spaced_digits: false,
        letters: false,
    };
}

/// Where a word stands, seen from the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before the number.
    Before,
    /// After the number.
    After,
}

/// What a neighbour says about how exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierWord {
    /// `about`
    About,
    /// `more than`
    AtLeast,
    /// `up to`
    AtMost,
}

/// What a neighbour says about what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// `percent`
    Percent,
    /// `dollars`
    Money,
    /// `No.`
    Ordinal,
    /// `minutes`
    Time,
}

/// Letters right after digits that multiply them.
#[derive(Clone, Copy, Debug)]
pub struct Suffix {
    /// The letters, in lower case.
    pub text: &'static str,
    /// What they multiply by.
    pub scale: u64,
    /// How they may stand apart from the digits.
    pub apart: Apart,
}

impl Suffix {
    /// Letters that multiply digits by a scale.
    pub const fn new(text: &'static str, scale: u64, apart: Apart) -> Self {
        Self { text, scale, apart }
    }
}

/// How a suffix may stand apart from its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Only glued to them: `5cr`.
    Never,
    /// As a capital: `5 M` is five million, `5 m` five metres.
    Capital,
    /// Freely: `5 bn`.
    Freely,
}

/// Number words of a language and what stands around numbers. A phrase is words with single spaces between.
#[derive(Debug)]
pub struct Numbers {
    /// How the words stand together.
    pub grammar: Grammar,
    /// What may stand before a number inside its word, digits too (و300).
    pub prefixes: &'static [Chain],
    /// Prefixes that join a number to the one before it: `و`, `وال`.
    pub joining_prefixes: &'static [&'static str],
    /// Prefixes that are articles: they may stand inside `half the million`.
    pub article_prefixes: &'static [&'static str],
    /// Cardinal number words.
    pub words: &'static [(Numeral, &'static [&'static str])],
    /// Scales in short, which are names elsewhere (`Mio`, `RB`): they are read behind a number only.
    pub short_scales: &'static [(u64, &'static [&'static str])],
    /// Words that are common in another language too, or names in it (`once`, `bin`): they are read only where their own
    /// language is shown best, and show none.
    pub ambiguous: &'static [&'static str],
    /// Letters that show the language, as other languages of the tables do not have them (`ñ`).
    pub letters: &'static [&'static str],
    /// Number words that are common words too: no number alone (أحد).
    pub compound_only: &'static [&'static str],
    /// Number words that are another word without their hamza, which the fold drops: مئتا, ميتا (Meta).
    pub with_hamza: &'static [&'static str],
    /// Words that look like a prefix and a number, and are neither (لست).
    pub never: &'static [&'static str],
    /// Ordinal number words.
    pub ordinals: &'static [(Numeral, &'static [&'static str])],
    /// Letters after digits that make an ordinal (`3rd`).
    pub ordinal_suffixes: &'static [&'static str],
    /// Letters after digits that scale them.
    pub suffixes: &'static [Suffix],
    /// Endings of a number word that add a half, which a scale must follow (`fünfeinhalbtausend`).
    pub half_endings: &'static [&'static str],
    /// Words for one before a scale: `a million`.
    pub articles: &'static [&'static str],
    /// Words that join the parts of a number.
    pub joiners: &'static [&'static str],
    /// Words for the decimal point.
    pub points: &'static [&'static str],
    /// Fractions of a scale, as numerator and denominator.
    pub fractions: &'static [(&'static str, u64, u64)],
    /// Words that add quarters to the number behind them, which a scale must follow (سوا دو لاکھ, پونے دو لاکھ).
    pub quarters_before: &'static [(&'static str, i64)],
    /// What may stand between a fraction and its scale.
    pub fraction_links: &'static [&'static str],
    /// Words that make a fraction of the number before them: `two thirds`.
    pub denominators: &'static [&'static str],
    /// What may stand between two vague plurals: `tens of thousands`.
    pub vague_links: &'static [&'static str],
    /// Words that make a bare scale after them vague: `several hundred`.
    pub vague_before: &'static [&'static str],
    /// Words between a number and its scale that say that it is more (500多万).
    pub more_inside: &'static [&'static str],
    /// Words that count: before them a single letter is a number (三个).
    pub counters: &'static [&'static str],
    /// Endings behind the apostrophe after digits (`500'den fazla`).
    pub endings: &'static [&'static str],
    /// Words that make the number after them negative.
    pub negative_before: &'static [&'static str],
    /// Words before a phone number.
    pub phones_before: &'static [&'static str],
    /// Words before a version.
    pub versions_before: &'static [&'static str],
    /// Neighbours that say how exact a number is.
    pub qualifiers: &'static [(Side, QualifierWord, &'static [&'static str])],
    /// Neighbours that say what is counted.
    pub cues: &'static [(Side, Cue, &'static [&'static str])],
    /// Words before a year that make one of it, whatever follows: `in`, سنة.
    pub years: &'static [&'static str],
    /// Words after a year that make one of it, whatever follows: `года`, 年.
    pub years_after: &'static [&'static str],
    /// Words before a year that make one of it only where no counted noun seems to follow: `by`.
    pub perhaps_years: &'static [&'static str],
    /// Months.
    pub months: &'static [&'static str],
    /// Months that are common words too, and months only with a capital: `may`.
    pub capital_months: &'static [&'static str],
    /// Words that never are a counted noun: a year may stand before them.
    pub function_words: &'static [&'static str],
    /// Other common words, which show the language and do nothing else.
    pub common_words: &'static [&'static str],
    /// Words between the ends of a range: `to`.
    pub range_words: &'static [&'static str],
    /// Words before the two ends of a range that a joiner parts: `between`.
    pub between: &'static [&'static str],
}

impl Numbers {
    /// A language without number words.
    pub const NONE: Self = Self {
        grammar: Grammar::PLAIN,
        prefixes: &[],
        joining_prefixes: &[],
        article_prefixes: &[],
        words: &[],
        short_scales: &[],
        ambiguous: &[],
        letters: &[],
        compound_only: &[],
        with_hamza: &[],
        never: &[],
        ordinals: &[],
        ordinal_suffixes: &[],
        suffixes: &[],
        half_endings: &[],
        articles: &[],
        joiners: &[],
        points: &[],
        fractions: &[],
        quarters_before: &[],
        fraction_links: &[],
        denominators: &[],
        vague_links: &[],
        vague_before: &[],
        more_inside: &[],
        counters: &[],
        endings: &[],
        negative_before: &[],
        phones_before: &[],
        versions_before: &[],
        qualifiers: &[],
        cues: &[],
        years: &[],
        years_after: &[],
        perhaps_years: &[],
        months: &[],
        capital_months: &[],
        function_words: &[],
        common_words: &[],
        range_words: &[],
        between: &[],
    };
}
