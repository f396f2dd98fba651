//! As many letters as a city writes in years: the letters that are there, again and again, each time later.
//!
//! What lists and searches read is repeated (letters, addressees, dispositions, initials, hands, words of the search);
//! the ledger, files and papers are not.
use super::app::TestApp;
use chrono::NaiveDate;
use diesel::connection::SimpleConnection;
use pamong::{demo, letters};
use pamong_db::{Conn, DbError};

/// Years over which the repetitions spread.
const YEARS: i64 = 4;
const DAY: i64 = 86_400;
/// Numbers that lie between those of two repetitions, so that no register has one twice.
const APART: i64 = 100_000;

/// How the databases write what a repetition changes.
struct Words {
    postgres: bool,
    round: i64,
    days: i64,
}

impl Words {
    fn id(&self, column: &str) -> String {
        let round = self.round;
        if self.postgres {
            format!("(lpad(to_hex({round}), 8, '0') || substr(replace({column}::text, '-', ''), 9))::uuid")
        } else {
            // What is not there has no hexadecimal digits, and is no id of four bytes.
            format!(
                "unhex(nullif(printf('%08x', {round}) || substr(hex({column}), 9), printf('%08x', {round})))"
            )
        }
    }

    fn time(&self, column: &str) -> String {
        let seconds = self.days * DAY;
        if self.postgres {
            format!("{column} + interval '{seconds} seconds'")
        } else {
            format!("{column} + {}", seconds * 1_000_000)
        }
    }

    fn date(&self, column: &str) -> String {
        let days = self.days;
        if self.postgres { format!("{column} + {days}") } else { format!("date({column}, '+{days} days')") }
    }

    fn year(&self, column: &str) -> String {
        let time = self.time(column);
        if self.postgres {
            format!("extract(year from {time})::integer")
        } else {
            format!("CAST(strftime('%Y', ({time}) / 1000000, 'unixepoch') AS integer)")
        }
    }

    fn number(&self, column: &str) -> String {
        format!("{column} + {}", self.round * APART)
    }

    /// `INSERT … SELECT` of a table, with these columns as they are and those changed.
    fn again(&self, table: &str, same: &[&str], changed: &[(&str, String)]) -> String {
        let columns: Vec<&str> = same.iter().copied().chain(changed.iter().map(|(name, _)| *name)).collect();
        let values: Vec<&str> = same.iter().copied().chain(changed.iter().map(|(_, v)| v.as_str())).collect();
        format!("INSERT INTO {table} ({}) SELECT {} FROM seed_{table}", columns.join(", "), values.join(", "))
    }

    fn statements(&self) -> Vec<String> {
        let letters = self.again(
            "letters",
            &[
                "agency_id",
                "direction",
                "status",
                "kind_code",
                "channel",
                "letter_number",
                "sender_name",
                "sender_agency_id",
                "subject",
                "summary",
                "body",
                "classification_code",
                "urgency",
                "security_level",
                "drafter_user_id",
                "drafter_position_id",
                "approver_position_id",
                "origin_type",
                "origin_id",
                "version",
                "sequence_suffix",
            ],
            &[
                ("id", self.id("id")),
                ("register_year", self.year("created_at")),
                ("agenda_number", self.number("agenda_number")),
                ("sequence_number", self.number("sequence_number")),
                ("letter_date", self.date("letter_date")),
                ("received_date", self.date("received_date")),
                ("approved_at", self.time("approved_at")),
                ("source_letter_id", self.id("source_letter_id")),
                ("reply_to_id", self.id("reply_to_id")),
                ("created_at", self.time("created_at")),
                ("updated_at", self.time("updated_at")),
            ],
        );
        let addressees = self.again(
            "letter_addressees",
            &["pos", "kind", "agency_id", "name"],
            &[("letter_id", self.id("letter_id")), ("delivered_letter_id", self.id("delivered_letter_id"))],
        );
        let reviews = self.again(
            "letter_reviews",
            &["round", "pos", "position_id", "status", "note", "decided_by_user_id", "kind"],
            &[
                ("id", self.id("id")),
                ("letter_id", self.id("letter_id")),
                ("decided_at", self.time("decided_at")),
            ],
        );
        let dispositions = self.again(
            "dispositions",
            &[
                "agency_id",
                "from_position_id",
                "from_user_id",
                "to_position_id",
                "instruction_codes",
                "note",
                "status",
                "version",
                "kind",
            ],
            &[
                ("id", self.id("id")),
                ("letter_id", self.id("letter_id")),
                ("parent_id", self.id("parent_id")),
                ("due_date", self.date("due_date")),
                ("read_at", self.time("read_at")),
                ("completed_at", self.time("completed_at")),
                ("created_at", self.time("created_at")),
                ("updated_at", self.time("updated_at")),
                ("reopened_at", self.time("reopened_at")),
            ],
        );
        let involved = self.again(
            "letter_involved",
            &["position_id", "user_id", "role"],
            &[("letter_id", self.id("letter_id"))],
        );
        let hands = self.again(
            "letter_hands",
            &["position_id"],
            &[("letter_id", self.id("letter_id")), ("created_at", self.time("created_at"))],
        );
        let mut statements = vec![letters, addressees, reviews, dispositions, involved, hands];
        statements.extend(self.search());
        statements
    }

    fn search(&self) -> Vec<String> {
        let text = "concat_ws(' ', subject, sender_name, letter_number, summary, body)";
        let id = self.id("id");
        if self.postgres {
            let words = format!("regexp_replace({text}, '[^[:alnum:]]+', ' ', 'g')");
            return vec![format!(
                "INSERT INTO letter_search (letter_id, tsv) SELECT {id}, \
                 setweight(to_tsvector('indonesian', {words}) || to_tsvector('simple', {words}), 'A') || \
                 setweight(to_tsvector('simple', 'agency' || replace(agency_id::text, '-', '')), 'B') \
                 FROM seed_letters"
            )];
        }
        vec![
            format!(
                "INSERT INTO letter_search_rows (letter_id, created_at) SELECT {id}, {} FROM seed_letters \
                 ORDER BY created_at",
                self.time("created_at")
            ),
            format!(
                "INSERT INTO letter_search (rowid, agency, words) \
                 SELECT r.seq, 'agency' || lower(hex(l.agency_id)), {text} \
                 FROM seed_letters l JOIN letter_search_rows r ON r.letter_id = {}",
                self.id("l.id")
            ),
        ]
    }
}

const TABLES: [&str; 6] =
    ["letters", "letter_addressees", "letter_reviews", "dispositions", "letter_involved", "letter_hands"];

/// Fills an application with the letters of the demonstration's first days, repeated until there are about so many.
pub async fn city(app: &TestApp, letters: i64) {
    let state = app.shared.state.clone();
    let last = NaiveDate::from_ymd_opt(2022, 1, 7).unwrap();
    let run = move || demo::run_until(&state, &letters::Register, demo::SEED, last).unwrap();
    tokio::task::spawn_blocking(run).await.unwrap();
    let seed = app.count("SELECT COUNT(*) AS n FROM letters");
    let fill = move |c: &mut Conn| repeat(c, letters / seed).map_err(|e| DbError::Other(e.to_string()));
    app.db().write_blocking(fill).unwrap();
    assert!(app.count("SELECT COUNT(*) AS n FROM letters") > letters - seed);
}

fn repeat(c: &mut Conn, rounds: i64) -> diesel::QueryResult<()> {
    let postgres = matches!(c, Conn::Pg(_));
    for table in TABLES {
        c.batch_execute(&format!("CREATE TEMPORARY TABLE seed_{table} AS SELECT * FROM {table}"))?;
    }
    if postgres {
        // What is repeated refers to what is there, and an index that is made in the end takes a part of the time.
        c.batch_execute("SET LOCAL session_replication_role = replica; DROP INDEX letter_search_tsv")?;
    }
    for round in 1..=rounds {
        let words = Words { postgres, round, days: round * YEARS * 365 / rounds };
        for statement in words.statements() {
            c.batch_execute(&statement)?;
        }
    }
    for table in TABLES {
        c.batch_execute(&format!("DROP TABLE seed_{table}"))?;
    }
    if postgres {
        c.batch_execute("CREATE INDEX letter_search_tsv ON letter_search USING gin (tsv); ANALYZE")?;
    }
    Ok(())
}
