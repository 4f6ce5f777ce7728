//! Invented companies, the same for the same seed and day.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::drafts::{Draft, payments_of};
use super::model::{Account, Client, Company, Named, Status, User};
use super::names::{PEOPLE, PLACES, TRADES};
use super::plans::{AZUL, PARAMO, Plan, SIERRA};
use super::random::Random;
use super::{SimulatorConfig, cases, goods, rfc};

/// Days of history.
const HISTORY: u64 = 730;
/// The three companies: one with a history, a foreign one, one that nobody has registered.
pub fn companies(config: &SimulatorConfig, today: NaiveDate) -> Vec<Company> {
    let seed = |salt: u64| Random::new(config.seed.wrapping_mul(31).wrapping_add(salt));
    let paramo = Maker::new(seed(1), today, &PARAMO)
        .cases(config.cases)
        .clients(config.customers, config.invoices_per_customer)
        .goods(config.products, config.cases, seed(11))
        .done();
    let sierra = Maker::new(seed(2), today, &SIERRA)
        .clients(config.other_customers.0, 3)
        .goods(config.products / 10, false, seed(12))
        .done();
    let azul = Maker::new(seed(3), today, &AZUL)
        .clients(config.other_customers.1, 4)
        .goods(config.products / 10, false, seed(13))
        .done();
    vec![paramo, sierra, azul]
}

/// Builds one company.
pub struct Maker {
    pub random: Random,
    pub today: NaiveDate,
    pub company: Company,
    plan: &'static Plan,
    warehouse: u128,
}

impl Maker {
    fn new(mut random: Random, today: NaiveDate, plan: &'static Plan) -> Self {
        let named = |random: &mut Random, name: &str| Named {
            id: random.guid(),
            name: name.to_owned(),
        };
        let users = plan
            .users
            .iter()
            .enumerate()
            .map(|(at, (name, full_name, job, admin))| User {
                id: random.guid(),
                name: (*name).to_owned(),
                full_name: (*full_name).to_owned(),
                job: (*job).to_owned(),
                email: format!("{name}@{}", plan.domain),
                role: if *admin {
                    "1|1|Administrador".to_owned()
                } else {
                    format!("10|{}|{job}", at + 20)
                },
                administrator: *admin,
                hooks: Vec::new(),
            });
        let users = users.collect();
        let accounts = [
            ("BBVA pesos", "BBVA", false),
            ("Banorte dólares", "Banorte", true),
        ];
        let accounts = accounts.into_iter().map(|(name, bank, dollars)| Account {
            id: random.guid(),
            bank_id: random.guid(),
            bank: bank.to_owned(),
            name: name.to_owned(),
            balance: random.below(90_000_000) as f64 / 100.0,
            dollars,
        });
        let accounts = accounts.collect();
        let people = |from: usize| {
            PEOPLE
                .iter()
                .skip(from)
                .take(3)
                .map(|p| (*p).to_owned())
                .collect()
        };
        let company = Company {
            number: plan.number,
            id: random.guid(),
            name: plan.name.to_owned(),
            legal_name: plan.legal_name.to_owned(),
            rfc: plan.rfc.to_owned(),
            city: plan.place[0].to_owned(),
            state: plan.place[1].to_owned(),
            zip: plan.place[2].to_owned(),
            active: true,
            users,
            locations: vec![
                named(&mut random, plan.locations[0]),
                named(&mut random, plan.locations[1]),
            ],
            price_lists: vec![named(&mut random, "General"), named(&mut random, "Mayoreo")],
            accounts,
            sellers: people(0),
            collectors: people(3),
            ..Company::default()
        };
        Self {
            warehouse: random.guid(),
            random,
            today,
            company,
            plan,
        }
    }

    /// What it stocks, and a third price list; from numbers of their own.
    fn goods(mut self, products: usize, cases: bool, mut random: Random) -> Self {
        let warehouses = self.plan.warehouses.iter().enumerate();
        let warehouses = warehouses.map(|(at, (name, location))| {
            let further = random.guid();
            let id = if at == 0 { self.warehouse } else { further };
            (id, (*name).to_owned(), *location)
        });
        let warehouses = warehouses.collect();
        let created = self.long_ago();
        self.company.price_lists.push(Named {
            id: random.guid(),
            name: "Distribuidor".to_owned(),
        });
        self.company.goods = goods::invent(warehouses, products, cases, created, &mut random);
        self
    }

    fn long_ago(&self) -> NaiveDateTime {
        let day = self.today - Duration::days(HISTORY as i64 + 30);
        day.and_hms_opt(10, 0, 0).unwrap_or_default()
    }

    fn cases(mut self, wanted: bool) -> Self {
        if wanted {
            cases::add(&mut self);
        }
        self
    }

    fn clients(mut self, clients: usize, invoices_each: usize) -> Self {
        for at in self.company.clients.len()..clients {
            let trade = self.random.pick(&TRADES);
            let place = self.random.pick(&PLACES);
            let name = format!("{trade} {place} {}", at + 1);
            let letters: String = trade.chars().take(3).flat_map(char::to_uppercase).collect();
            let letters = letters.replace('Á', "A");
            let letters = if letters.is_ascii() {
                letters
            } else {
                "XYZ".to_owned()
            };
            let rfc = rfc::company(&letters, &mut self.random);
            let email = format!("cxp@cliente{:06}.test", at + 1);
            let client = self.client(&name, &rfc, Some(&email));
            for _ in 0..invoices_each {
                let draft = self.random_draft(client);
                self.invoice(draft);
            }
        }
        self
    }

    /// Adds a client and gives its position.
    pub fn client(&mut self, name: &str, rfc: &str, email: Option<&str>) -> u32 {
        let at = self.company.clients.len() as u32;
        let created = self.long_ago();
        let client = Client {
            id: self.random.guid(),
            number: 1001 + at,
            trade_name: name.into(),
            legal_name: name.to_uppercase().into(),
            rfc: rfc.into(),
            email: email.map(Into::into),
            phone: self
                .random
                .chance(60)
                .then(|| format!("81 5555 {at:04}").into()),
            regime: self.random.chance(80).then(|| "601".into()),
            credit_days: [0, 15, 30, 30, 45, 60][self.random.below(6) as usize],
            credit_amount: (self.random.below(50) * 10_000) as f64,
            seller: one_of_three(&mut self.random, at % 11 == 5),
            collector: one_of_three(&mut self.random, at % 9 == 4),
            price_list: (at % 3) as u8,
            location: u8::from(at % 4 == 3),
            created,
        };
        self.company.clients.push(client);
        at
    }

    fn random_draft(&mut self, client: u32) -> Draft {
        let days_ago = self.random.below(HISTORY);
        let second = 28_800 + self.random.below(36_000);
        let tenths = self.random.below(10) as i64;
        let day = self.today - Duration::days(days_ago as i64);
        let time = Duration::seconds(second as i64) + Duration::milliseconds(100 * tenths);
        let issued = day.and_time(chrono::NaiveTime::MIN) + time;
        let credit = self.company.clients[client as usize].credit_days;
        let total = (10_000 + self.random.below(5_000_000)) as f64 / 100.0;
        let mut draft = Draft::open(
            client,
            issued,
            issued + Duration::days(credit.into()),
            total,
        );
        draft.dollars = self.random.chance(10);
        let order = self.random.below(9000) + 1000;
        draft.purchase_order = self.random.chance(40).then(|| format!("OC-{order}"));
        self.settle(&mut draft, days_ago);
        draft
    }

    /// The older, the likelier it is settled.
    fn settle(&mut self, draft: &mut Draft, days_ago: u64) {
        if self.random.chance(3) {
            draft.status = Status::Cancelled;
        } else if self.random.chance((days_ago / 2).min(92)) {
            draft.status = Status::Paid;
            draft.paid = draft.total;
        } else if self.random.chance(15) {
            draft.paid = (draft.total * 30.0).floor() / 100.0;
        } else if self.random.chance(4) {
            draft.stamped = false;
        }
    }

    /// Adds an invoice.
    pub fn invoice(&mut self, draft: Draft) {
        let invoice = draft.invoice(&mut self.random);
        self.company.invoices.push(invoice);
    }

    fn done(mut self) -> Company {
        let company = &mut self.company;
        company
            .invoices
            .sort_by_key(|invoice| (invoice.issued, invoice.id));
        for (at, invoice) in company.invoices.iter_mut().enumerate() {
            invoice.number = at as u32 + 1;
        }
        for at in 0..company.invoices.len() {
            let payments = payments_of(&company.invoices[at], at as u32, &mut self.random);
            company.payments.extend(payments);
        }
        company.index();
        self.company
    }
}

/// The position of one of three; none: a position beyond.
fn one_of_three(random: &mut Random, none: bool) -> u8 {
    let position = random.below(3) as u8;
    if none { u8::MAX } else { position }
}
