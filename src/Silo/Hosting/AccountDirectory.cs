using System.Buffers.Binary;
using System.Collections.Concurrent;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Hosting;

/// <summary>
/// Leads from a bank's account reference to the people who linked it: a set, because accounts may be joint. It never keeps that nobody did: a
/// person who links now must be found by the very next event. Bounded: when full it begins anew.
/// </summary>
/// <param name="remembers">
/// False where other processes link people too: a kept set would lack whoever joined it there. Then the store is asked each time.
/// </param>
public sealed class AccountDirectory(IGrainStore store, IVault vault, bool remembers = true)
{
    private const int EntriesMax = 200_000;
    private static readonly IReadOnlyList<UserId> Nobody = [];
    private readonly ConcurrentDictionary<(BankId Bank, UInt128 Hash), IReadOnlyList<UserId>> _cache = new();

    /// <param name="fresh">Asks the store whatever is cached: after a grain answered that it is not linked.</param>
    public async ValueTask<IReadOnlyList<UserId>> UsersOfAsync(
        BankId bank,
        AccountRef account,
        bool fresh,
        CancellationToken cancellation
    )
    {
        var hash = vault.HashReference(bank, account.Value);
        var key = (bank, KeyOf(hash));
        if (!fresh && _cache.TryGetValue(key, out var known))
            return known;
        var users = await store.UsersOfAccountAsync(bank, hash, cancellation);
        if (users.Count == 0)
        {
            _cache.TryRemove(key, out _);
            return Nobody;
        }
        if (!remembers)
            return users;
        if (_cache.Count >= EntriesMax)
            _cache.Clear();
        _cache[key] = users;
        return users;
    }

    public void Opened(BankId bank, IReadOnlyList<byte[]> hashes)
    {
        foreach (var hash in hashes)
            _cache.TryRemove((bank, KeyOf(hash)), out _);
    }

    /// <param name="bank">Null for every bank.</param>
    public void Closed(UserId user, BankId? bank)
    {
        foreach (var (key, users) in _cache)
        {
            if ((bank is null || key.Bank == bank) && users.Contains(user))
                _cache.TryRemove(key, out _);
        }
    }

    private static UInt128 KeyOf(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);
}
