//! The profiles and their steps. The order of the steps that look at words stands in `skeleton.rs`.

use crate::fold::FoldedText;
use crate::fold::Step;
use crate::fold::changes::Changes;
use crate::fold::changes::StepsInside;
use crate::fold::changes::Unrecorded;
use crate::fold::pass;
use crate::fold::region;
use crate::fold::skeleton;
use crate::fold::steps::arabic;
use crate::fold::steps::case;
use crate::fold::steps::compatibility;
use crate::fold::steps::digits;
use crate::fold::steps::invisible;
use crate::fold::steps::marks;
use crate::fold::steps::tatweel;
use crate::fold::table::ScalarStep;
use crate::fold::table::Table;
use crate::fold::text::Scratch;
use crate::span::Span;

/// The version of Unicode that all tables are of: that of the data of the `icu_*` crates in `Cargo.lock`.
pub const UNICODE_VERSION: &str = "18.0.0";

/// Which folds texts and patterns go through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// As written, up to canonical equivalence.
    Exact,
    /// Compatibility forms, case, Arabic marks, tatweel, invisible characters, alef and yeh forms, digits.
    #[default]
    Default,
    /// Default, then look-alikes, leet, repeats, separators, Latin accents, teh marbuta, dotless Arabic forms.
    Skeleton,
}

static EXACT: Table = Table::new(&[ScalarStep::new(
    Step::Compatibility,
    compatibility::canonical,
)]);

static DEFAULT: Table = Table::new(&[
    ScalarStep::new(Step::Compatibility, compatibility::full),
    ScalarStep::new(Step::Case, case::map),
    ScalarStep::new(Step::Marks, marks::map),
    ScalarStep::new(Step::Tatweel, tatweel::map),
    ScalarStep::new(Step::Invisible, invisible::map),
    ScalarStep::new(Step::Arabic, arabic::map),
    ScalarStep::new(Step::Digits, digits::map),
]);

/// Folds a text.
pub fn fold(profile: Profile, text: &str) -> FoldedText {
    let mut folded = FoldedText::default();
    fold_into(profile, text, &mut folded);
    folded
}

/// Folds a text into a buffer that is cleared first and keeps its capacity.
pub fn fold_into(profile: Profile, text: &str, folded: &mut FoldedText) {
    run(profile, text, folded, &mut Unrecorded);
}

/// The skeleton of a text of which `plain` is the default fold, for those who need both: the same as [`fold_into`] gives.
pub fn skeleton_of_into(text: &str, plain: &FoldedText, folded: &mut FoldedText) {
    folded.clear();
    let mut scratch = folded.take_scratch();
    let work = &mut scratch.work;
    skeleton::run(&DEFAULT, text, plain, work, folded, &mut Unrecorded);
    folded.keep_scratch(scratch);
}

/// The folded form of a pattern: the same code as [`fold`], the way back left out.
pub fn fold_pattern(profile: Profile, pattern: &str) -> String {
    fold(profile, pattern).into_text()
}

/// The steps that changed a scalar inside `span` of the original `text`, in order. Slow; for what is reported.
pub fn steps_in(profile: Profile, text: &str, span: Span) -> Vec<Step> {
    let region = region::around(profile, text, span);
    let inside = Span::new(
        span.start.saturating_sub(region.start),
        span.end.saturating_sub(region.start),
    );
    let mut changes = StepsInside::new(inside);
    run(
        profile,
        region.of(text),
        &mut FoldedText::default(),
        &mut changes,
    );
    changes.steps().steps()
}

pub(super) fn run(
    profile: Profile,
    text: &str,
    folded: &mut FoldedText,
    changes: &mut impl Changes,
) {
    folded.clear();
    match profile {
        Profile::Exact => pass::run(&EXACT, false, text, folded, changes),
        Profile::Default => pass::run(&DEFAULT, true, text, folded, changes),
        Profile::Skeleton => {
            let mut scratch = folded.take_scratch();
            scratch.plain.clear();
            pass::run(&DEFAULT, true, text, &mut scratch.plain, changes);
            let Scratch { plain, work } = scratch.as_mut();
            skeleton::run(&DEFAULT, text, plain, work, folded, changes);
            folded.keep_scratch(scratch);
        }
    }
}
