using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// Makes and reads the transport keys of yesterday, today and tomorrow. They stand in three rows of the store, sealed under the
/// platform's key; each day the oldest is overwritten, and what was sealed under it can be opened by nobody.
/// </summary>
internal sealed partial class TransportKeys(
    TransportRing ring,
    IGrainStore store,
    IWrappedKeyRows rows,
    IVault vault,
    TimeProvider clock,
    ILogger<TransportKeys> log
)
{
    private const int Rows = 3;
    private const int KeyBytes = 32;
    private const int TriesMax = 5;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await TryRefreshAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    /// <exception cref="InvalidDataException">A key does not open: the master key is not that of this database.</exception>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var keys = ImmutableDictionary.CreateBuilder<int, byte[]>();
        for (var day = ring.Today - 1; day <= ring.Today + 1; day++)
        {
            if (await KeyOfAsync(day, cancellation) is { } key)
                keys[day] = key;
        }
        ring.Replace(keys.ToImmutable());
    }

    private async Task TryRefreshAsync(CancellationToken stopping)
    {
        try
        {
            await RefreshAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Tomorrow's key is there already: a store that is away for hours stops nobody.
            LogFailed(log, Outage.WordsOf(failure));
        }
    }

    /// <summary>Null for a day that is over and whose key is destroyed.</summary>
    private async Task<byte[]?> KeyOfAsync(int day, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"transport-key-{day % Rows}");
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var kept = await store.MetaAsync(name, cancellation);
            // A new cluster has yesterday's too: a process whose clock is set back over midnight goes on.
            kept ??= await store.MetaOrAddAsync(name, Made(day), cancellation);
            var keptDay = BinaryPrimitives.ReadInt32BigEndian(kept);
            if (keptDay == day)
                return Open(kept, day);
            if (keptDay > day || day < ring.Today)
                return null;
            // Another process may be quicker: then its key is read in the next round.
            await rows.ReplaceMetaAsync(name, kept, Made(day), cancellation);
        }
        throw new InvalidDataException("the transport key could not be kept");
    }

    private byte[] Made(int day)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var wrapped = vault.SealForPlatform(key, Binding(day));
        CryptographicOperations.ZeroMemory(key);
        var row = new byte[sizeof(int) + wrapped.Length];
        BinaryPrimitives.WriteInt32BigEndian(row, day);
        wrapped.CopyTo(row, sizeof(int));
        return row;
    }

    private byte[] Open(byte[] row, int day) =>
        vault.OpenForPlatform(row.AsSpan(sizeof(int)), Binding(day))
        ?? throw new InvalidDataException("a transport key does not open: is the master key that of this database?");

    private static byte[] Binding(int day) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"transport key\n{day}"));

    [LoggerMessage(5301, LogLevel.Warning, "The transport keys could not be read, which is tried again. {Why}")]
    private static partial void LogFailed(ILogger log, string why);
}
