CREATE TABLE customers (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    phone TEXT NOT NULL,
    email_raw TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    language TEXT,
    automation BOOLEAN NOT NULL,
    schedule_id TEXT,
    held_until DATE,
    hold_note TEXT,
    held_by TEXT,
    open_invoices INTEGER NOT NULL,
    oldest_due_on DATE,
    last_contacted_on DATE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    removed_at TIMESTAMP
);
CREATE UNIQUE INDEX customers_external ON customers (company_id, external_id);
CREATE INDEX customers_by_name ON customers (company_id, name_folded, id);
CREATE INDEX customers_by_due ON customers (company_id, oldest_due_on, id);
CREATE INDEX customers_schedule ON customers (schedule_id, id);

-- Addresses from the ERP and by hand. A removed ERP address stays as a row, so that a sync does
-- not bring it back.
CREATE TABLE customer_addresses (
    id TEXT NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    origin TEXT NOT NULL,
    position INTEGER NOT NULL,
    removed_at TIMESTAMP,
    refused_at TIMESTAMP,
    refused_answer TEXT
);
CREATE UNIQUE INDEX customer_addresses_once ON customer_addresses (customer_id, email);
CREATE INDEX customer_addresses_refused ON customer_addresses (customer_id) WHERE refused_at IS NOT NULL;

CREATE TABLE invoices (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    folio TEXT NOT NULL,
    fiscal_id TEXT,
    purchase_order TEXT,
    issued_on DATE NOT NULL,
    due_on DATE NOT NULL,
    currency TEXT NOT NULL,
    total BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    credited BIGINT NOT NULL,
    balance BIGINT NOT NULL,
    status TEXT NOT NULL,
    held_until DATE,
    fingerprint TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX invoices_external ON invoices (company_id, external_id);
CREATE INDEX invoices_open ON invoices (customer_id, due_on) WHERE balance > 0;
CREATE INDEX invoices_customer ON invoices (customer_id, issued_on);
-- Adds up what a company is owed without reading the documents.
CREATE INDEX invoices_sums ON invoices (company_id, currency, due_on, balance) WHERE balance > 0;

-- What a company is owed by currency on a day, kept so that the list need not add it up each time.
CREATE TABLE company_totals (
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    currency TEXT NOT NULL,
    as_of DATE NOT NULL,
    not_due BIGINT NOT NULL,
    days_1_30 BIGINT NOT NULL,
    days_31_60 BIGINT NOT NULL,
    days_61_90 BIGINT NOT NULL,
    days_91 BIGINT NOT NULL,
    PRIMARY KEY (company_id, currency)
);
