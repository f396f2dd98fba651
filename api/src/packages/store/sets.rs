//! Which rows are an agency's: the ids that its tables are asked for. Ids alone are kept, 16 bytes each.
use super::Kind;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use pamong_db::schema::{
    agencies, agenda_imports, disposal_lists, dispositions, letter_addressees, letter_attachments,
    letter_destructions, letter_dispatches, letter_scans, letters, mailbox_messages, mailboxes,
    number_patterns, papers, permit_applications, permit_documents, permit_handovers, permit_visit_photos,
    position_assignments, positions, retention_schedules, travel_reports, upload_removals, uploads, users,
};
use pamong_db::{AT_ONCE, Conn, Id, OneOfExt, Res};
use std::collections::{BTreeMap, BTreeSet};

/// The ids of an agency's records, by what they are.
#[derive(Debug, Clone, Default)]
pub struct Sets {
    letters: BTreeSet<Id>,
    keys: BTreeMap<Kind, Vec<Id>>,
    /// Letters of other offices of which the agency destroyed its copy: known by their entry alone.
    pub withheld: BTreeSet<Id>,
    /// Places of the agency among the addressees of letters that it received.
    pub places: BTreeSet<(Id, i32)>,
    /// People who hold or held a position of the agency.
    pub people: BTreeSet<Id>,
}

impl Sets {
    /// Whether a letter is the agency's own.
    pub fn own(&self, letter: Id) -> bool {
        self.letters.contains(&letter)
    }

    /// Whether a letter is in the package, the agency's own or not.
    pub fn knows(&self, letter: Id) -> bool {
        self.keys(Kind::Letters).binary_search(&letter).is_ok()
    }

    /// How many letters are the agency's own.
    pub fn letters(&self) -> usize {
        self.letters.len()
    }

    /// The keys of a kind.
    pub fn keys(&self, kind: Kind) -> &[Id] {
        self.keys.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Sets the keys of a kind.
    pub fn put(&mut self, kind: Kind, ids: impl IntoIterator<Item = Id>) {
        let ids: BTreeSet<Id> = ids.into_iter().collect();
        self.keys.insert(kind, ids.into_iter().collect());
    }
}

/// `select` asked part by part.
fn parts<T>(ids: &[Id], mut select: impl FnMut(Vec<Id>) -> Res<Vec<T>>) -> Res<Vec<T>> {
    let mut all = Vec::new();
    for part in ids.chunks(AT_ONCE) {
        all.extend(select(part.to_vec())?);
    }
    Ok(all)
}

/// What an agency owns.
pub fn sets(c: &mut Conn, agency: Id) -> Res<Sets> {
    let mut sets = Sets::default();
    sets.put(Kind::Agency, [agency]);
    let own = letters::table.filter(letters::agency_id.eq(agency));
    let links: Vec<(Id, Option<Id>, Option<Id>)> =
        own.select((letters::id, letters::source_letter_id, letters::reply_to_id)).load(c)?;
    sets.letters = links.iter().map(|(id, ..)| *id).collect();
    let ids: Vec<Id> = sets.letters.iter().copied().collect();
    let destroyed: BTreeSet<Id> = parts(&ids, |part| {
        let rows = letter_destructions::table.filter(letter_destructions::letter_id.one_of(part));
        Ok(rows
            .filter(letter_destructions::status.eq("destroyed"))
            .select(letter_destructions::letter_id)
            .load(c)?)
    })?
    .into_iter()
    .collect();
    let others =
        |found: Vec<Id>| found.into_iter().filter(|id| !sets.letters.contains(id)).collect::<Vec<Id>>();
    let of = |kept: bool| {
        let copies = links.iter().filter(|(id, ..)| destroyed.contains(id) != kept);
        copies.filter_map(|(_, source, _)| *source).collect::<Vec<Id>>()
    };
    let sources = others(of(true));
    // What the agency destroyed of its own does not come back with the paper of who sent it.
    sets.withheld = others(of(false)).into_iter().filter(|id| !sources.contains(id)).collect();
    let answered = others(links.iter().filter_map(|(.., reply_to)| *reply_to).collect());
    let delivered = parts(&ids, |part| {
        let rows = letter_addressees::table.filter(letter_addressees::letter_id.one_of(part));
        Ok(rows.select(letter_addressees::delivered_letter_id).load::<Option<Id>>(c)?)
    })?;
    let delivered = others(delivered.into_iter().flatten().collect());
    let places = parts(&sources, |part| {
        let rows = letter_addressees::table.filter(letter_addressees::letter_id.one_of(part));
        let rows = rows.filter(letter_addressees::agency_id.eq(agency));
        Ok(rows.select((letter_addressees::letter_id, letter_addressees::pos)).load(c)?)
    })?;
    let own_papers = papers::table.filter(papers::agency_id.eq(agency)).select(papers::id).load(c)?;
    let received_papers: Vec<Id> = parts(&sources, |part| {
        let rows = papers::table.filter(papers::subject_type.eq("letter"));
        Ok(rows.filter(papers::subject_id.one_of(part)).select(papers::id).load(c)?)
    })?;
    let given = parts(&ids, |part| {
        let rows = dispositions::table.filter(dispositions::letter_id.one_of(part));
        Ok(rows.select(dispositions::id).load(c)?)
    })?;
    let received: Vec<Id> = ids.iter().chain(&sources).copied().collect();
    let journeys = parts(&received, |part| {
        let rows = travel_reports::table.filter(travel_reports::letter_id.one_of(part));
        Ok(rows.select(travel_reports::id).load(c)?)
    })?;
    sets.places = places.into_iter().collect();
    sets.put(Kind::OwnLetters, ids.iter().copied());
    sets.put(Kind::Received, received);
    let known = ids.iter().chain(&sources).chain(&answered).chain(&delivered).copied();
    let known: Vec<Id> = known.chain(sets.withheld.iter().copied()).collect();
    sets.put(Kind::Letters, known);
    sets.put(Kind::Papers, own_papers.into_iter().chain(received_papers));
    sets.put(Kind::Dispositions, given);
    sets.put(Kind::TravelReports, journeys);
    besides(c, agency, &mut sets)?;
    named_files(c, &mut sets)?;
    Ok(sets)
}

/// What does not hang on letters.
fn besides(c: &mut Conn, agency: Id, sets: &mut Sets) -> Res<()> {
    sets.put(Kind::Schedules, retention_schedules::table.select(retention_schedules::id).load::<Id>(c)?);
    let lists = disposal_lists::table.filter(disposal_lists::agency_id.eq(agency));
    sets.put(Kind::DisposalLists, lists.select(disposal_lists::id).load::<Id>(c)?);
    let patterns = number_patterns::table
        .filter(number_patterns::agency_id.is_null().or(number_patterns::agency_id.eq(agency)));
    sets.put(Kind::Patterns, patterns.select(number_patterns::id).load::<Id>(c)?);
    let books = agenda_imports::table.filter(agenda_imports::agency_id.eq(agency));
    sets.put(Kind::Imports, books.select(agenda_imports::id).load::<Id>(c)?);
    let boxes: Vec<Id> =
        mailboxes::table.filter(mailboxes::agency_id.eq(agency)).select(mailboxes::id).load(c)?;
    let messages = parts(&boxes, |part| {
        let rows = mailbox_messages::table.filter(mailbox_messages::mailbox_id.one_of(part));
        Ok(rows.select(mailbox_messages::id).load(c)?)
    })?;
    sets.put(Kind::Mailboxes, boxes);
    sets.put(Kind::Messages, messages);
    let applications = permit_applications::table.filter(permit_applications::agency_id.eq(agency));
    let applications: Vec<(Id, Id)> =
        applications.select((permit_applications::id, permit_applications::service_id)).load(c)?;
    sets.put(Kind::Services, applications.iter().map(|(_, service)| *service));
    sets.put(Kind::Applications, applications.into_iter().map(|(id, _)| id));
    Ok(())
}

/// The files that the records name.
fn named_files(c: &mut Conn, sets: &mut Sets) -> Res<()> {
    let mut named: Vec<Option<Id>> = parts(sets.keys(Kind::Received), |part| {
        let rows = letter_attachments::table.filter(letter_attachments::letter_id.one_of(part));
        Ok(rows.select(letter_attachments::upload_id.nullable()).load(c)?)
    })?;
    named.extend(parts::<Option<Id>>(sets.keys(Kind::OwnLetters), |part| {
        let rows = letter_dispatches::table.filter(letter_dispatches::letter_id.one_of(part));
        Ok(rows.select(letter_dispatches::proof_upload_id).load(c)?)
    })?);
    named.extend(parts::<Option<Id>>(sets.keys(Kind::OwnLetters), |part| {
        let rows = letter_scans::table.filter(letter_scans::letter_id.one_of(part));
        Ok(rows.select(letter_scans::upload_id.nullable()).load(c)?)
    })?);
    let papers: Vec<(Option<Id>, Option<Id>)> = parts(sets.keys(Kind::Papers), |part| {
        let rows = papers::table.filter(papers::id.one_of(part));
        Ok(rows.select((papers::prepared_upload_id, papers::upload_id)).load(c)?)
    })?;
    named.extend(papers.into_iter().flat_map(|(prepared, signed)| [prepared, signed]));
    named.extend(parts::<Option<Id>>(sets.keys(Kind::Imports), |part| {
        let rows = agenda_imports::table.filter(agenda_imports::id.one_of(part));
        Ok(rows.select(agenda_imports::upload_id.nullable()).load(c)?)
    })?);
    named.extend(parts::<Option<Id>>(sets.keys(Kind::Schedules), |part| {
        let rows = retention_schedules::table.filter(retention_schedules::id.one_of(part));
        Ok(rows.select(retention_schedules::upload_id.nullable()).load(c)?)
    })?);
    named.extend(parts::<Option<Id>>(sets.keys(Kind::Messages), |part| {
        let rows = mailbox_messages::table.filter(mailbox_messages::id.one_of(part));
        Ok(rows.select(mailbox_messages::upload_id).load(c)?)
    })?);
    named.extend(parts::<Option<Id>>(sets.keys(Kind::Applications), |part| {
        let rows = permit_documents::table.filter(permit_documents::application_id.one_of(part));
        Ok(rows.select(permit_documents::upload_id).load(c)?)
    })?);
    named.extend(parts::<Option<Id>>(sets.keys(Kind::Applications), |part| {
        let rows = permit_visit_photos::table.filter(permit_visit_photos::application_id.one_of(part));
        Ok(rows.select(permit_visit_photos::upload_id).load(c)?)
    })?);
    named.extend(parts::<Option<Id>>(sets.keys(Kind::Applications), |part| {
        let rows = permit_handovers::table.filter(permit_handovers::application_id.one_of(part));
        Ok(rows.select(permit_handovers::upload_id).load(c)?)
    })?);
    sets.put(Kind::Uploads, named.into_iter().flatten());
    Ok(())
}

/// SHA-256 and size of the files of these uploads; not of those that were destroyed.
pub fn files(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<String, i64>> {
    let rows = parts(ids, |part| {
        let destroyed = upload_removals::table.filter(upload_removals::upload_id.eq(uploads::id));
        let rows = uploads::table.filter(uploads::id.one_of(part)).filter(not(exists(destroyed)));
        Ok(rows.select((uploads::sha256, uploads::size_bytes)).load::<(String, i64)>(c)?)
    })?;
    Ok(rows.into_iter().collect())
}

/// Who and what a record may name: ids of the whole installation's people, positions and offices. A city has thousands of
/// them, so they are held in memory while the records are looked through.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    /// Offices with what stands above them.
    pub agencies: BTreeMap<Id, Option<Id>>,
    /// Positions with their office and their role.
    pub positions: BTreeMap<Id, (Id, Id)>,
    /// People.
    pub users: BTreeSet<Id>,
    /// Who holds or held which position.
    pub held: Vec<(Id, Id)>,
}

/// Everybody.
pub fn staff(c: &mut Conn) -> Res<Staff> {
    let offices: Vec<(Id, Option<Id>)> =
        agencies::table.select((agencies::id, agencies::parent_id)).load(c)?;
    let posts: Vec<(Id, Id, Id)> =
        positions::table.select((positions::id, positions::agency_id, positions::role_id)).load(c)?;
    let people: Vec<Id> = users::table.select(users::id).load(c)?;
    let columns = (position_assignments::position_id, position_assignments::user_id);
    Ok(Staff {
        agencies: offices.into_iter().collect(),
        positions: posts.into_iter().map(|(id, agency, role)| (id, (agency, role))).collect(),
        users: people.into_iter().collect(),
        held: position_assignments::table.select(columns).load(c)?,
    })
}

/// An agency.
pub fn agency_by_id(c: &mut Conn, id: Id) -> Res<super::Agency> {
    Ok(agencies::table.find(id).select(super::Agency::as_select()).first(c)?)
}

/// Ids of all agencies by their codes.
pub fn agency_codes(c: &mut Conn) -> Res<BTreeMap<String, Id>> {
    let rows: Vec<(String, Id)> = agencies::table.select((agencies::code, agencies::id)).load(c)?;
    Ok(rows.into_iter().collect())
}

/// How many letters an agency has.
pub fn letters_of(c: &mut Conn, agency: Id) -> Res<i64> {
    Ok(letters::table.filter(letters::agency_id.eq(agency)).count().get_result(c)?)
}

/// Whether somebody else is called so.
pub fn username_taken(c: &mut Conn, username: &str, id: Id) -> Res<bool> {
    let others = users::table.filter(users::username.eq(username)).filter(users::id.ne(id));
    Ok(diesel::select(diesel::dsl::exists(others)).get_result(c)?)
}
