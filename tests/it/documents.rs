//! Documentos personalizados: the company's own words on its PDFs.

use mostrador::domain::audit::Actor;
use mostrador::domain::documents::{self, DocumentKind, Wording};
use mostrador::domain::subscriptions::{self, Extension};
use mostrador::platform::clock;
use mostrador::platform::values::ids::CompanyId;

use crate::support::TestApp;

const PLACE: &str = "/manager/paramo/documents";

/// The application and Comercializadora Páramo.
async fn stage() -> (TestApp, CompanyId) {
    stage_with(&[]).await
}

async fn stage_with(settings: &[(&str, &str)]) -> (TestApp, CompanyId) {
    let app = TestApp::with(settings).await;
    let cast = app.cast().await;
    app.grant(&cast.pedro).await;
    let (pedro, company) = (cast.pedro.id.clone(), cast.paramo.clone());
    app.db(move |conn| subscriptions::consume(conn, &pedro, &company, clock::wall()).map(drop))
        .await;
    switch(&app, &cast.paramo, true).await;
    (app, cast.paramo)
}

async fn switch(app: &TestApp, company: &CompanyId, on: bool) {
    let company = company.clone();
    app.db(move |conn| {
        let (actor, now) = (Actor::system(), clock::wall());
        if on {
            subscriptions::install(conn, &company, Extension::Documents, &actor, now).map(drop)
        } else {
            subscriptions::uninstall(conn, &company, Extension::Documents, &actor, now)
        }
    })
    .await;
}

#[tokio::test]
async fn words_are_kept_and_hold_while_the_extension_is_there() {
    let (app, paramo) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(PLACE)
        .await
        .says("Estado de cuenta")
        .says("Texto de cierre");
    let fields = [
        ("title", "Resumen <b>de</b> cuenta 🙂"),
        (
            "intro",
            "Estimado cliente:\r\n\r\nGracias por su preferencia.",
        ),
        ("closing", "x"),
        ("footer", "Calle Uno 1"),
        ("tone", "violet"),
    ];
    let saved = pedro.post(PLACE, &fields).await;
    assert_eq!((saved.status, saved.location()), (303, PLACE));
    pedro
        .follow(&saved)
        .await
        .says("Resumen &#60;b&#62;de&#60;/b&#62; cuenta 🙂");
    let preview = pedro.get(&format!("{PLACE}/preview.pdf?intro=Hola")).await;
    assert_eq!(preview.header("content-type"), "application/pdf");
    assert!(preview.body.starts_with("%PDF"));
    let applied = |company: CompanyId| {
        app.db(move |conn| documents::applied(conn, &company, DocumentKind::Statement))
    };
    let words = applied(paramo.clone()).await.unwrap();
    assert_eq!(
        words.intro,
        "Estimado cliente:\n\nGracias por su preferencia."
    );
    assert!(!words.show_logo);
    switch(&app, &paramo, false).await;
    assert_eq!(applied(paramo.clone()).await, None);
    assert_eq!(pedro.post(PLACE, &fields).await.status, 404);
    switch(&app, &paramo, true).await;
    assert!(applied(paramo.clone()).await.is_some());
    pedro.post(&format!("{PLACE}/defaults"), &[]).await;
    assert_eq!(applied(paramo.clone()).await, Some(Wording::default()));
    app.finish().await;
}

/// A picture of one colour.
fn picture() -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(60, 20)
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
    file.into_inner()
}

#[tokio::test]
async fn the_uploaded_logo_stands_on_the_document_where_it_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let uploads = folder.path().join("uploads");
    let url = format!("file:{}", uploads.display());
    let (app, _) = stage_with(&[("STORAGE_URL", &url)]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let has_picture = async |form: &str| {
        let shown = pedro.get(&format!("{PLACE}/preview.pdf{form}")).await;
        assert!(shown.body.starts_with("%PDF"), "{}", shown.body);
        ["/Subtype /Image", "/Subtype/Image"]
            .iter()
            .any(|name| shown.body.contains(name))
    };
    assert!(!has_picture("?show_logo=true").await, "there is none yet");
    let saved = pedro
        .upload("/manager/paramo/settings/logo", "logo", &picture())
        .await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    assert!(has_picture("?show_logo=true").await);
    assert!(!has_picture("").await, "it is not wanted");
    std::fs::remove_dir_all(&uploads).unwrap();
    std::fs::write(&uploads, "no folder").unwrap();
    assert!(!has_picture("?show_logo=true").await, "the store is away");
    app.finish().await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_kept_in_the_form() {
    let (app, _) = stage().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let long = "ñ".repeat(61);
    let refused = pedro
        .post(PLACE, &[("title", &long), ("tone", "neon")])
        .await;
    assert_eq!(refused.status, 422);
    refused
        .says("60 caracteres")
        .says("Elija un tono")
        .says(&long);
    let refused = pedro.get(&format!("{PLACE}/preview.pdf?tone=neon")).await;
    assert_eq!(refused.status, 422);
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.get(PLACE).await.status, 403);
    app.finish().await;
}
