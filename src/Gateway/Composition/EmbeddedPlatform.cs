using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Memory;
using OrleansBank.Silo.Outbox;
using OrleansBank.Silo.Runtime;
using OrleansBank.Silo.Status;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Gateway.Composition;

/// <summary>The silo of an embedded run: SQLite, keys and connectors, in this process. Opened before the gateway, closed after it.</summary>
public sealed class EmbeddedPlatform : IAsyncDisposable
{
    private static readonly TimeSpan ScrubDistance = TimeSpan.FromSeconds(2);
    private readonly SqliteGrainStore _files;
    private readonly NameSealingStore _store;
    private readonly KeyVault _vault;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _logs;
    private readonly RandomIds _ids = new();
    private readonly MemoryScrub _memory;
    private OutboxMetrics? _metrics;
    private ConfiguredBankApis? _banks;
    private SiloHost? _silo;
    private StatusBoard? _board;

    private EmbeddedPlatform(
        SqliteGrainStore files,
        KeyVault vault,
        PlatformKeys keys,
        TimeProvider clock,
        ILoggerFactory logs
    )
    {
        (_files, _vault, Keys, _clock, _logs) = (files, vault, keys, clock, logs);
        _store = new NameSealingStore(files, files, vault.People);
        _memory = new MemoryScrub(clock, ScrubDistance);
    }

    /// <summary>Our signing keys, for what is published.</summary>
    public PlatformKeys Keys { get; }

    public IDeadLetters DeadLetters => _files;

    /// <summary>What operators see, once it was started.</summary>
    public IStatusBoard Board => _board ?? throw new InvalidOperationException("not started");

    public static async Task<EmbeddedPlatform> OpenAsync(string data, TimeProvider clock, ILoggerFactory logs)
    {
        NativeHeap.OverwriteFreedBlocks();
        var options = new SqliteStoreOptions { Directory = data };
        var store = SqliteGrainStore.Open(options, clock, logs.CreateLogger<SqliteGrainStore>());
        try
        {
            var master = Path.Combine(data, KeyVault.DefaultFileName);
            var vault = await KeyVault.OpenAsync(master, store, clock, CancellationToken.None);
            await store.RenamePeopleAsync(NewName(vault.People), CancellationToken.None);
            var keys = PlatformKeys.Open(Path.Combine(data, "keys"), new RandomIds());
            return new EmbeddedPlatform(store, vault, keys, clock, logs);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The key that signs session tokens: made once, kept sealed, the same after a restart.</summary>
    public Task<ImmutableArray<byte>> SessionKeyAsync() => SessionKey.OpenAsync(_store, _vault);

    /// <param name="liveChats">How many live chats the gateway has.</param>
    public IPlatform Start(
        IReadOnlyList<BankOptions> banks,
        IConnections connections,
        Func<int> liveChats,
        GrainLimits limits
    )
    {
        var budgets = banks.ToDictionary(
            bank => new BankId(bank.Id),
            bank => new BankBudget(bank.Limits.RequestsPerSecond, bank.Limits.RequestBurst)
        );
        _banks = new ConfiguredBankApis(
            banks,
            Keys,
            _clock,
            _ids,
            bank => new GrainRateBudget(new BankId(bank.Id), () => _silo!.Grains),
            _logs.CreateLogger<ConfiguredBankApis>()
        );
        _board = new StatusBoard(_banks.Profiles, _files, ledger: null, partitions: 0, _clock);
        _silo = new SiloHost(
            new SiloParts
            {
                Store = _store,
                Vault = _vault,
                Banks = _banks,
                BudgetOf = bank => budgets[bank],
                Connections = connections,
                Memory = _memory,
                Ids = _ids,
                Clock = _clock,
                Logs = _logs,
                Limits = limits,
            },
            grains => [NewOutbox(grains), NewOutboxWatch(), NewKeyRotation(), NewTelling(_board, liveChats)]
        );
        _silo.Start();
        return _silo;
    }

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
            await _silo.DisposeAsync();
        _banks?.Dispose();
        _metrics?.Dispose();
        _memory.Dispose();
        Keys.Dispose();
        _vault.Dispose();
        await _files.DisposeAsync();
    }

    /// <summary>A database of before names were sealed has them in the clear.</summary>
    private static Func<UserId, UserId> NewName(SealedNames names) =>
        stored => SealedNames.IsSealed(stored) ? stored : names.Seal(stored);

    private OutboxWork NewOutbox(IGrainCaller grains)
    {
        _metrics = new OutboxMetrics();
        return OutboxWork.Of(grains, _store, _vault, _banks!, _metrics, _clock, _logs);
    }

    private OutboxWatch NewOutboxWatch() => new(_files, _metrics!, _clock, _logs.CreateLogger<OutboxWatch>());

    /// <summary>One process is silo and gateway: it tells its board of both.</summary>
    private Telling NewTelling(StatusBoard board, Func<int> liveChats)
    {
        var process = new ProcessReader("embedded", _clock);
        var reader = new SiloReader(process, () => _silo!.Figures, () => _banks!.Health(), static () => []);
        return new Telling(Tell, _clock, _logs.CreateLogger<Telling>());

        void Tell()
        {
            var load = reader.Read();
            board.Hear(load);
            board.Hear(new GatewayLoad(load.Process, liveChats()));
        }
    }

    private KeyRotationWork NewKeyRotation() =>
        new(new MasterKeyRotation(_vault, _store, _store), _clock, _logs.CreateLogger<KeyRotationWork>());
}
