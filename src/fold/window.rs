//! Sixty-four bytes of a text and where their scalars begin.

/// Bytes of a window.
pub const WINDOW: usize = 64;
/// The window, and the rest of a scalar that begins in its last byte.
pub const REACH: usize = WINDOW + 4;
/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// A window on a text.
pub struct Window {
    /// The bytes, zeros behind the end of the text.
    pub bytes: [u8; REACH],
    /// How many bytes of the text are in the window.
    len: usize,
}

impl Window {
    /// The window at `at`, where a scalar begins.
    #[inline(always)]
    pub fn at(text: &[u8], at: usize) -> Self {
        let rest = text.get(at..).unwrap_or(&[]);
        if let Some(bytes) = rest.first_chunk::<REACH>() {
            return Self {
                bytes: *bytes,
                len: WINDOW,
            };
        }
        let mut bytes = [0; REACH];
        for (to, from) in bytes.iter_mut().zip(rest) {
            *to = *from;
        }
        Self {
            bytes,
            len: rest.len().min(WINDOW),
        }
    }

    /// The place behind the last scalar that begins in the window.
    #[inline(always)]
    pub fn end(&self) -> usize {
        let rest = |place: usize| usize::from(self.bytes[place] & 0xC0 == 0x80);
        let first = rest(self.len);
        let second = first & rest((self.len + 1).min(REACH - 1));
        let third = second & rest((self.len + 2).min(REACH - 1));
        self.len + first + second + third
    }

    /// The whole window, if it is nothing but ASCII.
    #[inline(always)]
    pub fn ascii(&self) -> Option<&[u8; WINDOW]> {
        self.bytes
            .first_chunk()
            .filter(|lane| self.len == WINDOW && lane.is_ascii())
    }

    /// A bit for each byte that a scalar begins with.
    #[inline(always)]
    pub fn starts(&self) -> u64 {
        let (eights, _) = self.bytes.as_chunks::<8>();
        let mut inside = 0;
        for (place, eight) in eights.iter().take(WINDOW / 8).enumerate() {
            let word = u64::from_le_bytes(*eight);
            let continued = (word & !(word << 1) & HIGH) >> 7;
            // Brings the lowest bits of eight bytes together in the highest byte.
            let bits = continued.wrapping_mul(0x0102_0408_1020_4080) >> 56;
            inside |= bits << (8 * place);
        }
        !inside & (u64::MAX >> (WINDOW - self.len))
    }
}

/// A bit for each byte that is one; all others are zero.
#[inline(always)]
pub fn gather(ones: &[u8; WINDOW]) -> u64 {
    let (eights, _) = ones.as_chunks::<8>();
    let mut bits = 0;
    for (place, eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= word << (8 * place);
    }
    bits
}

#[cfg(test)]
mod tests {
    use crate::fold::{Profile, fold_pattern};
    use crate::lanes::is_settled;

    /// What is settled is a letter that no fold changes.
    #[test]
    fn settled_scalars_fold_to_themselves() {
        let settled = ('\u{80}'..='\u{7FF}').filter(|scalar| {
            let mut bytes = [0; 4];
            matches!(*scalar.encode_utf8(&mut bytes).as_bytes(), [lead, next] if is_settled(lead, next))
        });
        let settled: Vec<char> = settled.collect();
        assert!(settled.contains(&'م') && settled.contains(&'ж'));
        for scalar in settled {
            assert!(scalar.is_alphabetic(), "{scalar:?}");
            for profile in [Profile::Exact, Profile::Default] {
                let text = scalar.to_string();
                assert_eq!(fold_pattern(profile, &text), text);
            }
        }
    }
}
