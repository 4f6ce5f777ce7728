//! Changes that a user makes. The user's web hooks hear of them, nobody else's.

use super::super::hooks::{Event, bodies};
use super::super::world::World;
use super::{ClientChange, InvoiceChange, NewClient, NewInvoice, NewProduct, NoChange, StockMove};

/// The simulator in a user's hands.
#[derive(Debug)]
pub struct Acting<'a> {
    world: &'a mut World,
    who: Option<&'a str>,
}

/// Positions of company and user; none: nobody acts.
type Who = Option<(usize, usize)>;

impl World {
    /// What follows is done by a user of the company concerned: a short name, `mario`, or the
    /// name at sign-in, `mario|90001`; `admin` is the first administrator, `user` the first other.
    pub fn by<'a>(&'a mut self, who: &'a str) -> Acting<'a> {
        self.acting(Some(who))
    }

    /// What follows is done by a user, or by nobody.
    pub(in super::super) fn acting<'a>(&'a mut self, who: Option<&'a str>) -> Acting<'a> {
        Acting { world: self, who }
    }
}

/// Each verb does what `World`'s does. In addition each fails when the company has no such user.
impl Acting<'_> {
    /// Adds a client and gives its id: `Add_Client`.
    ///
    /// # Errors
    /// When there is no such company or user.
    pub fn add_client(self, company: i64, new: NewClient) -> Result<String, NoChange> {
        let who = self.find(company)?;
        let id = self.world.add_client(company, new)?;
        let tell = |c: &_| bodies::client(c, &id);
        self.world.tell(who, Event::AddClient, |c, _| tell(c));
        Ok(id)
    }

    /// Changes a client: `Edit_Client`.
    ///
    /// # Errors
    /// When there is no such company, user or client.
    pub fn change_client(
        self,
        company: i64,
        id: &str,
        change: ClientChange,
    ) -> Result<(), NoChange> {
        let who = self.find(company)?;
        self.world.change_client(company, id, change)?;
        self.world
            .tell(who, Event::EditClient, |c, _| bodies::client(c, id));
        Ok(())
    }

    /// Adds an invoice and gives its id: `Add_Invoice`.
    ///
    /// # Errors
    /// When there is no such company, user or client.
    pub fn add_invoice(self, company: i64, new: NewInvoice) -> Result<String, NoChange> {
        let who = self.find(company)?;
        let id = self.world.add_invoice(company, new)?;
        self.world
            .tell(who, Event::AddInvoice, |c, u| bodies::invoice(c, u, &id));
        Ok(id)
    }

    /// Changes an invoice; no event.
    ///
    /// # Errors
    /// When there is no such company, user or invoice.
    pub fn change_invoice(
        self,
        company: i64,
        id: &str,
        change: InvoiceChange,
    ) -> Result<(), NoChange> {
        self.find(company)?;
        self.world.change_invoice(company, id, change)
    }

    /// Applies a payment: `Add_Payment`.
    ///
    /// # Errors
    /// When there is no such company, user or invoice, or the amount is not allowed.
    pub fn pay(self, company: i64, id: &str, amount: f64) -> Result<(), NoChange> {
        let who = self.find(company)?;
        self.world.pay(company, id, amount)?;
        let last = |c: &super::super::model::Company| bodies::payment(c, c.payments.len() - 1);
        self.world.tell(who, Event::AddPayment, |c, _| last(c));
        Ok(())
    }

    /// Cancels an invoice; no event.
    ///
    /// # Errors
    /// When there is no such company, user or invoice.
    pub fn cancel(self, company: i64, id: &str) -> Result<(), NoChange> {
        self.find(company)?;
        self.world.cancel(company, id)
    }

    /// Adds a product and gives its id: `Add_Product`.
    ///
    /// # Errors
    /// When there is no such company or user.
    pub fn add_product(self, company: i64, new: NewProduct) -> Result<String, NoChange> {
        let who = self.find(company)?;
        let id = self.world.add_product(company, new)?;
        self.world
            .tell(who, Event::AddProduct, |c, _| bodies::product(c, &id));
        Ok(id)
    }

    /// Changes stock by hand; no event.
    ///
    /// # Errors
    /// When there is no such company, user, warehouse or product, or the quantity is not allowed.
    pub fn adjust_stock(self, company: i64, change: &StockMove) -> Result<(), NoChange> {
        let name = match self.find(company)? {
            Some((at, user)) => self.world.companies[at].username(user),
            None => String::new(),
        };
        self.world.adjust(company, change, &name, false)
    }

    fn find(&self, company: i64) -> Result<Who, NoChange> {
        let all = &self.world.companies;
        let at = all.iter().position(|known| known.number == company);
        let at = at.ok_or(NoChange::NoCompany)?;
        let Some(who) = self.who else {
            return Ok(None);
        };
        let user = all[at].user(who).ok_or(NoChange::NoUser)?;
        Ok(Some((at, user)))
    }
}
