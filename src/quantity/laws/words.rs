//! Numbers in words of the languages that need no laws of their own: each renders up to ten digits.

/// A language's name, what stands around its number, and how it says one.
pub(super) type Rendered = (&'static str, &'static str, fn(u64) -> String);

/// `{}` stands for the number; the words around it show the language.
pub(super) const RENDERED: &[Rendered] = &[
    ("French", "il y a {} comptes dans cette liste", french),
    ("Spanish", "hay {} cuentas en la lista", spanish),
    ("German", "es gibt {} Konten bei der Firma", german),
    ("Portuguese", "foram {} contas na lista", portuguese),
    ("Turkish", "bu {} hesap için", turkish),
    ("Russian", "это {} каналов", russian),
    ("Indonesian", "ada {} akun yang dihapus", indonesian),
    ("Persian", "این {} حساب را حذف کرد", persian),
    ("Urdu", "یہ {} اکاؤنٹس بند ہیں", urdu),
    ("Chinese", "共有{}个账号", chinese),
];

/// Number words that are common words of the same language, and read only inside a number: "no", "new", "this", "better".
pub(super) const NEVER_ALONE: &[&str] = &["نه", "نو", "اسی", "بہتر", "چون"];

/// Words of a table; `|` parts them.
fn pick(words: &str, at: u64) -> &str {
    words.split('|').nth(at as usize).unwrap()
}

/// Parts of falling scale: each scale with how its number is said, and the rest below the last.
fn parts(value: u64, scales: &[u64], say: impl Fn(u64, u64) -> String) -> Vec<String> {
    let (mut rest, mut said) = (value, Vec::new());
    for scale in scales {
        if rest / scale > 0 {
            said.push(say(rest / scale, *scale));
        }
        rest %= scale;
    }
    if rest > 0 {
        said.push(say(rest, 1));
    }
    said
}

fn french_small(n: u64) -> String {
    const SMALL: &str = "zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf";
    const TENS: &str =
        "||vingt|trente|quarante|cinquante|soixante|soixante|quatre-vingt|quatre-vingt";
    match n {
        0..20 => pick(SMALL, n).to_owned(),
        80 => "quatre-vingts".to_owned(),
        71 => "soixante et onze".to_owned(),
        20..70 if n % 10 == 1 => format!("{} et un", pick(TENS, n / 10)),
        20..70 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        20..70 => format!("{}-{}", pick(TENS, n / 10), french_small(n % 10)),
        70..100 => format!("{}-{}", pick(TENS, n / 10), french_small(n % 20)),
        100..200 if n == 100 => "cent".to_owned(),
        100..200 => format!("cent {}", french_small(n % 100)),
        _ if n.is_multiple_of(100) => format!("{} cents", french_small(n / 100)),
        _ => format!("{} cent {}", french_small(n / 100), french_small(n % 100)),
    }
}

fn french(value: u64) -> String {
    if value == 0 {
        return french_small(0);
    }
    let say = |n: u64, scale: u64| match scale {
        1 => french_small(n),
        1_000 if n == 1 => "mille".to_owned(),
        1_000 => format!("{} mille", french_small(n)),
        1_000_000 if n == 1 => "un million".to_owned(),
        1_000_000 => format!("{} millions", french_small(n)),
        _ if n == 1 => "un milliard".to_owned(),
        _ => format!("{} milliards", french_small(n)),
    };
    parts(value, &[1_000_000_000, 1_000_000, 1_000], say).join(" ")
}

fn spanish_small(n: u64, before_scale: bool) -> String {
    const SMALL: &str = "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco|veintiséis|veintisiete|veintiocho|veintinueve";
    const TENS: &str = "|||treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa";
    const HUNDREDS: &str = "|ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos";
    let said = match n {
        0..30 => pick(SMALL, n).to_owned(),
        30..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        30..100 => format!("{} y {}", pick(TENS, n / 10), pick(SMALL, n % 10)),
        100 => "cien".to_owned(),
        _ if n.is_multiple_of(100) => pick(HUNDREDS, n / 100).to_owned(),
        _ => format!(
            "{} {}",
            pick(HUNDREDS, n / 100),
            spanish_small(n % 100, false)
        ),
    };
    match said.strip_suffix("veintiuno") {
        Some(front) if before_scale => format!("{front}veintiún"),
        _ if before_scale && said.ends_with("uno") => said.trim_end_matches('o').to_owned(),
        _ => said,
    }
}

fn spanish(value: u64) -> String {
    if value == 0 {
        return spanish_small(0, false);
    }
    let thousands = |n: u64, last: bool| {
        let say = |n: u64, scale: u64| match scale {
            1_000 if n == 1 => "mil".to_owned(),
            1_000 => format!("{} mil", spanish_small(n, true)),
            _ => spanish_small(n, !last),
        };
        parts(n, &[1_000], say).join(" ")
    };
    let say = |n: u64, scale: u64| match scale {
        1 => thousands(n, true),
        _ if n == 1 => "un millón".to_owned(),
        _ => format!("{} millones", thousands(n, false)),
    };
    parts(value, &[1_000_000], say).join(" ")
}

fn german_small(n: u64, last: bool) -> String {
    const SMALL: &str = "null|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn";
    const TENS: &str = "||zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig";
    match n {
        1 if last => "eins".to_owned(),
        0..20 => pick(SMALL, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        20..100 => format!("{}und{}", pick(SMALL, n % 10), pick(TENS, n / 10)),
        _ if n.is_multiple_of(100) => format!("{}hundert", pick(SMALL, n / 100)),
        _ => format!(
            "{}hundert{}",
            pick(SMALL, n / 100),
            german_small(n % 100, last)
        ),
    }
}

fn german(value: u64) -> String {
    if value == 0 {
        return german_small(0, true);
    }
    let glued = |n: u64| {
        let say = |n: u64, scale: u64| match scale {
            1_000 => format!("{}tausend", german_small(n, false)),
            _ => german_small(n, true),
        };
        parts(n, &[1_000], say).concat()
    };
    let say = |n: u64, scale: u64| match scale {
        1 => glued(n),
        1_000_000 if n == 1 => "eine Million".to_owned(),
        1_000_000 => format!("{} Millionen", german_small(n, false)),
        _ if n == 1 => "eine Milliarde".to_owned(),
        _ => format!("{} Milliarden", german_small(n, false)),
    };
    parts(value, &[1_000_000_000, 1_000_000], say).join(" ")
}

fn portuguese_small(n: u64) -> String {
    const SMALL: &str = "zero|um|dois|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quinze|dezesseis|dezessete|dezoito|dezenove";
    const TENS: &str = "||vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa";
    const HUNDREDS: &str = "|cento|duzentos|trezentos|quatrocentos|quinhentos|seiscentos|setecentos|oitocentos|novecentos";
    match n {
        0..20 => pick(SMALL, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(TENS, n / 10).to_owned(),
        20..100 => format!("{} e {}", pick(TENS, n / 10), pick(SMALL, n % 10)),
        100 => "cem".to_owned(),
        _ if n.is_multiple_of(100) => pick(HUNDREDS, n / 100).to_owned(),
        _ => format!(
            "{} e {}",
            pick(HUNDREDS, n / 100),
            portuguese_small(n % 100)
        ),
    }
}

fn portuguese(value: u64) -> String {
    if value == 0 {
        return portuguese_small(0);
    }
    let say = |n: u64, scale: u64| match scale {
        1 => portuguese_small(n),
        1_000 if n == 1 => "mil".to_owned(),
        1_000 => format!("{} mil", portuguese_small(n)),
        1_000_000 if n == 1 => "um milhão".to_owned(),
        1_000_000 => format!("{} milhões", portuguese_small(n)),
        _ if n == 1 => "um bilhão".to_owned(),
        _ => format!("{} bilhões", portuguese_small(n)),
    };
    let said = parts(value, &[1_000_000_000, 1_000_000, 1_000], say);
    let rest = value % 1_000;
    match said.split_last() {
        Some((last, front))
            if !front.is_empty() && rest > 0 && (rest <= 100 || rest.is_multiple_of(100)) =>
        {
            format!("{} e {last}", front.join(" "))
        }
        _ => said.join(" "),
    }
}

/// Tens, then units, with hundreds before them: the plain way of `tens` and `ones`.
fn plain_small(
    n: u64,
    ones: &str,
    tens: &str,
    hundred: impl Fn(u64) -> String,
    joiner: &str,
) -> String {
    let mut said = Vec::new();
    if n >= 100 {
        said.push(hundred(n / 100));
    }
    let below = n % 100;
    let teens = ones.split('|').count() as u64;
    if (1..teens).contains(&below) {
        said.push(pick(ones, below).to_owned());
    } else if below > 0 {
        said.push(pick(tens, below / 10).to_owned());
        if !below.is_multiple_of(10) {
            said.push(pick(ones, below % 10).to_owned());
        }
    }
    said.join(joiner)
}

fn turkish(value: u64) -> String {
    const ONES: &str = "sıfır|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz";
    const TENS: &str = "|on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan";
    let hundred = |n: u64| match n {
        1 => "yüz".to_owned(),
        _ => format!("{} yüz", pick(ONES, n)),
    };
    let small = |n: u64| plain_small(n, ONES, TENS, hundred, " ");
    let say = |n: u64, scale: u64| match scale {
        1 => small(n),
        1_000 if n == 1 => "bin".to_owned(),
        1_000 => format!("{} bin", small(n)),
        1_000_000 => format!("{} milyon", small(n)),
        _ => format!("{} milyar", small(n)),
    };
    match value {
        0 => pick(ONES, 0).to_owned(),
        _ => parts(value, &[1_000_000_000, 1_000_000, 1_000], say).join(" "),
    }
}

fn russian_form(n: u64, forms: &str) -> &str {
    match (n % 100, n % 10) {
        (11..15, _) => pick(forms, 2),
        (_, 1) => pick(forms, 0),
        (_, 2..5) => pick(forms, 1),
        _ => pick(forms, 2),
    }
}

fn russian(value: u64) -> String {
    const ONES: &str = "ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать";
    const TENS: &str =
        "||двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто";
    const HUNDREDS: &str =
        "|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот";
    let hundred = |n: u64| pick(HUNDREDS, n).to_owned();
    let small = |n: u64| plain_small(n, ONES, TENS, hundred, " ");
    let say = |n: u64, scale: u64| match scale {
        1 => small(n),
        1_000 => {
            let said = small(n).replace("один", "одна").replace("два", "две");
            // The teens and tens keep their own.
            let said = said.replace("однанадцать", "одиннадцать");
            format!(
                "{} {}",
                said.replace("дведцать", "двадцать"),
                russian_form(n, "тысяча|тысячи|тысяч")
            )
        }
        1_000_000 => format!(
            "{} {}",
            small(n),
            russian_form(n, "миллион|миллиона|миллионов")
        ),
        _ => format!(
            "{} {}",
            small(n),
            russian_form(n, "миллиард|миллиарда|миллиардов")
        ),
    };
    match value {
        0 => pick(ONES, 0).to_owned(),
        _ => parts(value, &[1_000_000_000, 1_000_000, 1_000], say).join(" "),
    }
}

fn indonesian(value: u64) -> String {
    const ONES: &str = "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas";
    fn small(n: u64) -> String {
        let one = |n| pick(ONES, n);
        match n {
            0..12 => one(n).to_owned(),
            12..20 => format!("{} belas", one(n % 10)),
            20..100 if n.is_multiple_of(10) => format!("{} puluh", one(n / 10)),
            20..100 => format!("{} puluh {}", one(n / 10), one(n % 10)),
            100 => "seratus".to_owned(),
            101..200 => format!("seratus {}", small(n % 100)),
            _ if n.is_multiple_of(100) => format!("{} ratus", one(n / 100)),
            _ => format!("{} ratus {}", one(n / 100), small(n % 100)),
        }
    }
    let say = |n: u64, scale: u64| match scale {
        1 => small(n),
        1_000 if n == 1 => "seribu".to_owned(),
        1_000 => format!("{} ribu", small(n)),
        1_000_000 => format!("{} juta", small(n)),
        _ => format!("{} miliar", small(n)),
    };
    match value {
        0 => small(0),
        _ => parts(value, &[1_000_000_000, 1_000_000, 1_000], say).join(" "),
    }
}

fn persian(value: u64) -> String {
    const ONES: &str = "صفر|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده|سیزده|چهارده|پانزده|شانزده|هفده|هجده|نوزده";
    const TENS: &str = "||بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود";
    const HUNDREDS: &str = "|صد|دویست|سیصد|چهارصد|پانصد|ششصد|هفتصد|هشتصد|نهصد";
    let hundred = |n: u64| pick(HUNDREDS, n).to_owned();
    let small = |n: u64| plain_small(n, ONES, TENS, hundred, " و ");
    let say = |n: u64, scale: u64| match scale {
        1 => small(n),
        1_000 if n == 1 => "هزار".to_owned(),
        1_000 => format!("{} هزار", small(n)),
        1_000_000 => format!("{} میلیون", small(n)),
        _ => format!("{} میلیارد", small(n)),
    };
    match value {
        0 => pick(ONES, 0).to_owned(),
        _ => parts(value, &[1_000_000_000, 1_000_000, 1_000], say).join(" و "),
    }
}

fn urdu(value: u64) -> String {
    const WORDS: &str = "صفر|ایک|دو|تین|چار|پانچ|چھ|سات|آٹھ|نو|دس|گیارہ|بارہ|تیرہ|چودہ|پندرہ|سولہ|سترہ|اٹھارہ|انیس|بیس|اکیس|بائیس|تئیس|چوبیس|پچیس|چھبیس|ستائیس|اٹھائیس|انتیس|تیس|اکتیس|بتیس|تینتیس|چونتیس|پینتیس|چھتیس|سینتیس|اڑتیس|انتالیس|چالیس|اکتالیس|بیالیس|تینتالیس|چوالیس|پینتالیس|چھیالیس|سینتالیس|اڑتالیس|انچاس|پچاس|اکیاون|باون|ترپن|چون|پچپن|چھپن|ستاون|اٹھاون|انسٹھ|ساٹھ|اکسٹھ|باسٹھ|تریسٹھ|چونسٹھ|پینسٹھ|چھیاسٹھ|سڑسٹھ|اڑسٹھ|انہتر|ستر|اکہتر|بہتر|تہتر|چوہتر|پچھتر|چھہتر|ستتر|اٹھہتر|اناسی|اسی|اکیاسی|بیاسی|تراسی|چوراسی|پچاسی|چھیاسی|ستاسی|اٹھاسی|نواسی|نوے|اکانوے|بانوے|ترانوے|چورانوے|پچانوے|چھیانوے|ستانوے|اٹھانوے|ننانوے";
    let say = |n: u64, scale: u64| match scale {
        1 => pick(WORDS, n).to_owned(),
        100 => format!("{} سو", pick(WORDS, n)),
        1_000 => format!("{} ہزار", pick(WORDS, n)),
        100_000 => format!("{} لاکھ", pick(WORDS, n)),
        10_000_000 => format!("{} کروڑ", pick(WORDS, n)),
        _ => format!("{} ارب", pick(WORDS, n)),
    };
    match value {
        0 => pick(WORDS, 0).to_owned(),
        _ => parts(
            value,
            &[1_000_000_000, 10_000_000, 100_000, 1_000, 100],
            say,
        )
        .join(" "),
    }
}

/// Below ten thousand; `zero` if something stands before it.
fn chinese_section(n: u64, zero: bool) -> String {
    const ONES: &str = "零|一|二|三|四|五|六|七|八|九";
    let (mut said, mut gap) = (String::new(), zero);
    for (place, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / place % 10;
        if digit == 0 {
            gap = gap || !said.is_empty();
            continue;
        }
        if gap {
            said.push('零');
        }
        gap = false;
        said += pick(ONES, digit);
        said += name;
    }
    said
}

fn chinese(value: u64) -> String {
    let mut said = String::new();
    for (scale, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let section = value / scale % 10_000;
        if section > 0 {
            let zero = !said.is_empty() && section < 1_000;
            said += &chinese_section(section, zero);
            said += name;
        }
    }
    said
}
