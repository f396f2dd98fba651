//! Full text differs per database: an FTS5 table on SQLite, a `tsvector` on PostgreSQL.
use crate::http::Cursor;
use diesel::prelude::*;
use diesel::sql_types::{Array, Text};
use diesel::sqlite::SqliteConnection;
use pamong_db::schema::{letter_hands, letters};
use pamong_db::{AT_ONCE, Conn, Id, MultiBackend, OneOfExt, Res, Ts, UtcTs, UuidT};

/// Letters that a search considers at most: to rank or sort every hit of a common word would take seconds.
pub const CAP: usize = 1000;

/// Letters with words up to which it is simplest to look at each of them.
const FEW: usize = 200;

/// Letters in hand of a position among which a search looks at most.
const NEWEST: i64 = 1000;

/// Letters of a beginning that SQLite's index knows by itself (`prefix` of `letter_search`).
const INDEXED_BEGINNING: usize = 3;

/// Words with one beginning that are asked for one by one.
const MOST_ENDINGS: usize = 32;

#[derive(QueryableByName)]
struct Term {
    #[diesel(sql_type = Text)]
    term: String,
}

#[derive(QueryableByName)]
#[diesel(check_for_backend(diesel::pg::Pg, diesel::sqlite::Sqlite))]
struct Hit {
    #[diesel(sql_type = UuidT)]
    letter_id: Id,
    #[diesel(sql_type = UtcTs)]
    created_at: Ts,
}

/// Replaces the words of a letter. Its agency is a word of another sort: a column of its own on SQLite, weight B beside
/// the A of the letter's words on PostgreSQL.
pub fn put(c: &mut Conn, letter: Id, agency: &str, words: &str) -> Res<()> {
    match c {
        Conn::Pg(c) => {
            // Both ways: 'indonesian' finds "perjalanan" by "jalan", 'simple' finds words by their beginnings.
            diesel::sql_query(
                "INSERT INTO letter_search (letter_id, tsv) \
                 VALUES ($1, setweight(to_tsvector('indonesian', $2) || to_tsvector('simple', $2), 'A') \
                 || setweight(to_tsvector('simple', $3), 'B')) \
                 ON CONFLICT (letter_id) DO UPDATE SET tsv = excluded.tsv",
            )
            .bind::<UuidT, _>(letter)
            .bind::<Text, _>(words)
            .bind::<Text, _>(agency)
            .execute(c)?;
        }
        Conn::Sqlite(c) => {
            diesel::sql_query(
                "INSERT INTO letter_search_rows (letter_id, created_at) \
                 SELECT id, created_at FROM letters WHERE id = ? ON CONFLICT DO NOTHING",
            )
            .bind::<UuidT, _>(letter)
            .execute(c)?;
            diesel::sql_query(
                "INSERT OR REPLACE INTO letter_search (rowid, agency, words) \
                 SELECT seq, ?, ? FROM letter_search_rows WHERE letter_id = ?",
            )
            .bind::<Text, _>(agency)
            .bind::<Text, _>(words)
            .bind::<UuidT, _>(letter)
            .execute(c)?;
        }
    }
    Ok(())
}

/// Forgets the words of letters.
pub fn remove(c: &mut Conn, letters: &[Id]) -> Res<()> {
    match c {
        Conn::Pg(c) => {
            diesel::sql_query("DELETE FROM letter_search WHERE letter_id = ANY($1)")
                .bind::<Array<UuidT>, _>(letters.to_vec())
                .execute(c)?;
        }
        Conn::Sqlite(c) => {
            let ids: Vec<String> = letters.iter().map(|id| id.0.simple().to_string()).collect();
            let ids = serde_json::to_string(&ids).map_err(|e| pamong_db::DbError::Other(e.to_string()))?;
            diesel::sql_query(
                "DELETE FROM letter_search WHERE rowid IN (SELECT seq FROM letter_search_rows \
                 WHERE letter_id IN (SELECT unhex(value) FROM json_each(?)))",
            )
            .bind::<Text, _>(&ids)
            .execute(c)?;
            diesel::sql_query(
                "DELETE FROM letter_search_rows WHERE letter_id IN (SELECT unhex(value) FROM json_each(?))",
            )
            .bind::<Text, _>(&ids)
            .execute(c)?;
        }
    }
    Ok(())
}

/// The newest letters, up to `most`, with all of `words` and, if any are given, one of `agencies`.
pub fn find(c: &mut Conn, words: &[String], agencies: &[String], most: usize) -> Res<Vec<Cursor>> {
    run(c, words, agencies, None, most)
}

/// How many letters are found at once where `most` would do. PostgreSQL collects all letters with the words in any case, and
/// takes the newest by their ids: it is asked for all that a search considers.
pub const fn first_look(c: &Conn, most: usize) -> usize {
    match c {
        Conn::Pg(_) => CAP,
        Conn::Sqlite(_) => most,
    }
}

/// All letters with all of `words`, where they are few enough to look at each. PostgreSQL is not asked: it would collect
/// those with a common word only to find that they are many.
pub fn find_if_few(c: &mut Conn, words: &[String]) -> Res<Option<Vec<Cursor>>> {
    if matches!(c, Conn::Pg(_)) {
        return Ok(None);
    }
    let all = run(c, words, &[], None, FEW + 1)?;
    Ok((all.len() <= FEW).then_some(all))
}

/// Those of `letters` that have all of `words`.
pub fn find_among(c: &mut Conn, words: &[String], letters: &[Id]) -> Res<Vec<Cursor>> {
    run(c, words, &[], Some(letters), CAP)
}

fn run(
    c: &mut Conn,
    words: &[String],
    agencies: &[String],
    among: Option<&[Id]>,
    most: usize,
) -> Res<Vec<Cursor>> {
    let hits: Vec<Hit> = match c {
        Conn::Pg(c) => {
            let stems: Vec<String> = words.iter().map(|w| format!("{w}:A")).collect();
            let prefixes: Vec<String> = words.iter().map(|w| format!("{w}:*A")).collect();
            let offices: Vec<String> = agencies.iter().map(|w| format!("{w}:B")).collect();
            // Materialised: the planner would walk the primary key backwards for ever when it misjudges a rare word.
            let narrowed = if agencies.is_empty() { "" } else { " && to_tsquery('simple', $4)" };
            diesel::sql_query(format!(
                "WITH h AS MATERIALIZED (SELECT letter_id FROM letter_search WHERE tsv @@ \
                 ((to_tsquery('indonesian', $1) || to_tsquery('simple', $2)){narrowed}) \
                 AND ($3::uuid[] IS NULL OR letter_id = ANY($3)) AND $4::text IS NOT NULL) \
                 SELECT n.letter_id, l.created_at \
                 FROM (SELECT letter_id FROM h ORDER BY letter_id DESC LIMIT {most}) n \
                 JOIN letters l ON l.id = n.letter_id"
            ))
            .bind::<Text, _>(stems.join(" & "))
            .bind::<Text, _>(prefixes.join(" & "))
            .bind::<diesel::sql_types::Nullable<Array<UuidT>>, _>(among.map(<[Id]>::to_vec))
            .bind::<Text, _>(offices.join(" | "))
            .load(c)?
        }
        Conn::Sqlite(c) => {
            let Some(mut query) = matching(c, words)? else { return Ok(Vec::new()) };
            if !agencies.is_empty() {
                query = format!("({query}) AND (agency : ({}))", agencies.join(" OR "));
            }
            let ids = among.map(|ids| ids.iter().map(|id| id.0.simple().to_string()).collect::<Vec<_>>());
            let ids = serde_json::to_string(&ids).map_err(|e| pamong_db::DbError::Other(e.to_string()))?;
            // The rows of the letters are looked up first: of a common word there are too many hits to look up each.
            diesel::sql_query(format!(
                "SELECT r.letter_id, r.created_at FROM letter_search JOIN letter_search_rows r ON r.seq = letter_search.rowid \
                 WHERE letter_search MATCH ?1 \
                 AND (?2 = 'null' OR letter_search.rowid IN (SELECT seq FROM letter_search_rows \
                 WHERE letter_id IN (SELECT unhex(value) FROM json_each(?2)))) \
                 ORDER BY letter_search.rowid DESC LIMIT {most}"
            ))
            .bind::<Text, _>(query)
            .bind::<Text, _>(ids)
            .load(c)?
        }
    };
    Ok(hits.into_iter().map(|hit| Cursor(hit.created_at, hit.letter_id)).collect())
}

/// What FTS5 is asked for, or nothing where a word is the beginning of none in the index. Each word becomes the words that
/// begin so: FTS5 walks those from the newest letter on, but of a beginning it puts all letters together first.
fn matching(c: &mut SqliteConnection, words: &[String]) -> Res<Option<String>> {
    let mut wanted = Vec::with_capacity(words.len());
    for word in words {
        let whole = if word.chars().count() > INDEXED_BEGINNING { beginning_so(c, word)? } else { None };
        match whole {
            Some(whole) if whole.is_empty() => return Ok(None),
            Some(whole) => wanted.push(format!("({})", whole.join(" OR "))),
            None => wanted.push(format!("\"{word}\"*")),
        }
    }
    Ok(Some(format!("words : ({})", wanted.join(" AND "))))
}

/// The words of the index that begin so, quoted; nothing where they are too many.
fn beginning_so(c: &mut SqliteConnection, word: &str) -> Res<Option<Vec<String>>> {
    // From each word on to the next: '0' is the least with which a longer one goes on.
    let rows: Vec<Term> = diesel::sql_query(format!(
        "WITH RECURSIVE found(term) AS (\
         SELECT (SELECT term FROM letter_search_vocabulary WHERE term >= ?1 LIMIT 1) UNION ALL \
         SELECT (SELECT term FROM letter_search_vocabulary WHERE term >= found.term || '0' LIMIT 1) \
         FROM found WHERE found.term < ?2 LIMIT {}) SELECT term FROM found WHERE term < ?2",
        MOST_ENDINGS + 1
    ))
    .bind::<Text, _>(word)
    .bind::<Text, _>(format!("{word}{}", char::MAX))
    .load(c)?;
    let few = rows.len() <= MOST_ENDINGS;
    Ok(few.then(|| rows.into_iter().map(|row| format!("\"{}\"", row.term)).collect()))
}

/// Of the newest letters that the position has or had in hand, not older than `since`, those of other agencies than these.
pub fn in_hand_elsewhere(c: &mut Conn, position: Id, agencies: &[Id], since: Option<Cursor>) -> Res<Vec<Id>> {
    let mut held =
        letter_hands::table.filter(letter_hands::position_id.eq(position)).into_boxed::<MultiBackend>();
    if let Some(Cursor(since, _)) = since {
        held = held.filter(letter_hands::created_at.ge(since));
    }
    let newest_first = (letter_hands::created_at.desc(), letter_hands::letter_id.desc());
    let held: Vec<Id> = held.order(newest_first).limit(NEWEST).select(letter_hands::letter_id).load(c)?;
    let mut elsewhere = Vec::new();
    for ids in held.chunks(AT_ONCE) {
        let letters = letters::table.filter(letters::id.one_of(ids.to_vec()));
        let foreign = letters.filter(letters::agency_id.none_of(agencies.to_vec()));
        elsewhere.extend(foreign.select(letters::id).load::<Id>(c)?);
    }
    Ok(elsewhere)
}
