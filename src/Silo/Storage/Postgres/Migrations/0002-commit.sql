-- Commits the turns of one batch in one statement: the caller waits for one answer, and a caller that freezes holds no transaction
-- open. Every statement in here sees what others committed before it began (READ COMMITTED). The arrays of one group (s_, m_, …) are
-- columns; the first of them tells each row's turn, from 1 on. Rows name banks by their place in b_name, 0 for none.
-- A later version of this function gets another name: programs of both versions run beside each other during an upgrade.
-- Result for each turn: 0 committed, 1 version conflict, 2 client id used, 3 invalid, 4 stale epoch.
CREATE FUNCTION commit_turns_1(
    lock_class integer,
    -- One turn: its person, partition, fence (-1 for none), whether it brings the person into being and whether it erases, and the
    -- sequence with which its messages begin (0 for no messages).
    t_user text[], t_partition integer[], t_epoch bigint[], t_makes boolean[], t_erases boolean[], t_first bigint[],
    b_name text[],
    -- Erasures: bank 0 is the whole person.
    e_turn integer[], e_bank integer[], e_part text[],
    -- State. Fresh: the turn erases what stood there.
    s_turn integer[], s_part text[], s_expected bigint[], s_fresh boolean[], s_payload bytea[],
    -- Messages, and those that are rewritten.
    m_turn integer[], m_first bigint[], m_last bigint[], m_at bigint[], m_client text[], m_content bytea[], m_payload bytea[],
    r_turn integer[], r_first bigint[], r_payload bytea[],
    -- Transactions; a payload of null removes.
    x_turn integer[], x_bank integer[], x_key bytea[], x_account bytea[], x_booked bigint[], x_payload bytea[],
    -- Seen events.
    v_turn integer[], v_bank integer[], v_event bytea[], v_content bytea[], v_day integer[], v_fresh boolean[],
    -- Linked accounts, ledger, disclosures.
    a_turn integer[], a_bank integer[], a_account bytea[],
    l_turn integer[], l_number bigint[], l_payload bytea[],
    d_turn integer[], d_number bigint[], d_payload bytea[],
    -- Due times; a time of null removes.
    u_turn integer[], u_kind integer[], u_key text[], u_bank integer[], u_at bigint[],
    -- Outbox: what is owed, and what was settled.
    o_turn integer[], o_id text[], o_bank integer[], o_order bytea[], o_created bigint[], o_erased boolean[], o_payload bytea[],
    p_turn integer[], p_id text[],
    -- Data keys.
    k_turn integer[], k_scope text[], k_wrapped bytea[]
) RETURNS smallint[]
LANGUAGE plpgsql
-- What is joined here is always found by its key, however small a table was when the plan was made.
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
AS $$
DECLARE
    result smallint[] := array_fill(0::smallint, ARRAY[cardinality(t_user)]);
    person_id bigint[];
    bank_id integer[] := '{}';
    one record;
    made integer;
    changed bigint := 0;
    touched bigint;
BEGIN
    -- Step 1: the partitions, in order. An erasure is alone in its partition, so that no commit of an earlier moment ends behind it.
    FOR one IN
        SELECT partition, bool_or(erases) AS alone
        FROM unnest(t_partition, t_erases) AS t (partition, erases)
        GROUP BY partition ORDER BY partition
    LOOP
        IF one.alone THEN
            PERFORM pg_advisory_xact_lock(lock_class, one.partition);
        ELSE
            PERFORM pg_advisory_xact_lock_shared(lock_class, one.partition);
        END IF;
    END LOOP;

    -- Step 2: the fence.
    FOR one IN
        SELECT t.turn FROM unnest(t_partition, t_epoch) WITH ORDINALITY AS t (partition, epoch, turn)
        LEFT JOIN partition_owner AS owner ON owner.partition = t.partition
        WHERE t.epoch >= 0 AND owner.epoch IS DISTINCT FROM t.epoch
    LOOP
        result[one.turn] := 4;
    END LOOP;

    -- Step 3: numbers of banks and people. 0: nothing of the person is kept.
    IF cardinality(b_name) > 0 THEN
        INSERT INTO bank (name)
        SELECT b.name FROM unnest(b_name) AS b (name)
        WHERE NOT EXISTS (SELECT FROM bank WHERE bank.name = b.name)
        ORDER BY b.name ON CONFLICT DO NOTHING;
        SELECT array_agg(bank.id ORDER BY b.place) INTO bank_id
        FROM unnest(b_name) WITH ORDINALITY AS b (name, place) JOIN bank ON bank.name = b.name;
    END IF;
    SELECT array_agg(coalesce(person.id, 0) ORDER BY t.turn) INTO person_id
    FROM unnest(t_user) WITH ORDINALITY AS t (name, turn) LEFT JOIN person ON person.name = t.name;

    -- Step 4: which turns do not fit what is kept. They write nothing.
    FOR one IN
        SELECT s.turn, 1 AS code FROM unnest(s_turn, s_part, s_expected, s_fresh) AS s (turn, part, expected, fresh)
        LEFT JOIN grain_state AS g ON NOT s.fresh AND g.person = person_id[s.turn] AND g.part = s.part
        WHERE coalesce(g.version, 0) <> s.expected
        UNION ALL
        SELECT t.turn, 1 FROM unnest(t_first) WITH ORDINALITY AS t (first, turn)
        WHERE t.first > 0 AND t.first <> 1 + coalesce(
            (SELECT last_seq FROM turn WHERE person = person_id[t.turn] ORDER BY first_seq DESC LIMIT 1), 0)
        UNION ALL
        SELECT v.turn, 1 FROM unnest(v_turn, v_bank, v_event, v_fresh) AS v (turn, bank, event, fresh)
        JOIN event_seen AS e ON e.person = person_id[v.turn] AND e.bank = bank_id[v.bank] AND e.event_hash = v.event
        WHERE NOT v.fresh
        UNION ALL
        SELECT m.turn, 2 FROM unnest(m_turn, m_client) AS m (turn, client)
        JOIN turn ON turn.person = person_id[m.turn] AND turn.client_id = m.client
        UNION ALL
        SELECT r.turn, 3 FROM unnest(r_turn, r_first) AS r (turn, first)
        WHERE NOT EXISTS (SELECT FROM turn WHERE person = person_id[r.turn] AND first_seq = r.first)
        UNION ALL
        SELECT l.turn, 3 FROM unnest(l_turn, l_number) AS l (turn, number)
        JOIN consent_ledger AS c ON c.person = person_id[l.turn] AND c.number = l.number
        UNION ALL
        SELECT d.turn, 3 FROM unnest(d_turn, d_number) AS d (turn, number)
        JOIN disclosure AS c ON c.person = person_id[d.turn] AND c.number = d.number
        UNION ALL
        SELECT o.turn, 3 FROM unnest(o_turn, o_id) AS o (turn, id) JOIN outbox ON outbox.id = o.id
        WHERE NOT EXISTS (SELECT FROM unnest(p_turn, p_id) AS p (turn, id) WHERE p.turn = o.turn AND p.id = o.id)
        ORDER BY code
    LOOP
        IF result[one.turn] = 0 THEN
            result[one.turn] := one.code;
        END IF;
    END LOOP;

    -- Step 5: people who come into being. Somebody else may add them at this moment: then the batch is repeated.
    INSERT INTO person (name)
    SELECT t.name FROM unnest(t_user, t_makes) WITH ORDINALITY AS t (name, makes, turn)
    WHERE t.makes AND result[t.turn] = 0 AND person_id[t.turn] = 0
    ORDER BY t.name;
    GET DIAGNOSTICS made = ROW_COUNT;
    IF made > 0 THEN
        SELECT array_agg(coalesce(person.id, 0) ORDER BY t.turn) INTO person_id
        FROM unnest(t_user) WITH ORDINALITY AS t (name, turn) LEFT JOIN person ON person.name = t.name;
    END IF;

    -- Step 6: erasures, before what the same turn writes anew.
    FOR one IN
        SELECT e.turn, person_id[e.turn] AS person, t_user[e.turn] AS person_name, bank_id[e.bank] AS bank, e.part
        FROM unnest(e_turn, e_bank, e_part) AS e (turn, bank, part) WHERE result[e.turn] = 0
    LOOP
        DELETE FROM grain_state WHERE person = one.person AND (one.bank IS NULL OR part = one.part);
        DELETE FROM data_key WHERE person = one.person AND (one.bank IS NULL OR scope = one.part);
        DELETE FROM bank_transaction WHERE person = one.person AND (one.bank IS NULL OR bank = one.bank);
        DELETE FROM event_seen WHERE person = one.person AND (one.bank IS NULL OR bank = one.bank);
        DELETE FROM linked_account WHERE person = one.person AND (one.bank IS NULL OR bank = one.bank);
        DELETE FROM due WHERE person = one.person AND (one.bank IS NULL OR bank = one.bank);
        DELETE FROM outbox
        WHERE person_name = one.person_name AND erased_with_bank AND (one.bank IS NULL OR bank = one.bank);
        IF one.bank IS NULL THEN
            DELETE FROM turn WHERE person = one.person;
            DELETE FROM consent_ledger WHERE person = one.person;
            DELETE FROM disclosure WHERE person = one.person;
            DELETE FROM person WHERE id = one.person;
        END IF;
    END LOOP;

    -- Step 7: state. A row that changed since step 4 ends the statement; the batch is repeated and finds the conflict.
    IF cardinality(s_turn) > 0 THEN
        DELETE FROM grain_state AS g
        USING unnest(s_turn, s_part, s_expected, s_payload) AS s (turn, part, expected, payload)
        WHERE result[s.turn] = 0 AND s.payload IS NULL
        AND g.person = person_id[s.turn] AND g.part = s.part AND g.version = s.expected;
        GET DIAGNOSTICS touched = ROW_COUNT;
        changed := touched;
        UPDATE grain_state AS g SET version = g.version + 1, payload = s.payload
        FROM unnest(s_turn, s_part, s_expected, s_payload) AS s (turn, part, expected, payload)
        WHERE result[s.turn] = 0 AND s.payload IS NOT NULL AND s.expected > 0
        AND g.person = person_id[s.turn] AND g.part = s.part AND g.version = s.expected;
        GET DIAGNOSTICS touched = ROW_COUNT;
        changed := changed + touched;
        SELECT count(*) INTO touched FROM unnest(s_turn, s_expected) AS s (turn, expected)
        WHERE result[s.turn] = 0 AND s.expected > 0;
        IF changed <> touched THEN
            RAISE serialization_failure USING MESSAGE = 'state changed during the commit';
        END IF;
        INSERT INTO grain_state (person, part, version, payload)
        SELECT person_id[s.turn], s.part, 1, s.payload
        FROM unnest(s_turn, s_part, s_expected, s_payload) AS s (turn, part, expected, payload)
        WHERE result[s.turn] = 0 AND s.payload IS NOT NULL AND s.expected = 0;
    END IF;

    -- Step 8: everything else.
    INSERT INTO turn (person, first_seq, last_seq, at_us, client_id, content_hash, payload)
    SELECT person_id[m.turn], m.first, m.last, m.at, m.client, m.content, m.payload
    FROM unnest(m_turn, m_first, m_last, m_at, m_client, m_content, m_payload)
        AS m (turn, first, last, at, client, content, payload)
    WHERE result[m.turn] = 0;
    IF cardinality(r_turn) > 0 THEN
        UPDATE turn SET payload = r.payload FROM unnest(r_turn, r_first, r_payload) AS r (turn, first, payload)
        WHERE result[r.turn] = 0 AND turn.person = person_id[r.turn] AND turn.first_seq = r.first;
    END IF;
    IF cardinality(x_turn) > 0 THEN
        DELETE FROM bank_transaction AS b
        USING unnest(x_turn, x_bank, x_key, x_payload) AS x (turn, bank, key, payload)
        WHERE result[x.turn] = 0 AND x.payload IS NULL
        AND b.person = person_id[x.turn] AND b.bank = bank_id[x.bank] AND b.key_hash = x.key;
        INSERT INTO bank_transaction (person, bank, key_hash, account_hash, booked_us, payload)
        SELECT person_id[x.turn], bank_id[x.bank], x.key, x.account, x.booked, x.payload
        FROM unnest(x_turn, x_bank, x_key, x_account, x_booked, x_payload)
            AS x (turn, bank, key, account, booked, payload)
        WHERE result[x.turn] = 0 AND x.payload IS NOT NULL
        ON CONFLICT (person, bank, key_hash) DO UPDATE
        SET account_hash = excluded.account_hash, booked_us = excluded.booked_us, payload = excluded.payload;
    END IF;
    IF cardinality(v_turn) > 0 THEN
        INSERT INTO event_seen (person, bank, event_hash, content_hash, day)
        SELECT person_id[v.turn], bank_id[v.bank], v.event, v.content, v.day
        FROM unnest(v_turn, v_bank, v_event, v_content, v_day) AS v (turn, bank, event, content, day)
        WHERE result[v.turn] = 0;
    END IF;
    IF cardinality(a_turn) > 0 THEN
        INSERT INTO linked_account (bank, account_hash, person)
        SELECT bank_id[a.bank], a.account, person_id[a.turn]
        FROM unnest(a_turn, a_bank, a_account) AS a (turn, bank, account)
        WHERE result[a.turn] = 0
        -- It is linked, and stays so: there is nothing else in the row that could be lost.
        ON CONFLICT DO NOTHING;
    END IF;
    IF cardinality(l_turn) > 0 THEN
        INSERT INTO consent_ledger (person, number, payload)
        SELECT person_id[l.turn], l.number, l.payload
        FROM unnest(l_turn, l_number, l_payload) AS l (turn, number, payload) WHERE result[l.turn] = 0;
    END IF;
    IF cardinality(d_turn) > 0 THEN
        INSERT INTO disclosure (person, number, payload)
        SELECT person_id[d.turn], d.number, d.payload
        FROM unnest(d_turn, d_number, d_payload) AS d (turn, number, payload) WHERE result[d.turn] = 0;
    END IF;
    IF cardinality(u_turn) > 0 THEN
        DELETE FROM due USING unnest(u_turn, u_kind, u_key, u_at) AS u (turn, kind, key, at)
        WHERE result[u.turn] = 0 AND u.at IS NULL
        AND due.person = person_id[u.turn] AND due.kind = u.kind AND due.key = u.key;
        INSERT INTO due (person, kind, key, bank, at_us, partition)
        SELECT person_id[u.turn], u.kind, u.key, bank_id[u.bank], u.at, t_partition[u.turn]
        FROM unnest(u_turn, u_kind, u_key, u_bank, u_at) AS u (turn, kind, key, bank, at)
        WHERE result[u.turn] = 0 AND u.at IS NOT NULL
        ON CONFLICT (person, kind, key) DO UPDATE SET bank = excluded.bank, at_us = excluded.at_us;
    END IF;
    IF cardinality(p_turn) > 0 THEN
        DELETE FROM outbox USING unnest(p_turn, p_id) AS p (turn, id) WHERE result[p.turn] = 0 AND outbox.id = p.id;
    END IF;
    IF cardinality(o_turn) > 0 THEN
        INSERT INTO outbox (id, person_name, bank, order_key, created_us, next_us, erased_with_bank, payload)
        SELECT o.id, t_user[o.turn], bank_id[o.bank], o.order_key, o.created, o.created, o.erased, o.payload
        FROM unnest(o_turn, o_id, o_bank, o_order, o_created, o_erased, o_payload)
            WITH ORDINALITY AS o (turn, id, bank, order_key, created, erased, payload, place)
        WHERE result[o.turn] = 0
        ORDER BY o.place;
    END IF;
    IF cardinality(k_turn) > 0 THEN
        INSERT INTO data_key (person, scope, wrapped)
        SELECT person_id[k.turn], k.scope, k.wrapped
        FROM unnest(k_turn, k_scope, k_wrapped) AS k (turn, scope, wrapped) WHERE result[k.turn] = 0
        ON CONFLICT (person, scope) DO UPDATE SET wrapped = excluded.wrapped;
    END IF;
    RETURN result;
END
$$;
