//! Folders, term files, and what cannot be opened.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use super::places;
use crate::diagnostic::Code;
use crate::diagnostic::Code::*;
use crate::limits;
use crate::policy::Input;
use crate::policy::Loaded;
use crate::policy::TermDef;
use crate::policy::TermsPart;
use crate::policy::load;

/// A folder of its own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bayan-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn load(&self) -> Loaded {
        load_path(&self.0)
    }

    /// A list document `name` whose list `a` is read from a file.
    fn from(&self, name: &str, from: &str) -> &Self {
        self.write(
            name,
            format!("bayan: 1\nkind: lists\nlists:\n  a: {{en: {{from: {from}}}}}\n"),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn load_path(path: &Path) -> Loaded {
    let mut loaded = load(&[Input::Path(path.to_owned())]).unwrap();
    loaded.diagnostics.finish();
    loaded
}

fn codes(loaded: &Loaded) -> Vec<Code> {
    places(loaded)
        .into_iter()
        .map(|(code, _, _)| code)
        .collect()
}

const LIST: &str = "bayan: 1\nkind: lists\nlists: {a: [x]}\n";

#[test]
fn every_yaml_file_below_a_folder_is_read_in_order() {
    let folder = Folder::new("order");
    folder
        .write("b.yaml", LIST.replace("a:", "b:"))
        .write("a/c.yml", LIST)
        .write("a/note.txt", "not ours")
        .write(".hidden/x.yaml", "foreign: yes")
        .write(".x.yaml", "foreign: yes")
        .write("z.yaml", "foreign: yes\n");
    let loaded = folder.load();
    assert_eq!(places(&loaded), [(NotAPolicy, 1, 1)]);
    let names: Vec<_> = loaded
        .documents
        .lists
        .iter()
        .map(|list| list.name.value.as_str())
        .collect();
    assert_eq!(names, ["a", "b"]);
    let file = folder.0.join("z.yaml").display().to_string();
    assert!(
        loaded
            .diagnostics
            .render(false)
            .contains(&format!("--> {file}:1:1"))
    );
}

#[test]
fn an_empty_folder_is_named() {
    let folder = Folder::new("empty");
    assert_eq!(
        folder.load().documents.empty_folders,
        [folder.0.display().to_string()]
    );
}

#[test]
fn what_cannot_be_opened_is_an_error_with_its_path() {
    let folder = Folder::new("missing");
    let error = load(&[Input::Path(folder.0.join("none.yaml"))]).unwrap_err();
    assert!(error.to_string().contains("none.yaml"), "{error}");
}

#[test]
fn a_file_given_twice_is_read_once() {
    let folder = Folder::new("twice");
    folder.write("a.yaml", LIST);
    let inputs = [
        Input::Path(folder.0.clone()),
        Input::Path(folder.0.join("a.yaml")),
    ];
    assert_eq!(load(&inputs).unwrap().documents.lists.len(), 1);
}

#[test]
fn broken_files_are_refused_with_their_place() {
    let folder = Folder::new("broken");
    folder
        .write("a.yaml", b"bayan: 1\nkind: lists\nlists: {a: [\xe9]}\n")
        .write(
            "b.yaml",
            "#".repeat(usize::try_from(limits::POLICY_FILE_BYTES).unwrap() + 1),
        )
        .write("c.yaml", LIST);
    let loaded = folder.load();
    assert_eq!(places(&loaded), [(NotUtf8, 3, 13), (TooLarge, 1, 1)]);
    assert!(loaded.documents.incomplete);
    assert_eq!(loaded.documents.lists.len(), 1);
}

#[test]
fn term_files_stay_inside_the_folder() {
    let folder = Folder::new("outside");
    folder
        .write("outside.txt", "x\n")
        .write("in/words/ar.txt", "\u{feff}# c\nx\n");
    let cases = [
        ("../outside.txt", Some(ListOutside)),
        ("../nowhere.txt", Some(ListOutside)),
        ("/etc/hostname", Some(ListOutside)),
        ("words/../../outside.txt", Some(ListOutside)),
        ("link.txt", Some(ListOutside)),
        ("words/none.txt", Some(ListMissing)),
        ("words", Some(ListMissing)),
        ("words/ar.txt", None),
        ("words/../words/ar.txt", None),
    ];
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.0.join("outside.txt"), folder.0.join("in/link.txt")).unwrap();
    for (from, expected) in cases {
        folder.from("in/lists.yaml", from);
        let loaded = load_path(&folder.0.join("in"));
        assert_eq!(
            codes(&loaded),
            expected.into_iter().collect::<Vec<_>>(),
            "{from}"
        );
    }
    folder
        .from("in/deep/lists.yaml", "../words/ar.txt")
        .write("in/lists.yaml", LIST);
    assert_eq!(codes(&load_path(&folder.0.join("in"))), []);
}

#[test]
fn term_files_have_places() {
    let folder = Folder::new("terms");
    folder
        .write("w.txt", "one\n\n# no\n  p\u{430}y\ntwo \n")
        .from("a.yaml", "w.txt");
    let loaded = folder.load();
    assert_eq!(places(&loaded), [(MixedScript, 4, 3)]);
    let TermsPart::Terms(group) = &loaded.documents.lists[0].terms.parts[0] else {
        panic!()
    };
    let TermDef::File(terms) = &group.terms[0] else {
        panic!()
    };
    assert_eq!((terms.len(), terms.get(0).unwrap().0), (2, "one"));
    let (two, place) = terms.get(1).unwrap();
    assert_eq!(two, "two");
    let sources = &loaded.diagnostics.sources;
    assert_eq!(place, sources.line_place(place.source, 5));
}

#[test]
fn empty_and_broken_term_files_are_refused() {
    let folder = Folder::new("empty-terms");
    folder
        .write("w.txt", "# nothing\n\n")
        .from("a.yaml", "w.txt");
    assert_eq!(places(&folder.load()), [(ListEmpty, 4, 18)]);
    folder.write("w.txt", b"ab\nc\xff\n");
    assert_eq!(places(&folder.load()), [(NotUtf8, 2, 2)]);
}

#[test]
fn a_million_lines_are_ordinary() {
    let folder = Folder::new("million");
    let lines: String = (0..1_000_000).map(|n| format!("كلمة{n}\n")).collect();
    folder.write("w.txt", lines).from("a.yaml", "w.txt");
    let loaded = folder.load();
    assert_eq!(codes(&loaded), []);
    let TermsPart::Terms(group) = &loaded.documents.lists[0].terms.parts[0] else {
        panic!()
    };
    assert!(matches!(&group.terms[0], TermDef::File(terms) if terms.len() == 1_000_000));
}
