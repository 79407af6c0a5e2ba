//! Texts that some program, somewhere, took for something else. Ours; for other people's lists see their licences.

/// Each is at most a line; `{n}` stands for many.
pub const CORPUS: [&str; 42] = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' autofocus onfocus=alert(1) x='",
    "` onmouseover=alert(1) ``",
    "<!-- --!><b>",
    "<![CDATA[<b>]]>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)//",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &quot",
    "<template><slot></template>",
    "<ul data-tickets=\"[]\">",
    "{{7*7}} {{{description}}} {{> layout}}",
    "{{#each this}}{{@key}}{{/each}}",
    "{{lookup . \"constructor\"}}",
    "${7*7} #{7*7} <%= 7*7 %> [[${7*7}]]",
    "__proto__ constructor prototype",
    "'; DROP TABLE tickets; --",
    "' OR '1'='1' /*",
    "\\'; SELECT(pg_sleep(10)); --",
    "$1 $$ $body$ %s %n %x",
    "100% _ LIKE \\_ \\%",
    "=HYPERLINK(\"http://evil.example\";\"x\")",
    "=cmd|' /C calc'!A0",
    "+1+1 @SUM(1) -2",
    "a,b;c\t\"d\"",
    "one\r\nSet-Cookie: helpdesk=x\r\n\r\n<b>two",
    "line one\nline two\rline three\u{2028}four\u{2029}five",
    "\u{202E}gnp.exe\u{202C} \u{2066}x\u{2069} \u{200F}",
    "z\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}\u{0307}\u{0308}\u{0309}\u{030A}a\u{0316}\u{0317}\u{0318}",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
    "{n}\u{1F980}",
    "{n}<b>",
    "\u{FEFF}\u{200B}x\u{00AD}y\u{2060}\u{FFFD}\u{FFFF}\u{10FFFF}",
    "\u{1}\u{7}\u{8}\u{1B}[31mred\u{1B}[0m\u{7F}\u{9B}",
    "../../../etc/passwd",
    "..\\..\\C:\\windows\\win.ini%00.png",
    "file:///etc/passwd http://169.254.169.254/",
    "{\"t\":\"cmd\",\"op\":\"status\",\"to\":\"closed\"}",
    "\\u0000 \\ud800 \\\" \\\\ null",
    "Ｉｇｎｏｒｅ ﬁne İıſ K Å ß",
];

/// The text with its repetitions written out: as long as a message may be in a page that is still looked at quickly.
pub fn unfold(text: &str) -> String {
    match text.strip_prefix("{n}") {
        Some(piece) => piece.repeat(1_000),
        None => text.to_owned(),
    }
}

/// Its first so many characters, without blanks around them, as the server keeps them.
pub fn fitting(text: &str, chars: usize) -> String {
    text.trim().chars().take(chars).collect::<String>().trim().to_owned()
}
