//! An event as a calendar file (RFC 5545), which every calendar takes in.
use super::event::When;
use chrono::{DateTime, Days, Utc};

/// Octets of one line, its end not counted.
const LINE: usize = 75;

/// An event in a calendar.
pub struct CalendarEvent<'a> {
    /// The same in every file about this event, so that a calendar knows it again.
    pub uid: String,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
    /// When it takes place.
    pub when: When,
    /// Whether it was called off.
    pub cancelled: bool,
    /// What it is.
    pub summary: &'a str,
    /// Where.
    pub location: Option<&'a str>,
    /// What else to know.
    pub description: String,
}

impl CalendarEvent<'_> {
    /// The file. A time stands in UTC, which needs no table of zones; whole days are days wherever they are read.
    pub fn file(&self) -> String {
        let (starts, ends) = match self.when {
            When::Days(from, until) => {
                // The end is the first day after it.
                let after = until.checked_add_days(Days::new(1)).unwrap_or(until);
                (
                    format!("DTSTART;VALUE=DATE:{}", from.format("%Y%m%d")),
                    format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")),
                )
            }
            When::Hours(start, end) => (format!("DTSTART:{}", utc(start)), format!("DTEND:{}", utc(end))),
        };
        // The second state of an event is its end, so its number counts no further.
        let (status, sequence) = if self.cancelled { ("CANCELLED", 1) } else { ("CONFIRMED", 0) };
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Pamong//Surat//ID".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", self.uid),
            format!("DTSTAMP:{}", utc(self.changed)),
            starts,
            ends,
            format!("SEQUENCE:{sequence}"),
            format!("STATUS:{status}"),
            format!("SUMMARY:{}", escaped(self.summary)),
        ];
        if let Some(place) = self.location {
            lines.push(format!("LOCATION:{}", escaped(place)));
        }
        lines.push(format!("DESCRIPTION:{}", escaped(&self.description)));
        lines.push("END:VEVENT".to_owned());
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| folded(line)).collect()
    }
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: signs with a meaning are escaped, and no control character gets in.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A line with its end, broken where it is too long, never inside a character.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str, cancelled: bool) -> String {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let event = CalendarEvent {
            uid: "01900000-0000-7000-8000-000000000000@pamong".into(),
            changed: at("2026-09-07T02:00:00Z"),
            when: When::Hours(at("2026-09-14T02:00:00Z"), at("2026-09-14T04:00:00Z")),
            cancelled,
            summary,
            location: Some("Aula; lantai 2, Kantor Camat"),
            description: "Nomor: 005/1\r\nAcara:\u{7}rapat".into(),
        };
        event.file()
    }

    #[test]
    fn a_file_is_what_calendars_read() {
        insta::assert_snapshot!(event("Rapat, koordinasi", false).replace('\r', ""), @r"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Pamong//Surat//ID
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:01900000-0000-7000-8000-000000000000@pamong
        DTSTAMP:20260907T020000Z
        DTSTART:20260914T020000Z
        DTEND:20260914T040000Z
        SEQUENCE:0
        STATUS:CONFIRMED
        SUMMARY:Rapat\, koordinasi
        LOCATION:Aula\; lantai 2\, Kantor Camat
        DESCRIPTION:Nomor: 005/1\nAcara: rapat
        END:VEVENT
        END:VCALENDAR
        ");
        let off = event("Rapat", true);
        assert!(off.contains("SEQUENCE:1\r\nSTATUS:CANCELLED\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let file = event(&"Musyawarah rencana pembangunan é ".repeat(20), false);
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        assert!(file.replace("\r\n ", "").contains(&"Musyawarah rencana pembangunan é ".repeat(20)));
        let whole = When::Days("2026-12-31".parse().unwrap(), "2026-12-31".parse().unwrap());
        let days = CalendarEvent {
            uid: String::new(),
            changed: DateTime::UNIX_EPOCH,
            when: whole,
            cancelled: false,
            summary: "",
            location: None,
            description: String::new(),
        };
        assert!(days.file().contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    }
}
