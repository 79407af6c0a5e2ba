//! Numbers as each language writes them, and the plurals that they ask for.
//!
//! Rule: the same as `Intl.NumberFormat` in the browser, which is told how to group ([`grouping`]); a test compares them.

use super::Lang;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use std::sync::LazyLock;

/// Digits after the point at most, as in the browser.
const MOST_DIGITS: usize = 3;
const THIN_SPACE: char = '\u{202f}';

/// What the browser is told: Spanish groups only from five digits on.
pub(super) fn grouping(lang: Lang) -> &'static str {
    if lang == Lang::Es { "min2" } else { "always" }
}

/// A number for people: at most three digits after the point.
pub(super) fn written(lang: Lang, n: f64) -> String {
    let (separator, point) = match lang {
        Lang::En => (',', '.'),
        Lang::De | Lang::Es | Lang::It => ('.', ','),
        Lang::Fr => (THIN_SPACE, ','),
    };
    let plain = plain(n);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let grouped = lang != Lang::Es || whole.len() > 4;
    let mut text = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if grouped && i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push(point);
        text.push_str(rest);
    }
    text
}

/// A number for nobody in particular: `1042`, `1.4`.
pub(super) fn plain(n: f64) -> String {
    let text = format!("{n:.MOST_DIGITS$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

static RULES: LazyLock<Vec<(Lang, PluralRules)>> = LazyLock::new(|| {
    let known = PluralRules::get_locales(PluralRuleType::CARDINAL);
    let rules = |lang: Lang| {
        let locale = known.iter().find(|locale| locale.to_string() == lang.code())?;
        PluralRules::create(locale.clone(), PluralRuleType::CARDINAL).ok()
    };
    Lang::ALL.into_iter().filter_map(|lang| Some((lang, rules(lang)?))).collect()
});

/// The plural that a number asks for: `one`, `many`, `other`.
pub(super) fn plural(lang: Lang, n: f64) -> &'static str {
    let rules = RULES.iter().find(|(of, _)| *of == lang);
    let category = rules.and_then(|(_, rules)| rules.select(plain(n).as_str()).ok());
    match category.unwrap_or(PluralCategory::OTHER) {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_each_language_writes_them() {
        let all = |n: f64| Lang::ALL.map(|lang| written(lang, n));
        assert_eq!(all(2846.0), ["2,846", "2.846", "2\u{202f}846", "2846", "2.846"]);
        assert_eq!(all(12_345.5), ["12,345.5", "12.345,5", "12\u{202f}345,5", "12.345,5", "12.345,5"]);
        assert_eq!((written(Lang::En, 0.0), written(Lang::En, 999.0)), ("0".into(), "999".into()));
        assert_eq!((written(Lang::De, -1234.0), written(Lang::En, -0.000_1)), ("-1.234".into(), "0".into()));
    }

    #[test]
    fn nothing_is_one_in_french_and_many_elsewhere() {
        let all = |n: f64| Lang::ALL.map(|lang| plural(lang, n));
        assert_eq!(all(0.0), ["other", "other", "one", "other", "other"]);
        assert_eq!((all(1.0), all(2.0)), (["one"; 5], ["other"; 5]));
        assert_eq!(all(1.4), ["other", "other", "one", "other", "other"]);
    }
}
