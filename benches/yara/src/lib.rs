//! YARA-X behind four C functions. `../src/contestants/yara.rs` is the other side.

use std::ffi::c_void;

use yara_x::Rules;
use yara_x::Scanner;

/// A scanner of rules that live as long as the program.
type Yara = Scanner<'static>;

/// What is told of a hit: to whom, its pattern's number, first byte, one past the last byte.
type OnMatch = extern "C" fn(*mut c_void, usize, usize, usize);

/// A scanner for rules written as `source`; null if they do not compile.
///
/// # Safety
/// `source` is `length` bytes of UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bayan_bench_yara_new(source: *const u8, length: usize) -> *mut Yara {
    // SAFETY: as promised.
    let source = unsafe { std::slice::from_raw_parts(source, length) };
    let compiled = std::str::from_utf8(source)
        .ok()
        .and_then(|source| yara_x::compile(source).ok());
    match compiled {
        Some(rules) => {
            let rules: &'static Rules = Box::leak(Box::new(rules));
            Box::into_raw(Box::new(Scanner::new(rules)))
        }
        None => std::ptr::null_mut(),
    }
}

/// How many rules hold on a text; `usize::MAX` if the scan failed.
///
/// # Safety
/// `yara` came from [`bayan_bench_yara_new`], and `text` is `length` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bayan_bench_yara_scan(
    yara: *mut Yara,
    text: *const u8,
    length: usize,
) -> usize {
    // SAFETY: as promised.
    let (yara, text) = unsafe { (&mut *yara, std::slice::from_raw_parts(text, length)) };
    yara.scan(text)
        .map_or(usize::MAX, |found| found.matching_rules().len())
}

/// Tells every hit of a text.
///
/// # Safety
/// As for [`bayan_bench_yara_scan`]; `tell` may be called with `to`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bayan_bench_yara_hits(
    yara: *mut Yara,
    text: *const u8,
    length: usize,
    tell: OnMatch,
    to: *mut c_void,
) {
    // SAFETY: as promised.
    let (yara, text) = unsafe { (&mut *yara, std::slice::from_raw_parts(text, length)) };
    let Ok(found) = yara.scan(text) else { return };
    for rule in found.matching_rules() {
        for (number, pattern) in rule.patterns().enumerate() {
            for hit in pattern.matches() {
                tell(to, number, hit.range().start, hit.range().end);
            }
        }
    }
}

/// Ends a scanner.
///
/// # Safety
/// `yara` came from [`bayan_bench_yara_new`] and is used no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bayan_bench_yara_free(yara: *mut Yara) {
    // SAFETY: as promised.
    drop(unsafe { Box::from_raw(yara) });
}
