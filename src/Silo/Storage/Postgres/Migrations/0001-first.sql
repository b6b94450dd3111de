-- Version 1. Payloads are sealed and references hashed before they come here. Times are microseconds since 1970-01-01T00:00:00Z.
-- Text compares byte by byte (collate "C"). People and banks have short numbers, so that the keys of large tables stay narrow.

CREATE TABLE meta (
    name text COLLATE "C" PRIMARY KEY,
    value bytea NOT NULL
);

-- How the people of this cluster are cut into partitions: one row, written once.
CREATE TABLE cluster (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    partitions integer NOT NULL,
    hash_name text COLLATE "C" NOT NULL
);

-- The fence. Whoever commits holds the partition's advisory lock shared and compares epochs; whoever takes it holds it alone.
CREATE TABLE partition_owner (
    partition integer PRIMARY KEY,
    epoch bigint NOT NULL,
    silo text COLLATE "C" NOT NULL,
    taken_us bigint NOT NULL
);

CREATE TABLE silo (
    name text COLLATE "C" PRIMARY KEY,
    address text NOT NULL,
    lease_ends_us bigint NOT NULL
);

CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);

-- The operator's banks: few, and not personal.
CREATE TABLE bank (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);

-- Rows that are written again and again leave room in their pages, so that the new row stands beside the old and no index changes.
CREATE TABLE grain_state (
    person bigint NOT NULL,
    part text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (person, part)
) WITH (fillfactor = 70);

CREATE TABLE data_key (
    person bigint NOT NULL,
    scope text COLLATE "C" NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (person, scope)
);

-- Two turns that begin at one sequence exclude each other, whoever writes them.
CREATE TABLE turn (
    person bigint NOT NULL,
    first_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    at_us bigint NOT NULL,
    client_id text COLLATE "C",
    content_hash bytea,
    payload bytea NOT NULL,
    PRIMARY KEY (person, first_seq),
    CHECK (first_seq BETWEEN 1 AND last_seq)
);
CREATE UNIQUE INDEX turn_client ON turn (person, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE bank_transaction (
    id bigint GENERATED ALWAYS AS IDENTITY,
    person bigint NOT NULL,
    bank integer NOT NULL,
    key_hash bytea NOT NULL,
    account_hash bytea NOT NULL,
    booked_us bigint NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (person, bank, key_hash)
);
CREATE INDEX bank_transaction_booked ON bank_transaction (person, booked_us);

CREATE TABLE event_seen (
    person bigint NOT NULL,
    bank integer NOT NULL,
    event_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    day integer NOT NULL,
    PRIMARY KEY (person, bank, event_hash)
);
CREATE INDEX event_seen_day ON event_seen (day);

CREATE TABLE linked_account (
    bank integer NOT NULL,
    account_hash bytea NOT NULL,
    person bigint NOT NULL,
    PRIMARY KEY (bank, account_hash, person)
);
CREATE INDEX linked_account_person ON linked_account (person, bank);

CREATE TABLE consent_ledger (
    person bigint NOT NULL,
    number bigint NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (person, number)
);

CREATE TABLE disclosure (
    person bigint NOT NULL,
    number bigint NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (person, number)
);

CREATE TABLE due (
    person bigint NOT NULL,
    kind integer NOT NULL,
    key text COLLATE "C" NOT NULL,
    bank integer,
    at_us bigint NOT NULL,
    partition integer NOT NULL,
    PRIMARY KEY (person, kind, key)
);
CREATE INDEX due_at ON due (partition, at_us);

-- The person stands here by name: a notice of revocation outlives the person's other rows. The number is the order of sending.
CREATE TABLE outbox (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    person_name text COLLATE "C" NOT NULL,
    bank integer NOT NULL,
    order_key bytea NOT NULL,
    created_us bigint NOT NULL,
    next_us bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    erased_with_bank boolean NOT NULL,
    dead boolean NOT NULL DEFAULT false,
    error text,
    payload bytea NOT NULL
);
CREATE INDEX outbox_order ON outbox (bank, order_key, number) WHERE NOT dead;
CREATE INDEX outbox_next ON outbox (next_us, number) WHERE NOT dead;
CREATE INDEX outbox_person ON outbox (person_name, bank);

CREATE TABLE nonce (
    hash bytea PRIMARY KEY,
    keep_until_us bigint NOT NULL
);
CREATE INDEX nonce_keep_until ON nonce (keep_until_us);
