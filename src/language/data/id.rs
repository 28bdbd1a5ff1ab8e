//! Indonesian.
//!
//! Sources: common grammars of Indonesian, and the forms that news and posts use. Choices: affixes are di- and -kan,
//! -i, -an, -nya, -lah, -kah, -ku, -mu; prefixes that change the letter after them (meng-, peng-) are left to the
//! author.

use crate::language::numerals::{
    Apart, Cue, Grammar, Numbers, Numeral, QualifierWord, Side, Suffix,
};
use crate::language::tables::{LanguageData, Script};

/// The tables of Indonesian.
pub static DATA: LanguageData = LanguageData {
    code: "id",
    script: Script::Latin,
    unless_shown: false,
    before: &[&[&["di", "ter"]]],
    before_short: &[&[&["di", "ter"]]],
    inner: &[],
    after: &[&[
        &["", "kan", "i", "an"],
        &["", "nya", "lah", "kah", "pun", "ku", "mu"],
    ]],
    abbreviations: &[
        "dr.", "prof.", "ir.", "drs.", "dra.", "hj.", "h.", "jl.", "no.", "tn.", "ny.", "yth.",
        "kab.", "prov.", "dll.", "dsb.", "dst.", "tgl.", "telp.", "kec.", "jend.", "letjen.",
        "mayjen.", "brigjen.", "kol.", "kompol.", "akbp.", "a.n.", "s.d.",
    ],
    numbers: Numbers {
        grammar: Grammar {
            digits_after_scale: true,
            bare_halves: true,
            ..Grammar::PLAIN
        },
        words: WORDS,
        short_scales: &[(1_000, &["rb"]), (1_000_000, &["jt"])],
        ambiguous: AMBIGUOUS,
        ordinals: ORDINALS,
        suffixes: &[
            Suffix::new("k", 1_000, Apart::Freely),
            Suffix::new("m", 1_000_000_000, Apart::Capital),
            Suffix::new("t", 1_000_000_000_000, Apart::Capital),
            Suffix::new("rb", 1_000, Apart::Freely),
            Suffix::new("jt", 1_000_000, Apart::Freely),
        ],
        points: &["koma"],
        fractions: &[
            ("setengah", 1, 2),
            ("seperempat", 1, 4),
            ("sepertiga", 1, 3),
            ("tiga perempat", 3, 4),
        ],
        denominators: &["persepuluh", "perempat", "pertiga", "perlima"],
        vague_before: &["beberapa"],
        negative_before: &["minus"],
        phones_before: &[
            "tel",
            "telp",
            "telepon",
            "nomor telepon",
            "hp",
            "no hp",
            "nomor hp",
            "wa",
            "faks",
        ],
        versions_before: &["versi"],
        qualifiers: QUALIFIERS,
        cues: CUES,
        years: &["tahun", "pada", "sejak", "awal", "akhir", "pertengahan"],
        perhaps_years: &["dari", "hingga", "sampai"],
        months: MONTHS,
        function_words: FUNCTION_WORDS,
        common_words: COMMON_WORDS,
        range_words: &["sampai", "hingga", "dan", "atau", "s/d"],
        between: &["antara"],
        ..Numbers::NONE
    },
};

const WORDS: &[(Numeral, &[&str])] = &[
    (Numeral::Small(0), &["nol"]),
    (Numeral::Unit(1), &["satu"]),
    (Numeral::Unit(2), &["dua"]),
    (Numeral::Unit(3), &["tiga"]),
    (Numeral::Unit(4), &["empat"]),
    (Numeral::Unit(5), &["lima"]),
    (Numeral::Unit(6), &["enam"]),
    (Numeral::Unit(7), &["tujuh"]),
    (Numeral::Unit(8), &["delapan"]),
    (Numeral::Unit(9), &["sembilan"]),
    (Numeral::Small(10), &["sepuluh"]),
    (Numeral::Small(11), &["sebelas"]),
    (Numeral::Small(12), &["dua belas"]),
    (Numeral::Small(13), &["tiga belas"]),
    (Numeral::Small(14), &["empat belas"]),
    (Numeral::Small(15), &["lima belas"]),
    (Numeral::Small(16), &["enam belas"]),
    (Numeral::Small(17), &["tujuh belas"]),
    (Numeral::Small(18), &["delapan belas"]),
    (Numeral::Small(19), &["sembilan belas"]),
    (Numeral::Tens(20), &["dua puluh"]),
    (Numeral::Tens(30), &["tiga puluh"]),
    (Numeral::Tens(40), &["empat puluh"]),
    (Numeral::Tens(50), &["lima puluh"]),
    (Numeral::Tens(60), &["enam puluh"]),
    (Numeral::Tens(70), &["tujuh puluh"]),
    (Numeral::Tens(80), &["delapan puluh"]),
    (Numeral::Tens(90), &["sembilan puluh"]),
    (Numeral::Hundreds(100), &["seratus"]),
    (Numeral::Hundred, &["ratus"]),
    (Numeral::Small(12), &["selusin"]),
    (Numeral::Scale(12), &["lusin"]),
    (Numeral::Scale(1_000), &["ribu", "seribu"]),
    (Numeral::Scale(1_000_000), &["juta", "sejuta"]),
    (
        Numeral::Scale(1_000_000_000),
        &["miliar", "milyar", "semiliar"],
    ),
    (Numeral::Scale(1_000_000_000_000), &["triliun"]),
    (Numeral::Plural(10), &["puluhan", "belasan"]),
    (Numeral::Plural(12), &["lusinan"]),
    (Numeral::Plural(100), &["ratusan"]),
    (Numeral::Plural(1_000), &["ribuan"]),
    (Numeral::Plural(1_000_000), &["jutaan"]),
    (Numeral::Plural(1_000_000_000), &["miliaran"]),
];

const AMBIGUOUS: &[&str] = &[
    "dua", "lima", "nol", "dan", "para", "ke", "an", "jam", "minimal",
];

const ORDINALS: &[(Numeral, &[&str])] = &[
    (Numeral::Unit(1), &["pertama", "kesatu"]),
    (Numeral::Unit(2), &["kedua"]),
    (Numeral::Unit(3), &["ketiga"]),
    (Numeral::Unit(4), &["keempat"]),
    (Numeral::Unit(5), &["kelima"]),
    (Numeral::Unit(6), &["keenam"]),
    (Numeral::Unit(7), &["ketujuh"]),
    (Numeral::Unit(8), &["kedelapan"]),
    (Numeral::Unit(9), &["kesembilan"]),
    (Numeral::Small(10), &["kesepuluh"]),
];

const QUALIFIERS: &[(Side, QualifierWord, &[&str])] = &[
    (
        Side::Before,
        QualifierWord::About,
        &[
            "sekitar",
            "kurang lebih",
            "kira-kira",
            "hampir",
            "kisaran",
            "mendekati",
            "diperkirakan",
            "nyaris",
        ],
    ),
    (Side::After, QualifierWord::About, &["kurang lebih", "an"]),
    (
        Side::Before,
        QualifierWord::AtLeast,
        &[
            "lebih dari",
            "setidaknya",
            "sedikitnya",
            "paling sedikit",
            "minimal",
            "tidak kurang dari",
            "di atas",
            "melebihi",
            "sekurang-kurangnya",
        ],
    ),
    (
        Side::After,
        QualifierWord::AtLeast,
        &["lebih", "atau lebih", "ke atas"],
    ),
    (
        Side::Before,
        QualifierWord::AtMost,
        &[
            "hingga",
            "sampai",
            "kurang dari",
            "maksimal",
            "paling banyak",
            "tidak lebih dari",
            "di bawah",
            "maksimum",
        ],
    ),
    (
        Side::After,
        QualifierWord::AtMost,
        &["atau kurang", "ke bawah"],
    ),
];

const CUES: &[(Side, Cue, &[&str])] = &[
    (Side::After, Cue::Percent, &["persen", "poin persentase"]),
    (Side::Before, Cue::Money, &["rp", "rp.", "idr", "us$"]),
    (
        Side::After,
        Cue::Money,
        &[
            "rupiah", "dolar", "dollar", "ringgit", "euro", "yen", "yuan", "usd", "idr",
        ],
    ),
    (Side::Before, Cue::Ordinal, &["nomor", "no.", "ke"]),
    (Side::Before, Cue::Time, &["pukul", "jam"]),
    (
        Side::After,
        Cue::Time,
        &[
            "detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun", "dekade", "abad",
        ],
    ),
];

const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

const FUNCTION_WORDS: &[&str] = &[
    "yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "oleh", "ini", "itu", "adalah",
    "akan", "telah", "sudah", "tidak", "bukan", "juga", "atau", "karena", "dalam", "sebagai",
    "para", "mereka", "ia", "dia", "kami", "kita", "saat", "setelah", "sebelum", "terhadap",
    "antara", "serta", "bahwa", "tersebut", "menurut", "kata", "akun", "menjadi", "bagi", "hanya",
    "secara",
];

const COMMON_WORDS: &[&str] = &[
    "akun",
    "akunnya",
    "kanal",
    "konten",
    "pengguna",
    "pesan",
    "unggahan",
    "pemerintah",
    "polisi",
    "menteri",
    "kementerian",
    "menghapus",
    "dihapus",
    "hapus",
    "menutup",
    "ditutup",
    "memblokir",
    "diblokir",
    "menangguhkan",
    "ditangguhkan",
    "mengatakan",
    "menyatakan",
    "mengancam",
    "ancaman",
    "orang",
    "perusahaan",
];
