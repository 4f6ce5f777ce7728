//! A page of a list, as it was asked for.

use std::sync::Arc;

use super::list::{self, Question};
use super::model::Company;
use super::odata::BadQuery;
use super::reply::{Reply, Request};
use super::rows::{Column, Rows};

/// A list that was asked for.
pub struct Asked {
    question: Question,
    /// The list's own address without a query.
    address: String,
    /// Whether links forget every parameter but the position.
    forgetful: bool,
}

impl Asked {
    /// Reads the parameters.
    ///
    /// # Errors
    /// When one of them is not allowed.
    pub fn parse(request: &Request<'_>, forgetful: bool) -> Result<Self, BadQuery> {
        Ok(Self {
            question: Question::parse(request.query)?,
            address: format!("{}{}", request.origin, request.path),
            forgetful,
        })
    }

    /// A parameter of the list's own, letter case aside.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.question.parameter(name)
    }

    /// A page of a long list, whose selection is kept for the next page.
    pub fn kept<R: 'static>(
        &self,
        company: &mut Company,
        pick: impl for<'a> Fn(&'a Company) -> (&'a Vec<R>, &'static [Column<R>]),
    ) -> Result<Reply, BadQuery> {
        let resource = self.address.rsplit('/').next().unwrap_or_default();
        let key = list::selection_key(resource, &self.question);
        let selected = match list::kept(company, &key) {
            Some(selected) => selected,
            None => {
                let (rows, columns) = pick(company);
                let table = Rows {
                    company,
                    rows,
                    columns,
                };
                let selected: Arc<[u32]> = list::select(&table, &self.question)?.into();
                list::keep(company, key, Arc::clone(&selected));
                selected
            }
        };
        let (rows, columns) = pick(company);
        Ok(self.page(
            &Rows {
                company,
                rows,
                columns,
            },
            &selected,
        ))
    }

    /// A page of a short list.
    pub fn fresh<R>(
        &self,
        company: &Company,
        rows: &[R],
        columns: &'static [Column<R>],
    ) -> Result<Reply, BadQuery> {
        let table = Rows {
            company,
            rows,
            columns,
        };
        let selected = list::select(&table, &self.question)?;
        Ok(self.page(&table, &selected))
    }

    fn page<R>(&self, table: &Rows<'_, R>, selected: &[u32]) -> Reply {
        list::page(
            table,
            selected,
            &self.question,
            &self.address,
            self.forgetful,
        )
    }
}
