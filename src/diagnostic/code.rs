//! The codes of all faults. A code never changes its meaning.

use crate::diagnostic::Level;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal $level:ident),* $(,)?) => {
        /// A stable code, shown in kebab case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name),* }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Self::$name),*];

            /// As shown, and as written in `# allow: CODE`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// How grave it is.
            pub fn level(self) -> Level {
                match self { $(Self::$name => Level::$level),* }
            }
        }
    };
}

codes! {
    // Reading files and YAML.
    /// The YAML itself cannot be read.
    YamlSyntax = "yaml-syntax" Error,
    /// The file is not UTF-8.
    NotUtf8 = "not-utf8" Error,
    /// A control character stands in the YAML.
    ControlCharacter = "control-character" Error,
    /// A YAML tag (`!x`).
    YamlTag = "yaml-tag" Error,
    /// An anchor, alias or merge key.
    YamlAnchor = "yaml-anchor" Error,
    /// A key that is no string.
    NonStringKey = "non-string-key" Error,
    /// The same key twice.
    DuplicateKey = "duplicate-key" Error,
    /// A bare null, boolean or number where a text is due.
    YamlCoercion = "yaml-coercion" Error,
    /// Nested too deep.
    TooDeep = "too-deep" Error,
    /// A file, term or number of nodes beyond its bound.
    TooLarge = "too-large" Error,
    /// A YAML document that is none of ours.
    NotAPolicy = "not-a-policy" Error,
    // Shape.
    /// A key that is not known here.
    UnknownKey = "unknown-key" Error,
    /// A required key is not there.
    MissingKey = "missing-key" Error,
    /// A value of the wrong shape.
    WrongType = "wrong-type" Error,
    /// A word that is not one of those admitted.
    UnknownValue = "unknown-value" Error,
    /// A mapping that must have exactly one key has none or several.
    NotOneKey = "not-one-key" Error,
    /// An empty list or mapping.
    EmptyList = "empty-list" Error,
    /// An unknown `kind`.
    UnknownKind = "unknown-kind" Error,
    /// An unsupported `bayan:`.
    UnsupportedLanguageVersion = "unsupported-language-version" Error,
    /// A version that is not `MAJOR.MINOR.PATCH`.
    BadVersion = "bad-version" Error,
    /// A number outside its range.
    OutOfRange = "out-of-range" Error,
    /// A signal with two matchers or none.
    SignalShape = "signal-shape" Error,
    // The whole policy.
    /// No manifest.
    NoManifest = "no-manifest" Error,
    /// More than one manifest.
    SeveralManifests = "several-manifests" Error,
    /// No rule.
    NoRules = "no-rules" Error,
    /// No test.
    NoTests = "no-tests" Error,
    /// More faults than are shown.
    TooManyDiagnostics = "too-many-diagnostics" Error,
    // Names.
    /// A signal that the rule does not define.
    UnknownSignal = "unknown-signal" Error,
    /// A list that the policy does not define.
    UnknownList = "unknown-list" Error,
    /// A label that the manifest does not declare.
    UnknownLabel = "unknown-label" Error,
    /// A rule that the policy does not hold.
    UnknownRule = "unknown-rule" Error,
    /// A capture of something that the signal does not have, or a test of a capture that the rule does not have.
    UnknownCapture = "unknown-capture" Error,
    /// A reason outside the closed list.
    UnknownReason = "unknown-reason" Error,
    /// The same id or name twice.
    DuplicateId = "duplicate-id" Error,
    /// Lists, signals or rules that refer to each other in a circle.
    CyclicReference = "cyclic-reference" Error,
    /// A `rule:` condition on a draft or retired rule.
    RuleNotLive = "rule-not-live" Error,
    // Terms and regexes.
    /// A term with a misplaced `*`, an unbalanced bracket, or a stray escape.
    BadTerm = "bad-term" Error,
    /// A term that expands to too many variants.
    ExpansionTooBig = "expansion-too-big" Error,
    /// A term that folds to nothing.
    FoldLost = "fold-lost" Error,
    /// Too many patterns in the policy.
    TooManyPatterns = "too-many-patterns" Error,
    /// Letters of look-alike scripts mixed in a word.
    MixedScript = "mixed-script" Error,
    /// A bidirectional control in a term or name.
    BidiControl = "bidi-control" Error,
    /// An invisible character in a term or name.
    Invisible = "invisible" Error,
    /// A regex that cannot be read.
    RegexSyntax = "regex-syntax" Error,
    /// A regex that compiles to too much.
    RegexTooBig = "regex-too-big" Error,
    /// A regex that matches the empty text.
    RegexEmpty = "regex-empty" Error,
    /// A regex that asks for a letter which the fold changes.
    RegexCannotMatch = "regex-cannot-match" Error,
    /// A `from:` file that is not there.
    ListMissing = "list-missing" Error,
    /// A `from:` path that leaves the policy's folder.
    ListOutside = "list-outside" Error,
    /// A list without a term.
    ListEmpty = "list-empty" Error,
    // Conditions.
    /// A condition that can never hold.
    NeverMatches = "never-matches" Error,
    /// A condition that always holds, or rests on absence alone.
    AlwaysMatches = "always-matches" Error,
    /// A `near` whose company is all optional.
    NearNothingRequired = "near-nothing-required" Error,
    /// A wider unit inside a narrower one.
    ScopeOrder = "scope-order" Error,
    /// An `unless.at` smaller than the finding's unit.
    UnlessScope = "unless-scope" Error,
    /// A `captures.per` that is not bound whenever the rule holds.
    PerNotAlwaysBound = "per-not-always-bound" Error,
    /// A capture that could come from two near nodes.
    AmbiguousCapture = "ambiguous-capture" Error,
    /// A capture or score that needs a signal which is only denied.
    NegatedCapture = "negated-capture" Error,
    /// An exception that would drop every match.
    ExceptionBroader = "exception-broader" Error,
    /// A rule in force without tests of both kinds in each of its languages.
    EnforceWithoutTests = "enforce-without-tests" Error,
    // Warnings.
    /// A signal that nothing uses.
    UnusedSignal = "unused-signal" Warning,
    /// An entry of `use` of which nothing is needed.
    UnusedUse = "unused-use" Warning,
    /// A list that nothing uses.
    UnusedList = "unused-list" Warning,
    /// A language key for which there are no tables.
    LanguageWithoutTables = "language-without-tables" Warning,
    /// A rule that is weighed on every text.
    OpenRule = "open-rule" Warning,
    /// A regex without a required literal.
    OpenRegex = "open-regex" Warning,
    /// Two terms of a list that fold to the same.
    DuplicateTerm = "duplicate-term" Warning,
    /// A bare term that goes over a line end.
    TermOverLines = "term-over-lines" Warning,
    /// A term that a starred one of the same list makes redundant.
    PrefixShadowed = "prefix-shadowed" Warning,
    /// A very short term that could satisfy its condition alone.
    ShortTerm = "short-term" Warning,
    /// One of the commonest words of its language that could satisfy its condition alone.
    CommonWord = "common-word" Warning,
    /// A rule that common words wake in nearly every text.
    CostlyRule = "costly-rule" Warning,
    /// A rule that declares a language in which some required signal has no terms.
    LangGap = "lang-gap" Warning,
    /// A term in the letters of another language.
    TermLangMismatch = "term-lang-mismatch" Warning,
    /// A condition that another one beside it makes redundant.
    ImpliedBranch = "implied-branch" Warning,
    /// A rule that finds nothing which another one of its label does not find.
    ImpliedRule = "implied-rule" Warning,
    /// A very wide window or distance.
    WideWindow = "wide-window" Warning,
    /// An exception or `unless` entry without `why`.
    ExceptionUnexplained = "exception-unexplained" Warning,
    /// Points that add nothing.
    ZeroWeight = "zero-weight" Warning,
    /// A label whose threshold no rule of it can reach.
    UnreachableThreshold = "unreachable-threshold" Warning,
    /// A quantity signal that admits years, percentages and all.
    QuantityUnfiltered = "quantity-unfiltered" Warning,
    /// A quantity signal that takes years for counts.
    YearAsCount = "year-as-count" Warning,
    /// Arabic nouns beside a count, none of which has a dual form.
    MissingDual = "missing-dual" Info,
    /// A test without an expectation that could fail.
    TestVacuous = "test-vacuous" Warning,
    /// A term that reads as an affix before another term with another value.
    CliticAmbiguity = "clitic-ambiguity" Warning,
    /// A term with Arabic marks under `fold: exact`.
    FoldMismatch = "fold-mismatch" Warning,
    /// A regex that begins or ends with `.*`.
    UnanchoredDotstar = "unanchored-dotstar" Warning,
    /// A regex that only lists words.
    RegexCouldBeTerms = "regex-could-be-terms" Info,
    /// A comment that allows a warning which is not there, or does not say why.
    UnusedAllow = "unused-allow" Warning,
}
