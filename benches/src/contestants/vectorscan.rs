//! vectorscan (Debian: libvectorscan5), loaded where the machine has it: caseless, UTF-8, start of match, on the raw text.
//!
//! It folds nothing but case, so on raw Arabic it finds fewer. It need not tell words from parts of words either. Both make
//! its job easier than ours.

use std::ffi::CStr;
use std::ffi::CString;
use std::ffi::c_char;
use std::ffi::c_int;
use std::ffi::c_uint;
use std::ffi::c_ulonglong;
use std::ffi::c_void;
use std::ptr::null;
use std::ptr::null_mut;

use libloading::Library;

use crate::contestants::Contestant;
use crate::contestants::Hit;
use crate::contestants::Text;

const CASELESS: c_uint = 1;
const UTF8: c_uint = 32;
const SOM_LEFTMOST: c_uint = 256;
const MODE_BLOCK: c_uint = 1;

#[repr(C)]
struct CompileError {
    message: *mut c_char,
    expression: c_int,
}

type OnMatch = extern "C" fn(c_uint, c_ulonglong, c_ulonglong, c_uint, *mut c_void) -> c_int;
type Scan = unsafe extern "C" fn(
    *const c_void,
    *const c_char,
    c_uint,
    c_uint,
    *mut c_void,
    OnMatch,
    *mut c_void,
) -> c_int;
type AllocScratch = unsafe extern "C" fn(*const c_void, *mut *mut c_void) -> c_int;
type FreePointer = unsafe extern "C" fn(*mut c_void) -> c_int;
type Version = unsafe extern "C" fn() -> *const c_char;
type CompileMulti = unsafe extern "C" fn(
    *const *const c_char,
    *const c_uint,
    *const c_uint,
    c_uint,
    c_uint,
    *const c_void,
    *mut *mut c_void,
    *mut *mut CompileError,
) -> c_int;
type CompileLiterals = unsafe extern "C" fn(
    *const *const c_char,
    *const c_uint,
    *const c_uint,
    *const usize,
    c_uint,
    c_uint,
    *const c_void,
    *mut *mut c_void,
    *mut *mut CompileError,
) -> c_int;

/// How the patterns are told to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// As regexes, caseless in all of Unicode.
    Regexes,
    /// As literals, caseless in ASCII: long lists of regexes do not compile in any time.
    Literals,
}

/// A compiled database and its scratch.
pub struct Vectorscan {
    database: *mut c_void,
    scratch: *mut c_void,
    scan: Scan,
    free_database: FreePointer,
    free_scratch: FreePointer,
    found: Vec<Hit>,
    told: Told,
    // After everything that came of it.
    _library: Library,
}

fn library() -> Result<Library, String> {
    // SAFETY: the library's initialisers do nothing but detect the processor.
    unsafe { Library::new("libhs.so.5") }.map_err(|_| {
        "libvectorscan is not installed (Debian: apt-get install libvectorscan5)".to_owned()
    })
}

/// The library's own version.
pub fn version() -> Result<String, String> {
    let library = library()?;
    // SAFETY: the signature is that of hs.h; the text is static.
    unsafe {
        let version: Version = *library
            .get(b"hs_version\0")
            .map_err(|error| error.to_string())?;
        Ok(CStr::from_ptr(version()).to_string_lossy().into_owned())
    }
}

impl Vectorscan {
    /// Compiles the terms; up to 10,000 as regexes.
    pub fn new(terms: &[String]) -> Result<Self, String> {
        let told = if terms.len() <= 10_000 {
            Told::Regexes
        } else {
            Told::Literals
        };
        let library = library()?;
        let database = compile(&library, terms, told)?;
        let mut scratch = null_mut();
        // SAFETY: the signatures are those of hs.h; the database was just compiled.
        unsafe {
            let get = |error: libloading::Error| error.to_string();
            let alloc: AllocScratch = *library.get(b"hs_alloc_scratch\0").map_err(get)?;
            if alloc(database, &raw mut scratch) != 0 {
                return Err("vectorscan gave no scratch".into());
            }
            Ok(Self {
                database,
                scratch,
                scan: *library.get(b"hs_scan\0").map_err(get)?,
                free_database: *library.get(b"hs_free_database\0").map_err(get)?,
                free_scratch: *library.get(b"hs_free_scratch\0").map_err(get)?,
                found: vec![],
                told,
                _library: library,
            })
        }
    }

    /// All that it finds in a text, words and parts of words.
    pub fn find(&mut self, text: &str) -> &[Hit] {
        self.found.clear();
        let hits: *mut Vec<Hit> = &raw mut self.found;
        // SAFETY: database and scratch belong together and to this thread; `note` gets the vector of this call.
        let failed = unsafe {
            let length = c_uint::try_from(text.len()).expect("texts are short");
            (self.scan)(
                self.database,
                text.as_ptr().cast(),
                length,
                0,
                self.scratch,
                note,
                hits.cast(),
            )
        };
        assert_eq!(failed, 0, "vectorscan did not scan");
        &self.found
    }
}

extern "C" fn note(
    term: c_uint,
    start: c_ulonglong,
    end: c_ulonglong,
    _: c_uint,
    hits: *mut c_void,
) -> c_int {
    // SAFETY: `find` passes a vector that nobody else holds during the scan.
    let hits = unsafe { &mut *hits.cast::<Vec<Hit>>() };
    hits.push(Hit {
        start: start as usize,
        end: end as usize,
        term: term as usize,
    });
    0
}

fn compile(library: &Library, terms: &[String], told: Told) -> Result<*mut c_void, String> {
    let texts: Vec<CString> = terms
        .iter()
        .map(|term| CString::new(term.as_str()).expect("a term holds no NUL"))
        .collect();
    let pointers: Vec<*const c_char> = texts.iter().map(|text| text.as_ptr()).collect();
    let ids: Vec<c_uint> = (0..).take(terms.len()).collect();
    let count = ids.len() as c_uint;
    let mut database = null_mut();
    let mut error: *mut CompileError = null_mut();
    // SAFETY: the signatures are those of hs.h; all arrays live through the calls and have `count` entries.
    let failed = unsafe {
        let get = |error: libloading::Error| error.to_string();
        match told {
            Told::Regexes => {
                let compile: CompileMulti = *library.get(b"hs_compile_multi\0").map_err(get)?;
                let flags = vec![CASELESS | UTF8 | SOM_LEFTMOST; terms.len()];
                let (out, why) = (&raw mut database, &raw mut error);
                compile(
                    pointers.as_ptr(),
                    flags.as_ptr(),
                    ids.as_ptr(),
                    count,
                    MODE_BLOCK,
                    null(),
                    out,
                    why,
                )
            }
            Told::Literals => {
                let compile: CompileLiterals =
                    *library.get(b"hs_compile_lit_multi\0").map_err(get)?;
                let flags = vec![CASELESS | SOM_LEFTMOST; terms.len()];
                let lengths: Vec<usize> = terms.iter().map(String::len).collect();
                let (out, why) = (&raw mut database, &raw mut error);
                let (flags, lengths) = (flags.as_ptr(), lengths.as_ptr());
                compile(
                    pointers.as_ptr(),
                    flags,
                    ids.as_ptr(),
                    lengths,
                    count,
                    MODE_BLOCK,
                    null(),
                    out,
                    why,
                )
            }
        }
    };
    if failed != 0 {
        // SAFETY: a failed compilation leaves an error with a text.
        let why = unsafe {
            error
                .as_ref()
                .map(|error| CStr::from_ptr(error.message).to_string_lossy().into_owned())
        };
        return Err(format!(
            "vectorscan does not compile {} terms: {}",
            terms.len(),
            why.unwrap_or_default()
        ));
    }
    Ok(database)
}

impl Drop for Vectorscan {
    fn drop(&mut self) {
        // SAFETY: both came from this library and are used no more.
        unsafe {
            (self.free_scratch)(self.scratch);
            (self.free_database)(self.database);
        }
    }
}

impl Contestant for Vectorscan {
    fn name(&self) -> String {
        match self.told {
            Told::Regexes => "vectorscan".into(),
            Told::Literals => "vectorscan, literals".into(),
        }
    }

    fn run(&mut self, text: &Text) -> usize {
        self.find(&text.text).iter().map(|hit| hit.end).sum()
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        self.find(&text.text).to_vec()
    }
}
