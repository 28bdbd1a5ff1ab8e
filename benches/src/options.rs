//! What was asked for on the command line.

use std::path::PathBuf;

/// What to measure, and how thoroughly.
pub struct Options {
    /// Under a minute.
    pub quick: bool,
    /// Where the figures go as JSON.
    pub json: Option<PathBuf>,
    /// Lengths of the lists.
    pub counts: Vec<usize>,
    /// Names of the questions to ask; none: all.
    pub only: Vec<String>,
    /// Peers to leave out.
    pub without: Vec<String>,
    /// What all chance comes from.
    pub seed: u64,
}

/// The lengths of the table.
pub const COUNTS: [usize; 5] = [50, 1_000, 10_000, 100_000, 1_000_000];

impl Options {
    /// Reads the arguments.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            quick: false,
            json: None,
            counts: COUNTS.to_vec(),
            only: vec![],
            without: vec![],
            seed: 2026,
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--quick" => options.quick = true,
                "--json" => options.json = Some(value()?.into()),
                "--terms" => options.counts = numbers(&value()?)?,
                "--only" => options.only = names(&value()?),
                "--without" => options.without.extend(names(
                    &value()?.replace("yara_x", "yara").replace("yara", "yara_x"),
                )),
                "--seed" => options.seed = number(&value()?)?,
                other => return Err(format!("unknown argument {other}")),
            }
        }
        Ok(options)
    }

    /// Whether a question is asked.
    pub fn asks(&self, question: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name == question)
    }

    /// Whether a peer takes part.
    pub fn invites(&self, peer: &str) -> bool {
        !self.without.iter().any(|name| name == peer)
    }
}

fn names(list: &str) -> Vec<String> {
    list.split(',').map(str::to_owned).collect()
}

fn numbers(list: &str) -> Result<Vec<usize>, String> {
    list.split(',').map(number).collect()
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.replace('_', "")
        .parse()
        .map_err(|_| format!("{text} is no number"))
}
