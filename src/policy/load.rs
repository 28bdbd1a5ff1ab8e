//! Files, folders and texts → documents.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::mem::take;
use std::path::Path;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::limits;
use crate::parallel::in_order;
use crate::policy::Documents;
use crate::policy::parse::parse;
use crate::policy::term_file::Home;
use crate::policy::term_file::TermFiles;
use crate::policy::term_file::or_here;
use crate::policy::text::Decoded;
use crate::policy::text::decode;
use crate::policy::yaml;
use crate::policy::yaml::Stream;
use crate::source::Place;
use crate::source::SourceId;
use crate::source::Sources;

/// Something to load a policy from.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, or a folder with every `.yaml` and `.yml` below it, hidden ones aside.
    Path(PathBuf),
    /// A text under a name; `from:` files are not reachable from it.
    Text {
        /// The name shown in diagnostics.
        name: String,
        /// YAML.
        text: String,
    },
}

/// What a load gave: documents as far as they could be read, and every fault so far.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What was read.
    pub documents: Documents,
    /// Sources and faults.
    pub diagnostics: Diagnostics,
    /// What was read where.
    pub origin: Origin,
}

/// What a load read where: enough to read its sources again, whatever became of the files.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// As in [`Diagnostics::root`].
    root: String,
    /// The sources that are YAML, in order.
    yaml: Vec<SourceId>,
    /// The term files, by the places that name them.
    files: BTreeMap<Place, SourceId>,
}

/// Reads and parses all inputs as one policy.
///
/// # Errors
/// When a path cannot be opened at all, which is wrong usage rather than a fault of the policy.
pub fn load(inputs: &[Input]) -> io::Result<Loaded> {
    let mut loader = Loader::default();
    for (index, input) in inputs.iter().enumerate() {
        if index == 0 {
            loader.loaded.diagnostics.root = match input {
                Input::Path(path) => path.display().to_string(),
                Input::Text { name, .. } => name.clone(),
            };
        }
        match input {
            Input::Path(path) => loader.path(path)?,
            Input::Text { name, text } => loader.text(name, text.clone(), None),
        }
    }
    Ok(loader.done())
}

/// Reads sources again that were loaded without an error.
pub fn load_again(sources: &Sources, origin: &Origin) -> Loaded {
    let mut loader = Loader {
        files: TermFiles::of_sources(origin.files.clone()),
        ..Loader::default()
    };
    loader.loaded.diagnostics.sources = sources.clone();
    loader.loaded.diagnostics.root.clone_from(&origin.root);
    let yaml = origin.yaml.iter();
    loader.waiting = yaml.map(|source| (*source, None)).collect();
    loader.done()
}

/// Bytes of sources from which on threads are worth their beginning.
const WORTH_THREADS: usize = 64 << 10;

#[derive(Default)]
struct Loader {
    loaded: Loaded,
    files: TermFiles,
    /// Sources of YAML, and where they stand.
    waiting: Vec<(SourceId, Option<Home>)>,
    /// Files that were read, links resolved: a file given twice is one.
    seen: BTreeSet<PathBuf>,
}

impl Loader {
    /// Reads what waits: the YAML of all files at once, then what stands in it, file by file.
    fn done(mut self) -> Loaded {
        let sources = self.loaded.diagnostics.sources.clone();
        let apart = || Diagnostics {
            sources: sources.clone(),
            ..Diagnostics::default()
        };
        let worth = sources.bytes() > WORTH_THREADS;
        let ids: Vec<SourceId> = self.waiting.iter().map(|(source, _)| *source).collect();
        let read = in_order(worth, &ids, apart, |own, source| {
            let stream = yaml::read(*source, own);
            (stream, take(&mut own.entries), take(&mut own.allowances))
        });
        for ((_, home), (stream, faults, allowances)) in
            take(&mut self.waiting).into_iter().zip(read)
        {
            self.loaded.diagnostics.entries.extend(faults);
            self.loaded.diagnostics.allowances.extend(allowances);
            self.files.enter(home);
            self.stream(stream);
        }
        self.loaded.origin.yaml = ids;
        let origin = &mut self.loaded.origin;
        origin.root.clone_from(&self.loaded.diagnostics.root);
        origin.files = self.files.sources;
        self.loaded
    }

    fn path(&mut self, path: &Path) -> io::Result<()> {
        let facts = fs::metadata(path).map_err(|error| named(path, &error))?;
        if !facts.is_dir() {
            let folder = or_here(path.parent().unwrap_or(path));
            return self.file(path, folder);
        }
        let files = yaml_files(path)?;
        if files.is_empty() {
            let folder = path.display().to_string();
            self.loaded.documents.empty_folders.push(folder);
        }
        for file in files {
            self.file(&file, path)?;
        }
        Ok(())
    }

    /// Reads a file of the policy in the folder `root`.
    fn file(&mut self, path: &Path, root: &Path) -> io::Result<()> {
        let failed = |error: io::Error| named(path, &error);
        if !self.seen.insert(fs::canonicalize(path).map_err(failed)?) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let home = Home::new(root, folder).map_err(failed)?;
        let name = path.display().to_string();
        match decode(path, limits::POLICY_FILE_BYTES).map_err(failed)? {
            Decoded::Text(text) => self.text(&name, text, Some(home)),
            refused => {
                refused.refuse(
                    &name,
                    limits::POLICY_FILE_BYTES,
                    &mut self.loaded.diagnostics,
                );
                self.loaded.documents.incomplete = true;
            }
        }
        Ok(())
    }

    fn text(&mut self, name: &str, text: String, home: Option<Home>) {
        let Loaded {
            documents,
            diagnostics,
            ..
        } = &mut self.loaded;
        if text.len() as u64 > limits::POLICY_FILE_BYTES {
            Decoded::TooLarge.refuse(name, limits::POLICY_FILE_BYTES, diagnostics);
            documents.incomplete = true;
            return;
        }
        let source = diagnostics.sources.add(name, text);
        self.waiting.push((source, home));
    }

    fn stream(&mut self, stream: Stream) {
        let Loaded {
            documents,
            diagnostics,
            ..
        } = &mut self.loaded;
        documents.incomplete |= !stream.complete;
        for node in &stream.documents {
            parse(node, documents, diagnostics, &mut self.files);
        }
    }
}

/// Every `.yaml` and `.yml` below a folder, sorted; what is hidden is left aside, links are followed once.
///
/// # Errors
/// When a folder cannot be read.
pub fn yaml_files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (vec![], vec![root.to_owned()]);
    let mut seen = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        let failed = |error: io::Error| named(&folder, &error);
        if !seen.insert(fs::canonicalize(&folder).map_err(failed)?) {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            if name.starts_with(b".") {
                continue;
            }
            let extension = path.extension().unwrap_or_default();
            let is_yaml = extension == "yaml" || extension == "yml";
            match fs::metadata(&path) {
                Ok(facts) if facts.is_dir() => folders.push(path),
                Err(error) if is_yaml => return Err(named(&path, &error)),
                _ if is_yaml => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The error with its path.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot read `{}`: {error}", path.display()),
    )
}
