//! Texts that an adversary would send, each repeated to the length that is asked for.

/// A hostile text: how its cost grows with its length is what counts.
pub struct Hostile {
    /// What it is.
    pub name: &'static str,
    /// The part that is repeated.
    pub part: String,
    /// The terms that make it hostile.
    pub terms: Vec<String>,
}

impl Hostile {
    /// The text at about `bytes`.
    pub fn text(&self, bytes: usize) -> String {
        self.part.repeat(bytes / self.part.len() + 1)
    }
}

/// All of them.
pub fn hostile() -> Vec<Hostile> {
    let case = |name, part: &str, terms: Vec<String>| Hostile {
        name,
        part: part.to_owned(),
        terms,
    };
    let runs = |unit: &str, most: usize| (1..=most).map(|n| unit.repeat(n)).collect();
    let prefixes = |word: &str| {
        (1..=word.chars().count())
            .map(|n| word.chars().take(n).collect())
            .collect()
    };
    let phrases = (1..=40).map(|n| vec!["go"; n].join(" ")).collect();
    vec![
        case(
            "the same term again and again",
            "spam ",
            vec!["spam".into()],
        ),
        case("a^n, terms a to a^100", "a", runs("a", 100)),
        case("ا^n, terms ا to ا^100", "ا", runs("ا", 100)),
        case(
            "all prefixes of a word",
            "internationalisation ",
            prefixes("internationalisation"),
        ),
        case("phrases of one word, up to 40 times", "go ", phrases),
        case(
            "a word and half of a phrase",
            "very very very ",
            vec!["very very very bad".into(), "very bad".into()],
        ),
        case(
            "a letter under 1,000 marks",
            &format!("a{} ", "\u{301}\u{323}".repeat(500)),
            vec!["b".into()],
        ),
        case(
            "a letter under 1,000 harakat",
            &format!("ح{} ", "\u{64e}".repeat(1000)),
            vec!["حرب".into()],
        ),
        case("tatweel", "حـــــــــــــرب", vec!["حرب".into()]),
        case(
            "zero width spaces",
            "b\u{200b}a\u{200b}d ",
            vec!["bad".into(), "d".into()],
        ),
        case("joined emoji", "👧\u{200d}", vec!["👧".into()]),
        case("white space", " \t\u{a0}", vec!["a b".into()]),
        case("line ends", "a\n", vec!["a a".into()]),
        case("full stops", ".", vec!["a.b".into()]),
    ]
}
