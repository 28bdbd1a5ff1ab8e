//! YARA-X: one rule of all terms, `nocase fullword`, any of them, on the raw text.
//!
//! It folds only ASCII case, and `fullword` looks at ASCII alone. Its spans are read only where hits are compared: asking
//! for them costs a step a pattern, so while the clock runs it says only whether the rule holds. All of it makes its job
//! easier than ours.

use std::ffi::c_void;
use std::fmt::Write;
use std::path::PathBuf;

use libloading::Library;

use crate::contestants::Contestant;
use crate::contestants::Hit;
use crate::contestants::Text;

type OnMatch = extern "C" fn(*mut c_void, usize, usize, usize);
type New = unsafe extern "C" fn(*const u8, usize) -> *mut c_void;
type Scan = unsafe extern "C" fn(*mut c_void, *const u8, usize) -> usize;
type Hits = unsafe extern "C" fn(*mut c_void, *const u8, usize, OnMatch, *mut c_void);
type Free = unsafe extern "C" fn(*mut c_void);

/// A scanner.
pub struct Yara {
    scanner: *mut c_void,
    scan: Scan,
    hits: Hits,
    free: Free,
    // After everything that came of it.
    _library: Library,
}

impl Yara {
    /// Compiles the terms.
    pub fn new(terms: &[String]) -> Result<Self, String> {
        let source = rule(terms);
        // SAFETY: the signatures are those of `benches/yara`; the source is UTF-8 and lives through the call.
        unsafe {
            let library = Library::new(path()?).map_err(|_| {
                "YARA-X is not built: cargo build --release -p bayan-bench-yara, in benches/"
                    .to_owned()
            })?;
            let get = |error: libloading::Error| error.to_string();
            let new: New = *library.get(b"bayan_bench_yara_new\0").map_err(get)?;
            let scanner = new(source.as_ptr(), source.len());
            if scanner.is_null() {
                return Err(format!("YARA-X does not compile {} terms", terms.len()));
            }
            Ok(Self {
                scanner,
                scan: *library.get(b"bayan_bench_yara_scan\0").map_err(get)?,
                hits: *library.get(b"bayan_bench_yara_hits\0").map_err(get)?,
                free: *library.get(b"bayan_bench_yara_free\0").map_err(get)?,
                _library: library,
            })
        }
    }
}

/// The library beside this program.
fn path() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    Ok(program.with_file_name(format!(
        "{}bayan_bench_yara{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    )))
}

fn rule(terms: &[String]) -> String {
    let mut source = String::from("rule listed {\n  strings:\n");
    for (number, term) in terms.iter().enumerate() {
        let _ = writeln!(
            source,
            "    $t{number} = \"{}\" nocase fullword",
            escaped(term)
        );
    }
    source.push_str("  condition: any of them\n}\n");
    source
}

/// Bytes beyond ASCII as hexadecimal.
fn escaped(term: &str) -> String {
    let mut out = String::new();
    for byte in term.bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            0x20..0x7f => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out
}

extern "C" fn note(hits: *mut c_void, term: usize, start: usize, end: usize) {
    // SAFETY: `hits` below passes a vector that nobody else holds during the call.
    unsafe { &mut *hits.cast::<Vec<Hit>>() }.push(Hit { start, end, term });
}

impl Drop for Yara {
    fn drop(&mut self) {
        // SAFETY: the scanner came from this library and is used no more.
        unsafe { (self.free)(self.scanner) }
    }
}

impl Contestant for Yara {
    fn name(&self) -> String {
        "YARA-X".into()
    }

    fn run(&mut self, text: &Text) -> usize {
        // SAFETY: the scanner lives, the text too.
        let held = unsafe { (self.scan)(self.scanner, text.text.as_ptr(), text.text.len()) };
        assert_ne!(held, usize::MAX, "a scan without a time limit ends");
        held
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        let mut found: Vec<Hit> = vec![];
        // SAFETY: as above, and `note` gets the vector of this call.
        unsafe {
            (self.hits)(
                self.scanner,
                text.text.as_ptr(),
                text.text.len(),
                note,
                (&raw mut found).cast(),
            )
        };
        found
    }
}
