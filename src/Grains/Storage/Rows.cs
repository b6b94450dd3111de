using OrleansBank.Domain;

namespace OrleansBank.Grains.Storage;

public enum CommitResult
{
    Committed,

    /// <summary>Someone else wrote since it was loaded: drop the activation and load anew.</summary>
    VersionConflict,

    /// <summary>A turn of this client id is kept: it was done before. Load anew and look it up.</summary>
    ClientIdUsed,

    /// <summary>A row breaks a rule of the store (an id too long, a doubled key): a bug of the caller; this turn alone fails.</summary>
    Invalid,

    /// <summary>The store lost the turn for certain (disk full, read only): nothing of it was kept.</summary>
    Failed,

    /// <summary>Whether it was kept is not known: drop the activation, load anew. A client id that is said again tells.</summary>
    Unknown,

    /// <summary>
    /// Another silo owns the partition since, and nothing was kept: drop every activation of it, answer nobody.
    /// </summary>
    StaleEpoch,
}

/// <summary>In which epoch of its partition a silo decided. A store that several silos share checks it in the commit's transaction.</summary>
public readonly record struct Fence(int Partition, long Epoch);

/// <summary>The rows of one turn of one person.</summary>
public sealed class TurnCommit(UserId user)
{
    /// <summary>The same rows, under another form of the person's name.</summary>
    public TurnCommit(UserId user, TurnCommit rows)
        : this(user) => (Named, Writes, Fence) = (rows.Named, rows.Writes, rows.Fence);

    public UserId User { get; } = user;

    /// <summary>The person's own name, whatever form of it <see cref="User"/> is: it decides the partition.</summary>
    public UserId Named { get; } = user;
    public List<RowWrite> Writes { get; } = [];

    /// <summary>Null where one process alone has the store, which needs none.</summary>
    public Fence? Fence { get; set; }
}

/// <summary>One row to write. A closed set; hashes are 16 or 32 bytes; times go down to microseconds.</summary>
public abstract record RowWrite;

/// <summary>A part of a person's state: "core" or "bank:{id}". Version 0 means that it must not exist yet; null removes it.</summary>
public sealed record StateWrite(string Part, long ExpectedVersion, byte[]? Payload) : RowWrite;

/// <summary>Messages FirstSeq to LastSeq. Fails as a version conflict when FirstSeq is not the person's last sequence + 1.</summary>
/// <param name="ClientId">For a chat turn: unique per person; a second one fails as <see cref="CommitResult.ClientIdUsed"/>.</param>
public sealed record TurnWrite(
    long FirstSeq,
    long LastSeq,
    DateTimeOffset At,
    string? ClientId,
    byte[]? ContentHash,
    byte[] Payload
) : RowWrite;

/// <summary>Overwrites the payload of an existing turn row: for erasure.</summary>
public sealed record TurnRewrite(long FirstSeq, byte[] Payload) : RowWrite;

/// <summary>Inserts or overwrites by (user, bank, key hash).</summary>
public sealed record TransactionWrite(
    BankId Bank,
    byte[] KeyHash,
    byte[] AccountHash,
    DateTimeOffset BookedAt,
    byte[] Payload
) : RowWrite;

public sealed record TransactionDelete(BankId Bank, byte[] KeyHash) : RowWrite;

/// <summary>Fails as a version conflict when the event was seen.</summary>
public sealed record SeenEventWrite(BankId Bank, byte[] EventHash, byte[] ContentHash, DateTimeOffset At) : RowWrite;

public sealed record AccountWrite(BankId Bank, byte[] AccountHash) : RowWrite;

public sealed record LedgerWrite(long Number, byte[] Payload) : RowWrite;

public sealed record DisclosureWrite(long Number, byte[] Payload) : RowWrite;

/// <summary>Inserts, or moves to another time, by (user, kind, key).</summary>
public sealed record DueWrite(int Kind, string Key, BankId? Bank, DateTimeOffset At) : RowWrite;

public sealed record DueDelete(int Kind, string Key) : RowWrite;

/// <param name="OrderKey">Rows of one (bank, order key) leave one after another.</param>
/// <param name="ErasedWithBank">Whether an erasure of the bank removes it: true for decisions, false for the notice of a revocation.</param>
public sealed record OutboxWrite(
    string Id,
    BankId Bank,
    byte[] OrderKey,
    DateTimeOffset CreatedAt,
    bool ErasedWithBank,
    byte[] Payload
) : RowWrite;

/// <summary>A settled outbox row leaves.</summary>
public sealed record OutboxDelete(string Id) : RowWrite;

/// <summary>A wrapped data key: scope "core" or "bank:{id}".</summary>
public sealed record KeyWrite(string Scope, byte[] Wrapped) : RowWrite;

/// <summary>
/// Removes every row of the person that is the bank's: state part, transactions, seen events, account mappings, due times, owed
/// decisions, the data key. Messages are rewritten beside it, by <see cref="TurnRewrite"/>.
/// </summary>
public sealed record BankErase(BankId Bank) : RowWrite;

/// <summary>Removes every row of the person. Nothing else may stand in the same commit, but outbox notices of revocations.</summary>
public sealed record PersonErase : RowWrite;

public sealed record LoadedPerson(IReadOnlyList<StateRow> Parts, IReadOnlyList<KeyRow> Keys, long LastSeq);

public sealed record StateRow(string Part, long Version, byte[] Payload);

public sealed record KeyRow(string Scope, byte[] Wrapped);

public sealed record TurnRow(
    long FirstSeq,
    long LastSeq,
    DateTimeOffset At,
    string? ClientId,
    byte[]? ContentHash,
    byte[] Payload
);

public sealed record TransactionRow(
    BankId Bank,
    byte[] KeyHash,
    byte[] AccountHash,
    DateTimeOffset BookedAt,
    byte[] Payload
);

public sealed record SeenEvent(byte[] EventHash, byte[] ContentHash);

public sealed record NumberedRow(long Number, byte[] Payload);

public sealed record DueRow(UserId User, int Kind, string Key, DateTimeOffset At);

/// <param name="LeaseEndsAt">In whole microseconds.</param>
public sealed record OutboxRow(
    string Id,
    UserId User,
    BankId Bank,
    DateTimeOffset CreatedAt,
    int Attempts,
    bool ErasedWithBank,
    byte[] Payload,
    DateTimeOffset LeaseEndsAt
)
{
    public OutboxLease Lease => new(Id, LeaseEndsAt);
}

/// <summary>A row that somebody holds. Its end names the lease: whoever takes the row later has another.</summary>
public sealed record OutboxLease(string Id, DateTimeOffset EndsAt);
