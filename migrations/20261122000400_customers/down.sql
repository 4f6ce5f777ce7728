DROP TABLE company_totals;
DROP TABLE invoices;
DROP TABLE customer_addresses;
DROP TABLE customers;
