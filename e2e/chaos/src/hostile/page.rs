//! A page without its texts: what a browser would make elements and attributes of.
//!
//! The rule it keeps: two pages of one shape have one skeleton, whatever people wrote into them. A text that is not escaped
//! adds an element, an attribute or a comment, and the skeletons differ.

/// Attributes that say how a thing is: an unsure category, a long wait, a hidden part. None of them does anything.
const STATES: [&str; 5] = ["hidden", "selected", "data-unsure", "data-wait", "aria-current"];

/// The tags of a page in their order, each with the names of its attributes. Choices of a menu count once: there may be more
/// of them in one page than in the other.
pub fn skeleton(html: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let begins = after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !begins {
            rest = after;
            continue;
        }
        let (tag, after) = split_tag(after);
        tags.push(tag);
        rest = after;
    }
    fold_options(tags)
}

/// A menu's choices are one: `option` and `/option` in turns become the first pair of them.
fn fold_options(tags: Vec<String>) -> Vec<String> {
    let mut folded: Vec<String> = Vec::new();
    for tag in tags {
        // which one is chosen is an attribute of it
        let tag = if tag.starts_with("option ") { "option".to_owned() } else { tag };
        let again = tag.ends_with("option") && folded.iter().rev().take(2).any(|before| *before == tag);
        if !again {
            folded.push(tag);
        }
    }
    folded
}

/// A tag up to its end, without the values of its attributes; and what comes after it.
fn split_tag(text: &str) -> (String, &str) {
    if let Some(comment) = text.strip_prefix("!--") {
        return ("!--".to_owned(), comment.split_once("-->").map_or("", |(_, after)| after));
    }
    let (mut shape, mut quote) = (String::new(), None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => {
                let after = text.get(at + 1..).unwrap_or_default();
                return (named(&shape), after);
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, _) => shape.push(c),
        }
    }
    (named(&shape), "")
}

/// `a href= class=` as `a href class`; values without quotes fall away.
fn named(shape: &str) -> String {
    let words = shape.split_ascii_whitespace().map(|word| word.split('=').next().unwrap_or_default());
    words.filter(|word| !STATES.contains(word)).collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn what_is_escaped_changes_nothing_and_what_is_not_shows() {
        let of = |text: &str, value: &str| {
            skeleton(&format!("<ul class=x>1 < 2 <li title=\"{value}\">{text}</li></ul><!-- <b> --><i>"))
        };
        let plain = of("x", "y");
        assert_eq!(plain, ["ul class", "li title", "/li", "/ul", "!--", "i"]);
        assert_eq!(of("&lt;b&gt;x", "&quot; &lt;"), plain);
        assert_eq!(of("a < b > c", "it's > that"), plain, "no elements for a browser either");
        for (text, value) in
            [("<b>x</b>", "y"), ("x", "\" onclick=\"y"), ("<!--", "y"), ("</li>", "y"), ("x", "\"><b>")]
        {
            assert_ne!(of(text, value), plain, "{text} {value}");
        }
    }

    #[test]
    fn menus_of_several_lengths_are_the_same() {
        let menu = |count: usize| {
            format!("<select>{}<option selected>x</option></select>", "<option value=1>y</option>".repeat(count))
        };
        assert_eq!(skeleton(&menu(1)), skeleton(&menu(7)));
        assert_eq!(skeleton(&menu(2)), ["select", "option", "/option", "/select"]);
    }
}
