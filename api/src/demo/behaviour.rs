//! How each office takes to the applications. The evaluation's outcome follows from this and from nothing else.
use super::chance::Chance;
use crate::agencies::AgencyKind;

/// How an office works.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Behaviour {
    /// Probability that a piece of work goes through the applications and not over paper.
    pub adoption: f64,
    /// Probability that a task is done by its due date.
    pub punctuality: f64,
    /// What an interviewer finds, from 0 (nothing in place) to 1 (all in place).
    pub readiness: f64,
    /// Letters from outside the city on a working day, on average.
    pub incoming: f64,
    /// Letters that it writes on a working day, on average.
    pub outgoing: f64,
    /// Citizens served on a working day, on average.
    pub services: f64,
}

/// Share of urban villages whose staff keep to paper: what the city's evaluation of 2022 found most of them doing.
const RELUCTANT_VILLAGES: f64 = 0.6;

impl Behaviour {
    /// Draws the behaviour of an office.
    pub fn draw(kind: AgencyKind, chance: &mut Chance) -> Self {
        let village = kind == AgencyKind::UrbanVillage;
        let reluctant = chance.happens(RELUCTANT_VILLAGES);
        let adoption = match (village, reluctant) {
            (true, true) => chance.around(0.30, 0.05).clamp(0.15, 0.42),
            (true, false) => chance.around(0.74, 0.06).clamp(0.60, 0.92),
            (false, _) => chance.around(0.80, 0.06).clamp(0.66, 0.95),
        };
        let near = |chance: &mut Chance, base: f64| (base + chance.between(-0.06, 0.06)).clamp(0.05, 0.98);
        let (incoming, outgoing, services) = match kind {
            AgencyKind::UrbanVillage => (0.45, 0.30, 0.9),
            AgencyKind::SubDistrict => (0.7, 0.5, 0.8),
            AgencyKind::City => (0.6, 0.2, 0.0),
            AgencyKind::Office | AgencyKind::Division | AgencyKind::Hospital => (0.7, 0.4, 0.0),
        };
        Self {
            adoption,
            punctuality: near(chance, 0.10 + 0.90 * adoption),
            readiness: near(chance, 0.95 * adoption),
            incoming,
            outgoing,
            services,
        }
    }
}
