using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>Fetches and opens the rows that a decision needs beyond the state.</summary>
internal sealed class Lookups(Person person, UserId user, IGrainStore store)
{
    /// <summary>What stands in no hash: shown to the domain where an event id was seen with other content.</summary>
    private const string OtherContent = "";

    public async ValueTask<Known> ForAsync(Known known, Input input, CancellationToken cancellation)
    {
        switch (input)
        {
            case BankReported reported when person.Keys.Has(Keyring.ScopeOf(reported.Bank)):
                var keys = reported
                    .Events.Select(one => one.Report)
                    .OfType<TransactionReport>()
                    .Select(report => (report.Transaction.Account, report.Transaction.Key));
                return known with
                {
                    Transactions = await TransactionsAsync(reported.Bank, keys, cancellation),
                    SeenEvents = await SeenAsync(reported, cancellation),
                };
            case AccountFetched fetched when person.Keys.Has(Keyring.ScopeOf(fetched.Bank)):
                var fetchedKeys = fetched.Transactions.Select(one => (one.Account, one.Key));
                return known with { Transactions = await TransactionsAsync(fetched.Bank, fetchedKeys, cancellation) };
            default:
                return known;
        }
    }

    public async ValueTask<ImmutableArray<KeptTransaction>> HistoryAsync(
        HistoryQuery query,
        CancellationToken cancellation
    )
    {
        byte[]? account = null;
        if (query is { Bank: { } bank, Account: { } wanted })
        {
            if (!person.Keys.Has(Keyring.ScopeOf(bank)))
                return [];
            account = person.Keys.Hash(Keyring.ScopeOf(bank), HashedThing.Account, wanted.Value);
        }
        var limit = Math.Clamp(query.RowsMax, 1, Limits.HistoryRowsMax);
        var rows = await store.TransactionsBetweenAsync(
            user,
            query.Bank,
            account,
            query.From,
            query.To,
            limit,
            cancellation
        );
        return [.. rows.Select(row => new KeptTransaction(row.Bank, Open(row)))];
    }

    /// <summary>The message that a payload <c>m{seq}:{action}</c> names; null when there is none.</summary>
    public async ValueTask<Message?> OfferedAsync(string? payload, CancellationToken cancellation)
    {
        if (payload is not ['m', ..] || payload.IndexOf(':', StringComparison.Ordinal) is not (> 1 and var colon))
            return null;
        var digits = payload.AsSpan(1, colon - 1);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) || seq < 1)
            return null;
        var rows = await store.TurnsAfterAsync(user, seq - 1, 1, cancellation);
        return rows.SelectMany(row => TurnRows.Read(person.Keys, user, row)).FirstOrDefault(one => one.Seq == seq);
    }

    public BankTransaction Open(TransactionRow row)
    {
        var associated = AssociatedData.Transaction(user, row.KeyHash);
        return person.Keys.Read<BankTransaction>(Keyring.ScopeOf(row.Bank), row.Payload, associated)
            ?? throw new InvalidDataException("a transaction row does not open");
    }

    private async ValueTask<ImmutableDictionary<(AccountRef Account, string Key), BankTransaction>> TransactionsAsync(
        BankId bank,
        IEnumerable<(AccountRef Account, string Key)> keys,
        CancellationToken cancellation
    )
    {
        var found = ImmutableDictionary<(AccountRef Account, string Key), BankTransaction>.Empty;
        var hashes = keys.Distinct()
            .Select(key => TurnBuilder.TransactionHash(person.Keys, bank, key.Account, key.Key))
            .ToList();
        if (hashes.Count == 0)
            return found;
        var rows = await store.TransactionsAsync(user, bank, hashes, cancellation);
        if (rows.Count == 0)
            return found;
        var builder = found.ToBuilder();
        foreach (var row in rows)
        {
            var kept = Open(row);
            builder[(kept.Account, kept.Key)] = kept;
        }
        return builder.ToImmutable();
    }

    private async ValueTask<ImmutableDictionary<string, string>> SeenAsync(
        BankReported reported,
        CancellationToken cancellation
    )
    {
        var scope = Keyring.ScopeOf(reported.Bank);
        var hashes = reported.Events.Select(one => person.Keys.Hash(scope, HashedThing.Event, one.Id)).ToList();
        var rows = await store.SeenEventsAsync(user, reported.Bank, hashes, cancellation);
        if (rows.Count == 0)
            return ImmutableDictionary<string, string>.Empty;
        var seen = rows.ToDictionary(row => Convert.ToHexString(row.EventHash), row => row.ContentHash);
        var builder = ImmutableDictionary.CreateBuilder<string, string>();
        for (var i = 0; i < hashes.Count; i++)
        {
            var one = reported.Events[i];
            if (!seen.TryGetValue(Convert.ToHexString(hashes[i]), out var content))
                continue;
            var same = content.AsSpan().SequenceEqual(person.Keys.Hash(scope, HashedThing.Content, one.ContentHash));
            builder[one.Id] = same ? one.ContentHash : OtherContent;
        }
        return builder.ToImmutable();
    }
}
