//! Clients, invoices and payments change.

use chrono::Duration;

use super::super::cases;
use super::super::drafts::Draft;
use super::super::model::{Client, Company, Payment, Status, guid};
use super::super::world::World;
use super::{ClientChange, InvoiceChange, NewClient, NewInvoice, NoChange};

impl World {
    /// Adds a client and gives its id.
    ///
    /// # Errors
    /// When there is no such company.
    pub fn add_client(&mut self, company: i64, new: NewClient) -> Result<String, NoChange> {
        let (id, created) = (self.random.guid(), self.local_now());
        let company = self.company(company)?;
        let public = cases::PUBLIC;
        let rfc = if new.rfc.is_empty() {
            public
        } else {
            new.rfc.as_str()
        };
        let at = company.clients.len() as u32;
        company.clients.push(Client {
            id,
            number: 1001 + at,
            legal_name: new.name.to_uppercase().into(),
            trade_name: new.name.into(),
            rfc: rfc.into(),
            email: new.email.map(Into::into),
            phone: None,
            regime: None,
            credit_days: new.credit_days,
            credit_amount: 0.0,
            seller: 0,
            collector: 0,
            price_list: 0,
            location: 0,
            created,
        });
        company.client_at.insert(id, at);
        company.touch();
        Ok(guid(id))
    }

    /// Changes a client.
    ///
    /// # Errors
    /// When there is no such company or client.
    pub fn change_client(
        &mut self,
        company: i64,
        id: &str,
        change: ClientChange,
    ) -> Result<(), NoChange> {
        let company = self.company(company)?;
        let at = client_at(company, id)?;
        let client = &mut company.clients[at as usize];
        if let Some(name) = change.name {
            client.legal_name = name.to_uppercase().into();
            client.trade_name = name.into();
        }
        if let Some(email) = change.email {
            client.email = (!email.is_empty()).then(|| email.into());
        }
        client.credit_days = change.credit_days.unwrap_or(client.credit_days);
        company.touch();
        Ok(())
    }

    /// Adds an invoice and gives its id.
    ///
    /// # Errors
    /// When there is no such company or client.
    pub fn add_invoice(&mut self, company: i64, new: NewInvoice) -> Result<String, NoChange> {
        let now = self.local_now();
        let mut random = self.random.clone();
        let company = self.company(company)?;
        let client = client_at(company, &new.client)?;
        let days = company.clients[client as usize].credit_days;
        let issued = new.issued.unwrap_or(now);
        let due = new.due.unwrap_or(issued + Duration::days(days.into()));
        let mut draft = Draft::open(client, issued, due, new.total);
        draft.dollars = new.dollars;
        draft.stamped = !new.unstamped;
        draft.purchase_order = new.purchase_order;
        let mut invoice = draft.invoice(&mut random);
        let at = company.invoices.len() as u32;
        invoice.number = at + 1;
        let id = invoice.id;
        company.invoice_at.insert(id, at);
        company.payments_at.push(Vec::new());
        company.invoices.push(invoice);
        company.touch();
        self.random = random;
        Ok(guid(id))
    }

    /// Changes an invoice.
    ///
    /// # Errors
    /// When there is no such company or invoice.
    pub fn change_invoice(
        &mut self,
        company: i64,
        id: &str,
        change: InvoiceChange,
    ) -> Result<(), NoChange> {
        let (company, at) = self.invoice(company, id)?;
        let invoice = &mut company.invoices[at as usize];
        if let Some(total) = change.total {
            let vat = (total * 100.0 * 0.16 / 1.16).round() / 100.0;
            (invoice.total, invoice.vat, invoice.subtotal) = (total, vat, total - vat);
        }
        invoice.due = change.due.unwrap_or(invoice.due);
        invoice.credited = change.credited.unwrap_or(invoice.credited);
        invoice.status = match change.status {
            None => invoice.status,
            Some(0) => Status::Open,
            Some(1) => Status::Paid,
            Some(_) => Status::Cancelled,
        };
        company.touch();
        Ok(())
    }

    /// Applies a payment; an invoice without balance becomes paid. More than the balance is
    /// refused.
    ///
    /// # Errors
    /// When there is no such company or invoice, or the amount is not allowed.
    pub fn pay(&mut self, company: i64, id: &str, amount: f64) -> Result<(), NoChange> {
        let at_time = self.local_now();
        let (payment, movement) = (self.random.guid(), self.random.guid());
        let (company, at) = self.invoice(company, id)?;
        let invoice = &mut company.invoices[at as usize];
        let left = cents(invoice.total) - cents(invoice.paid) - cents(invoice.credited);
        if amount.is_nan() || cents(amount) < 1 || cents(amount) > left {
            return Err(NoChange::BadAmount);
        }
        invoice.paid = (cents(invoice.paid) + cents(amount)) as f64 / 100.0;
        if cents(amount) == left {
            invoice.status = Status::Paid;
        }
        let position = company.payments.len() as u32;
        company.payments_at[at as usize].push(position);
        company.payments.push(Payment {
            id: payment,
            movement,
            invoice: at,
            at: at_time,
            amount,
            cancelled: false,
        });
        company.touch();
        Ok(())
    }

    /// Cancels an invoice.
    ///
    /// # Errors
    /// When there is no such company or invoice.
    pub fn cancel(&mut self, company: i64, id: &str) -> Result<(), NoChange> {
        self.change_invoice(
            company,
            id,
            InvoiceChange {
                status: Some(2),
                ..Default::default()
            },
        )
    }

    /// Switches a company's subscription at the ERP on or off.
    ///
    /// # Errors
    /// When there is no such company.
    pub fn subscribe(&mut self, company: i64, active: bool) -> Result<(), NoChange> {
        self.company(company)?.active = active;
        Ok(())
    }

    pub(super) fn company(&mut self, number: i64) -> Result<&mut Company, NoChange> {
        let found = self
            .companies
            .iter_mut()
            .find(|company| company.number == number);
        found.ok_or(NoChange::NoCompany)
    }

    fn invoice(&mut self, company: i64, id: &str) -> Result<(&mut Company, u32), NoChange> {
        let company = self.company(company)?;
        let id = uuid::Uuid::parse_str(id)
            .map_err(|_| NoChange::NoRow)?
            .as_u128();
        let at = *company.invoice_at.get(&id).ok_or(NoChange::NoRow)?;
        Ok((company, at))
    }
}

pub(super) fn client_at(company: &Company, id: &str) -> Result<u32, NoChange> {
    let id = uuid::Uuid::parse_str(id)
        .map_err(|_| NoChange::NoRow)?
        .as_u128();
    company.client_at.get(&id).copied().ok_or(NoChange::NoRow)
}

fn cents(units: f64) -> i64 {
    (units * 100.0).round() as i64
}
