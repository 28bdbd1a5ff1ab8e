//! Chinese.
//!
//! Sources: common grammars of Chinese, and the forms that news and posts use. Choices: there are no affixes, and
//! every letter is a word. A single letter is a number only before one of the counting words; simplified and
//! traditional forms.

use crate::language::numerals::{
    Apart, Cue, Grammar, Numbers, Numeral, QualifierWord, Side, Suffix,
};
use crate::language::tables::{LanguageData, Script};

/// The tables of Chinese.
pub static DATA: LanguageData = LanguageData {
    code: "zh",
    script: Script::Han,
    unless_shown: false,
    before: &[],
    before_short: &[],
    inner: &[],
    after: &[],
    abbreviations: &[],
    numbers: Numbers {
        grammar: Grammar {
            letters: true,
            ..Grammar::PLAIN
        },
        words: WORDS,
        compound_only: &["一", "零", "〇"],
        suffixes: &[
            Suffix::new("w", 10_000, Apart::Never),
            Suffix::new("k", 1_000, Apart::Never),
        ],
        joiners: &["零", "〇"],
        points: &["点", "點"],
        vague_before: VAGUE_BEFORE,
        more_inside: &["多", "余", "餘", "几", "幾", "来", "來"],
        counters: COUNTERS,
        negative_before: &["负", "負"],
        phones_before: &[
            "电话",
            "电话号码",
            "電話",
            "电话是",
            "手机",
            "手机号",
            "手機",
            "传真",
            "热线",
        ],
        versions_before: &["版本"],
        qualifiers: QUALIFIERS,
        cues: CUES,
        years_after: &["年"],
        function_words: FUNCTION_WORDS,
        range_words: &["至", "到", "或"],
        ..Numbers::NONE
    },
};

const WORDS: &[(Numeral, &[&str])] = &[
    (Numeral::Small(0), &["零", "〇"]),
    (Numeral::Unit(1), &["一"]),
    (Numeral::Unit(2), &["二", "两", "兩"]),
    (Numeral::Unit(3), &["三"]),
    (Numeral::Unit(4), &["四"]),
    (Numeral::Unit(5), &["五"]),
    (Numeral::Unit(6), &["六"]),
    (Numeral::Unit(7), &["七"]),
    (Numeral::Unit(8), &["八"]),
    (Numeral::Unit(9), &["九"]),
    (Numeral::Tens(10), &["十", "一十"]),
    (Numeral::Tens(20), &["二十"]),
    (Numeral::Tens(30), &["三十"]),
    (Numeral::Tens(40), &["四十"]),
    (Numeral::Tens(50), &["五十"]),
    (Numeral::Tens(60), &["六十"]),
    (Numeral::Tens(70), &["七十"]),
    (Numeral::Tens(80), &["八十"]),
    (Numeral::Tens(90), &["九十"]),
    (Numeral::Hundred, &["百"]),
    (Numeral::Scale(1_000), &["千"]),
    (Numeral::Scale(10_000), &["万", "萬"]),
    (Numeral::Scale(100_000_000), &["亿", "億"]),
];

const VAGUE_BEFORE: &[&str] = &["数", "數", "几", "幾", "上", "好几", "成百上", "近", "成"];

const COUNTERS: &[&str] = &[
    "个", "個", "名", "条", "條", "家", "人", "位", "段", "部", "只", "隻", "款", "份", "起", "次",
    "张", "張", "篇", "群", "则", "則", "项", "項", "台", "辆", "座", "批", "千", "百", "万", "萬",
    "亿", "億",
];

const QUALIFIERS: &[(Side, QualifierWord, &[&str])] = &[
    (
        Side::Before,
        QualifierWord::About,
        &[
            "约",
            "約",
            "大约",
            "大約",
            "近",
            "将近",
            "將近",
            "接近",
            "大概",
            "差不多",
            "约有",
            "约为",
        ],
    ),
    (Side::After, QualifierWord::About, &["左右", "上下"]),
    (
        Side::Before,
        QualifierWord::AtLeast,
        &[
            "超过",
            "超過",
            "逾",
            "至少",
            "不少于",
            "不少於",
            "突破",
            "高于",
            "多于",
            "超",
            "最少",
        ],
    ),
    (
        Side::After,
        QualifierWord::AtLeast,
        &["多", "余", "餘", "以上", "有余"],
    ),
    (
        Side::Before,
        QualifierWord::AtMost,
        &[
            "不到",
            "不足",
            "至多",
            "最多",
            "不超过",
            "不超過",
            "少于",
            "低于",
            "未满",
            "高达",
        ],
    ),
    (
        Side::After,
        QualifierWord::AtMost,
        &["以下", "以内", "以內"],
    ),
];

const CUES: &[(Side, Cue, &[&str])] = &[
    (Side::Before, Cue::Percent, &["百分之"]),
    (Side::After, Cue::Percent, &["个百分点", "個百分點"]),
    (
        Side::After,
        Cue::Money,
        &[
            "元",
            "块",
            "块钱",
            "美元",
            "欧元",
            "歐元",
            "英镑",
            "日元",
            "人民币",
            "港元",
            "港币",
            "卢布",
            "美金",
        ],
    ),
    (Side::Before, Cue::Ordinal, &["第"]),
    (
        Side::After,
        Cue::Ordinal,
        &["号", "號", "楼", "樓", "层", "届", "屆"],
    ),
    (
        Side::After,
        Cue::Time,
        &[
            "秒",
            "秒钟",
            "分",
            "分钟",
            "分鐘",
            "小时",
            "小時",
            "个小时",
            "點",
            "点",
            "点钟",
            "日",
            "天",
            "周",
            "週",
            "星期",
            "个星期",
            "月",
            "个月",
            "個月",
            "年",
            "年间",
            "岁",
            "歲",
            "世纪",
            "时",
        ],
    ),
];

const FUNCTION_WORDS: &[&str] = &[
    "的", "了", "在", "是", "和", "与", "被", "把", "将", "对", "从", "向", "已", "也", "及", "等",
    "并", "而", "但", "或", "为", "由", "于", "至", "到",
];
