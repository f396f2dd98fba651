//! The registers of letters, as the proof of their numbers reads them. It counts every letter of an agency, whoever may
//! see it: a number tells nothing of what the letter says.
use super::agenda::AgendaRegister;
use super::{incoming, moving, store};
use crate::documents::numbering::{Book, MovedIn, OUTGOING};
use crate::error::Result;
use pamong_db::{Conn, Id};

/// Outgoing letters; permits and certificates are among them.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutgoingBook;

/// Incoming letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct IncomingBook;

impl Book for OutgoingBook {
    fn register(&self) -> &'static str {
        OUTGOING
    }

    fn counts(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<(Id, i32, i64)>> {
        Ok(store::count_sequences(c, agencies, years)?)
    }

    fn numbers(&self, c: &mut Conn, agency: Id, year: i32) -> Result<Vec<(i32, String)>> {
        Ok(store::sequences(c, agency, year)?)
    }

    fn has(&self, c: &mut Conn, agency: Id, year: i32, number: i32) -> Result<bool> {
        Ok(store::has_sequence(c, agency, year, number)?)
    }

    fn moved_in(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<MovedIn>> {
        moving::moved_in(c, AgendaRegister::Outgoing, agencies, years)
    }
}

impl Book for IncomingBook {
    fn register(&self) -> &'static str {
        incoming::service::REGISTER
    }

    fn counts(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<(Id, i32, i64)>> {
        Ok(store::count_agenda_numbers(c, agencies, years)?)
    }

    fn numbers(&self, c: &mut Conn, agency: Id, year: i32) -> Result<Vec<(i32, String)>> {
        let numbers = store::agenda_numbers(c, agency, year)?;
        Ok(numbers.into_iter().map(|number| (number, String::new())).collect())
    }

    fn has(&self, c: &mut Conn, agency: Id, year: i32, number: i32) -> Result<bool> {
        Ok(store::has_agenda_number(c, agency, year, number)?)
    }

    fn moved_in(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<MovedIn>> {
        moving::moved_in(c, AgendaRegister::Incoming, agencies, years)
    }
}
