//! The scores of a period as the caller sees them.
use crate::audit::store::facts_of_actions;
use crate::documents::office::{self, Office};
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Error, Result};
use crate::evaluations::exact::Exact;
use crate::evaluations::instruments::definition::Definition;
use crate::evaluations::instruments::store as instruments;
use crate::evaluations::periods::{PeriodRow, PeriodStatus, store as periods};
use crate::evaluations::scores::service::results;
use crate::evaluations::scores::store::ScoreFilter;
use crate::evaluations::scoring::{AgencyScore, Category, Scored};
use crate::evaluations::visibility::Visible;
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use pamong_render::paper::{EvaluationReport, Field};
use pamong_render::{Paper, PaperSize, RenderOptions, RichText};
use rust_decimal::Decimal;

/// Acts of the agency that runs an evaluation.
const ACTS: &[&str] = &["evaluation_period.create", "evaluation_period.publish"];

/// The row of a table without scores.
const NOTHING: [&str; 6] = ["–", "Belum ada nilai", "–", "–", "–", "–"];

/// The report of a period; a draft until the scores are published.
pub fn report(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let period = periods::find(c, id)?.ok_or_else(Error::not_found)?;
    let scores = results(c, me, id, ScoreFilter::default())?;
    let instrument = instruments::find(c, period.instrument_id)?.ok_or_else(Error::not_found)?;
    let definition = period.definition()?;
    let evaluator = evaluator(c, me, &period)?;
    let office = Office::load(c, evaluator)?;
    let published = period.published_at.filter(|_| period.status == PeriodStatus::Published);
    let day = published.map(|at| local(me, at));
    let signatures = match day {
        Some(day) => vec![office::signature_of_head(c, evaluator, day)?],
        None => Vec::new(),
    };
    let paper = EvaluationReport {
        letterhead: office.letterhead(),
        title: "Laporan Hasil Evaluasi Pemakaian SIPADEK dan SIPATEN".into(),
        period: papers::shown(&format!(
            "{} ({})",
            period.name,
            words::period(period.date_from, period.date_until)
        )),
        fields: fields(me, &period, &instrument.name, scores.len()),
        columns: ["Peringkat", "Instansi", "SIPADEK", "SIPATEN", "Nilai", "Kategori"].map(Into::into).into(),
        rows: if scores.is_empty() {
            vec![NOTHING.map(Into::into).into()]
        } else {
            scores.iter().map(row).collect()
        },
        categories: definition.as_ref().map(|d| categories(d, &scores)).unwrap_or_default(),
        remarks: RichText::from_plain(&remarks(definition.as_ref())),
        place: office.place(),
        date: day,
        signatures,
    };
    let draft = published.is_none().then_some("DRAF");
    let at = period.published_at.or(period.computed_at).unwrap_or(period.updated_at);
    let document = format!("{id}-{}-report-{}", period.version, me.agency.id);
    let options = papers::options(me, size, draft, document, at, texts_at(c, published)?);
    Ok((Paper::EvaluationReport(Box::new(paper)), options))
}

fn local(me: &Me, at: Ts) -> NaiveDate {
    at.0.with_timezone(&me.at.zone).date_naive()
}

/// The agency that published the scores, or else opened the period; the ledger knows.
pub fn evaluator(c: &mut Conn, me: &Me, period: &PeriodRow) -> Result<Id> {
    let days = (local(me, period.created_at), me.today());
    let facts = facts_of_actions(c, ACTS, None, days, me.now())?;
    let last =
        facts.into_iter().filter(|fact| fact.subject_id == period.id).max_by_key(|fact| fact.recorded_at);
    Ok(last.map_or(me.agency.id, |fact| fact.agency_id))
}

fn fields(me: &Me, period: &PeriodRow, instrument: &str, agencies: usize) -> Vec<Field> {
    let sight = match Visible::to(me) {
        Visible::All => "seluruh instansi".to_owned(),
        Visible::Of(_) => format!("instansi dalam lingkup {}", me.agency.name),
    };
    let status = match period.status {
        PeriodStatus::Open => "belum dihitung",
        PeriodStatus::Computed => "dihitung, belum dipublikasikan",
        PeriodStatus::Published => "dipublikasikan",
    };
    let all = [
        ("Instrumen", Some(papers::shown(instrument))),
        ("Cakupan", Some(sight)),
        ("Jumlah instansi", Some(agencies.to_string())),
        ("Status", Some(status.to_owned())),
        ("Data hingga", period.ledger_until.map(|at| words::date(local(me, at)))),
    ];
    all.into_iter().filter_map(|(label, value)| Some(Field::new(label, value?))).collect()
}

fn row(score: &AgencyScore) -> Vec<String> {
    let of = |key| {
        let found = score.applications.iter().find(|a| a.key == key);
        found.map_or_else(|| "–".to_owned(), |a| decimal(a.score))
    };
    vec![
        score.rank.to_string(),
        score.agency.name.clone(),
        of(Scored::Letters),
        of(Scored::Permits),
        decimal(score.score),
        category(score.category).into(),
    ]
}

fn decimal(number: Exact) -> String {
    words::number(&number.to_string())
}

const fn category(category: Category) -> &'static str {
    match category {
        Category::Good => "Baik",
        Category::Fair => "Cukup",
        Category::Poor => "Kurang",
    }
}

/// The categories with their range and how many agencies are in them.
fn categories(definition: &Definition, scores: &[AgencyScore]) -> Vec<Field> {
    let (good, fair) = (decimal(definition.thresholds.good), decimal(definition.thresholds.fair));
    let line = |kind: &Category| {
        let range = match kind {
            Category::Good => format!("{good} ke atas"),
            Category::Fair => format!("{fair} sampai di bawah {good}"),
            Category::Poor => format!("di bawah {fair}"),
        };
        let count = scores.iter().filter(|s| s.category == *kind).count();
        Field::new(format!("{} ({range})", category(*kind)), format!("{count} instansi"))
    };
    Category::ALL.iter().map(line).collect()
}

/// How the scores came about.
fn remarks(definition: Option<&Definition>) -> String {
    let Some(definition) = definition else {
        return "Nilai periode ini belum dihitung.".into();
    };
    let percent = |weight: Exact| words::number(&(weight.0 * Decimal::from(100)).normalize().to_string());
    let weights: Vec<String> = definition
        .applications
        .iter()
        .map(|a| {
            let name = match a.key {
                Scored::Letters => "SIPADEK",
                Scored::Permits => "SIPATEN",
            };
            let (dashboard, interview) = (percent(a.dashboard_weight), percent(a.interview_weight));
            format!("{name} {dashboard}% indikator dan {interview}% wawancara")
        })
        .collect();
    format!(
        "Cara penilaian: nilai setiap aplikasi adalah jumlah nilai indikator pemakaian, yang dihitung dari catatan kerja \
         di dalam sistem dan catatan kerja manual, serta nilai wawancara ({}). Nilai akhir adalah rata-rata nilai \
         aplikasi yang berlaku bagi instansi. Aplikasi yang tidak dipakai sama sekali dalam periode ini bernilai 0.\n\n\
         Peringkat dihitung di antara semua instansi yang dinilai. Rincian setiap nilai, sampai pada catatan yang menjadi \
         dasarnya, dapat dilihat di dalam sistem.",
        weights.join("; ")
    )
}
