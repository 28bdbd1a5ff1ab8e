//! The commonest words of some languages, beside the function words that stand in their own files: auxiliaries and the
//! commonest verbs, nouns, adjectives and adverbs of news and posts. Of our own making, by the knowledge of speakers;
//! copied from no list. They warn authors, and have no part in any verdict.

/// By language, in no order of rank.
pub const COMMON: &[(&str, &str)] = &[("ar", AR), ("en", EN)];

/// The most frequent of them, by language, each with about how often it stands in 1,000 words. Rounded to a few steps by the
/// knowledge of speakers; so rough that it tells `the` from `after`, and no more.
pub const FREQUENT: &[(&str, u64, &str)] = &[
    ("en", 50, "the"),
    ("en", 25, "of and to a in"),
    ("en", 10, "is it that for was on with as he be at i"),
    (
        "en",
        3,
        "by this are have not you from or had but they his her which she we were been one all their has would will \
         what when who if no more do my about can up out into some than two other your only new also",
    ),
    ("ar", 25, "في من"),
    ("ar", 12, "على إلى أن"),
    (
        "ar",
        4,
        "عن مع ما لا هذا هذه ذلك التي الذي كان قال بعد بين كل أو لم هو هي إن كما قد به بها له فيه",
    ),
];

const EN: &str = "
    the of and a to in is was it for on with as at by be this that these those are were been being am
    he she they we you i me him her them us my your his its our their mine yours who whom whose which what
    when where why how all any both each every few more most much many some such no not nor only own same so
    than too very can could will would shall should may might must do does did done doing have has had having
    from into onto out over under up down off about above after again against before below between during
    through until while because if or but then there here now once just also still even ever never always
    often already yet perhaps however one two three first last new old other another good bad great
    big small little long high low right left early late next able sure
    go goes going went gone come comes came coming get gets got getting make makes made making take takes took
    taken see sees saw seen know knows knew known think thinks thought say says said saying tell told
    give gives gave given find found want wants wanted use used using work works worked look looks looked
    need needs needed feel felt try tried ask asked seem seemed keep kept let put mean means
    time times year years day days week weeks today people person man men woman women way ways thing things
    world life hand part place case point number group fact lot
    really well back since something anything nothing everything someone everyone around like
";

const AR: &str = "
    في من إلى على عن مع حتى منذ خلال بين عند لدى بعد قبل فوق تحت أمام خلف حول دون ضد نحو عبر مثل غير سوى
    هذا هذه ذلك تلك هؤلاء أولئك هنا هناك هو هي هم هن أنا أنت أنتم نحن هما
    الذي التي الذين اللذين اللاتي ما ماذا متى أين كيف لماذا كم أي أية هل
    أن إن أنه أنها أنهم إنه إنها لأن كأن لكن ولكن بل أو أم ثم إذا لو لولا إذ كما كلما بينما حيث حين عندما لما
    لا لم لن ليس ليست ليسوا قد لقد سوف كل بعض جميع كافة معظم كلا نفس ذات
    كان كانت كانوا يكون تكون يكونوا كنت كنا أصبح أصبحت صار مازال يزال تزال
    به بها بهم له لها لهم لي لك لنا فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها عنه عنها معه معها
    الآن اليوم أمس غدا دائما أبدا أيضا فقط جدا ربما أحيانا مرة مرات
    يوم أيام سنة سنوات عام أعوام شهر أشهر أسبوع ساعة ساعات وقت زمن
    الناس ناس شخص أشخاص رجل رجال امرأة نساء شيء أشياء أمر أمور عمل حياة عالم بلد بلاد مكان طريق طريقة
    جزء عدد حال حالة قسم نوع شكل
    قال قالت قالوا يقول تقول جاء جاءت يأتي ذهب ذهبت يذهب رأى يرى ترى عرف يعرف تعرف أراد يريد تريد
    فعل يفعل عاد وجد يجد وجدت أعطى أخذ يأخذ بدأ بدأت يمكن يجب ينبغي تم يتم تمت
    أول أولى ثاني آخر أخرى أخر واحد واحدة اثنان ثلاثة كبير كبيرة صغير صغيرة جديد جديدة قديم
    كثير كثيرا كثيرة قليل قليلا أكثر أقل أكبر أفضل جيد جيدة
";
