-- Version 3. Every silo and gateway that uses these tables says what it knows, for as long as it lives. An upgrade is finalised, and a master
-- key changed, only when all of them are ready for it. Silos of version 2 and older say so in the table "silo" alone, gateways of then nowhere.
CREATE TABLE process (
    name text COLLATE "C" PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL,
    lease_ends_us bigint NOT NULL,
    -- The master keys that it holds, and the one under which it wraps new data keys; none before it has said so.
    master_keys bigint[] NOT NULL DEFAULT '{}',
    wraps_under bigint
);

-- Which master key is in force, for all processes alike. The keys themselves stand in files alone; the id is the one that every wrapped key
-- begins with. Once made, a row stays: a copy of a file that turns up later is known for what it is.
CREATE TABLE master_key (
    id bigint PRIMARY KEY,
    made_us bigint NOT NULL,
    -- 1 coming: it wraps nothing before every process holds it. 2 current. 3 leaving: who has not heard yet may still wrap under it.
    -- 4 going: nothing may be wrapped under it any more, and what was is wrapped anew. 5 destroyed.
    state smallint NOT NULL CHECK (state BETWEEN 1 AND 5)
);
CREATE UNIQUE INDEX master_key_once ON master_key (state) WHERE state < 5;

-- The fence of master keys: whoever stood still while a key was changed keeps nothing under the old one when it goes on. The commit is
-- repeated and fails; the person's next one is made anew.
CREATE FUNCTION refuse_going_master_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM master_key WHERE state >= 4 AND id = ('x' || encode(substring(NEW.wrapped FROM 2 FOR 4), 'hex'))::bit(32)::bigint
    ) THEN
        RAISE serialization_failure USING MESSAGE = 'wrapped under a master key that is going';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER data_key_master BEFORE INSERT OR UPDATE OF wrapped ON data_key
FOR EACH ROW EXECUTE FUNCTION refuse_going_master_key();
