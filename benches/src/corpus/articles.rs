//! News articles of one language: paragraphs of sentences with capitals, commas, figures and quotes; Arabic ones with
//! harakat in 5 % of the words, tatweel in 0.5 %, and Arabic-Indic digits in half of them.

use crate::corpus::Speech;
use crate::corpus::spoil;
use crate::rng::Rng;
use crate::words::Language;
use crate::words::Vocabulary;

/// Articles of one to six KB, about `bytes` together.
pub fn articles(vocabulary: &Vocabulary, seed: u64, bytes: usize) -> Vec<String> {
    let mut rng = Rng::new(seed, &format!("articles {:?}", vocabulary.language));
    let mut speech = Speech::new(vocabulary, seed, "articles");
    let mut all = vec![];
    let mut written = 0;
    while written < bytes {
        let text = article(&mut speech, &mut rng);
        written += text.len();
        all.push(text);
    }
    all
}

fn article(speech: &mut Speech<'_>, rng: &mut Rng) -> String {
    let length = rng.between(1_000, 6_000);
    let style = Style::of(speech.vocabulary.language, rng);
    let mut text = String::with_capacity(length + 500);
    while text.len() < length {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        for nth in 0..rng.between(1, 5) {
            if nth > 0 {
                text.push(' ');
            }
            sentence(speech, &style, rng, &mut text);
        }
    }
    text
}

/// How a text writes what all texts say.
pub struct Style {
    language: Language,
    eastern_digits: bool,
    curly: bool,
}

impl Style {
    /// Half of the Arabic texts have their own digits, a fifth of the English ones curly quotes.
    pub fn of(language: Language, rng: &mut Rng) -> Self {
        Self {
            language,
            eastern_digits: rng.chance(0.5),
            curly: rng.chance(0.2),
        }
    }

    fn quotes(&self) -> [char; 2] {
        match (self.language, self.curly) {
            (Language::Arabic, _) => ['«', '»'],
            (Language::English, true) => ['“', '”'],
            (Language::English, false) => ['"', '"'],
        }
    }

    fn comma(&self) -> char {
        match self.language {
            Language::Arabic => '،',
            Language::English => ',',
        }
    }
}

/// Writes the next sentence of `speech`.
pub fn sentence(speech: &mut Speech<'_>, style: &Style, rng: &mut Rng, text: &mut String) {
    let said = speech.sentence();
    let quoted = rng.chance(0.06).then(|| rng.below(said.len()));
    let quote_end = quoted.map(|start| (start + rng.between(2, 7)).min(said.len() - 1));
    for (nth, rank) in said.iter().enumerate() {
        if nth > 0 {
            text.push(' ');
        }
        if quoted == Some(nth) {
            text.push(style.quotes()[0]);
        }
        word(&speech.vocabulary.forms[*rank], nth == 0, style, rng, text);
        if quote_end == Some(nth) {
            text.push(style.quotes()[1]);
        }
        if rng.chance(0.02) {
            text.push(' ');
            figure(style, rng, text);
        }
        if nth + 1 < said.len() && rng.chance(0.05) {
            text.push(style.comma());
        }
    }
    let end = rng.unit();
    text.push(match style.language {
        _ if end > 0.06 => '.',
        Language::Arabic if end > 0.02 => '؟',
        Language::English if end > 0.02 => '?',
        _ => '!',
    });
}

fn word(form: &str, first: bool, style: &Style, rng: &mut Rng, text: &mut String) {
    match style.language {
        Language::English if first || rng.chance(0.06) => {
            let mut letters = form.chars();
            text.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
            text.push_str(letters.as_str());
        }
        Language::English if rng.chance(0.01) => {
            text.push_str(form);
            text.push_str(if style.curly { "’s" } else { "'s" });
        }
        Language::Arabic if rng.chance(0.05) => spoil::with_harakat(form, rng, text),
        Language::Arabic if rng.chance(0.005) => spoil::with_tatweel(form, rng, text),
        _ => text.push_str(form),
    }
}

fn figure(style: &Style, rng: &mut Rng, text: &mut String) {
    let figure = match rng.below(3) {
        0 => rng.between(1990, 2026).to_string(),
        1 => format!("{}.{}", rng.below(100), rng.below(10)),
        _ => rng.below(3_000).to_string(),
    };
    match style.language == Language::Arabic && style.eastern_digits {
        true => text.extend(figure.chars().map(spoil::eastern_digit)),
        false => text.push_str(&figure),
    }
}
