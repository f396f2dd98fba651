//! Lists of archives and minutes on paper.
use super::{Office, minutes, permitted};
use crate::kit::pdf::{keep, marked, words};
use crate::outputs::{flat, for_people};
use serde_json::json;

#[tokio::test]
async fn a_list_and_its_minutes_are_papers() {
    let o = Office::start().await;
    let mut folders = Vec::new();
    for _ in 0..3 {
        folders.push(o.closed("400.12.3", 3).await);
    }
    let ids: Vec<&str> = folders.iter().map(String::as_str).collect();
    let list = o.prepare("destruction", &ids).await;
    let (paper, minutes) = (format!("{list}/paper"), format!("{list}/minutes"));
    let draft = words(&o.clerk.get(&paper).await.expect(200).bytes);
    assert!(marked(&draft, "KONSEP"), "{draft}");
    o.clerk.get(&minutes).await.problem("state_conflict");
    o.clerk.command(&format!("{list}/submission")).await.expect(200);
    o.head.command(&format!("{list}/approval")).await.expect(200);

    let pdf = o.clerk.get(&paper).await.expect(200).bytes;
    keep("lain", "daftar-arsip-usul-musnah", &pdf);
    let text = flat(&words(&pdf));
    for_people("list", &text);
    for part in [
        "DAFTAR ARSIP USUL MUSNAH",
        "400.12.3",
        "Berkas 400.12.3",
        "2026",
        "1 naskah",
        "Musnah",
        &o.head.name,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!marked(&text, "KONSEP"));

    // The approved list gives the paper to be signed.
    let pdf = o.clerk.get(&minutes).await.expect(200).bytes;
    keep("lain", "berita-acara-pemusnahan-konsep", &pdf);
    let text = words(&pdf);
    assert!(marked(&text, "KONSEP") && text.contains("(nama)"), "{text}");

    o.clerk.post(&format!("{list}/execution"), permitted(&o.app)).await.expect(200);
    let pdf = o.clerk.get(&minutes).await.expect(200).bytes;
    keep("lain", "berita-acara-pemusnahan", &pdf);
    let text = flat(&words(&pdf));
    for_people("minutes", &text);
    let day = "Senin, tanggal tujuh bulan September tahun dua ribu dua puluh enam (7 September 2026)";
    for part in [
        "BERITA ACARA PEMUSNAHAN ARSIP",
        "BA/12",
        day,
        "bertempat di Jambi",
        "B-PK.02/7/2026",
        "3 (tiga) berkas",
        "Saksi 1",
        "Rahmat Hidayat",
        "Saksi 2",
        "Dewi Lestari",
        "PENGAWAS",
        "DAFTAR ARSIP YANG DIMUSNAHKAN",
        "Lampiran Berita Acara Nomor BA/12, 7 September 2026",
        "Naskah yang isinya dimusnahkan: 3",
        &o.clerk.name,
        &o.head.name,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!marked(&text, "KONSEP"));
    assert_eq!(o.head.get(&minutes).await.expect(200).bytes, pdf, "the same paper again");
    let stranger = o.app.user("registry_clerk").at(super::NEIGHBOUR).await;
    stranger.get(&minutes).await.problem("not_found");
    stranger.get(&paper).await.problem("not_found");
}

#[tokio::test]
async fn minutes_of_what_moves_name_who_received_it() {
    let o = Office::start().await;
    let folder = o.closed("500", 3).await;
    for (kind, titles) in [
        ("transfer", ["BERITA ACARA PEMINDAHAN ARSIP INAKTIF", "DAFTAR ARSIP YANG DIPINDAHKAN"]),
        ("hand_over", ["BERITA ACARA PENYERAHAN ARSIP STATIS", "DAFTAR ARSIP YANG DISERAHKAN"]),
    ] {
        let list = o.approved(kind, &[&folder]).await;
        let mut said = minutes(&o.app, &[]);
        said["place"] = json!("Telanaipura");
        o.clerk.post(&format!("{list}/execution"), said).await.expect(200);
        let pdf = o.clerk.get(&format!("{list}/minutes")).await.expect(200).bytes;
        keep("lain", &format!("berita-acara-{kind}"), &pdf);
        let text = flat(&words(&pdf));
        for_people(kind, &text);
        let more = [
            "PIHAK KESATU",
            "PIHAK KEDUA",
            "Siti Aminah",
            "KEPALA UNIT KEARSIPAN",
            "bertempat di Telanaipura",
        ];
        for part in titles.into_iter().chain(more).chain(["Permanen"]) {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }
}

#[tokio::test]
async fn a_long_list_goes_on_over_pages_with_its_head() {
    let o = Office::start().await;
    let mut folders = Vec::new();
    for _ in 0..60 {
        folders.push(o.holding(&o.clerk, "400.12.3", 3, &[]).await);
    }
    let ids: Vec<&str> = folders.iter().map(String::as_str).collect();
    let list = o.destroy(&ids).await;
    let pdf = o.clerk.get(&format!("{list}/minutes")).await.expect(200).bytes;
    keep("lain", "berita-acara-panjang", &pdf);
    let text = flat(&words(&pdf));
    for_people("long", &text);
    assert!(text.contains("60 (enam puluh) berkas"), "{text}");
    assert!(text.matches("Kode klasifikasi").count() >= 2, "{text}");
}
