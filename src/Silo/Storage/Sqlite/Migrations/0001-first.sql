-- Version 1. Rows are appended (integer rowids that only grow); what must be found by person goes through narrow indexes that begin
-- with the person's number, so that a commit touches few pages. Payloads are sealed and references hashed before they come here.
-- Times are microseconds since 1970-01-01T00:00:00Z. Text compares byte by byte (BINARY, SQLite's default).

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- The operator's banks: few, and not personal.
CREATE TABLE bank (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE grain_state (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    part TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX grain_state_part ON grain_state (person, part);

CREATE TABLE data_key (
    person INTEGER NOT NULL,
    scope TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (person, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE turn (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    at_us INTEGER NOT NULL,
    client_id TEXT,
    content_hash BLOB,
    payload BLOB NOT NULL,
    CHECK (first_seq BETWEEN 1 AND last_seq)
) STRICT;
CREATE UNIQUE INDEX turn_seq ON turn (person, last_seq);
CREATE UNIQUE INDEX turn_client ON turn (person, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE bank_transaction (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    bank INTEGER NOT NULL,
    key_hash BLOB NOT NULL,
    account_hash BLOB NOT NULL,
    booked_us INTEGER NOT NULL,
    payload BLOB NOT NULL
) STRICT;
-- One index for two questions, because each index costs a page per row written: by key, and (a person's part of it read whole) by
-- time. That a key stands once is the writer's to keep: it looks before it adds, and nobody else writes.
CREATE INDEX bank_transaction_key ON bank_transaction (person, bank, key_hash, booked_us);

-- The number is day since 1970 * 2^36 + a counter, so that what is too old to remember is one range at the front.
CREATE TABLE event_seen (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    bank INTEGER NOT NULL,
    event_hash BLOB NOT NULL,
    content_hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_seen_event ON event_seen (person, bank, event_hash);

CREATE TABLE linked_account (
    bank INTEGER NOT NULL,
    account_hash BLOB NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (bank, account_hash, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX linked_account_person ON linked_account (person, bank);

CREATE TABLE consent_ledger (
    person INTEGER NOT NULL,
    number INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure (
    person INTEGER NOT NULL,
    number INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE due (
    person INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key TEXT NOT NULL,
    bank INTEGER,
    at_us INTEGER NOT NULL,
    PRIMARY KEY (person, kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_at ON due (at_us);

-- The person stands here by name: a notice of revocation outlives the person's other rows. Numbers are never used twice, because
-- they are the order of sending.
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    person_name TEXT NOT NULL,
    bank INTEGER NOT NULL,
    order_key BLOB NOT NULL,
    created_us INTEGER NOT NULL,
    next_us INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    erased_with_bank INTEGER NOT NULL,
    dead INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    payload BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_order ON outbox (bank, order_key, number) WHERE dead = 0;
CREATE INDEX outbox_next ON outbox (next_us, number) WHERE dead = 0;
CREATE INDEX outbox_person ON outbox (person_name, bank);

CREATE TABLE nonce (
    hash BLOB NOT NULL PRIMARY KEY,
    keep_until_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX nonce_keep_until ON nonce (keep_until_us);
