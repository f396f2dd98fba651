//! The number on a paper, made from a pattern: fixed text and tokens in braces.
//!
//! The forms follow what offices write under Permendagri 1/2023 and its predecessor 54/2009: classification, running
//! number, unit, month in Roman numbers and year, with the code of secrecy where a city puts it first.
use chrono::{Datelike, NaiveDate};

/// Characters that a number may have.
pub const LONGEST: usize = 100;
/// Digits that a running number may be filled up to.
const WIDEST: usize = 6;
/// Characters of the longest archive classification.
const CLASSIFICATION: usize = 30;
/// Code of secrecy of a paper that anybody may know (biasa).
pub const OPEN: &str = "B";

/// What the tokens of a pattern stand for.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// Code of secrecy: `B` open, `T` restricted, `R` confidential, `SR` secret.
    pub security: &'a str,
    /// Archive classification; without one its segment falls away.
    pub classification: Option<&'a str>,
    /// Number in the register.
    pub sequence: i32,
    /// Suffix of a back-dated number, empty for every other one.
    pub suffix: &'a str,
    /// Short name of the agency.
    pub unit: &'a str,
    /// Date of the paper.
    pub date: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Security,
    Classification,
    /// With so many digits at least.
    Sequence(usize),
    Unit,
    MonthRoman,
    Month,
    Year,
    Suffix,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Token(Token),
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternFault {
    /// Braces around something that is no token: what stands there, and at which character, counted from 1.
    UnknownToken(String, usize),
    /// A brace without its partner, at this character.
    Unpaired(usize),
    /// A token that has to be there, since numbers would not differ without it.
    Missing(&'static str),
    /// A token that is there twice.
    Twice(&'static str),
}

/// A pattern that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What stands between the slashes.
    segments: Vec<Vec<Piece>>,
}

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

impl Token {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "security" => Self::Security,
            "classification" => Self::Classification,
            "seq" => Self::Sequence(0),
            "unit" => Self::Unit,
            "month_roman" => Self::MonthRoman,
            "month" => Self::Month,
            "year" => Self::Year,
            "suffix" => Self::Suffix,
            _ => {
                let width = name.strip_prefix("seq:")?;
                let plain = width.len() == 1 && width.bytes().all(|b| b.is_ascii_digit());
                let width: usize = width.parse().ok().filter(|_| plain)?;
                (1..=WIDEST).contains(&width).then_some(Self::Sequence(width))?
            }
        })
    }
}

impl Pattern {
    /// Reads a pattern; the first thing that is wrong with it is the error.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        let mut segments = vec![Vec::new()];
        let mut literal = String::new();
        let mut chars = text.chars().zip(1..);
        while let Some((c, place)) = chars.next() {
            match c {
                '/' => {
                    flush(&mut segments, &mut literal);
                    segments.push(Vec::new());
                }
                '}' => return Err(PatternFault::Unpaired(place)),
                '{' => {
                    let mut name = String::new();
                    loop {
                        match chars.next() {
                            Some(('}', _)) => break,
                            Some((c, _)) if c != '{' => name.push(c),
                            _ => return Err(PatternFault::Unpaired(place)),
                        }
                    }
                    let token = Token::read(&name)
                        .ok_or_else(|| PatternFault::UnknownToken(format!("{{{name}}}"), place))?;
                    flush(&mut segments, &mut literal);
                    push(&mut segments, Piece::Token(token));
                }
                c => literal.push(c),
            }
        }
        flush(&mut segments, &mut literal);
        let pattern = Self { segments };
        pattern.count("{seq}", |token| matches!(token, Token::Sequence(_)))?;
        pattern.count("{year}", |token| token == Token::Year)?;
        if pattern.tokens().filter(|token| *token == Token::Suffix).count() > 1 {
            return Err(PatternFault::Twice("{suffix}"));
        }
        Ok(pattern)
    }

    fn tokens(&self) -> impl Iterator<Item = Token> + '_ {
        self.segments.iter().flatten().filter_map(|piece| match piece {
            Piece::Token(token) => Some(*token),
            Piece::Text(_) => None,
        })
    }

    fn count(&self, name: &'static str, is: impl Fn(Token) -> bool) -> Result<(), PatternFault> {
        match self.tokens().filter(|token| is(*token)).count() {
            0 => Err(PatternFault::Missing(name)),
            1 => Ok(()),
            _ => Err(PatternFault::Twice(name)),
        }
    }

    /// The number. A segment in which nothing stands falls away with its slash. A suffix stands where the pattern has
    /// its token, else right behind the running number.
    pub fn render(&self, parts: &Parts<'_>) -> String {
        let month = usize::try_from(parts.date.month0()).ok().and_then(|m| ROMAN.get(m)).copied();
        let suffix = if parts.suffix.is_empty() { String::new() } else { format!(".{}", parts.suffix) };
        let placed = self.tokens().any(|token| token == Token::Suffix);
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Token(Token::Security) => parts.security.to_owned(),
            Piece::Token(Token::Classification) => parts.classification.unwrap_or_default().to_owned(),
            Piece::Token(Token::Sequence(width)) => {
                let number = format!("{:0width$}", parts.sequence, width = *width);
                if placed { number } else { number + &suffix }
            }
            Piece::Token(Token::Unit) => parts.unit.to_owned(),
            Piece::Token(Token::MonthRoman) => month.unwrap_or_default().to_owned(),
            Piece::Token(Token::Month) => format!("{:02}", parts.date.month()),
            Piece::Token(Token::Year) => parts.date.year().to_string(),
            Piece::Token(Token::Suffix) => suffix.clone(),
        };
        let segments = self.segments.iter().map(|pieces| pieces.iter().map(piece).collect::<String>());
        segments.filter(|segment| !segment.is_empty()).collect::<Vec<_>>().join("/")
    }

    /// Characters of the longest number that it can make for a unit whose short name has so many.
    pub fn longest(&self, unit: usize) -> usize {
        let (classification, unit) = ("0".repeat(CLASSIFICATION), "X".repeat(unit));
        let parts = Parts {
            security: "SR",
            classification: Some(&classification),
            sequence: 999_999,
            suffix: "z",
            unit: &unit,
            // Of the Roman months VIII is the longest.
            date: NaiveDate::from_ymd_opt(2028, 8, 31).unwrap_or_default(),
        };
        self.render(&parts).chars().count()
    }
}

fn push(segments: &mut [Vec<Piece>], piece: Piece) {
    if let Some(last) = segments.last_mut() {
        last.push(piece);
    }
}

fn flush(segments: &mut [Vec<Piece>], literal: &mut String) {
    if !literal.is_empty() {
        push(segments, Piece::Text(std::mem::take(literal)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(date: NaiveDate) -> Parts<'static> {
        Parts {
            security: OPEN,
            classification: Some("067"),
            sequence: 35,
            suffix: "",
            unit: "DISKOMINFO",
            date,
        }
    }

    fn made(pattern: &str, parts: &Parts<'_>) -> String {
        Pattern::parse(pattern).unwrap().render(parts)
    }

    #[test]
    fn a_number_follows_the_pattern_of_its_kind() {
        let date = NaiveDate::from_ymd_opt(2022, 3, 15).unwrap();
        let mut parts = parts(date);
        let pattern = "{classification}/{seq}/{unit}/{month_roman}/{year}";
        assert_eq!(made(pattern, &parts), "067/35/DISKOMINFO/III/2022");
        assert_eq!(made("{seq} TAHUN {year}", &parts), "35 TAHUN 2022");
        assert_eq!(
            made("{security}/{seq:3}/{classification}/{month_roman}/{year}", &parts),
            "B/035/067/III/2022"
        );
        assert_eq!(made("{seq:3}/{month}/{year}", &parts), "035/03/2022");
        parts.classification = None;
        assert_eq!(made(pattern, &parts), "35/DISKOMINFO/III/2022");
        parts.security = "SR";
        assert_eq!(made("{security}-{seq}/{year}", &parts), "SR-35/2022");
    }

    #[test]
    fn a_suffix_stands_at_its_token_or_behind_the_number() {
        let mut parts = parts(NaiveDate::from_ymd_opt(2022, 3, 15).unwrap());
        parts.suffix = "b";
        assert_eq!(made("{classification}/{seq:3}/{year}", &parts), "067/035.b/2022");
        assert_eq!(made("{seq}/{unit}{suffix}/{year}", &parts), "35/DISKOMINFO.b/2022");
        parts.suffix = "";
        assert_eq!(made("{seq}/{suffix}/{year}", &parts), "35/2022");
    }

    #[test]
    fn every_month_has_its_roman_number() {
        let numbers = (1..=12).map(|month| {
            let date = NaiveDate::from_ymd_opt(2024, month, 29).unwrap();
            made("{month_roman}/{seq}/{year}", &parts(date)).split('/').next().unwrap().to_owned()
        });
        assert_eq!(numbers.collect::<Vec<_>>(), ROMAN);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let unknown = |token: &str, place| PatternFault::UnknownToken(token.into(), place);
        for (pattern, fault) in [
            ("{seq}/{nomor}/{year}", unknown("{nomor}", 7)),
            ("{seq:0}/{year}", unknown("{seq:0}", 1)),
            ("{seq:7}/{year}", unknown("{seq:7}", 1)),
            ("{seq:+3}/{year}", unknown("{seq:+3}", 1)),
            ("{}/{seq}/{year}", unknown("{}", 1)),
            ("é/{seq}/{ year}", unknown("{ year}", 9)),
            ("{seq}/{year", PatternFault::Unpaired(7)),
            ("{seq}/{ye{ar}}", PatternFault::Unpaired(7)),
            ("{seq}}/{year}", PatternFault::Unpaired(6)),
            ("{unit}/{year}", PatternFault::Missing("{seq}")),
            ("{seq}/{unit}", PatternFault::Missing("{year}")),
            ("{seq}/{seq:3}/{year}", PatternFault::Twice("{seq}")),
            ("{seq}/{year}{suffix}{suffix}", PatternFault::Twice("{suffix}")),
        ] {
            assert_eq!(Pattern::parse(pattern), Err(fault), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_can_be_written_breaks_it(text in "\\PC{0,80}") {
            if let Ok(pattern) = Pattern::parse(&text) {
                pattern.render(&parts(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()));
            }
        }

        #[test]
        fn no_number_is_longer_than_the_longest(
            text in "[A-Z. ]{0,9}", sequence in 1..=999_999, width in 1_usize..=6, unit in "[A-Z]{1,20}",
            class in proptest::option::of("[0-9.]{1,30}"), suffix in "[a-z]?", day in 0_u64..20_000, end in any::<bool>(),
        ) {
            let tail = if end { "{suffix}" } else { "" };
            let pattern = format!(
                "{text}{{security}}/{{classification}}/{{seq:{width}}}/{{unit}}/{{month}}{{month_roman}}/{{year}}{tail}"
            );
            let pattern = Pattern::parse(&pattern).unwrap();
            let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(day);
            let parts = Parts {
                security: "SR", classification: class.as_deref(), sequence, suffix: &suffix, unit: &unit, date,
            };
            let number = pattern.render(&parts);
            prop_assert!(number.chars().count() <= pattern.longest(unit.len()));
            let clean = !number.contains("//") && !number.contains('{');
            prop_assert!(clean, "{}", number);
        }

        #[test]
        fn different_places_in_the_register_make_different_numbers(
            one in 1..9999_i32, other in 1..9999_i32, a in "[a-c]?", b in "[a-c]?",
        ) {
            let date = NaiveDate::from_ymd_opt(2026, 9, 7).unwrap();
            let at = |sequence, suffix| Parts { sequence, suffix, ..parts(date) };
            for pattern in ["{seq:3}/{unit}/{year}", "{classification}/{seq}/{year}{suffix}"] {
                let same = made(pattern, &at(one, &a)) == made(pattern, &at(other, &b));
                prop_assert_eq!(same, one == other && a == b);
            }
        }
    }
}
