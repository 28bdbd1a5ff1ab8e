//! Verbs and options.

use std::path::PathBuf;

use bayan::InputKind;
use bayan::Size;
use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

/// Labels texts by YAML policies, and proves every label.
#[derive(Debug, Parser)]
#[command(
    name = "bayan",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
#[command(after_help = "\
Examples:
  bayan label posts.jsonl > verdicts.jsonl         label every line, by the built-in policy
  bayan explain 'Telegram removed 660 channels.'   why a text is labelled, or not
  bayan check my-policy/ && bayan test my-policy/  check a policy, and run its own tests
  bayan eval gold.jsonl --policy my-policy/        measure it against labelled texts
  bayan verify verdicts.jsonl --input posts.jsonl  derive every verdict again

Exit status: 0 done; 1 the check, test or verification did not pass; 2 wrong usage or unreadable input.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Options of every verb.
#[derive(Args, Clone, Debug)]
pub(crate) struct Shared {
    /// A policy's file or folder; several are one policy together [default: the built-in policy]
    #[arg(long = "policy", value_name = "PATH", global = true)]
    pub(crate) policies: Vec<PathBuf>,
    /// Colour: where the terminal shows it, or regardless
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true)]
    pub(crate) color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Label texts: one verdict a document, in the order of the input
    #[command(after_help = "\
A .txt file is one document, and its path is the id. Each line of a .jsonl file is one: `text` (or the fields named by
`--field`), `id`, and all other keys are facts for conditions on `meta`. A line that cannot be read gives an error
object in its place.

Examples:
  bayan label posts.jsonl > verdicts.jsonl
  zstd -dc posts.jsonl.zst | bayan label - --policy my-policy/ --format jsonl
  bayan label posts.jsonl --field title --field body --strict")]
    Label(LabelArgs),
    /// Show where the time of labelling goes: by stage, by rule, and which terms match most
    #[command(after_help = "\
The inputs are labelled as by `label`, on one thread, and no verdict is shown. A rule is weighed where something that it
needs was found, and for nothing where it then has no finding. A rule's time does not hold that of units (sentences,
tokens, numbers), which rules share.

Examples:
  bayan profile posts.jsonl
  bayan profile posts.jsonl --policy my-policy/ --top 30
  bayan profile posts.jsonl --format json > profile.json")]
    Profile(ProfileArgs),
    /// Prove why a text is labelled, or show what was missing and by how much
    #[command(after_help = "\
Examples:
  bayan explain 'Telegram removed about 660 channels.'
  bayan explain --file article.txt --why-not threat_report
  bayan explain 'Telegram has not removed 660 channels.' --at 17
  bayan explain --file posts.jsonl --rule takedown_statistic.counted --format json")]
    Explain(ExplainArgs),
    /// Compile and lint a policy
    #[command(after_help = "\
Examples:
  bayan check my-policy/
  bayan check my-policy/ --deny warnings --format github
  bayan check --explain never-matches
  bayan check my-policy/ --costs

What a rule costs is estimated in 1,000 words of plain text: how often something that wakes it is expected (`asked`), and
what it then looks at (`steps`: matches, words that a regex reads, tokens of windows). `bayan profile` measures instead.

A warning that is as meant is silenced in its place by a comment in its line or the line above: `# allow: CODE reason`.")]
    Check(CheckArgs),
    /// Run the tests that stand beside a policy's rules, and ask how much they prove
    #[command(after_help = "\
Coverage, mutants and evasions are run when all tests pass. What they find does not change the exit status, unless
`--deny warnings` asks for it: then what was never seen, a mutant that lives, and a text that is wrongly gained are 1.

Examples:
  bayan test my-policy/
  bayan test my-policy/ --rule takedown_statistic.counted --watch
  bayan test my-policy/ --coverage --mutants
  bayan test my-policy/ --evasions --format json")]
    Test(TestArgs),
    /// Measure a policy against labelled texts: precision, recall and F1 per label and language
    #[command(after_help = "\
A line of the gold file is a document as for `label` with `labels`, and, if it has them, `lang`, `optional_labels`
(count neither way), `expected_values` (`quantity`, `object`, `actor`) and `evidence` (the words that justify a label).
A quantity is found if some finding's capture `count` equals it; its object and actor are compared without case, a
leading `the` and a plural `s`; evidence is found if a cited match overlaps it.

Examples:
  bayan eval gold.jsonl
  bayan eval gold.jsonl --policy my-policy/ --format json > before.json
  bayan eval gold.jsonl --policy my-policy/ --baseline before.json
  bayan eval gold.jsonl --floor floor.json         {\"gold.jsonl\": {\"threat_report\": {\"ar\": 0.95, \"all\": 0.9}}}")]
    Eval(EvalArgs),
    /// Derive verdicts again from text and policy, by the reference evaluator alone, and name each difference
    #[command(after_help = "\
Verdicts and texts are paired by `id` if each stands once, else line by line. A verdict without its text, or a text
without its verdict, is a difference. An error object belongs to a text that cannot be read.

Examples:
  bayan verify verdicts.jsonl --input posts.jsonl
  bayan verify verdicts.jsonl --input posts.jsonl --policy my-policy/ --format json

Exit status: 0 every verdict is as derived; 1 some are not; 2 wrong usage, unreadable input, or a policy that does not
compile.")]
    Verify(VerifyArgs),
    /// Write a starter policy with tests that pass, in Arabic and English
    #[command(after_help = "\
Nothing is overwritten: the folder must be new or empty.

Examples:
  bayan new my-policy && bayan check my-policy && bayan test my-policy")]
    New(NewArgs),
    /// Lay policies out alike: indentation, spaces, blank lines; comments and meaning stay
    #[command(after_help = "\
Examples:
  bayan fmt my-policy/
  bayan fmt --check my-policy/   changes nothing, ends with 1 if something would change")]
    Fmt(FmtArgs),
    /// Print the JSON Schema of policy documents, for editors
    #[command(after_help = "\
Examples:
  bayan schema > bayan.schema.json
  then at the top of a policy: # yaml-language-server: $schema=bayan.schema.json")]
    Schema,
    /// Print completions for a shell
    #[command(after_help = "\
Examples:
  bayan completions bash > ~/.local/share/bash-completion/completions/bayan
  bayan completions zsh > \"${fpath[1]}/_bayan\"")]
    Completions(CompletionsArgs),
    /// Write the manual pages: `bayan.1`, and one for each verb
    #[command(after_help = "\
Examples:
  bayan man ~/.local/share/man/man1
  bayan man pages && man pages/bayan-label.1")]
    Man(ManArgs),
}

#[derive(Args, Debug)]
pub(crate) struct ManArgs {
    /// The folder to write them to; made if it is not there
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct NewArgs {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct FmtArgs {
    /// Files or folders
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; name what is laid out otherwise, and end with 1
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct LabelArgs {
    /// Files (.txt, .jsonl), or `-` for stdin [default: stdin]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Readable text or a JSON object a line [default: text to a terminal, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<LabelFormat>,
    /// For whom: everything, or labels and statements of reasons alone
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub(crate) audience: Audience,
    /// In readable text: every finding and match, one by one
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Stop at the first document that cannot be read, with status 2
    #[arg(long)]
    pub(crate) strict: bool,
    /// Threads [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Args, Debug)]
pub(crate) struct ProfileArgs {
    /// Files (.txt, .jsonl), or `-` for stdin [default: stdin]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Rows of each table
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) top: usize,
    /// Tables for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// How inputs are read.
#[derive(Args, Debug)]
pub(crate) struct Reading {
    /// A text field of JSON lines, instead of `text`; may be given several times
    #[arg(long = "field", value_name = "NAME")]
    pub(crate) fields: Vec<String>,
    /// Longest line or text in bytes, or with K, M, G; longer ones are refused, never cut
    #[arg(long, value_name = "SIZE", default_value = "1M")]
    pub(crate) max_text: Size,
    /// How to read every input [default: by its name, else JSON lines if it begins with `{`]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Jsonl,
}

impl From<InputFormat> for InputKind {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Text,
            InputFormat::Jsonl => Self::Jsonl,
        }
    }
}

/// Who reads the reasons. The verdict is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Audience {
    /// Labels, titles of rules and `public:` texts; nothing of what matched
    Public,
    /// Everything
    Internal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LabelFormat {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Github,
}

#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// The text; without it and `--file`, stdin
    #[arg(value_name = "TEXT", conflicts_with = "file")]
    pub(crate) text: Option<String>,
    /// Explain every document of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Only this rule
    #[arg(long, value_name = "RULE")]
    pub(crate) rule: Option<String>,
    /// Only rules of this label
    #[arg(long, value_name = "LABEL")]
    pub(crate) label: Option<String>,
    /// What is missing for this label: its rules, nearest first
    #[arg(long, value_name = "LABEL", conflicts_with_all = ["rule", "label"])]
    pub(crate) why_not: Option<String>,
    /// For whom: everything, or labels and statements of reasons alone
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub(crate) audience: Audience,
    /// Which rules touched this byte of the text, counted or not; FIELD:BYTE where there are several fields
    #[arg(long, value_name = "BYTE", conflicts_with_all = ["rule", "label", "why_not", "all"])]
    pub(crate) at: Option<String>,
    /// All rules, units and branches, also those that say nothing about the outcome
    #[arg(long)]
    pub(crate) all: bool,
    /// Text for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// Files or folders of one policy, together with `--policy` [default: the built-in policy]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Text for people, one JSON array, or annotations of GitHub
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// What does not pass besides errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// Show what each rule may cost, dearest first, what makes it dear, and what would mend it
    #[arg(long)]
    pub(crate) costs: bool,
    /// Print the page of a code: what it means, why, a wrong and a right example
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "policies", "deny", "costs"])]
    pub(crate) explain: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

#[derive(Args, Debug)]
pub(crate) struct TestArgs {
    /// Files or folders of one policy, together with `--policy` [default: the built-in policy]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only tests of this rule
    #[arg(long, value_name = "RULE")]
    pub(crate) rule: Option<String>,
    /// Show which conditions were never seen to hold or to fail, and which terms were never matched
    #[arg(long)]
    pub(crate) coverage: bool,
    /// Change the policy thing by thing, and show the changes that no test notices
    #[arg(long)]
    pub(crate) mutants: bool,
    /// Drop every term and every variant in turn, not only the first terms of each rule, and try what is argued for the whole policy
    #[arg(long, requires = "mutants")]
    pub(crate) all_mutants: bool,
    /// Labelled texts, as `bayan eval` reads them: a mutant that no test notices dies too where it changes a label that
    /// the policy gives or withholds rightly, and terms that they match are covered; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) gold: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Disguise the tests' texts, and show what is lost and what is wrongly gained
    #[arg(long)]
    pub(crate) evasions: bool,
    /// Run again whenever a file of the policy changes
    #[arg(long, conflicts_with = "format")]
    pub(crate) watch: bool,
    /// Text for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// What does not pass besides errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
}

#[derive(Args, Debug)]
pub(crate) struct EvalArgs {
    /// Labelled texts as JSON lines, or `-` for stdin
    #[arg(value_name = "GOLD", required = true)]
    pub(crate) gold: Vec<PathBuf>,
    /// A table and the misses for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// An earlier `--format json`: what got better and worse since
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// The least F1 by gold file, label and language, as JSON; below it, the status is 1
    #[arg(long, value_name = "FILE")]
    pub(crate) floor: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Args, Debug)]
pub(crate) struct VerifyArgs {
    /// Verdicts as JSON lines, or `-` for stdin
    #[arg(value_name = "VERDICTS")]
    pub(crate) verdicts: PathBuf,
    /// The texts (.txt, .jsonl) that were labelled; several in the order in which they were
    #[arg(long = "input", value_name = "TEXTS", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Text for people, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) reading: Reading,
}
