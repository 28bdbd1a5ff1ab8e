//! Arabic: particles, and forms made of root, pattern and affixes.

use crate::rng::Rng;

/// By how often they are said.
pub const PARTICLES: &[&str] = &[
    "في",
    "من",
    "على",
    "أن",
    "إلى",
    "التي",
    "عن",
    "الذي",
    "لا",
    "ما",
    "هذا",
    "مع",
    "كان",
    "هذه",
    "أو",
    "بين",
    "كما",
    "بعد",
    "لم",
    "قد",
    "كل",
    "ذلك",
    "إن",
    "هو",
    "هي",
    "حتى",
    "حيث",
    "قبل",
    "عند",
    "غير",
    "أي",
    "كانت",
    "خلال",
    "وقد",
    "إذا",
    "ولا",
    "بعض",
    "لقد",
    "منذ",
    "أكثر",
    "عام",
    "يوم",
    "ثم",
    "تم",
    "عدد",
    "فيها",
    "منها",
    "له",
    "لها",
    "عليه",
    "عليها",
    "به",
    "بها",
    "قال",
    "وقال",
    "أكد",
    "أمس",
    "اليوم",
    "لن",
    "هل",
    "إلا",
    "نحو",
    "ضد",
    "فوق",
    "تحت",
    "أمام",
    "الذين",
    "هناك",
    "كيف",
    "لكن",
    "ليس",
    "بل",
    "دون",
    "عبر",
    "ضمن",
    "لدى",
    "سوف",
    "كذلك",
    "أيضا",
    "جدا",
    "أول",
    "آخر",
    "كبير",
    "جديد",
];

/// Real roots, by no order.
const ROOTS: &[&str] = &[
    "كتب", "علم", "عمل", "حكم", "سلم", "دخل", "خرج", "قتل", "حرب", "جمع", "شرك", "نظم", "قرر",
    "حدث", "خبر", "نشر", "طلب", "درس", "فتح", "غلق", "حمل", "نقل", "سكن", "شعب", "ملك", "رسل",
    "سفر", "حفظ", "بحث", "كشف", "صدر", "شهد", "قدم", "دعم", "هجم", "دفع", "ضرب", "جرح", "سقط",
    "رفع", "خفض", "نزل", "صعد", "سرق", "حرق", "غرق", "قطع", "وصل", "وقف", "وضع", "بدأ", "قرأ",
    "سأل", "أمر", "أخذ", "أكل", "شرب", "لعب", "ربح", "خسر", "نجح", "فشل", "نصر", "هزم", "سبق",
    "لحق", "حضر", "غيب", "زرع", "صنع", "تجر", "بيع", "شري", "مول", "نفط", "زيت", "ذهب", "فضة",
    "حدد", "مدد", "عدد", "ردد", "سدد", "شدد", "مرر", "ضرر", "حقق", "دقق", "شقق", "صدق", "كذب",
    "نفي", "ثبت", "ظهر", "بطن", "خلف", "صلح", "فسد", "صحح", "مرض", "طبب", "شفي", "عرف", "جهل",
    "فهم", "ذكر", "نسي", "فكر", "شكر", "حمد", "كرم", "بخل", "شجع", "جبن", "قوي", "ضعف", "كثر",
    "قلل", "عظم", "صغر", "كبر", "طول", "قصر", "عرض", "عمق", "بعد", "قرب", "شمل", "جنب", "شرق",
    "غرب", "وسط", "حرر", "سجن", "حبس", "طرد",
];

/// Letters of made-up roots, by how often roots have them.
const RADICALS: &str = "رررلللنننمممببعععدددسسقققفففحححجججكككتتششخخصصططههضغزذثوي";

/// The three radicals are ف, ع and ل.
const PATTERNS: &[&str] = &[
    "فعل",
    "فاعل",
    "مفعول",
    "فعال",
    "فعيل",
    "فعول",
    "تفعيل",
    "مفعل",
    "مفاعل",
    "مفاعيل",
    "افتعال",
    "انفعال",
    "استفعال",
    "إفعال",
    "تفاعل",
    "متفعل",
    "منفعل",
    "مستفعل",
    "أفعال",
    "فعلاء",
    "أفعلاء",
    "فواعل",
    "فعائل",
    "مفعال",
    "فعلان",
    "يفعل",
    "تفعل",
    "نفعل",
    "أفعل",
    "يفاعل",
    "يستفعل",
    "ينفعل",
    "يفتعل",
    "تستفعل",
    "فعالة",
    "مفعلة",
    "فعلة",
    "مفاعلة",
    "تفعلة",
    "فعالي",
];

const BEFORE: &[&str] = &[
    "", "", "", "", "", "", "ال", "ال", "ال", "ال", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف",
    "ك", "س", "ول", "وب",
];

const BEHIND: &[&str] = &[
    "", "", "", "", "", "", "ة", "ة", "ات", "ات", "ين", "ون", "ان", "ه", "ها", "هم", "نا", "ي",
    "ية", "يات", "وا", "ت",
];

/// A source of forms, the common ones first.
pub fn forms() -> impl FnMut(&mut Rng) -> String {
    let mut roots: Vec<[char; 3]> = ROOTS.iter().filter_map(|root| radicals(root)).collect();
    let letters: Vec<char> = RADICALS.chars().collect();
    let mut asked = 0_usize;
    move |rng| {
        // About twenty forms a root.
        asked += 1;
        if asked > roots.len() * 20 {
            let more = roots.len() / 16 + 16;
            roots.extend((0..more).map(|_| root(&letters, rng)));
        }
        let root = *rng.pick(&roots);
        let pattern = rng.pick(PATTERNS);
        let behind = match pattern.ends_with(['ة', 'ء']) {
            true => "",
            false => rng.pick(BEHIND),
        };
        let before = match pattern.starts_with(['ي', 'ت', 'ن', 'أ']) {
            true => rng.pick(&["", "", "", "و", "س", "ف"]),
            false => rng.pick(BEFORE),
        };
        format!("{before}{}{behind}", filled(pattern, root))
    }
}

fn radicals(root: &str) -> Option<[char; 3]> {
    let letters: Vec<char> = root.chars().collect();
    letters.try_into().ok()
}

/// Three letters, the first two unlike.
fn root(letters: &[char], rng: &mut Rng) -> [char; 3] {
    loop {
        let root = [*rng.pick(letters), *rng.pick(letters), *rng.pick(letters)];
        if root[0] != root[1] && root[0] != root[2] {
            return root;
        }
    }
}

/// A pattern with the radicals in their places.
fn filled(pattern: &str, root: [char; 3]) -> String {
    let radical = |letter| match letter {
        'ف' => root[0],
        'ع' => root[1],
        'ل' => root[2],
        other => other,
    };
    pattern.chars().map(radical).collect()
}
