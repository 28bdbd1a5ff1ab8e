//! What was misread once: each line is a fault that was mended.

use super::tests::check;

#[test]
fn what_was_misread_once() {
    check(&[
        ("حذفت ميتا مئتي حساب وصفحات", "مئتي=200"),
        ("أزالت ميتا مئة حساب، وميتا 12 صفحة", "مئة=100 ; 12=12"),
        ("مئتا حساب في الشبكة", "مئتا=200"),
        ("they wiped out 9 bots", "9=9"),
        ("۱/۳ میلیون حساب، ۲۰/۵ حساب", "۱/۳ میلیون=1300000"),
        ("در ۱۴۰۲/۵/۱۲ حساب‌ها", ""),
        (
            "هفده‌هزار حساب، بیست‌وپنج‌هزار کاربر",
            "هفده‌هزار=17000 ; بیست‌وپنج‌هزار=25000",
        ),
        (
            "iki yüze yakın hesap, üçyüzelli kanal, hesapların 18 binini",
            "iki yüze=200 about ; üçyüzelli=350 ; 18 binini=18000",
        ),
        (
            "bir buçuk milyon hesap, yarım milyon kanal, on binlerce hesap",
            "bir buçuk milyon=1500000 ; yarım milyon=500000 ; on binlerce=20000 at_least vague",
        ),
        (
            "menghapus 1.500-an akun, selusin akun",
            "1.500=1500 about ; selusin=12",
        ),
        ("دو درجن اکاؤنٹس بند کیے گئے", "دو درجن=24"),
        (
            "полсотни каналов, от 200 до 300 каналов",
            "полсотни=50 ; 200=200 ; 300=300",
        ),
        (
            "163_000 accounts, #removed_1_500_apps, user_12",
            "163_000=163000 ; 1_500=1500",
        ),
        (
            "2½ million, three-quarters of a million, 1.2.3 million",
            "2½ million=2500000 ; three-quarters of a million=750000",
        ),
        ("حذفت خمسمية حساب واتناشر صفحة", "خمسمية=500 ; اتناشر=12"),
        ("أغلقن1 900 خادم", "900=900"),
        ("Crime falls 40 per cent", "40=40 percent"),
        ("Police seize 500 accounts of Otto Dix", "500=500"),
        ("Elli removed 5 pages for Mio", "5=5"),
        ("nos. 5", "5=5 ordinal"),
        ("La empresa eliminó núm. 5 ayer", "5=5 ordinal"),
        (
            "№5, видео №5, № 5",
            "5=5 ordinal ; 5=5 ordinal ; 5=5 ordinal",
        ),
        ("Meta removed RB Leipzig and Mio accounts", ""),
        (
            "5 Mio. Konten, etwa 3,5 Mio Nutzer",
            "5 Mio.=5000000 ; 3,5 Mio=3500000 about",
        ),
        (
            "suspended 40 M-Pesa accounts, 5 K-pop videos and 3 M&A pages",
            "40=40 ; 5=5 ; 3=3",
        ),
        ("40 M accounts, 10k-strong", "40 M=40000000 ; 10k=10000"),
        ("call 050 123 4567 or 1 800 555 0199 or 050-1234567 now", ""),
        ("2001:db8::1 and fe80::1 at 12:30 for Total::5", "5=5"),
        (
            "عام 1441 هـ، ١٥ رمضان ١٤٤١ هـ",
            "1441=1441 year ; ١٤٤١=1441 year",
        ),
        ("1 1/2 million accounts", ""),
        (
            "5 mins, 3 billion Saudi riyals",
            "5=5 time ; 3 billion=3000000000 money",
        ),
        ("kira-kira 5", "5=5 about"),
        (
            "Turkey asked for 9,000 third-party sellers, nine thousand third-party sellers, two thirds",
            "9,000=9000 ; third=3 ordinal ; nine thousand=9000 ; third=3 ordinal",
        ),
        (
            "2 point 5 million, two point five million, 2 point 5",
            "2 point 5 million=2500000 ; two point five million=2500000",
        ),
        (
            "fünfeinhalbtausend Konten, zweieinhalb Millionen, sechseinhalb Millionen, fünfeinhalb Stunden",
            "fünfeinhalbtausend=5500 ; zweieinhalb Millionen=2500000 ; sechseinhalb Millionen=6500000",
        ),
        ("Instagram 5 bin yorumu sildi", "5 bin=5000"),
        ("a 5 bin order", "5=5"),
        (
            "دهم رجال الشرطة هزار المدينة، وحذفت ۱۲ هزار حساب",
            "۱۲ هزار=12000",
        ),
        (
            "حذف تلتميت حساب وربعميت صفحة وتمنميه، وتسعميت، وتلت تلاف، وخمسطعشر، وستاشر",
            "تلتميت=300 ; ربعميت=400 ; تمنميه=800 ; تسعميت=900 ; تلت تلاف=3000 ; خمسطعشر=15 ; ستاشر=16",
        ),
        (
            "2000 of the accounts, 2000 over spam, 1950 said yes",
            "2000=2000 ; 2000=2000 ; 1950=1950",
        ),
    ]);
}

#[test]
fn what_a_word_before_makes_a_name() {
    check(&[
        ("version 5.0, iOS 17.0 users, ver. 2.0, الإصدار ٢٫٠", ""),
        ("Version 5.0 für Android 14.0", ""),
        (
            "version 5.0 million, Android 12 users",
            "5.0 million=5000000 ; 12=12",
        ),
        ("tel 555 1234, Tel.: 555-1234, phone (5551234) now", ""),
        (
            "هاتف: 555 1234، رقم الهاتف 5551234، للتواصل واتساب 77 123 456",
            "",
        ),
        ("тел. 555 12 34, 电话：5551234", ""),
        (
            "phone 500 users, hotline: 20 calls, هاتف 12 مستخدما",
            "500=500 ; 20=20 ; 12=12",
        ),
    ]);
}

#[test]
fn plain_spaces_group_what_is_no_list() {
    check(&[
        ("حذفت الشركة 1 287 330 مقطعا", "1 287 330=1287330"),
        ("removed 12 345 678 posts", "12 345 678=12345678"),
        ("removed 1 287 330", ""),
        ("numbers 100 200 300 apples", ""),
        ("removed 10 000 posts, call 612 345 678 now", ""),
        ("1 287 330 4567 posts", ""),
    ]);
}

#[test]
fn names_travel_further_than_their_language() {
    check(&[
        ("About 500 accounts, said José Núñez", "500=500 about"),
        ("Over 500 São João accounts", "500=500 at_least"),
        (
            "Müller removed 500 dollars from a Zürich bank",
            "500=500 money",
        ),
        ("Über 500 Konten gesperrt", "500=500 at_least"),
        ("Müller in Köln sperrt etwa 500 Konten", "500=500 about"),
    ]);
}
