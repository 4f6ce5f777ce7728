-- When a person last asked for an adjustment to be sent again: its patience begins anew.
ALTER TABLE stock_adjustments ADD COLUMN again_at TIMESTAMP;

-- The log and the mail desk page by id.
DROP INDEX stock_adjustments_company;
CREATE INDEX stock_adjustments_company ON stock_adjustments (company_id, id);
CREATE INDEX outbox_page ON outbox (company_id, id);
