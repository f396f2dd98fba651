//! The text of a reprimand.
use super::model::Finding;
use crate::documents::{ReprimandDraft, words};
use crate::evaluations::exact::Exact;
use crate::evaluations::periods::PeriodRow;
use crate::evaluations::scoring::{AgencyScore, Category, ScoreReason, Scored};
use chrono::{Duration, NaiveDate};
use std::fmt::Write;

/// Days for the answer.
const ANSWER_DAYS: i64 = 14;
/// Findings that the letter names.
const NAMED: usize = 4;

/// Drafts the reprimand of an agency: score, category, main findings, order, deadline and the offer of mentoring.
pub fn draft(
    period: &PeriodRow,
    result: &AgencyScore,
    findings: &[Finding],
    today: NaiveDate,
) -> ReprimandDraft {
    let answer_by = today + Duration::days(ANSWER_DAYS);
    ReprimandDraft {
        addressee_agency_id: result.agency.id,
        addressee_name: format!("Kepala {}", result.agency.name),
        subject: format!("Teguran atas hasil {}", evaluation(&period.name)),
        body: body(period, result, findings, answer_by),
        answer_by,
        period_id: period.id,
    }
}

/// What the letter calls the evaluation: a period may be named by its months alone.
fn evaluation(period: &str) -> String {
    if period.to_lowercase().contains("evaluasi") { period.to_owned() } else { format!("evaluasi {period}") }
}

fn body(period: &PeriodRow, result: &AgencyScore, findings: &[Finding], answer_by: NaiveDate) -> String {
    let names: Vec<&str> = result.applications.iter().map(|a| application(a.key)).collect();
    let names = names.join(" dan ");
    let mut text = format!(
        "Berdasarkan {} untuk masa {} sampai dengan {}, penggunaan {names} pada {} memperoleh nilai {} dari 100 dengan \
         kategori {} (peringkat {}).\n\n",
        evaluation(&period.name),
        words::date(period.date_from),
        words::date(period.date_until),
        result.agency.name,
        number(result.score),
        category(result.category),
        result.rank,
    );
    for part in &result.applications {
        let used = match part.reason {
            Some(ScoreReason::NoUse) => "tidak ada pekerjaan yang tercatat dalam masa tersebut".to_owned(),
            _ => format!(
                "{} dari {} pekerjaan ditangani secara elektronik, nilai {}",
                part.electronic,
                part.total,
                number(part.score)
            ),
        };
        push(&mut text, format_args!("- {}: {used}.\n", application(part.key)));
    }
    if !findings.is_empty() {
        text.push_str("\nTemuan utama:\n");
    }
    for (place, finding) in findings.iter().take(NAMED).enumerate() {
        let counts = match (finding.numerator, finding.denominator) {
            (Some(n), Some(d)) => format!(" ({n} dari {d})"),
            _ => String::new(),
        };
        push(
            &mut text,
            format_args!(
                "{}. {} {}{counts}: {} dari {} poin.\n",
                place + 1,
                application(finding.application),
                finding.name_id,
                number(finding.contribution),
                number(finding.maximum),
            ),
        );
    }
    push(
        &mut text,
        format_args!(
            "\nSehubungan dengan hal tersebut, Saudara ditegur dan diperintahkan untuk menggunakan {names} bagi seluruh \
             pekerjaan, memperbaiki temuan di atas, dan menyampaikan laporan perbaikan secara tertulis paling lambat \
             tanggal {}.\n\nDinas Komunikasi dan Informatika Kota Jambi menawarkan pendampingan bagi petugas Saudara; jadwal \
             dapat diminta melalui surat balasan. Rincian nilai sampai ke setiap catatan dapat dibaca pada halaman evaluasi.",
            words::date(answer_by),
        ),
    );
    text
}

/// Writing to a text cannot fail.
fn push(text: &mut String, part: std::fmt::Arguments<'_>) {
    if let Err(e) = text.write_fmt(part) {
        log::error!("a text could not be put together: {e}");
    }
}

const fn application(key: Scored) -> &'static str {
    match key {
        Scored::Letters => "SIPADEK",
        Scored::Permits => "SIPATEN",
    }
}

const fn category(category: Category) -> &'static str {
    match category {
        Category::Good => "baik",
        Category::Fair => "cukup",
        Category::Poor => "kurang",
    }
}

/// Two decimals behind a comma, as Indonesian texts write them.
fn number(value: Exact) -> String {
    format!("{:.2}", value.0).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_named_by_its_months_is_called_an_evaluation() {
        assert_eq!(evaluation("Januari–Februari 2022"), "evaluasi Januari–Februari 2022");
        assert_eq!(evaluation("Evaluasi triwulan I"), "Evaluasi triwulan I");
    }
}
