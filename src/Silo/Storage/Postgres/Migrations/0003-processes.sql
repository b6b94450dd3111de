-- Version 3. Every silo and gateway that uses these tables says which version it knows, for as long as it lives: an upgrade is finalised
-- only when none of an older version does. Silos of version 2 and older say so in the table "silo" alone, gateways of then nowhere.
CREATE TABLE process (
    name text COLLATE "C" PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL,
    lease_ends_us bigint NOT NULL
);
