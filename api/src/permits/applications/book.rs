//! The register of applications, as the proof of its numbers reads it.
use super::store_register;
use super::submission::REGISTER;
use crate::documents::numbering::{Book, MovedIn};
use crate::error::Result;
use pamong_db::{Conn, Id};

/// Applications in the order of their receipt.
#[derive(Debug, Clone, Copy, Default)]
pub struct ServiceBook;

impl Book for ServiceBook {
    fn register(&self) -> &'static str {
        REGISTER
    }

    fn counts(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<(Id, i32, i64)>> {
        Ok(store_register::count_register_numbers(c, agencies, years)?)
    }

    fn numbers(&self, c: &mut Conn, agency: Id, year: i32) -> Result<Vec<(i32, String)>> {
        let numbers = store_register::register_numbers(c, agency, year)?;
        Ok(numbers.into_iter().map(|number| (number, String::new())).collect())
    }

    fn has(&self, c: &mut Conn, agency: Id, year: i32, number: i32) -> Result<bool> {
        Ok(store_register::register_numbers(c, agency, year)?.contains(&number))
    }

    fn moved_in(&self, _: &mut Conn, _: &[Id], _: &[i32]) -> Result<Vec<MovedIn>> {
        // Applications of former years are not taken over from books.
        Ok(Vec::new())
    }
}
