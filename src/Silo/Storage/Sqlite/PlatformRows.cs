namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Rows that belong to nobody: nonces of signatures, and the platform's own values.</summary>
internal static class PlatformRows
{
    /// <summary>Forgotten with each new nonce, so that the table stays as small as what is in force.</summary>
    private const int ForgottenAtOnce = 4;

    private static readonly Query UseNonce = new(
        """
        INSERT INTO nonce (hash, keep_until_us) VALUES (?1, ?2) ON CONFLICT (hash) DO UPDATE
        SET keep_until_us = excluded.keep_until_us WHERE keep_until_us <= ?3
        """
    );
    private static readonly Query ForgetNonces = new(
        """
        DELETE FROM nonce WHERE hash IN
        (SELECT hash FROM nonce WHERE keep_until_us <= ?1 ORDER BY keep_until_us LIMIT ?2)
        """
    );
    private static readonly Query Read = new("SELECT value FROM meta WHERE name = ?1");
    private static readonly Query Add = new("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING");

    public static bool TryUseNonce(Connection db, byte[] hash, DateTimeOffset now, DateTimeOffset keepUntil)
    {
        using (var forget = db.Use(ForgetNonces).Bind(1, now).Bind(2, ForgottenAtOnce))
            forget.Run();
        using var use = db.Use(UseNonce).Bind(1, hash).Bind(2, keepUntil).Bind(3, now);
        use.Run();
        return db.Changes > 0;
    }

    public static byte[]? Meta(Connection db, string name)
    {
        using var read = db.Use(Read).Bind(1, name);
        return read.Step() ? read.Blob(0) : null;
    }

    public static byte[] MetaOrAdd(Connection db, string name, byte[] value)
    {
        using (var add = db.Use(Add).Bind(1, name).Bind(2, value))
            add.Run();
        return Meta(db, name)!;
    }
}
