//! Hard forms of the languages beside Arabic and English, and words that mean two things in two languages.

use super::tests::check;

#[test]
fn an_ambiguous_word_needs_its_language_around_it() {
    check(&[
        ("once upon a time", ""),
        ("cerró once cuentas", "once=11"),
        ("5 miles away, on a bus", "5=5"),
        ("miles de cuentas en la red", "miles=2000 at_least vague"),
        ("Bin Salman spoke on Monday", ""),
        ("on bin hesap kapatıldı", "on bin=10000"),
        ("the elf had a dua lima", ""),
        ("elf Konten wurden gesperrt", "elf=11"),
        ("dua wartawan yang diancam", "dua=2"),
        ("بي بي سي، ده كلام", ""),
        ("سی حساب را بست", "سی=30"),
        ("5 billion of them", "5 billion=5000000000"),
        ("5 billion de vues dans le monde", "5 billion=5000000000000"),
        ("Once removed. Eliminó once cuentas.", "once=11"),
        ("5 am Montag gesperrte Konten", "5=5"),
        ("The meeting at 5 am", "5=5 time"),
    ]);
}

#[test]
fn french() {
    check(&[
        ("quatre-vingt-dix-neuf comptes", "quatre-vingt-dix-neuf=99"),
        (
            "soixante et onze, quatre-vingts",
            "soixante et onze=71 ; quatre-vingts=80",
        ),
        ("septante-deux, nonante", "septante-deux=72 ; nonante=90"),
        (
            "deux cent mille trois cents comptes",
            "deux cent mille trois cents=200300",
        ),
        (
            "un million et demi, un demi-million",
            "un million et demi=1500000 ; un demi-million=500000",
        ),
        ("412 000 comptes supprimés", "412 000=412000"),
        ("412\u{202F}000 comptes", "412\u{202F}000=412000"),
        ("le 06 12 34 56 78 pour les comptes", ""),
        (
            "plus d'un million, près de 3 000, au moins trois, jusqu'à dix pour les comptes",
            "un million=1000000 at_least ; 3 000=3000 about ; trois=3 at_least ; dix=10 at_most",
        ),
        (
            "1,7 million, 5 M, 3 Mds de vues",
            "1,7 million=1700000 ; 5 M=5000000 ; 3 Mds=3000000000",
        ),
        (
            "des dizaines de milliers de comptes",
            "dizaines de milliers=20000 at_least vague",
        ),
        (
            "12 % et 5 € en 2015, le 3e, le 5 mars",
            "12=12 percent ; 5=5 money ; 2015=2015 year ; 3e=3 ordinal",
        ),
        ("un compte", ""),
    ]);
}

#[test]
fn spanish_and_portuguese() {
    check(&[
        ("veintiún mil cuentas", "veintiún mil=21000"),
        (
            "treinta y cinco mil, veintitres",
            "treinta y cinco mil=35000 ; veintitres=23",
        ),
        (
            "dos mil quinientos millones de mensajes",
            "dos mil quinientos millones=2500000000",
        ),
        (
            "un millón doscientos mil, dos millones y medio",
            "un millón doscientos mil=1200000 ; dos millones y medio=2500000",
        ),
        ("medio millón de usuarios", "medio millón=500000"),
        (
            "más de 3,4 millones, unos 500, hasta cien cuentas",
            "3,4 millones=3400000 at_least ; 500=500 about ; cien=100 at_most",
        ),
        (
            "el 5 de marzo de 2020, el 15 por ciento, 5.000 dólares",
            "2020=2020 year ; 15=15 percent ; 5.000=5000 money",
        ),
        ("al menos tres cuentas", "tres=3 at_least"),
        ("dois mil e quinhentos perfis", "dois mil e quinhentos=2500"),
        (
            "um milhão e meio de contas, 3,2 milhões",
            "um milhão e meio=1500000 ; 3,2 milhões=3200000",
        ),
        (
            "vinte e cinco contas, milhares de contas",
            "vinte e cinco=25 ; milhares=2000 at_least vague",
        ),
        (
            "R$ 5 mil, R$5 milhões das contas",
            "5 mil=5000 money ; 5 milhões=5000000 money",
        ),
        (
            "cerca de 12.000, mais de mil, pelo menos 3 contas",
            "12.000=12000 about ; mil=1000 at_least ; 3=3 at_least",
        ),
    ]);
}

#[test]
fn german() {
    check(&[
        (
            "fünfundzwanzig, einhunderteins, dreissig",
            "fünfundzwanzig=25 ; einhunderteins=101 ; dreissig=30",
        ),
        (
            "zweihundertfünfzigtausend Konten",
            "zweihundertfünfzigtausend=250000",
        ),
        (
            "rund 5 Mio. Konten, 3 Mrd. Euro, 2 Tsd. Seiten",
            "5 Mio.=5000000 about ; 3 Mrd.=3000000000 money ; 2 Tsd.=2000",
        ),
        (
            "anderthalb Millionen, eine halbe Million",
            "anderthalb Millionen=1500000 ; eine halbe Million=500000",
        ),
        (
            "Zehntausende, Tausende von Konten",
            "Zehntausende=20000 at_least vague ; Tausende=2000 at_least vague",
        ),
        (
            "mehr als 7.200 Konten, mindestens zwei",
            "7.200=7200 at_least ; zwei=2 at_least",
        ),
        (
            "am 5. März im Jahr 2015 um 5 Uhr",
            "2015=2015 year ; 5=5 time",
        ),
        ("Achtung vor der Einheit", ""),
    ]);
}

#[test]
fn turkish_and_indonesian() {
    check(&[
        (
            "yirmi beş bin, yirmibeş, ikiyüz bin",
            "yirmi beş bin=25000 ; yirmibeş=25 ; ikiyüz bin=200000",
        ),
        (
            "iki buçuk milyon, yarım milyon hesap",
            "iki buçuk milyon=2500000 ; yarım milyon=500000",
        ),
        (
            "500'den fazla hesap, 1.000'in üzerinde, 500 binden fazla",
            "500=500 at_least ; 1.000=1000 at_least ; 500 binden=500000 at_least",
        ),
        (
            "2015'te, 2015 yılında üç hesap",
            "2015=2015 year ; 2015=2015 year ; üç=3",
        ),
        (
            "yüzde 5, binlerce hesap",
            "5=5 percent ; binlerce=2000 at_least vague",
        ),
        ("dua puluh lima ribu akun", "dua puluh lima ribu=25000"),
        (
            "seribu lima ratus, satu setengah juta",
            "seribu lima ratus=1500 ; satu setengah juta=1500000",
        ),
        (
            "1,9 juta video, 5 jt, 12rb, 5 M akun",
            "1,9 juta=1900000 ; 5 jt=5000000 ; 12rb=12000 ; 5 M=5000000000",
        ),
        (
            "Rp5 miliar pada tahun 2015, ribuan akun",
            "5 miliar=5000000000 money ; 2015=2015 year ; ribuan=2000 at_least vague",
        ),
        (
            "lebih dari dua belas akun, sekitar seratus",
            "dua belas=12 at_least ; seratus=100 about",
        ),
    ]);
}

#[test]
fn russian() {
    check(&[
        (
            "двадцати пяти тысяч, двести пятьдесят тысяч триста",
            "двадцати пяти тысяч=25000 ; двести пятьдесят тысяч триста=250300",
        ),
        (
            "полтора миллиона, два с половиной миллиона, полмиллиона",
            "полтора миллиона=1500000 ; два с половиной миллиона=2500000 ; полмиллиона=500000",
        ),
        (
            "более 50 тыс. аккаунтов, 5,8 млн, 412 000",
            "50 тыс.=50000 at_least ; 5,8 млн=5800000 ; 412 000=412000",
        ),
        (
            "в 2015 году, 2015 г., 3 года, 50 тыс. рублей",
            "2015=2015 year ; 2015=2015 year ; 3=3 time ; 50 тыс.=50000 money",
        ),
        (
            "тысячи каналов, сотни тысяч",
            "тысячи=2000 at_least vague ; сотни тысяч=200000 at_least vague",
        ),
        (
            "около ста, до 10, не менее трёх",
            "ста=100 about ; 10=10 at_most ; трёх=3 at_least",
        ),
    ]);
}

#[test]
fn persian_and_urdu() {
    check(&[
        ("بیست و پنج حساب", "بیست و پنج=25"),
        (
            "صد و بیست و پنج هزار و سیصد پیام",
            "صد و بیست و پنج هزار و سیصد=125300",
        ),
        (
            "بیش از یک میلیون و نیم حساب",
            "یک میلیون و نیم=1500000 at_least",
        ),
        (
            "۴٫۶ میلیون، ۵ هزار و ۳۰۰ حساب",
            "۴٫۶ میلیون=4600000 ; ۵ هزار و ۳۰۰=5300",
        ),
        (
            "هزاران پیام، میلیون‌ها، ده‌ها کانال",
            "هزاران=2000 at_least vague ; میلیون‌ها=2000000 at_least vague ; ده‌ها=20 at_least vague",
        ),
        (
            "در سال ۲۰۱۵ و سال ۱۳۹۹، ۱۵ درصد",
            "۲۰۱۵=2015 year ; ۱۳۹۹=1399 year ; ۱۵=15 percent",
        ),
        ("حساب را بست", ""),
        (
            "سوا لاکھ، ڈیڑھ لاکھ، ڈھائی کروڑ",
            "سوا لاکھ=125000 ; ڈیڑھ لاکھ=150000 ; ڈھائی کروڑ=25000000",
        ),
        (
            "ساڑھے تین لاکھ، پونے دو لاکھ، سوا سو",
            "ساڑھے تین لاکھ=350000 ; پونے دو لاکھ=175000 ; سوا سو=125",
        ),
        ("بارہ لاکھ پچاس ہزار اکاؤنٹس", "بارہ لاکھ پچاس ہزار=1250000"),
        (
            "50 ہزار سے زائد اکاؤنٹس، 2015 میں",
            "50 ہزار=50000 at_least ; 2015=2015 year",
        ),
        (
            "لاکھوں اکاؤنٹس، ۱۵ فیصد، 5 لاکھ روپے",
            "لاکھوں=200000 at_least vague ; ۱۵=15 percent ; 5 لاکھ=500000 money",
        ),
    ]);
}

#[test]
fn chinese() {
    check(&[
        ("共有470万条视频", "470万=4700000"),
        ("十二万五千个账号", "十二万五千=125000"),
        (
            "3.5万，1亿2000万，1.2 万",
            "3.5万=35000 ; 1亿2000万=120000000 ; 1.2 万=12000",
        ),
        (
            "一万五，两千三百个，三百零五条，三千五百万",
            "一万五=15000 ; 两千三百=2300 ; 三百零五=305 ; 三千五百万=35000000",
        ),
        (
            "500多万个，20多个，200余个，两万多个",
            "500多万=5000000 at_least ; 20=20 at_least ; 200=200 at_least ; 两万=20000 at_least",
        ),
        ("超过五百个，约3万", "五百=500 at_least ; 3万=30000 about"),
        (
            "数千个，数百万条，几百个，上万",
            "千=2000 at_least vague ; 百万=2000000 at_least vague ; 百=200 at_least vague ; 万=20000 at_least vague",
        ),
        (
            "2015年，三天，百分之五，第三，5万元",
            "2015=2015 year ; 五=5 percent ; 三=3 ordinal ; 5万=50000 money",
        ),
        ("三楼，百度，十分，万一，四川，一些", ""),
        ("两个账号，三名记者", "两=2 ; 三=3"),
    ]);
}

#[test]
fn digits_fill_the_scale_before_them() {
    check(&[
        ("3 bin 500 hesap kapatıldı", "3 bin 500=3500"),
        (
            "2 milyon 2019 yılında kapatıldı",
            "2 milyon=2000000 ; 2019=2019 year",
        ),
        ("12 ہزار 500 اکاؤنٹ بند کر دیے", "12 ہزار 500=12500"),
        ("3 ribu 500 akun dihapus", "3 ribu 500=3500"),
        ("3 thousand 500 accounts", "3 thousand=3000 ; 500=500"),
    ]);
}
