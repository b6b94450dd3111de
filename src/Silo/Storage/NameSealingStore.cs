using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Storage;

/// <summary>
/// A store that hands every call to another, in which people stand under their sealed names alone: the name under which somebody signs in
/// is written nowhere in the clear. See <see cref="SealedNames"/>.
/// </summary>
public sealed class NameSealingStore(IGrainStore below, IWrappedKeyRows keys, SealedNames names)
    : IGrainStore,
        IWrappedKeyRows
{
    public ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        // A name that is no id would look like one once it is sealed.
        if (!IdRules.IsValid(commit.User.Value))
            return ValueTask.FromResult(CommitResult.Invalid);
        var stored = new TurnCommit(names.Seal(commit.User), commit);
        if (commit.Writes is [PersonErase, ..])
            names.Forget(commit.User);
        return below.CommitAsync(stored, cancellation);
    }

    public ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation) =>
        below.LoadAsync(names.Seal(user), cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => below.TurnsAfterAsync(names.Seal(user), after, limit, cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => below.TurnsBeforeAsync(names.Seal(user), before, limit, cancellation);

    public ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation) =>
        below.TurnOfClientIdAsync(names.Seal(user), clientId, cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => below.TransactionsAsync(names.Seal(user), bank, keyHashes, cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    ) => below.TransactionsBetweenAsync(names.Seal(user), bank, accountHash, from, to, limit, cancellation);

    public ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) => below.SeenEventsAsync(names.Seal(user), bank, eventHashes, cancellation);

    /// <summary>In the order of the names, which is not that of their sealed forms.</summary>
    public async ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    )
    {
        var users = await below.UsersOfAccountAsync(bank, accountHash, cancellation);
        return [.. users.Select(names.Open).OrderBy(user => user.Value, StringComparer.Ordinal)];
    }

    public ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => below.LedgerAsync(names.Seal(user), after, limit, cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => below.DisclosuresAsync(names.Seal(user), after, limit, cancellation);

    public async ValueTask<IReadOnlyList<DueRow>> DueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellation
    ) => [.. (await below.DueAsync(now, limit, cancellation)).Select(row => row with { User = names.Open(row.User) })];

    public async ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) =>
        [
            .. (await below.LeaseOutboxAsync(now, leaseFor, limit, cancellation)).Select(row =>
                row with
                {
                    User = names.Open(row.User),
                }
            ),
        ];

    public ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => below.RenewOutboxAsync(held, until, cancellation);

    public ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    ) => below.PostponeOutboxAsync(lease, nextAt, error, cancellation);

    public ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => below.TryUseNonceAsync(nonceHash, now, keepUntil, cancellation);

    public ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation) =>
        below.MetaAsync(name, cancellation);

    public ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation) =>
        below.MetaOrAddAsync(name, value, cancellation);

    public ValueTask ScrubAsync(CancellationToken cancellation) => below.ScrubAsync(cancellation);

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => below.IsReadyAsync(cancellation);

    public async ValueTask<IReadOnlyList<WrappedKeyRow>> WrappedKeysAsync(
        WrappedKeyRow? after,
        int limit,
        CancellationToken cancellation
    )
    {
        var from = after is null ? null : after with { User = names.Seal(after.User) };
        var rows = await keys.WrappedKeysAsync(from, limit, cancellation);
        return [.. rows.Select(row => row with { User = names.Open(row.User) })];
    }

    public ValueTask<bool> ReplaceKeyAsync(WrappedKeyRow read, byte[] wrapped, CancellationToken cancellation) =>
        keys.ReplaceKeyAsync(read with { User = names.Seal(read.User) }, wrapped, cancellation);

    public ValueTask<bool> ReplaceMetaAsync(string name, byte[] read, byte[] value, CancellationToken cancellation) =>
        keys.ReplaceMetaAsync(name, read, value, cancellation);
}
