//! Portuguese.
//!
//! Sources: common grammars of Portuguese, and the forms that news and posts use. Choices: the one affix is the
//! plural, for pronouns stand behind a hyphen, which parts words; words of Brazil and Portugal.

use crate::language::numerals::{
    Apart, Cue, Grammar, Numbers, Numeral, QualifierWord, Side, Suffix,
};
use crate::language::tables::{LanguageData, Script};

/// The tables of Portuguese.
pub static DATA: LanguageData = LanguageData {
    code: "pt",
    script: Script::Latin,
    unless_shown: false,
    before: &[],
    before_short: &[],
    inner: &[],
    after: &[&[&["s", "es"]]],
    abbreviations: &[
        "sr.", "sra.", "srs.", "sras.", "dr.", "dra.", "prof.", "profa.", "av.", "exmo.", "eng.",
        "gen.", "cap.", "cel.", "d.", "núm.", "pág.", "págs.", "art.", "aprox.", "ltda.", "cia.",
        "vol.", "ex.", "r.", "min.", "dep.", "sen.",
    ],
    numbers: Numbers {
        grammar: Grammar {
            joined_tens: true,
            thousand_millions: true,
            spaced_digits: true,
            ..Grammar::PLAIN
        },
        words: WORDS,
        ambiguous: AMBIGUOUS,
        letters: LETTERS,
        compound_only: &["um", "uma"],
        ordinals: ORDINALS,
        ordinal_suffixes: &["o", "a"],
        suffixes: &[
            Suffix::new("k", 1_000, Apart::Freely),
            Suffix::new("m", 1_000_000, Apart::Capital),
            Suffix::new("mi", 1_000_000, Apart::Freely),
            Suffix::new("mm", 1_000_000, Apart::Freely),
            Suffix::new("bi", 1_000_000_000, Apart::Freely),
            Suffix::new("tri", 1_000_000_000_000, Apart::Freely),
        ],
        articles: &["um", "uma"],
        joiners: &["e"],
        points: &["vírgula", "ponto"],
        fractions: &[
            ("meio", 1, 2),
            ("meia", 1, 2),
            ("quarto", 1, 4),
            ("terço", 1, 3),
            ("três quartos", 3, 4),
            ("dois terços", 2, 3),
        ],
        fraction_links: &["de"],
        denominators: DENOMINATORS,
        vague_links: &["de"],
        vague_before: &["vários", "várias", "alguns", "algumas", "uns poucos"],
        negative_before: &["menos"],
        qualifiers: QUALIFIERS,
        cues: CUES,
        years: YEARS,
        perhaps_years: &["de", "a", "até", "antes de", "depois de"],
        months: MONTHS,
        function_words: FUNCTION_WORDS,
        range_words: &["a", "e", "ou"],
        between: &["entre"],
        ..Numbers::NONE
    },
};

const WORDS: &[(Numeral, &[&str])] = &[
    (Numeral::Small(0), &["zero"]),
    (Numeral::Unit(1), &["um", "uma"]),
    (Numeral::Unit(2), &["dois", "duas"]),
    (Numeral::Unit(3), &["três", "tres"]),
    (Numeral::Unit(4), &["quatro"]),
    (Numeral::Unit(5), &["cinco"]),
    (Numeral::Unit(6), &["seis"]),
    (Numeral::Unit(7), &["sete"]),
    (Numeral::Unit(8), &["oito"]),
    (Numeral::Unit(9), &["nove"]),
    (Numeral::Small(10), &["dez"]),
    (Numeral::Small(11), &["onze"]),
    (Numeral::Small(12), &["doze"]),
    (Numeral::Small(13), &["treze"]),
    (Numeral::Small(14), &["quatorze", "catorze"]),
    (Numeral::Small(15), &["quinze"]),
    (Numeral::Small(16), &["dezesseis", "dezasseis"]),
    (Numeral::Small(17), &["dezessete", "dezassete"]),
    (Numeral::Small(18), &["dezoito"]),
    (Numeral::Small(19), &["dezenove", "dezanove"]),
    (Numeral::Tens(20), &["vinte"]),
    (Numeral::Tens(30), &["trinta"]),
    (Numeral::Tens(40), &["quarenta"]),
    (Numeral::Tens(50), &["cinquenta", "cinqüenta"]),
    (Numeral::Tens(60), &["sessenta"]),
    (Numeral::Tens(70), &["setenta"]),
    (Numeral::Tens(80), &["oitenta"]),
    (Numeral::Tens(90), &["noventa"]),
    (Numeral::Hundreds(100), &["cem", "cento"]),
    (Numeral::Hundreds(200), &["duzentos", "duzentas"]),
    (Numeral::Hundreds(300), &["trezentos", "trezentas"]),
    (Numeral::Hundreds(400), &["quatrocentos", "quatrocentas"]),
    (Numeral::Hundreds(500), &["quinhentos", "quinhentas"]),
    (Numeral::Hundreds(600), &["seiscentos", "seiscentas"]),
    (Numeral::Hundreds(700), &["setecentos", "setecentas"]),
    (Numeral::Hundreds(800), &["oitocentos", "oitocentas"]),
    (Numeral::Hundreds(900), &["novecentos", "novecentas"]),
    (Numeral::Scale(10), &["dezena"]),
    (Numeral::Scale(12), &["dúzia", "duzia"]),
    (Numeral::Scale(100), &["centena"]),
    (Numeral::Scale(1_000), &["mil", "milhar"]),
    (Numeral::Scale(1_000_000), &["milhão", "milhao"]),
    (Numeral::Scale(1_000_000_000), &["bilhão", "bilhao"]),
    (Numeral::Scale(1_000_000_000_000), &["trilhão", "bilião"]),
    (Numeral::Plural(10), &["dezenas"]),
    (Numeral::Plural(12), &["dúzias", "duzias"]),
    (Numeral::Plural(100), &["centenas"]),
    (Numeral::Plural(1_000), &["milhares"]),
    (Numeral::Plural(1_000_000), &["milhões", "milhoes"]),
    (Numeral::Plural(1_000_000_000), &["bilhões", "bilhoes"]),
    (Numeral::Plural(1_000_000_000_000), &["trilhões", "biliões"]),
];

const AMBIGUOUS: &[&str] = &[
    "um", "mil", "a", "e", "o", "as", "os", "no", "do", "me", "set", "real", "mi", "tri",
];

const LETTERS: &[&str] = &["ã", "õ", "â", "ê", "ç", "á", "à", "ó", "é", "í", "ú"];

const ORDINALS: &[(Numeral, &[&str])] = &[
    (
        Numeral::Unit(1),
        &["primeiro", "primeira", "primeiros", "primeiras"],
    ),
    (Numeral::Unit(2), &["segundo", "segunda"]),
    (Numeral::Unit(3), &["terceiro", "terceira"]),
    (Numeral::Unit(4), &["quarto", "quarta"]),
    (Numeral::Unit(5), &["quinto", "quinta"]),
    (Numeral::Unit(6), &["sexto", "sexta"]),
    (Numeral::Unit(7), &["sétimo", "sétima"]),
    (Numeral::Unit(8), &["oitavo", "oitava"]),
    (Numeral::Unit(9), &["nono", "nona"]),
    (Numeral::Small(10), &["décimo", "décima"]),
];

const DENOMINATORS: &[&str] = &[
    "meio", "meios", "terço", "terços", "quarto", "quartos", "quinto", "quintos", "décimo",
    "décimos",
];

const QUALIFIERS: &[(Side, QualifierWord, &[&str])] = &[
    (
        Side::Before,
        QualifierWord::About,
        &[
            "cerca de",
            "aproximadamente",
            "quase",
            "em torno de",
            "por volta de",
            "perto de",
            "uns",
            "umas",
            "aprox",
            "à volta de",
        ],
    ),
    (
        Side::After,
        QualifierWord::About,
        &["aproximadamente", "mais ou menos"],
    ),
    (
        Side::Before,
        QualifierWord::AtLeast,
        &[
            "mais de",
            "mais que",
            "ao menos",
            "pelo menos",
            "no mínimo",
            "não menos de",
            "acima de",
            "supera",
            "superam",
            "superior a",
        ],
    ),
    (
        Side::After,
        QualifierWord::AtLeast,
        &["ou mais", "no mínimo", "pelo menos"],
    ),
    (
        Side::Before,
        QualifierWord::AtMost,
        &[
            "menos de",
            "até",
            "no máximo",
            "não mais de",
            "não mais que",
            "abaixo de",
        ],
    ),
    (
        Side::After,
        QualifierWord::AtMost,
        &["ou menos", "no máximo"],
    ),
];

const CUES: &[(Side, Cue, &[&str])] = &[
    (
        Side::After,
        Cue::Percent,
        &["por cento", "pontos percentuais", "porcento"],
    ),
    (Side::Before, Cue::Money, &["r$"]),
    (
        Side::After,
        Cue::Money,
        &[
            "real",
            "reais",
            "euro",
            "euros",
            "dólar",
            "dólares",
            "libras",
            "pesos",
            "ienes",
            "de reais",
            "de euros",
            "de dólares",
            "eur",
            "usd",
            "brl",
        ],
    ),
    (Side::Before, Cue::Ordinal, &["n.º", "número", "numero"]),
    (
        Side::After,
        Cue::Time,
        &[
            "segundo", "segundos", "minuto", "minutos", "hora", "horas", "h", "dia", "dias",
            "semana", "semanas", "mês", "meses", "ano", "anos", "década", "décadas", "século",
            "séculos",
        ],
    ),
];

const YEARS: &[&str] = &[
    "em",
    "desde",
    "ano",
    "anos",
    "ano de",
    "verão de",
    "inverno de",
    "início de",
    "final de",
    "fim de",
    "meados de",
    "durante",
];

const MONTHS: &[&str] = &[
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "jan",
    "fev",
    "abr",
    "ago",
    "set",
    "out",
    "nov",
    "dez",
];

const FUNCTION_WORDS: &[&str] = &[
    "de", "da", "do", "das", "dos", "o", "a", "os", "as", "e", "em", "no", "na", "nos", "nas",
    "com", "por", "para", "pela", "pelo", "pelas", "pelos", "que", "se", "seu", "sua", "seus",
    "suas", "é", "são", "foi", "foram", "ser", "não", "mas", "como", "desde", "até", "segundo",
    "após", "durante", "contra", "já", "também", "ao", "aos", "à", "às", "sobre", "entre", "este",
    "esta", "quando", "onde", "pode",
];
