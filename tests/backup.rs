//! `mostrador backup` and `mostrador restore` as somebody at a terminal uses them: while others
//! write, from one engine into another, and with files that cannot be trusted.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod engines;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use diesel::prelude::*;
use engines::Place;
use mostrador::config::Config;
use mostrador::domain::users::password::{Hasher, Place as Bench};
use mostrador::domain::users::{self, NewUser};
use mostrador::platform::clock;
use mostrador::platform::db::portable::{self, Table};
use mostrador::platform::db::{Conn, Db, DbError, DbResult, Location, Manager};
use mostrador::platform::settings;
use mostrador::platform::storage::Storage;
use mostrador::platform::vault::Purpose;
use mostrador::services::Services;

const SECRET: &str = "abababababababababababababababababababababababababababababababab";
const PLAIN: &[u8] = b"a key of the ERP that nobody may read";

/// An installation: a database, a folder of uploads, a place for files.
struct House {
    place: Place,
    folder: tempfile::TempDir,
}

impl House {
    async fn empty() -> Self {
        Self {
            place: Place::fresh().await,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With a company of customers and invoices, an upload, a sealed value and somebody's account.
    async fn furnished() -> Self {
        let house = Self::empty().await;
        house.says(&["migrate"]);
        house.says(&["seed", "--customers", "40", "--invoices", "3", "--due-now"]);
        let services = house.services().await;
        let hasher = Hasher::new(&services.vault, 4).unwrap();
        let hash = hasher.hash_here("nube de paso lento").unwrap();
        let vault = std::sync::Arc::clone(&services.vault);
        services
            .db
            .write(move |conn| {
                let new = NewUser {
                    email: "ana@paramo.test",
                    name: "Ana «Ñandú» Иванова",
                    password_hash: Some(&hash),
                    language: None,
                    operator: true,
                    must_change_password: false,
                };
                let ana = users::create(conn, &new, clock::wall())
                    .map_err(|fault| DbError::Value(fault.to_string()))?;
                seal(conn, &ana.id.to_string(), &vault)
            })
            .await
            .unwrap();
        house
            .storage()
            .put("logos/a.png", vec![0, 255, 10])
            .await
            .unwrap();
        house
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn storage(&self) -> Storage {
        Storage::open(&format!("file:{}", self.file("uploads").display())).unwrap()
    }

    fn location(&self) -> Location {
        Location::parse(self.place.url()).unwrap()
    }

    async fn services(&self) -> Services {
        self.opened_by(SECRET).await.unwrap()
    }

    async fn opened_by(&self, secret: &str) -> Result<Services, String> {
        let variables = self
            .variables(secret)
            .map(|(name, value)| (name.to_owned(), value));
        Services::open(Config::from_variables(&variables.into()).unwrap()).await
    }

    /// Reads the database as it stands.
    async fn look<T, F>(&self, read: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> DbResult<T> + Send + 'static,
    {
        let db = Db::open(&self.location()).unwrap();
        db.read(read).await.unwrap()
    }

    fn variables(&self, secret: &str) -> [(&'static str, String); 7] {
        [
            ("DATABASE_URL", self.place.url().to_owned()),
            (
                "STORAGE_URL",
                format!("file:{}", self.file("uploads").display()),
            ),
            ("SECRET_KEY", secret.to_owned()),
            ("PUBLIC_URL", "https://mostrador.test".to_owned()),
            ("SMTP_URL", "smtp://127.0.0.1:9".to_owned()),
            ("MAIL_FROM", "Mostrador <avisos@mostrador.test>".to_owned()),
            ("BCRYPT_COST", "4".to_owned()),
        ]
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mostrador"));
        command
            .args(arguments)
            .env_clear()
            .envs(self.variables(SECRET))
            .current_dir(self.folder.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Every row of every table, each table sorted.
    async fn rows(&self) -> Vec<(String, Vec<String>)> {
        let location = self.location();
        tokio::task::spawn_blocking(move || {
            let mut conn = Manager::connect_once(&location).unwrap();
            let tables = portable::tables(&mut conn).unwrap();
            tables
                .iter()
                .map(|table| (table.name.clone(), rows_of(&mut conn, table)))
                .collect()
        })
        .await
        .unwrap()
    }
}

fn rows_of(conn: &mut Conn, table: &Table) -> Vec<String> {
    let mut rows = Vec::new();
    portable::each_row(conn, table, |row| {
        // PostgreSQL writes spaces between the values.
        let values: Vec<serde_json::Value> = serde_json::from_str(row).unwrap();
        rows.push(serde_json::to_string(&values).unwrap());
        Ok::<_, DbError>(())
    })
    .unwrap();
    rows.sort();
    rows
}

/// A sealed integration key that waits for its registration.
fn seal(
    conn: &mut Conn,
    user: &str,
    vault: &mostrador::platform::vault::Vault,
) -> Result<(), DbError> {
    use mostrador::platform::db::schema::pending_keys;
    let sealed = vault
        .seal(Purpose::IntegrationKey, "waiting", PLAIN)
        .unwrap();
    let now = clock::wall().naive_utc();
    diesel::insert_into(pending_keys::table)
        .values((
            pending_keys::id.eq("waiting"),
            pending_keys::user_id.eq(user),
            pending_keys::sealed.eq(sealed),
            pending_keys::last_four.eq("read"),
            pending_keys::profile.eq("{}"),
            pending_keys::created_at.eq(now),
            pending_keys::expires_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

async fn opened(services: &Services) -> Vec<u8> {
    use mostrador::platform::db::schema::pending_keys;
    let sealed: Vec<u8> = services
        .db
        .read(|conn| {
            let row = pending_keys::table
                .find("waiting")
                .select(pending_keys::sealed);
            Ok::<_, DbError>(row.first(conn)?)
        })
        .await
        .unwrap();
    services
        .vault
        .open(Purpose::IntegrationKey, "waiting", &sealed)
        .unwrap()
}

async fn fits(hasher: &Hasher, password: &str, hash: &str) -> bool {
    let place = Bench::wait().await.unwrap();
    hasher.verify(place, password, Some(hash)).await.unwrap().0
}

/// What the archive holds once decompressed.
fn inside(file: &Path) -> Vec<u8> {
    zstd::stream::decode_all(std::fs::File::open(file).unwrap()).unwrap()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[tokio::test]
async fn what_was_backed_up_is_there_again_and_works() {
    let house = House::furnished().await;
    let before = house.rows().await;
    let said = house.says(&["backup", "--to", "all.tar.zst"]);
    assert!(
        said.contains("all.tar.zst: ") && said.contains(" 1 uploads"),
        "{said}"
    );
    assert!(
        house
            .refuses(&["backup", "--to", "all.tar.zst"])
            .contains("all.tar.zst")
    );

    let file = house.file("all.tar.zst");
    let other = House::empty().await;
    let said = other.says(&["restore", file.to_str().unwrap(), "--sending"]);
    assert!(said.contains("SECRET_KEY opens its keys"), "{said}");
    assert_eq!(other.rows().await, before);
    let logo = other.storage().get("logos/a.png").await.unwrap();
    assert_eq!(logo.unwrap(), [0, 255, 10]);

    let services = other.services().await;
    assert_eq!(opened(&services).await, PLAIN);
    let hasher = Hasher::new(&services.vault, 4).unwrap();
    let hash: String = services
        .db
        .read(|conn| {
            let ana = users::by_email(conn, "ana@paramo.test")?;
            Ok::<_, DbError>(ana.and_then(|ana| ana.password_hash).unwrap())
        })
        .await
        .unwrap();
    assert!(fits(&hasher, "nube de paso lento", &hash).await);
    assert!(!fits(&hasher, "nube de paso rápido", &hash).await);
    assert_eq!(other.says(&["notices"]), house.says(&["notices"]));
}

/// How many companies are paused and how many sessions there are.
async fn paused_and_sessions(house: &House) -> (i64, i64) {
    use mostrador::platform::db::schema::{companies, sessions};
    house
        .look(|conn| {
            let paused = companies::table.filter(companies::paused_at.is_not_null());
            Ok((
                paused.count().get_result(conn)?,
                sessions::table.count().get_result(conn)?,
            ))
        })
        .await
}

/// Somebody is signed in, and an adjustment of stock is on its way to the ERP.
async fn something_goes_on(house: &House) {
    let services = house.services().await;
    services
        .db
        .write(|conn| {
            let now = clock::wall().naive_utc();
            let (company, user): (String, String) = {
                use mostrador::platform::db::schema::{companies, users};
                let company = companies::table.select(companies::id).first(conn)?;
                (company, users::table.select(users::id).first(conn)?)
            };
            session_of(conn, &user, now)?;
            letters_of(conn, &company, now)?;
            adjustment_of(conn, &company, now)
        })
        .await
        .unwrap();
}

fn session_of(conn: &mut Conn, user: &str, now: chrono::NaiveDateTime) -> Result<(), DbError> {
    use mostrador::platform::db::schema::sessions;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq("somebody"),
            sessions::user_id.eq(user),
            sessions::state.eq("{}"),
            sessions::created_at.eq(now),
            sessions::last_used_at.eq(now),
            sessions::expires_at.eq(now + chrono::Duration::hours(1)),
            sessions::ends_at.eq(now + chrono::Duration::hours(1)),
        ))
        .execute(conn)?;
    Ok(())
}

/// An invitation of the company waits, and a password link that a worker has claimed.
fn letters_of(conn: &mut Conn, company: &str, now: chrono::NaiveDateTime) -> Result<(), DbError> {
    use mostrador::platform::db::schema::outbox;
    for (id, owner, state) in [
        ("invitation", Some(company), "queued"),
        ("reset", None, "claimed"),
    ] {
        diesel::insert_into(outbox::table)
            .values((
                (outbox::id.eq(id), outbox::message_id.eq(id)),
                (outbox::kind.eq(id), outbox::company_id.eq(owner)),
                (outbox::priority.eq(1), outbox::attempts.eq(0)),
                (outbox::state.eq(state), outbox::sealed.eq(vec![1_u8])),
                (outbox::available_at.eq(now), outbox::created_at.eq(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn adjustment_of(
    conn: &mut Conn,
    company: &str,
    now: chrono::NaiveDateTime,
) -> Result<(), DbError> {
    use mostrador::platform::db::schema::{articles, catalogue_entries, stock_adjustments};
    diesel::insert_into(articles::table)
        .values((
            (articles::id.eq("box"), articles::company_id.eq(company)),
            (articles::external_id.eq("1"), articles::code.eq("1")),
            (articles::sku.eq("1"), articles::name.eq("Caja")),
            (articles::description.eq(""), articles::unit.eq("pieza")),
            (
                articles::currency.eq("MXN"),
                articles::name_folded.eq("caja"),
            ),
            (
                articles::search_folded.eq("caja"),
                articles::fingerprint.eq(""),
            ),
            articles::updated_at.eq(now),
        ))
        .execute(conn)?;
    diesel::insert_into(catalogue_entries::table)
        .values((
            catalogue_entries::id.eq("store"),
            catalogue_entries::company_id.eq(company),
            catalogue_entries::kind.eq("warehouse"),
            catalogue_entries::external_id.eq("1"),
            catalogue_entries::name.eq("Bodega"),
            catalogue_entries::used.eq(true),
            catalogue_entries::fingerprint.eq(""),
        ))
        .execute(conn)?;
    diesel::insert_into(stock_adjustments::table)
        .values((
            stock_adjustments::id.eq("adjustment"),
            stock_adjustments::company_id.eq(company),
            stock_adjustments::article_id.eq("box"),
            stock_adjustments::warehouse_id.eq("store"),
            stock_adjustments::user_name.eq("Ana"),
            stock_adjustments::form_key.eq("form"),
            (
                stock_adjustments::delta.eq(1_000),
                stock_adjustments::before_quantity.eq(0),
            ),
            (
                stock_adjustments::reason.eq("count"),
                stock_adjustments::note.eq(""),
            ),
            (
                stock_adjustments::state.eq("queued"),
                stock_adjustments::attempts.eq(0),
            ),
            (
                stock_adjustments::available_at.eq(now),
                stock_adjustments::created_at.eq(now),
            ),
        ))
        .execute(conn)?;
    Ok(())
}

/// How the letters stand, in order.
async fn letters_in(house: &House) -> Vec<String> {
    use mostrador::platform::db::schema::outbox;
    house
        .look(|conn| {
            let letters = outbox::table.filter(outbox::occurrence_id.is_null());
            Ok(letters.order(outbox::id).select(outbox::state).load(conn)?)
        })
        .await
}

/// How the adjustment stands, and how many tasks there are.
async fn adjustment_in(house: &House) -> (String, i64) {
    use mostrador::platform::db::schema::{stock_adjustments, tasks};
    house
        .look(|conn| {
            let state = stock_adjustments::table.find("adjustment");
            Ok((
                state.select(stock_adjustments::state).first(conn)?,
                tasks::table.count().get_result(conn)?,
            ))
        })
        .await
}

#[tokio::test]
async fn nothing_leaves_before_a_person_has_looked() {
    let house = House::furnished().await;
    something_goes_on(&house).await;
    house.says(&["backup", "--to", "all.tar.zst"]);
    let other = House::empty().await;
    let file = house.file("all.tar.zst");
    let said = other.says(&["restore", file.to_str().unwrap()]);
    assert!(said.contains("sending is paused in 1 companies"), "{said}");
    assert!(
        said.contains("2 letters and 1 adjustments of stock wait"),
        "{said}"
    );
    assert_eq!(paused_and_sessions(&other).await, (1, 0));
    assert_eq!(letters_in(&other).await, ["unknown", "unknown"]);
    assert_eq!(adjustment_in(&other).await, ("unknown".to_owned(), 2));
}

#[tokio::test]
async fn a_move_to_another_machine_goes_on_at_once() {
    let house = House::furnished().await;
    something_goes_on(&house).await;
    house.says(&["backup", "--to", "all.tar.zst"]);
    let other = House::empty().await;
    let file = house.file("all.tar.zst");
    let said = other.says(&["restore", file.to_str().unwrap(), "--sending"]);
    assert!(said.contains("1 sessions ended"), "{said}");
    assert_eq!(paused_and_sessions(&other).await, (0, 0));
    assert_eq!(letters_in(&other).await, ["queued", "claimed"]);
    assert_eq!(adjustment_in(&other).await, ("queued".to_owned(), 0));
}

#[tokio::test]
async fn without_the_secret_it_says_nothing() {
    let house = House::furnished().await;
    house.says(&["backup", "--to", "all.tar.zst"]);
    let bytes = inside(&house.file("all.tar.zst"));
    assert!(
        holds(&bytes, b"ana@paramo.test"),
        "the test looks into the right bytes"
    );
    for secret in [PLAIN, SECRET.as_bytes(), &[0xab; 32], b"nube de paso lento"] {
        assert!(!holds(&bytes, secret));
        assert!(!holds(&bytes, hex::encode(secret).as_bytes()));
    }
    let other = House::empty().await;
    let file = house.file("all.tar.zst");
    let mut command = other.command(&["restore", file.to_str().unwrap()]);
    let output = command.env("SECRET_KEY", "cd".repeat(32)).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && said.contains("everything is restored, but"),
        "{said}"
    );
    assert!(other.opened_by(&"cd".repeat(32)).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_of_one_instant_while_others_write() {
    let house = House::furnished().await;
    let db = Db::open(&house.location()).unwrap();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    // Two rows that always say the same: a file that saw only one of them is torn.
    let writer = tokio::spawn(async move {
        let mut turn = 0_u64;
        while !*stopped.borrow() {
            turn += 1;
            db.write(move |conn| {
                let value = turn.to_string();
                settings::set(conn, "first", &value)?;
                settings::set(conn, "second", &value)
            })
            .await
            .unwrap();
        }
        turn
    });
    for round in 0..3 {
        let file = format!("{round}.tar.zst");
        house.says(&["backup", "--to", &file]);
    }
    stop.send(true).unwrap();
    assert!(writer.await.unwrap() > 3);
    for round in 0..3 {
        let other = House::empty().await;
        let file = house.file(&format!("{round}.tar.zst"));
        other.says(&["restore", file.to_str().unwrap(), "--sending"]);
        let (first, second) = other
            .look(|conn| {
                Ok((
                    settings::get(conn, "first")?,
                    settings::get(conn, "second")?,
                ))
            })
            .await;
        assert!(first.is_some());
        assert_eq!(first, second);
    }
}

#[tokio::test]
async fn a_file_that_was_changed_or_cut_is_refused_and_nothing_is_touched() {
    let house = House::furnished().await;
    house.says(&["backup", "--to", "all.tar.zst"]);
    let good = std::fs::read(house.file("all.tar.zst")).unwrap();
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let other = House::empty().await;
    let bad: [(&str, &[u8]); 4] = [
        ("flipped", &flipped),
        ("cut", &good[..good.len() - 9]),
        ("half", &good[..middle]),
        ("another", b"not a backup at all"),
    ];
    for (name, bytes) in bad {
        let file = other.file(name);
        std::fs::write(&file, bytes).unwrap();
        let said = other.refuses(&["restore", file.to_str().unwrap()]);
        assert!(said.contains("cannot be used"), "{name}: {said}");
    }
    std::fs::write(other.file("good"), &good).unwrap();
    other.says(&["restore", "good"]);
    let said = other.refuses(&["restore", "good"]);
    assert!(said.contains("the store of uploads has files"), "{said}");
    std::fs::remove_dir_all(other.file("uploads")).unwrap();
    let said = other.refuses(&["restore", "good"]);
    assert!(said.contains("the database is not empty"), "{said}");
}

#[tokio::test]
async fn an_upload_with_other_bytes_is_noticed_by_its_hash() {
    let house = House::furnished().await;
    house.says(&["backup", "--to", "all.tar.zst"]);
    let mut bytes = inside(&house.file("all.tar.zst"));
    let wanted = b"ana@paramo.test";
    let at = bytes
        .windows(wanted.len())
        .position(|found| found == wanted)
        .unwrap();
    bytes[at] = b'x';
    // Compressed anew, so that only the manifest can tell.
    let forged = zstd::stream::encode_all(&bytes[..], 1).unwrap();
    std::fs::write(house.file("forged"), forged).unwrap();
    let other = House::empty().await;
    let said = other.refuses(&["restore", house.file("forged").to_str().unwrap()]);
    assert!(
        said.contains("tables/users/000001.json is not what it was"),
        "{said}"
    );
}

#[tokio::test]
async fn a_folder_gets_a_file_named_after_the_time_that_only_its_owner_reads() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::furnished().await;
    std::fs::create_dir(house.file("backups")).unwrap();
    house.says(&["backup", "--to", "backups"]);
    let files: Vec<_> = std::fs::read_dir(house.file("backups")).unwrap().collect();
    let [file] = files.as_slice() else {
        panic!("one file, not {files:?}");
    };
    let file = file.as_ref().unwrap();
    let name = file.file_name().into_string().unwrap();
    assert!(
        name.starts_with("mostrador-20") && name.ends_with("Z.tar.zst"),
        "{name}"
    );
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

/// From either engine into the other: the same rows, read by the same program.
#[tokio::test]
async fn a_backup_moves_from_one_engine_to_the_other() {
    if std::env::var("TEST_ENGINE").as_deref() != Ok("postgres") {
        return;
    }
    let server = House::furnished().await;
    server.says(&["backup", "--to", "server.tar.zst"]);
    let folder = tempfile::tempdir().unwrap();
    let embedded = format!("sqlite:{}", folder.path().join("moved.sqlite").display());
    let here = |house: &House, arguments: &[&str]| {
        let mut command = house.command(arguments);
        let storage = format!("file:{}", folder.path().join("uploads").display());
        let output = command
            .env("DATABASE_URL", &embedded)
            .env("STORAGE_URL", storage)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        output.stdout
    };
    here(&server, &["restore", "server.tar.zst", "--sending"]);
    assert_eq!(
        here(&server, &["notices"]),
        server.says(&["notices"]).into_bytes()
    );
    here(&server, &["backup", "--to", "embedded.tar.zst"]);
    let back = House::empty().await;
    back.says(&[
        "restore",
        server.file("embedded.tar.zst").to_str().unwrap(),
        "--sending",
    ]);
    assert_eq!(back.rows().await, server.rows().await);
}
