//! Forms of quantities: what is read, and what is not. A row is a text and, parted by ` ; `, its quantities: span, value,
//! and what is not exact or not a plain number about it.

use super::quantities;
use crate::fold::{Profile, fold};
use crate::quantity::{Kind, Qualifier};

fn shown(text: &str) -> String {
    let folded = fold(Profile::Default, text);
    let mut rows = Vec::new();
    for quantity in quantities(text, &folded) {
        let mut row = format!("{}={}", quantity.span.of(text), quantity.value);
        if quantity.qualifier != Qualifier::Exact {
            row += &format!(" {}", quantity.qualifier.as_str());
        }
        if quantity.kind != Kind::Number {
            row += &format!(" {}", quantity.kind.as_str());
        }
        if quantity.vague {
            row += " vague";
        }
        rows.push(row);
    }
    rows.join(" ; ")
}

#[track_caller]
pub(super) fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, expected)| shown(text) != *expected)
        .map(|(text, expected)| {
            format!(
                "{text}\n    expected {expected}\n    found    {}",
                shown(text)
            )
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn digits_are_grouped() {
    check(&[
        ("660 channels", "660=660"),
        ("1,234,567", "1,234,567=1234567"),
        ("1,25,000", "1,25,000=125000"),
        ("12,34,56,789", "12,34,56,789=123456789"),
        ("636.248", "636.248=636248"),
        ("1.234.567", "1.234.567=1234567"),
        ("1'234'567 and 1’000", "1'234'567=1234567 ; 1’000=1000"),
        (
            "12\u{A0}345 or 12\u{202F}345 or 12\u{2009}345",
            "12\u{A0}345=12345 ; 12\u{202F}345=12345 ; 12\u{2009}345=12345",
        ),
        ("١٢٥ حسابا", "١٢٥=125"),
        ("١٬٢٣٤ و۱۲۳", "١٬٢٣٤=1234 ; ۱۲۳=123"),
        ("５６７ items", "５６７=567"),
        (
            "18446744073709551615",
            "18446744073709551615=18446744073709551615",
        ),
        ("5.0 stars", "5.0=5"),
        ("660.", "660=660"),
        ("(660), [12]", "660=660 ; 12=12"),
    ]);
}

#[test]
fn what_is_no_amount_is_not_read() {
    check(&[
        ("-5 and −7 and minus 3", ""),
        ("2.5 or ١٫٥", ""),
        ("18446744073709551616", ""),
        ("192.168.1.1 and 192.168.100.200", ""),
        ("2015-12-03, 3/12/2015, 3.12.2015", ""),
        ("10:30 and 10:30:15", ""),
        ("1.2.3", ""),
        ("A4, 4chan, mp3, 3D, COVID-19, h5n1", ""),
        (
            "+44 20 7946 0018 and (212) 555-1234 and 555-1234 and 020 7946 0018 and 0501234567",
            "",
        ),
        ("+966501234567", ""),
        ("10² and ① and 5\u{FE0F}\u{20E3}", ""),
        ("1/2 and ½ and 24/7", ""),
        ("@user_12 me@5x user123", ""),
        ("10 000 accounts, 1 200 pages", ""),
        ("Mar. 5", ""),
        ("in the 1990s", ""),
        ("two thirds, one-third, three quarters of users", ""),
        ("two and a half hours", ""),
        ("nine one one", ""),
        ("a third of them", ""),
        ("no-one", ""),
        ("لست هناك", ""),
        ("ثلاثة أرباع الحسابات", ""),
        ("12 March and March 12, 10 مارس, ١٠ من كانون الثاني", ""),
        ("ثلث مليون, a third of a million", ""),
        ("https://a.b/c/123?x=5", ""),
        ("1,2,3", ""),
        ("", ""),
    ]);
}

#[test]
fn scales_multiply() {
    check(&[
        ("90k accounts", "90k=90000"),
        ("6.5M and 6.5 M", "6.5M=6500000 ; 6.5 M=6500000"),
        ("5 m away", "5=5"),
        (
            "3bn, 3 bn, 3mn, 3mln",
            "3bn=3000000000 ; 3 bn=3000000000 ; 3mn=3000000 ; 3mln=3000000",
        ),
        ("10k-20k", "10k=10000 ; 20k=20000"),
        (
            "19 lakh and 2.5 crore",
            "19 lakh=1900000 ; 2.5 crore=25000000",
        ),
        ("1.5 million", "1.5 million=1500000"),
        ("1.250 million", "1.250 million=1250000"),
        ("0.250 million", "0.250 million=250000"),
        ("1,5 million", "1,5 million=1500000"),
        ("12 dozen", "12 dozen=144"),
        ("1.0000001 million", ""),
        ("5-million-dollar", "5-million=5000000 money"),
        ("2 hundred thousand", "2 hundred thousand=200000"),
        ("1 lakh crore", "1 lakh crore=1000000000000"),
        ("2 million 300 thousand", "2 million 300 thousand=2300000"),
        ("١٫٥ مليون", "١٫٥ مليون=1500000"),
        ("125 ألف حساب", "125 ألف=125000"),
        ("١٢٥ ألف حساب", "١٢٥ ألف=125000"),
        ("10 آلاف", "10 آلاف=10000"),
        ("5 آلاف", "5 آلاف=5000"),
        ("125ألف", "125ألف=125000"),
        ("5 آلاف و300 حساب", "5 آلاف و300=5300"),
        ("3 ملايين و500 ألف", "3 ملايين و500 ألف=3500000"),
        ("٣ مليارات", "٣ مليارات=3000000000"),
    ]);
}

#[test]
fn english_words_are_read() {
    check(&[
        (
            "two hundred and fifty thousand accounts",
            "two hundred and fifty thousand=250000",
        ),
        ("twenty-five", "twenty-five=25"),
        ("twenty five", "twenty five=25"),
        ("a million", "a million=1000000"),
        ("Half a million users", "Half a million=500000"),
        (
            "half million, a half million",
            "half million=500000 ; a half million=500000",
        ),
        ("a quarter of a million", "a quarter of a million=250000"),
        (
            "a dozen, half a dozen, two dozen",
            "a dozen=12 ; half a dozen=6 ; two dozen=24",
        ),
        ("one and a half million", "one and a half million=1500000"),
        ("a million and a half", "a million and a half=1500000"),
        ("one point five million", "one point five million=1500000"),
        ("twelve hundred", "twelve hundred=1200"),
        ("a hundred and ten", "a hundred and ten=110"),
        (
            "one thousand two hundred and thirty-four",
            "one thousand two hundred and thirty-four=1234",
        ),
        (
            "two hundred and three hundred",
            "two hundred=200 ; three hundred=300",
        ),
        (
            "two thousand and three thousand",
            "two thousand=2000 ; three thousand=3000",
        ),
        (
            "between one hundred and one thousand",
            "one hundred=100 ; one thousand=1000",
        ),
        (
            "between two hundred and fifty and three hundred",
            "two hundred and fifty=250 ; three hundred=300",
        ),
        ("five-ten", "five=5 ; ten=10"),
        ("Thousand", "Thousand=1000"),
        ("two\nhundred", "two=2 ; hundred=100"),
        ("the second one", "second=2 ordinal ; one=1"),
    ]);
}

#[test]
fn arabic_words_are_read() {
    check(&[
        ("مئتي حساب", "مئتي=200"),
        ("سبع عشرة قناة", "سبع عشرة=17"),
        (
            "أحد عشر، إحدى عشرة، اثني عشر، اثنتا عشرة",
            "أحد عشر=11 ; إحدى عشرة=11 ; اثني عشر=12 ; اثنتا عشرة=12",
        ),
        ("مئة وخمسة وعشرون ألفا", "مئة وخمسة وعشرون ألفا=125000"),
        ("مئةٌ وخمسةٌ وعشرون ألفاً", "مئةٌ وخمسةٌ وعشرون ألفاً=125000"),
        ("مئة وأحد عشر", "مئة وأحد عشر=111"),
        ("ألف ومئتان", "ألف ومئتان=1200"),
        ("ألفان وخمسة عشر", "ألفان وخمسة عشر=2015"),
        ("نصف مليون", "نصف مليون=500000"),
        ("مليون ونصف المليون", "مليون ونصف المليون=1500000"),
        ("مليون ونصف", "مليون ونصف=1500000"),
        ("ثلاثة ملايين ونصف المليون", "ثلاثة ملايين ونصف المليون=3500000"),
        ("ثلاث مئة", "ثلاث مئة=300"),
        ("ثلاثمئة وخمسون", "ثلاثمئة وخمسون=350"),
        ("مئتا ألف", "مئتا ألف=200000"),
        ("مليون ومئتا ألف", "مليون ومئتا ألف=1200000"),
        ("عشرة آلاف", "عشرة آلاف=10000"),
        ("ومئتين", "مئتين=200"),
        ("بألف حساب", "ألف=1000"),
        ("للمليون", "مليون=1000000"),
        ("و300 حساب", "300=300"),
        ("بـ300 حساب", "300=300"),
        ("الـ660", "660=660"),
        ("بين مئة ومئتين", "مئة=100 ; مئتين=200"),
        ("بين خمسة وعشرين", "خمسة=5 ; عشرين=20"),
        ("بين مئة وخمسين ومئتين", "مئة وخمسين=150 ; مئتين=200"),
        ("خمسة حسابات وعشرين", "خمسة=5 ; عشرين=20"),
        ("ألفا حساب، مليونا مستخدم", "ألفا=2000 ; مليونا=2000000"),
        ("ألفا ومئتي حساب", "ألفا ومئتي=1200"),
        ("ألفاً حسابا", "ألفاً=1000"),
        ("ست قنوات", "ست=6"),
        ("أحد المسؤولين", ""),
    ]);
}

#[test]
fn vague_plurals_are_twice_their_scale() {
    check(&[
        ("hundreds of accounts", "hundreds=200 at_least vague"),
        (
            "tens of thousands of users",
            "tens of thousands=20000 at_least vague",
        ),
        ("several hundred", "hundred=200 at_least vague"),
        ("a few thousand", "thousand=2000 at_least vague"),
        ("thousands", "thousands=2000 at_least vague"),
        ("مئات الحسابات", "مئات=200 at_least vague"),
        ("آلاف", "آلاف=2000 at_least vague"),
        ("عشرات الآلاف من الحسابات", "عشرات الآلاف=20000 at_least vague"),
        ("مئات الآلاف", "مئات الآلاف=200000 at_least vague"),
        ("ملايين", "ملايين=2000000 at_least vague"),
        ("عشرات", "عشرات=20 at_least vague"),
    ]);
}

#[test]
fn neighbours_qualify() {
    check(&[
        ("about 660 channels", "660=660 about"),
        (
            "some 660, ~660, nearly a million",
            "660=660 about ; 660=660 about ; a million=1000000 about",
        ),
        ("more than $5 million", "5 million=5000000 at_least money"),
        (
            "over 660, at least 5, 660+, 660 or more",
            "660=660 at_least ; 5=5 at_least ; 660=660 at_least ; 660=660 at_least",
        ),
        (
            "up to 10, fewer than 20, no more than 30",
            "10=10 at_most ; 20=20 at_most ; 30=30 at_most",
        ),
        ("ما يقارب الـ660 قناة", "660=660 about"),
        (
            "نحو 660، حوالى 5، قرابة 7، زهاء 8",
            "660=660 about ; 5=5 about ; 7=7 about ; 8=8 about",
        ),
        ("660 قناة تقريبا", "660=660 about"),
        ("بأكثر من 10 آلاف", "10 آلاف=10000 at_least"),
        ("قرابة ال 500", "500=500 about"),
        ("ما لا يقل عن مئة", "مئة=100 at_least"),
        ("ما يزيد على 5", "5=5 at_least"),
        (
            "ما يصل إلى 10، أقل من 20، لا يتجاوز 30",
            "10=10 at_most ; 20=20 at_most ; 30=30 at_most",
        ),
        ("about\n660", "660=660"),
    ]);
}

#[test]
fn ranges_are_two() {
    check(&[
        ("10-20 accounts", "10=10 ; 20=20"),
        ("10–20k", "10=10 ; 20k=20000"),
        ("between 10 and 20", "10=10 ; 20=20"),
        ("من 10 إلى 20", "10=10 ; 20=20"),
        ("100-1000", "100=100 ; 1000=1000"),
        ("5%-10%", "5=5 percent ; 10=10 percent"),
    ]);
}

#[test]
fn kinds_are_told_apart() {
    check(&[
        (
            "5%, 5 %, %5, ٥٪",
            "5=5 percent ; 5=5 percent ; 5=5 percent ; ٥=5 percent",
        ),
        ("5 percent, 5 per cent", "5=5 percent ; 5=5 percent"),
        (
            "5 في المئة و7 بالمئة و2.5 بالمائة",
            "5=5 percent ; 7=7 percent",
        ),
        (
            "$5, 5 dollars, €5 million, US$5bn, 5 USD",
            "5=5 money ; 5=5 money ; 5 million=5000000 money ; 5bn=5000000000 money ; 5=5 money",
        ),
        ("5 ملايين دولار و7 ريالات", "5 ملايين=5000000 money ; 7=7 money"),
        (
            "the 3rd, third, twenty-first, #5, No. 7",
            "3rd=3 ordinal ; third=3 ordinal ; twenty-first=21 ordinal ; 5=5 ordinal ; 7=7 ordinal",
        ),
        (
            "الحساب الثالث والحادي والعشرون",
            "ثالث=3 ordinal ; الحادي والعشرون=21 ordinal",
        ),
        (
            "5 minutes, a 10-day ban, 25 years old",
            "5=5 time ; 10=10 time ; 25=25 time",
        ),
        (
            "5 دقائق و10 أيام وثلاثة أشهر",
            "5=5 time ; 10=10 time ; ثلاثة=3 time",
        ),
        ("one second", "one=1 time"),
    ]);
}

#[test]
fn years_are_told_by_cue_or_shape() {
    check(&[
        ("in 2015 Twitter", "2015=2015 year"),
        ("في 2015 أغلقت", "2015=2015 year"),
        ("عام ٢٠١٥", "٢٠١٥=2015 year"),
        ("2000 accounts", "2000=2000"),
        ("removed 2015 accounts", "2015=2015"),
        ("by 2000 accounts", "2000=2000"),
        ("by 2015 Twitter had", "2015=2015 year"),
        ("from 2015 to 2018", "2015=2015 year ; 2018=2018 year"),
        (
            "in 2015 and 2016 accounts",
            "2015=2015 year ; 2016=2016 year",
        ),
        ("more than 2000", "2000=2000 at_least"),
        ("2,015", "2,015=2015"),
        ("2015-2016", "2015=2015 year ; 2016=2016 year"),
        (
            "March 2015, March 10, 2015",
            "2015=2015 year ; 2015=2015 year",
        ),
        ("2015", "2015=2015 year"),
        ("Mar. 5, 2020 too", "2020=2020 year"),
        ("من 2014 والأولى", "2014=2014 year ; أولى=1 ordinal"),
        ("2014 الماضي", "2014=2014 year"),
        ("من 2014 حسابا", "2014=2014"),
        ("2000 ألف", "2000 ألف=2000000"),
        ("2015 حسابا", "2015=2015"),
    ]);
}
