//! Ids: text UUIDv7 made here, one type per noun so that they cannot be mixed up.

/// Declares newtypes over a text UUIDv7 that Diesel stores as `Text` on both engines.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
            diesel::deserialize::FromSqlRow, diesel::expression::AsExpression,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new id; ids made later sort later.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "an id is made on purpose, not by default")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7().to_string())
            }

            /// The id as it stands in the database and in addresses.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                String::from_sql(bytes).map(Self)
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    UserId,
    /// A tenant.
    CompanyId,
    /// A plan bought for a user, consumed by a company.
    SubscriptionId,
    /// A user's place in a company.
    MembershipId,
    /// An ERP user's sealed API key.
    IntegrationKeyId,
    /// A user of the company's ERP.
    ErpUserId,
    /// A debtor.
    CustomerId,
    /// An address that a customer's mail goes to.
    AddressId,
    /// An invoice of a customer.
    InvoiceId,
    /// When the notices of a group of customers leave.
    ScheduleId,
    /// One planned instant of a schedule.
    OccurrenceId,
    /// One customer in one occurrence.
    NoticeId,
    /// One mail on its way out.
    OutboxId,
    /// A piece of long work.
    JobId,
    /// One synchronisation of a company.
    SyncRunId,
    /// A delivering process.
    WorkerId,
    /// Something that waits for a person.
    TaskId,
    /// An invitation to a company.
    InvitationId,
    /// A name that customers and articles point to: price list, warehouse, seller….
    CatalogueId,
    /// Something that is sold or stocked.
    ArticleId,
    /// A payment applied to an invoice.
    PaymentId,
    /// A person's adjustment of stock.
    AdjustmentId,
    /// A hint that something happened in the ERP.
    ErpEventId,
    /// A stored line of the audit log.
    AuditId,
    /// Any other row that has no noun of its own in the interface.
    RowId,
}
