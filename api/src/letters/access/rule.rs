//! The rule, as data.
//!
//! The classes are those of national practice (biasa/terbuka, terbatas, rahasia, sangat rahasia: SRIKANDI, the guides of
//! ANRI on security and access of archives). Who exactly belongs to a class no regulation says in such detail: what
//! stands here is the city's own setting.
use crate::identity::{Permission, Scope};
use crate::letters::model::SecurityLevel;
use pamong_db::Id;

/// Whose office opens a letter, beside the positions that had it in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// Everybody of the letter's agency, and of the agencies above it.
    Scope,
    /// Who handles mail in the letter's own agency, and its head.
    MailRoom,
    /// The head of the letter's own agency, Plt., Plh. and Pj. included: authority goes with the position.
    Head,
}

/// What a security level asks of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Whose office opens the letter.
    pub office: Office,
    /// Whether who only stands in from day to day (Plh.) must have had the letter in hand as a person.
    pub in_person: bool,
}

/// The rule of each level. Whatever the level, a letter is open to the positions that had it in hand; above the first
/// level a wider scope gives nothing, not even that of the whole city.
pub const fn rule(level: SecurityLevel) -> Rule {
    match level {
        SecurityLevel::Open => Rule { office: Office::Scope, in_person: false },
        SecurityLevel::Restricted => Rule { office: Office::MailRoom, in_person: false },
        SecurityLevel::Confidential => Rule { office: Office::Head, in_person: false },
        SecurityLevel::Secret => Rule { office: Office::Head, in_person: true },
    }
}

/// Rights that make a position one that handles the mail of its agency: registry, secretary, heads and section heads.
pub const MAIL_ROOM: [Permission; 3] =
    [Permission::LetterRegister, Permission::LetterDispose, Permission::LetterDispatch];

/// Where a position stands to the letter's agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Neither there nor above.
    Elsewhere,
    /// In an agency above it.
    Above,
    /// There.
    Own,
}

/// What a position is in its agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// Nothing of the two.
    Other,
    /// It handles mail.
    MailRoom,
    /// It heads the agency.
    Head,
}

impl Post {
    /// The post of a position.
    pub fn of(scope: &Scope) -> Self {
        if scope.heads_agency {
            Self::Head
        } else if MAIL_ROOM.into_iter().any(|right| scope.can(right)) {
            Self::MailRoom
        } else {
            Self::Other
        }
    }
}

impl Place {
    /// Where a position stands to an agency.
    pub fn of(scope: &Scope, agency: Id) -> Self {
        if scope.agency_id == agency {
            Self::Own
        } else if scope.covers(agency) {
            Self::Above
        } else {
            Self::Elsewhere
        }
    }
}

impl Office {
    /// Whether the office of a position opens a letter.
    pub const fn opens(self, place: Place, post: Post) -> bool {
        match (self, place) {
            (Self::Scope, Place::Own | Place::Above) => true,
            (Self::MailRoom, Place::Own) => matches!(post, Post::MailRoom | Post::Head),
            (Self::Head, Place::Own) => matches!(post, Post::Head),
            _ => false,
        }
    }
}

/// How somebody in a position stands to one letter.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Where the position is.
    pub place: Place,
    /// What the position is.
    pub post: Post,
    /// Whether the position had the letter in hand, or has it now.
    pub involved: bool,
    /// Whether the person holds the position as Plh.
    pub daily_acting: bool,
    /// Whether the person acted on the letter, in whatever position.
    pub in_person: bool,
}

impl Standing {
    /// Whether the letter is open to the position, whoever holds it.
    pub const fn opens(self, level: SecurityLevel) -> bool {
        self.involved || rule(level).office.opens(self.place, self.post)
    }

    /// Whether this person sees the letter in this position.
    pub const fn sees(self, level: SecurityLevel) -> bool {
        let held_back = rule(level).in_person && self.daily_acting && !self.in_person;
        self.opens(level) && !held_back
    }
}

/// Whether somebody sees every letter of an agency by office alone, whatever its level: its head, and nobody who only
/// stands in from day to day.
pub fn opens_everything(scope: &Scope, agency: Id) -> bool {
    let standing = Standing {
        place: Place::of(scope, agency),
        post: Post::of(scope),
        involved: false,
        daily_acting: scope.daily_acting,
        in_person: false,
    };
    SecurityLevel::ALL.iter().all(|level| standing.sees(*level))
}

/// Levels that the office of a position opens, for queries.
pub fn opened(place: Place, post: Post) -> Vec<SecurityLevel> {
    let levels = SecurityLevel::ALL.iter().copied();
    levels.filter(|level| rule(*level).office.opens(place, post)).collect()
}

/// Levels that a Plh. sees only of letters that were in hand as a person, for queries.
pub fn in_person() -> Vec<SecurityLevel> {
    SecurityLevel::ALL.iter().copied().filter(|level| rule(*level).in_person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn who_sees_which_level() {
        let places = [("elsewhere", Place::Elsewhere), ("above", Place::Above), ("own", Place::Own)];
        let posts = [("other", Post::Other), ("mail room", Post::MailRoom), ("head", Post::Head)];
        let mut matrix = String::new();
        for (place_name, place) in places {
            for (post_name, post) in posts {
                for involved in [false, true] {
                    let standing = Standing { place, post, involved, daily_acting: false, in_person: false };
                    let seen = SecurityLevel::ALL.iter().filter(|level| standing.sees(**level));
                    let seen: Vec<&str> = seen.map(|level| level.as_str()).collect();
                    let hand = if involved { "involved" } else { "not involved" };
                    let seen = if seen.is_empty() { "nothing".into() } else { seen.join(" ") };
                    writeln!(matrix, "{place_name}, {post_name}, {hand}: {seen}").unwrap();
                }
            }
        }
        insta::assert_snapshot!(matrix, @r"
        elsewhere, other, not involved: nothing
        elsewhere, other, involved: open restricted confidential secret
        elsewhere, mail room, not involved: nothing
        elsewhere, mail room, involved: open restricted confidential secret
        elsewhere, head, not involved: nothing
        elsewhere, head, involved: open restricted confidential secret
        above, other, not involved: open
        above, other, involved: open restricted confidential secret
        above, mail room, not involved: open
        above, mail room, involved: open restricted confidential secret
        above, head, not involved: open
        above, head, involved: open restricted confidential secret
        own, other, not involved: open
        own, other, involved: open restricted confidential secret
        own, mail room, not involved: open restricted
        own, mail room, involved: open restricted confidential secret
        own, head, not involved: open restricted confidential secret
        own, head, involved: open restricted confidential secret
        ");
    }

    #[test]
    fn who_stands_in_from_day_to_day_sees_a_secret_letter_only_after_having_had_it_in_hand() {
        for (involved, in_person) in [(false, false), (false, true), (true, false), (true, true)] {
            for post in [Post::Other, Post::Head] {
                let standing = Standing { place: Place::Own, post, involved, daily_acting: true, in_person };
                let position_sees = involved || post == Post::Head;
                assert_eq!(standing.sees(SecurityLevel::Confidential), position_sees);
                assert_eq!(standing.sees(SecurityLevel::Secret), position_sees && in_person);
            }
        }
    }

    #[test]
    fn queries_ask_for_the_levels_of_the_rule() {
        use SecurityLevel::{Confidential, Open, Restricted, Secret};
        assert_eq!(opened(Place::Above, Post::Head), [Open]);
        assert_eq!(opened(Place::Own, Post::Other), [Open]);
        assert_eq!(opened(Place::Own, Post::MailRoom), [Open, Restricted]);
        assert_eq!(opened(Place::Own, Post::Head), [Open, Restricted, Confidential, Secret]);
        assert_eq!(in_person(), [Secret]);
    }
}
