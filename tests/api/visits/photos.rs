//! Photos: whole, without the camera's notes, for those who see the application.
use super::{Village, jpeg, random};
use serde_json::json;

#[tokio::test]
async fn photos_come_back_byte_for_byte_for_those_who_see_the_application() {
    let v = Village::new().await;
    let report = v.report(&v.body(&random(), 2).await).await.expect(201);
    let photo = report.body["photos"][1]["id"].as_str().unwrap();
    let path = format!("{}/visits/{}/photos/{photo}", v.path(), report.id());
    for actor in [&v.officer, &v.counter, &v.head] {
        let file = actor.get(&path).await.expect(200);
        assert_eq!(file.bytes, jpeg(641, 480));
        assert_eq!(file.header("content-type"), Some("image/jpeg"));
        assert!(file.header("content-disposition").unwrap().contains("foto-kunjungan-2.jpg"));
    }
    let stranger = v.app.user("field_officer").at("15.71.01.1002").await;
    stranger.get(&path).await.problem("not_found");
    v.head.get(&format!("{}/visits/{}/photos/{photo}", v.path(), random())).await.problem("not_found");
}

#[tokio::test]
async fn photos_with_the_cameras_notes_and_other_files_are_refused() {
    let v = Village::new().await;
    let mut noted = jpeg(10, 10);
    noted.splice(2..2, b"\xFF\xE1\x00\x0AExif\0\0ab".iter().copied());
    let noted = v.officer.upload("foto.jpg", noted).await.expect(201).id();
    let pdf = v.officer.upload_pdf().await;
    let mut body = v.body(&random(), 3).await;
    body["photos"][1]["upload_id"] = noted.into();
    body["photos"][2]["upload_id"] = pdf.into();
    let refused = v.report(&body).await.field_error("/photos/1", "photo_unfit");
    let refused = refused.field_error("/photos/2", "photo_unfit");
    assert!(refused.text().contains("catatan kamera"), "{}", refused.text());
    // Nothing of it was used up: corrected, it goes through.
    body["photos"].as_array_mut().unwrap().truncate(1);
    v.report(&body).await.expect(201);
}

#[tokio::test]
async fn photos_are_uploads_of_the_officer_that_are_free() {
    let v = Village::new().await;
    let body = v.body(&random(), 2).await;
    v.report(&body).await.expect(201);
    let mut other = v.body(&random(), 3).await;
    other["photos"][0]["upload_id"] = body["photos"][0]["upload_id"].clone();
    other["photos"][1]["upload_id"] = random().into();
    let of_somebody = v.counter.upload("foto.jpg", jpeg(9, 9)).await.expect(201).id();
    other["photos"][2]["upload_id"] = of_somebody.into();
    let mut refused = v.report(&other).await;
    for i in 0..3 {
        refused = refused.field_error(&format!("/photos/{i}"), "unknown_reference");
    }
    other["photos"] = json!([body["photos"][0].clone(), body["photos"][0].clone()]);
    v.report(&other).await.field_error("/photos/1", "duplicate");
}
