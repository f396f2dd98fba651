//! A letter of the city with its number, looked at through one of its letters: the outgoing one, or the copy in the agenda
//! book of an office that received it. What comes of it later belongs to the outgoing one.
use super::filing::destruction;
use super::model::{Addressee, AddresseeKind, Direction, Letter, LetterStatus};
use super::parts::LetterParts;
use super::{signing, store, texts};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use pamong_db::{Conn, Id};

/// A numbered letter of some kind.
#[derive(Debug)]
pub struct Numbered {
    /// The letter that was named.
    pub letter: Letter,
    /// The outgoing letter.
    pub source: Letter,
    /// What its kind has of its own.
    pub parts: LetterParts,
    /// Whether it was taken back, or its signature was.
    pub cancelled: bool,
}

impl Numbered {
    /// The letter, for who may see it; refused where it is of another kind, has no number, came
    /// from outside the city, or its content was destroyed.
    pub fn find(c: &mut Conn, me: &Me, id: Id, (kind, otherwise): (&str, Code)) -> Result<Self> {
        let letter = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
        destruction::refuse(c, letter.id)?;
        let source = match (letter.direction, letter.source_letter_id) {
            (Direction::Outgoing, _) => letter.clone(),
            (Direction::Incoming, Some(source)) => store::find(c, source)?,
            (Direction::Incoming, None) => return Err(otherwise.into()),
        };
        if source.kind_code != kind || !LetterStatus::NUMBERED.contains(&source.status) {
            return Err(otherwise.into());
        }
        Self::of(c, letter, source)
    }

    /// A letter that has its number, with the outgoing one.
    pub fn of(c: &mut Conn, letter: Letter, source: Letter) -> Result<Self> {
        let text = texts::store::find(c, letter.id)?;
        let parts = text.map(|text| text.parts()).transpose()?.flatten().unwrap_or_default();
        let cancelled = source.status == LetterStatus::Withdrawn || signing::is_revoked(c, source.id)?;
        Ok(Self { letter, source, parts, cancelled })
    }

    /// Whether the caller looks at it as the office that wrote it.
    pub fn is_own(&self) -> bool {
        self.letter.direction == Direction::Outgoing
    }

    /// To whom it is addressed: a copy for information (tembusan) asks nothing of anybody.
    pub fn addressed(&self, c: &mut Conn) -> Result<Vec<Addressee>> {
        let all = store::addressees(c, self.source.id)?;
        Ok(all.into_iter().filter(|one| one.kind == AddresseeKind::To).collect())
    }

    /// The place on the letter of the office whose copy was named.
    pub fn own_place(&self, addressed: &[Addressee]) -> Option<i32> {
        let own = addressed.iter().find(|one| one.delivered_letter_id == Some(self.letter.id));
        own.filter(|_| !self.is_own()).map(|one| one.pos)
    }

    /// Makes whoever writes about it at the same time wait, and refuses where it was taken back.
    pub fn lock(&self, tx: &mut Conn) -> Result<()> {
        store::lock(tx, self.source.id)?;
        destruction::refuse_change(tx, self.letter.id)?;
        if self.cancelled {
            return Err(Error::Code(Code::StateConflict, Some(LetterStatus::Withdrawn.to_string())));
        }
        Ok(())
    }
}
