DROP INDEX outbox_page;
DROP INDEX stock_adjustments_company;
CREATE INDEX stock_adjustments_company ON stock_adjustments (company_id, created_at);
ALTER TABLE stock_adjustments DROP COLUMN again_at;
