-- Names that customers and articles point to: price lists, warehouses, locations, categories,
-- sellers, collectors. `used` is the company's own choice and survives every synchronisation.
CREATE TABLE catalogue_entries (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    parent_external_id TEXT,
    used BOOLEAN NOT NULL,
    fingerprint TEXT NOT NULL,
    removed_at TIMESTAMP
);
CREATE UNIQUE INDEX catalogue_entries_once ON catalogue_entries (company_id, kind, external_id);

CREATE TABLE bank_accounts (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    bank TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    removed_at TIMESTAMP
);
CREATE UNIQUE INDEX bank_accounts_once ON bank_accounts (company_id, external_id);

CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    code TEXT NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    unit TEXT NOT NULL,
    currency TEXT NOT NULL,
    category_id TEXT,
    name_folded TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    removed_at TIMESTAMP
);
CREATE UNIQUE INDEX articles_external ON articles (company_id, external_id);
CREATE INDEX articles_by_name ON articles (company_id, name_folded, id);
CREATE INDEX articles_sku ON articles (company_id, sku);
CREATE INDEX articles_code ON articles (company_id, code);

-- What a warehouse holds of an article. Quantities are thousandths of the article's unit.
CREATE TABLE stock (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    warehouse_id TEXT NOT NULL REFERENCES catalogue_entries (id) ON DELETE CASCADE,
    company_id TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    place TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (article_id, warehouse_id)
);
CREATE INDEX stock_warehouse ON stock (company_id, warehouse_id);

-- Adjustments of stock by people, sent to the ERP once. Delivery state lives here.
CREATE TABLE stock_adjustments (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    warehouse_id TEXT NOT NULL REFERENCES catalogue_entries (id),
    user_id TEXT REFERENCES users (id),
    user_name TEXT NOT NULL,
    form_key TEXT NOT NULL,
    delta BIGINT NOT NULL,
    before_quantity BIGINT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    available_at TIMESTAMP NOT NULL,
    worker_id TEXT,
    answer TEXT,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    settled_by TEXT,
    settled_at TIMESTAMP
);
CREATE UNIQUE INDEX stock_adjustments_once ON stock_adjustments (company_id, form_key);
CREATE INDEX stock_adjustments_ready ON stock_adjustments (state, available_at);
CREATE INDEX stock_adjustments_article ON stock_adjustments (article_id, created_at);
CREATE INDEX stock_adjustments_company ON stock_adjustments (company_id, created_at);

-- What was paid on an invoice, and by which movement.
CREATE TABLE payments (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    applied_on DATE NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    cancelled BOOLEAN NOT NULL,
    account TEXT NOT NULL,
    comments TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX payments_external ON payments (company_id, external_id);
CREATE INDEX payments_invoice ON payments (invoice_id, applied_on);

-- The amount paid for which an invoice's payments were last read; they are read again when it differs.
ALTER TABLE invoices ADD COLUMN payments_read_for BIGINT;
CREATE INDEX invoices_payments_due ON invoices (company_id, issued_on) WHERE paid <> COALESCE(payments_read_for, 0);

ALTER TABLE customers ADD COLUMN seller_id TEXT;
ALTER TABLE customers ADD COLUMN collector_id TEXT;
CREATE INDEX customers_seller ON customers (seller_id) WHERE seller_id IS NOT NULL;
CREATE INDEX customers_collector ON customers (collector_id) WHERE collector_id IS NOT NULL;

-- Terms of a customer, read singly from the ERP a share of the daily budget at a time.
CREATE TABLE customer_terms (
    customer_id TEXT NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    company_id TEXT NOT NULL,
    price_list_id TEXT,
    location_id TEXT,
    credit_days INTEGER NOT NULL,
    credit_limit BIGINT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    comments TEXT NOT NULL,
    read_at TIMESTAMP NOT NULL
);
CREATE INDEX customer_terms_age ON customer_terms (company_id, read_at);

-- When each of the ERP's lists was last read to its end, how long it was, and what went wrong since.
CREATE TABLE sync_lists (
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    read_at TIMESTAMP,
    wanted BOOLEAN NOT NULL,
    rows_read BIGINT NOT NULL,
    pages BIGINT NOT NULL,
    error TEXT,
    PRIMARY KEY (company_id, list)
);
