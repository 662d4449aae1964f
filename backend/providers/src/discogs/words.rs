//! What the texts of a collection mean: formats, lists, ratings, prices, addresses.

/// Supports in the original AIME's words, with the words of a format that mean them; the first that is found
/// decides, except that a box of anything is a box.
const SUPPORTS: &[(&str, &[&str])] = &[
    ("SACD", &["sacd"]),
    (
        "Vinyl",
        &[
            "lp", "vinyl", "7\"", "10\"", "12\"", "flexi", "lathe", "acetate", "shellac", "ep",
            "vinyle", "mlp",
        ],
    ),
    ("CD", &["cd", "cdr", "hdcd", "minicd", "cdv", "cdm"]),
    (
        "Cassette",
        &["cass", "cassette", "k7", "tape", "mc", "microcassette"],
    ),
    ("DVD", &["dvd", "dvd-v", "dvd-a", "dvdr", "hddvd"]),
    ("Blu-ray", &["blu-ray", "bluray", "bd", "blu"]),
    (
        "Digital",
        &[
            "file", "mp3", "flac", "wav", "aac", "alac", "digital", "download", "aiff",
        ],
    ),
    ("MiniDisc", &["minidisc", "md"]),
    ("8-Track", &["8-trk", "8-track"]),
    ("Reel", &["reel", "reel-to-reel"]),
    ("VHS", &["vhs"]),
];

/// The support that a format (`2xLP, Album + CD`, `Vinyl, LP`, `Box, 3xCD`) is on.
pub(super) fn support(format: &str) -> Option<&'static str> {
    let mut words = format
        .split([',', '+', ';', '/', ' ', '(', ')'])
        .map(|word| word.trim().to_lowercase())
        .map(|word| without_quantity(&word).to_owned())
        .filter(|word| !word.is_empty())
        .peekable();
    if words.peek().is_some_and(|first| first == "box") {
        return Some("Box Set");
    }
    words.find_map(|word| {
        SUPPORTS
            .iter()
            .find(|(_, names)| names.contains(&word.as_str()))
            .map(|(support, _)| *support)
    })
}

/// `2xlp` is `lp`.
fn without_quantity(word: &str) -> &str {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['x', '×']) {
        Some(format) if rest.len() < word.len() => format,
        _ => word,
    }
}

/// Labels and catalogue numbers, each joined with `, ` by Discogs, where names may hold that as well: taken
/// apart only where both lists come out equally long, else left whole.
pub(super) fn labels(labels: &str, numbers: &str) -> (Vec<String>, Vec<String>) {
    let numbers = list(numbers);
    let pieces = list(labels);
    if pieces.len() == numbers.len() || numbers.is_empty() && !has_company_suffix(&pieces) {
        return (pieces, numbers);
    }
    let joined = join_company_suffixes(&pieces);
    if joined.len() == numbers.len() || numbers.is_empty() {
        return (joined, numbers);
    }
    let whole = labels.trim();
    (
        if whole.is_empty() {
            Vec::new()
        } else {
            vec![whole.to_owned()]
        },
        numbers,
    )
}

fn has_company_suffix(pieces: &[String]) -> bool {
    pieces.iter().skip(1).any(|piece| is_company_suffix(piece))
}

/// `ABC Records` `Inc.` is `ABC Records, Inc.`
fn join_company_suffixes(pieces: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if is_company_suffix(piece) => {
                last.push_str(", ");
                last.push_str(piece);
            }
            _ => out.push(piece.clone()),
        }
    }
    out
}

fn is_company_suffix(text: &str) -> bool {
    const SUFFIXES: [&str; 10] = [
        "inc", "ltd", "llc", "co", "corp", "gmbh", "sa", "srl", "bv", "pty",
    ];
    let folded: String = text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    SUFFIXES.contains(&folded.as_str())
}

/// Values joined with `, ` or `; `, without empty ones.
pub(super) fn list(text: &str) -> Vec<String> {
    text.split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Genres, of which one holds commas itself: `Folk, World, & Country`.
pub(super) fn genres(text: &str) -> Vec<String> {
    const WITH_COMMAS: &str = "Folk, World, & Country";
    let mut genres = list(&text.replace(WITH_COMMAS, "\u{1}"));
    for genre in &mut genres {
        if genre == "\u{1}" {
            WITH_COMMAS.clone_into(genre);
        }
    }
    genres
}

/// A year out of `1975`, `1975-03-00`, `03/1975`; Discogs writes 0 for an unknown one.
pub(super) fn year(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| (1860..2200).contains(year))
}

/// One to five stars. An average over people (4.45) is none of the owner's.
pub(super) fn rating(text: &str) -> Option<i32> {
    let text = text.trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok().filter(|stars| (1..=5).contains(stars))
}

/// A price in hundredths, and its currency where a sign or code says it: `$12.50`, `12,50 €`, `GBP 1,200.00`.
pub(super) fn price(text: &str) -> Option<(i64, Option<&'static str>)> {
    const CURRENCIES: [(&str, &str); 13] = [
        ("CHF", "CHF"),
        ("CA$", "CAD"),
        ("CAD", "CAD"),
        ("A$", "AUD"),
        ("AUD", "AUD"),
        ("SEK", "SEK"),
        ("USD", "USD"),
        ("EUR", "EUR"),
        ("GBP", "GBP"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("$", "USD"),
    ];
    let upper = text.to_uppercase();
    let currency = CURRENCIES
        .iter()
        .find(|(sign, _)| upper.contains(sign))
        .map(|(_, code)| *code);
    let figures: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    // The last sign with one or two digits behind it divides whole and hundredths.
    let (whole, part) = match figures.rfind(['.', ',']) {
        Some(at) if (1..=2).contains(&(figures.len() - at - 1)) => {
            (&figures[..at], &figures[at + 1..])
        }
        _ => (figures.as_str(), ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let cents = match part.len() {
        0 => 0,
        1 => part.parse::<i64>().ok()? * 10,
        _ => part.parse().ok()?,
    };
    (whole.len() <= 12).then_some(())?;
    Some((whole.parse::<i64>().ok()? * 100 + cents, currency))
}

/// The release number in an address: `https://www.discogs.com/release/123-Artist-Title`.
pub(super) fn release_in(url: &str) -> Option<i64> {
    let rest = url.split("/release/").nth(1)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2xLP, Album", Some("Vinyl"))]
    #[case("12\", Single, 180", Some("Vinyl"))]
    #[case("LP, Album + CD, Album", Some("Vinyl"))]
    #[case("Box, Comp + 3xCD", Some("Box Set"))]
    #[case("SACD, Hybrid, Album", Some("SACD"))]
    #[case("Cass, Album", Some("Cassette"))]
    #[case("File, FLAC", Some("Digital"))]
    #[case("CD, Album", Some("CD"))]
    #[case("Album, Stereo", None)]
    fn a_format_says_its_support(#[case] format: &str, #[case] expected: Option<&str>) {
        assert_eq!(support(format), expected);
    }

    #[rstest]
    #[case("Anti-, Lady Pilot", "1-1, 2-2", &["Anti-", "Lady Pilot"])]
    #[case("Fence Music, Inc.", "7", &["Fence Music, Inc."])]
    #[case("Fence Music, Inc., Gate", "7, 8", &["Fence Music, Inc.", "Gate"])]
    #[case("Gate, Post & Rail", "7", &["Gate, Post & Rail"])]
    #[case("Gate, Post", "", &["Gate", "Post"])]
    #[case("", "", &[])]
    fn labels_are_taken_apart_with_evidence(
        #[case] text: &str,
        #[case] numbers: &str,
        #[case] expected: &[&str],
    ) {
        assert_eq!(labels(text, numbers).0, expected);
    }

    #[rstest]
    #[case("$12.50", Some((1250, Some("USD"))))]
    #[case("12,50 €", Some((1250, Some("EUR"))))]
    #[case("GBP 1,200.00", Some((120_000, Some("GBP"))))]
    #[case("7", Some((700, None)))]
    #[case("1.200", Some((120_000, None)))]
    #[case("a gift", None)]
    fn prices_are_read(#[case] text: &str, #[case] expected: Option<(i64, Option<&str>)>) {
        assert_eq!(price(text), expected);
    }

    #[test]
    fn small_words() {
        assert_eq!(
            (year("1975-03-00"), year("0"), year("")),
            (Some(1975), None, None)
        );
        assert_eq!(
            (
                rating("4"),
                rating("4.0"),
                rating("4.45"),
                rating("NA"),
                rating("0")
            ),
            (Some(4), Some(4), None, None, None)
        );
        assert_eq!(
            release_in("https://www.discogs.com/release/123-Alder-Gate"),
            Some(123)
        );
        assert_eq!(
            genres("Rock, Folk, World, & Country"),
            ["Rock", "Folk, World, & Country"]
        );
    }
}
