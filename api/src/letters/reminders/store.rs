//! Queries on what is due and who was reminded.
use crate::letters::dispositions::{Disposition, DispositionStatus};
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use pamong_db::schema::{disposition_reminders as reminders, dispositions};
use pamong_db::{BothExt, Conn, MultiBackend, OneOfExt, Res, Ts};

/// Open dispositions that are due between two days, both included, and for which the step was not taken yet; the one that
/// is due longest first.
pub fn without_step(
    c: &mut Conn,
    step: &str,
    from: Option<NaiveDate>,
    until: NaiveDate,
    limit: i64,
) -> Res<Vec<Disposition>> {
    let taken = reminders::table
        .filter(reminders::disposition_id.eq(dispositions::id))
        .filter(reminders::step.eq(step.to_owned()))
        .filter(reminders::due_date.nullable().eq(dispositions::due_date));
    let mut query = dispositions::table
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()))
        .filter(dispositions::due_date.le(until))
        .filter(not(exists(taken)))
        .order((dispositions::due_date, dispositions::id))
        .limit(limit)
        .select(Disposition::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(from) = from {
        query = query.filter(dispositions::due_date.ge(from));
    }
    Ok(query.load(c)?)
}

/// Takes a step; false where another server has taken it.
pub fn take_step(c: &mut Conn, disposition: &Disposition, step: &str, due: NaiveDate, now: Ts) -> Res<bool> {
    let taken = diesel::insert_into(reminders::table)
        .values((
            reminders::disposition_id.eq(disposition.id),
            reminders::step.eq(step),
            reminders::due_date.eq(due),
            reminders::created_at.eq(now),
        ))
        .on_conflict((reminders::disposition_id, reminders::step, reminders::due_date))
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(taken == 1)
}
