//! Where the numbers of a register stand. The features whose records carry them implement [`Book`]; the server joins
//! them.
use crate::error::{Error, Result};
use pamong_db::{Conn, Id};
use std::sync::Arc;

/// A book from before that was moved in with all its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedIn {
    /// The agency.
    pub agency_id: Id,
    /// Agenda year.
    pub year: i32,
    /// The lowest number of the book.
    pub first: i32,
    /// Where the series stood before.
    pub before: i32,
    /// The highest number of the book.
    pub last: i32,
}

impl MovedIn {
    /// Whether a number lies within the book.
    pub const fn holds(&self, number: i32) -> bool {
        self.first <= number && number <= self.last
    }

    /// Whether the series went over a number for this book. One that no record carries was used on paper alone.
    pub const fn took(&self, number: i32) -> bool {
        self.before < number && number <= self.last
    }
}

/// The records that carry the numbers of one register.
pub trait Book: Send + Sync {
    /// The register, such as `outgoing`.
    fn register(&self) -> &'static str;
    /// How many numbers without a suffix stand on records of these agencies in these years: agency, year, count.
    fn counts(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<(Id, i32, i64)>>;
    /// Every number of an agency's records in a year, with its suffix.
    fn numbers(&self, c: &mut Conn, agency: Id, year: i32) -> Result<Vec<(i32, String)>>;
    /// Whether a record has this number without a suffix.
    fn has(&self, c: &mut Conn, agency: Id, year: i32, number: i32) -> Result<bool>;
    /// Books of these agencies in these years that were moved into this register.
    fn moved_in(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<MovedIn>>;
}

/// The books of every register.
#[derive(Clone)]
pub struct Books(Arc<[Arc<dyn Book>]>);

impl Books {
    /// These books, each of a register of its own.
    pub fn new(books: Vec<Arc<dyn Book>>) -> Self {
        Self(books.into())
    }

    /// The book of a register.
    pub fn of(&self, register: &str) -> Result<&dyn Book> {
        let book = self.0.iter().find(|book| book.register() == register);
        book.map(|book| &**book).ok_or_else(Error::not_found)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &dyn Book> {
        self.0.iter().map(|book| &**book)
    }
}
