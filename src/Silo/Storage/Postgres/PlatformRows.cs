using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Rows that belong to nobody: nonces of signatures, the platform's own values; and data keys over all people.</summary>
internal sealed class PlatformRows(Database db)
{
    // With each new nonce a few old ones leave, so that the table stays as small as what is in force.
    private const string UseNonce = """
        WITH forgotten AS (DELETE FROM nonce WHERE hash IN (SELECT hash FROM nonce WHERE keep_until_us <= $3
        AND hash <> $1 ORDER BY keep_until_us LIMIT 4 FOR UPDATE SKIP LOCKED))
        INSERT INTO nonce (hash, keep_until_us) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE
        SET keep_until_us = excluded.keep_until_us WHERE nonce.keep_until_us <= $3 RETURNING 1
        """;
    private const string Read = "SELECT value FROM meta WHERE name = $1";
    private const string Add = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private const string ReplaceValue = "UPDATE meta SET value = $3 WHERE name = $1 AND value = $2";
    private const string Keys = """
        SELECT person.name, scope, wrapped FROM person JOIN data_key ON data_key.person = person.id
        WHERE (person.name, scope) > ($1, $2) ORDER BY person.name, scope LIMIT $3
        """;
    private const string ReplaceOne = """
        UPDATE data_key SET wrapped = $4
        WHERE person = (SELECT id FROM person WHERE name = $1) AND scope = $2 AND wrapped = $3
        """;

    public async ValueTask<bool> TryUseNonceAsync(
        byte[] hash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    )
    {
        var used = await db.WriteAsync(UseNonce, static row => row.GetInt32(0), cancellation, hash, keepUntil, now);
        return used.Count > 0;
    }

    public async ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation)
    {
        var found = await db.ReadAsync(Read, static row => row.Blob(0), cancellation, name);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Two statements: a value that another process adds at this moment is seen by the second.</summary>
    public async ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation)
    {
        _ = await db.WriteAsync(Add, cancellation, name, value);
        return (await MetaAsync(name, cancellation))!;
    }

    public async ValueTask<bool> ReplaceMetaAsync(
        string name,
        byte[] read,
        byte[] value,
        CancellationToken cancellation
    ) => await db.WriteAsync(ReplaceValue, cancellation, name, read, value) > 0;

    public async ValueTask<IReadOnlyList<WrappedKeyRow>> KeysAfterAsync(
        WrappedKeyRow? last,
        int limit,
        CancellationToken cancellation
    ) =>
        await db.ReadAsync(
            Keys,
            static row => new WrappedKeyRow(row.User(0), row.GetString(1), row.Blob(2)),
            cancellation,
            last?.User.Value ?? "",
            last?.Scope ?? "",
            limit
        );

    public async ValueTask<bool> ReplaceKeyAsync(WrappedKeyRow read, byte[] wrapped, CancellationToken cancellation) =>
        await db.WriteAsync(ReplaceOne, cancellation, read.User.Value, read.Scope, read.Wrapped, wrapped) > 0;
}
