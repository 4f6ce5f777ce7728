DROP TABLE schedule_choices;
DROP TABLE statement_links;
DROP TABLE notices;
DROP TABLE occurrences;
DROP TABLE schedules;
DROP TABLE bank_details;
DROP TABLE collection_settings;
