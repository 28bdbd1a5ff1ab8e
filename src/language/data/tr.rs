//! Turkish.
//!
//! Sources: common grammars of Turkish, and the forms that news and posts use. Choices: affixes are plural, possessive
//! and case, with or without the apostrophe of names; letters that change before them (hesap, hesabı) are left to the
//! author. Numbers also as one word.

use crate::language::numerals::{
    Apart, Cue, Grammar, Numbers, Numeral, QualifierWord, Side, Suffix,
};
use crate::language::tables::{LanguageData, Script};

/// The tables of Turkish.
pub static DATA: LanguageData = LanguageData {
    code: "tr",
    script: Script::Latin,
    unless_shown: false,
    before: &[],
    before_short: &[],
    inner: &[],
    after: &[
        &[
            &["", "lar", "ler"],
            &[
                "", "sı", "si", "su", "sü", "ı", "i", "u", "ü", "yı", "yi", "yu", "yü", "a", "e",
                "ya", "ye", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "ın", "in", "un",
                "ün", "nın", "nin", "nun", "nün", "la", "le", "yla", "yle", "ca", "ce",
            ],
        ],
        &[
            &["", "lar", "ler"],
            &["ı", "i", "u", "ü", "sı", "si", "su", "sü"],
            &[
                "nı", "ni", "nu", "nü", "na", "ne", "nda", "nde", "ndan", "nden", "nın", "nin",
                "nun", "nün", "yla", "yle",
            ],
        ],
        &[
            &["'", "’"],
            &[
                "ı", "i", "u", "ü", "yı", "yi", "yu", "yü", "a", "e", "ya", "ye", "da", "de", "ta",
                "te", "dan", "den", "tan", "ten", "ın", "in", "un", "ün", "nın", "nin", "nun",
                "nün", "la", "le", "yla", "yle", "ca", "ce", "lı", "li", "lu", "lü", "lar", "ler",
            ],
        ],
    ],
    abbreviations: &[
        "dr.", "prof.", "doç.", "av.", "sn.", "vb.", "vs.", "bkz.", "yy.", "cad.", "sok.", "mah.",
        "alb.", "gen.", "org.", "tic.", "şti.", "ltd.", "yrd.", "öğr.", "ör.", "örn.", "müh.",
        "tbmm.", "nr.",
    ],
    numbers: Numbers {
        grammar: Grammar {
            digits_after_scale: true,
            glued: true,
            bare_halves: true,
            ..Grammar::PLAIN
        },
        words: WORDS,
        ambiguous: AMBIGUOUS,
        letters: &["ğ", "ı", "ş", "ç", "ö", "ü"],
        compound_only: &["bir", "yüze", "yüzü", "yüzünü", "yüzden"],
        ordinals: ORDINALS,
        ordinal_suffixes: &["inci", "ıncı", "uncu", "üncü", "nci", "ncı", "ncu", "ncü"],
        suffixes: &[
            Suffix::new("k", 1_000, Apart::Freely),
            Suffix::new("m", 1_000_000, Apart::Capital),
            Suffix::new("mn", 1_000_000, Apart::Freely),
            Suffix::new("mlr", 1_000_000_000, Apart::Freely),
        ],
        articles: &["bir"],
        points: &["virgül"],
        fractions: &[("yarım", 1, 2), ("buçuk", 1, 2), ("çeyrek", 1, 4)],
        vague_before: &["birkaç", "birçok"],
        endings: ENDINGS,
        negative_before: &["eksi"],
        qualifiers: QUALIFIERS,
        cues: CUES,
        years_after: &[
            "yılı",
            "yılında",
            "yılından",
            "yılının",
            "yılına",
            "yılındaki",
            "yıllarında",
            "senesinde",
        ],
        months: MONTHS,
        capital_months: &["ocak", "ekim", "aralık", "mart"],
        function_words: FUNCTION_WORDS,
        common_words: COMMON_WORDS,
        range_words: &["ile", "ila", "veya"],
        ..Numbers::NONE
    },
};

const WORDS: &[(Numeral, &[&str])] = &[
    (Numeral::Small(0), &["sıfır"]),
    (Numeral::Unit(1), &["bir"]),
    (Numeral::Unit(2), &["iki"]),
    (Numeral::Unit(3), &["üç"]),
    (Numeral::Unit(4), &["dört"]),
    (Numeral::Unit(5), &["beş"]),
    (Numeral::Unit(6), &["altı"]),
    (Numeral::Unit(7), &["yedi"]),
    (Numeral::Unit(8), &["sekiz"]),
    (Numeral::Unit(9), &["dokuz"]),
    (Numeral::Tens(10), &["on"]),
    (Numeral::Tens(20), &["yirmi"]),
    (Numeral::Tens(30), &["otuz"]),
    (Numeral::Tens(40), &["kırk"]),
    (Numeral::Tens(50), &["elli"]),
    (Numeral::Tens(60), &["altmış"]),
    (Numeral::Tens(70), &["yetmiş"]),
    (Numeral::Tens(80), &["seksen"]),
    (Numeral::Tens(90), &["doksan"]),
    (
        Numeral::Hundred,
        &["yüz", "yüze", "yüzü", "yüzünü", "yüzden"],
    ),
    (Numeral::Scale(12), &["düzine"]),
    (
        Numeral::Scale(1_000),
        &[
            "bin", "bini", "binini", "binine", "binden", "bininden", "binin", "bine",
        ],
    ),
    (
        Numeral::Scale(1_000_000),
        &[
            "milyon",
            "milyonu",
            "milyonunu",
            "milyondan",
            "milyonundan",
            "milyonun",
            "milyona",
        ],
    ),
    (
        Numeral::Scale(1_000_000_000),
        &["milyar", "milyarı", "milyardan", "milyarın", "milyara"],
    ),
    (
        Numeral::Scale(1_000_000_000_000),
        &["trilyon", "trilyonu", "trilyondan"],
    ),
    (Numeral::Plural(10), &["onlarca"]),
    (Numeral::Plural(12), &["düzinelerce"]),
    (Numeral::Plural(10_000), &["on binlerce", "onbinlerce"]),
    (Numeral::Plural(100_000), &["yüz binlerce", "yüzbinlerce"]),
    (Numeral::Plural(100), &["yüzlerce"]),
    (Numeral::Plural(1_000), &["binlerce", "binler"]),
    (Numeral::Plural(1_000_000), &["milyonlarca", "milyonlar"]),
    (Numeral::Plural(1_000_000_000), &["milyarlarca"]),
];

const AMBIGUOUS: &[&str] = &[
    "on", "bin", "bine", "o", "da", "de", "en", "ne", "no", "az", "mart", "ay", "elli", "ilk",
];

const ORDINALS: &[(Numeral, &[&str])] = &[
    (Numeral::Unit(1), &["birinci", "ilk"]),
    (Numeral::Unit(2), &["ikinci"]),
    (Numeral::Unit(3), &["üçüncü"]),
    (Numeral::Unit(4), &["dördüncü"]),
    (Numeral::Unit(5), &["beşinci"]),
    (Numeral::Unit(6), &["altıncı"]),
    (Numeral::Unit(7), &["yedinci"]),
    (Numeral::Unit(8), &["sekizinci"]),
    (Numeral::Unit(9), &["dokuzuncu"]),
    (Numeral::Small(10), &["onuncu"]),
    (Numeral::Hundred, &["yüzüncü"]),
];

const ENDINGS: &[&str] = &[
    "ı", "i", "u", "ü", "yı", "yi", "yu", "yü", "a", "e", "ya", "ye", "da", "de", "ta", "te",
    "dan", "den", "tan", "ten", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "la", "le",
    "yla", "yle", "ca", "ce", "lik", "lık", "luk", "lük",
];

const QUALIFIERS: &[(Side, QualifierWord, &[&str])] = &[
    (
        Side::Before,
        QualifierWord::About,
        &[
            "yaklaşık",
            "yaklaşık olarak",
            "takriben",
            "aşağı yukarı",
            "neredeyse",
            "tahminen",
            "ortalama",
            "hemen hemen",
        ],
    ),
    (
        Side::After,
        QualifierWord::About,
        &[
            "civarında",
            "civarı",
            "yakın",
            "kadar",
            "dolayında",
            "dolaylarında",
        ],
    ),
    (
        Side::Before,
        QualifierWord::AtLeast,
        &["en az", "en azından", "asgari", "minimum"],
    ),
    (
        Side::After,
        QualifierWord::AtLeast,
        &[
            "fazla",
            "aşkın",
            "üzerinde",
            "üstünde",
            "üzeri",
            "küsur",
            "den fazla",
            "dan fazla",
        ],
    ),
    (
        Side::Before,
        QualifierWord::AtMost,
        &["en fazla", "en çok", "azami", "maksimum"],
    ),
    (Side::After, QualifierWord::AtMost, &["az", "altında"]),
];

const CUES: &[(Side, Cue, &[&str])] = &[
    (Side::Before, Cue::Percent, &["yüzde"]),
    (Side::After, Cue::Percent, &["puan"]),
    (
        Side::After,
        Cue::Money,
        &[
            "lira",
            "liraya",
            "liralık",
            "TL",
            "dolar",
            "dolara",
            "dolarlık",
            "avro",
            "euro",
            "sterlin",
            "ruble",
            "kuruş",
            "USD",
            "EUR",
            "TRY",
        ],
    ),
    (Side::Before, Cue::Ordinal, &["no", "numara", "numaralı"]),
    (Side::Before, Cue::Time, &["saat"]),
    (
        Side::After,
        Cue::Time,
        &[
            "saniye",
            "dakika",
            "saat",
            "gün",
            "gündür",
            "günlük",
            "günde",
            "hafta",
            "haftada",
            "haftalık",
            "ay",
            "ayda",
            "aylık",
            "yıl",
            "yılda",
            "yıldır",
            "yıllık",
            "yaş",
            "yaşında",
            "yaşındaki",
            "asır",
            "yüzyıl",
        ],
    ),
];

const MONTHS: &[&str] = &[
    "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
    "kasım", "aralık",
];

const FUNCTION_WORDS: &[&str] = &[
    "ve",
    "ile",
    "bu",
    "şu",
    "o",
    "da",
    "de",
    "ki",
    "için",
    "gibi",
    "daha",
    "çok",
    "ama",
    "veya",
    "ya",
    "sonra",
    "önce",
    "göre",
    "karşı",
    "olarak",
    "olan",
    "oldu",
    "etti",
    "edildi",
    "ise",
    "değil",
    "var",
    "yok",
    "ne",
    "her",
    "tüm",
    "dün",
    "bugün",
    "tarafından",
    "bunu",
    "hem",
    "şirket",
];

const COMMON_WORDS: &[&str] = &[
    "hesap",
    "hesabı",
    "hesapları",
    "hesabın",
    "kanal",
    "paylaşım",
    "içerik",
    "kullanıcı",
    "hükümet",
    "polis",
    "bakan",
    "bakanlık",
    "bakanlığı",
    "sözcüsü",
    "kapattı",
    "kapatıldı",
    "sildi",
    "silindi",
    "kaldırdı",
    "kaldırıldı",
    "engelledi",
    "engellendi",
    "askıya",
    "açıkladı",
    "söyledi",
    "dedi",
    "tehdit",
    "kişi",
    "kişiyi",
];
