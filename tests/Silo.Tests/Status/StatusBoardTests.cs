using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Status;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Status;

public sealed class StatusBoardTests
{
    private static readonly BankId Sandbank = new("sandbank");
    private static readonly BankProfile Profile = new(Sandbank, "Sandbank", "uk-ob-v4", Permissions.None, "", "");
    private readonly ManualClock _clock = new();
    private readonly ScriptedLedger _ledger = new();
    private readonly ScriptedLetters _letters = new();
    private readonly StatusBoard _board;

    public StatusBoardTests() => _board = new StatusBoard([Profile], _letters, _ledger, partitions: 4, _clock);

    [Fact]
    public async Task A_partition_is_owned_while_its_owner_lives_and_does_not_say_otherwise()
    {
        _ledger.Live = [Row("a"), Row("b")];
        _ledger.Owners = [new(0, 5, "a"), new(1, 2, "b"), new(2, 7, "dead")];
        _board.Hear(Load("a", owned: [3]));

        var status = await LookAsync();

        Assert.Equal(
            [
                // It lives, and says that it has another: the ledger is not told of a loss.
                new PartitionStatus(0, 5, "a", false),
                // It never told, so the ledger's word counts.
                new PartitionStatus(1, 2, "b", true),
                new PartitionStatus(2, 7, "dead", false),
                new PartitionStatus(3, 0, "", false),
            ],
            status.Partitions.ToArray()
        );
        Assert.Equal(["a True", "b True"], status.Silos.Select(silo => $"{silo.Silo} {silo.Lives}"));
        Assert.Null(status.Silos[1].Load);
    }

    [Fact]
    public async Task Turns_a_second_are_those_between_the_last_two_times_that_a_silo_told()
    {
        _ledger.Live = [Row("a")];
        _board.Hear(Load("a", turns: 100));
        Assert.Equal(0, (await LookAsync()).Silos[0].TurnsPerSecond);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _board.Hear(Load("a", turns: 150, failed: 4));
        var silo = (await LookAsync()).Silos[0];
        Assert.Equal((25, 2), (silo.TurnsPerSecond, silo.FailedTurnsPerSecond));

        // It began anew under its old name.
        _clock.Advance(TimeSpan.FromSeconds(2));
        _board.Hear(Load("a", turns: 10));
        Assert.Equal(0, (await LookAsync()).Silos[0].TurnsPerSecond);
    }

    [Fact]
    public async Task Who_was_silent_is_gone_and_after_a_while_forgotten()
    {
        _board.Hear(Load("a"));
        _board.Hear(new GatewayLoad(ProcessOf("g"), 3));
        Assert.True((await LookAsync()).Gateways[0].Lives);

        _clock.Advance(TimeSpan.FromSeconds(11));
        var status = await LookAsync();
        Assert.False(status.Gateways[0].Lives);
        Assert.False(status.Silos[0].Lives, "the ledger does not know it");

        _clock.Advance(TimeSpan.FromMinutes(10));
        status = await LookAsync();
        Assert.Empty(status.Silos);
        Assert.Empty(status.Gateways);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_as_unknown_and_the_rest_is_shown()
    {
        _board.Hear(Load("a"));
        _ledger.Fails = _letters.Fails = true;

        var status = await LookAsync();

        Assert.Equal([PlatformStatus.Ledger, PlatformStatus.Outbox], status.Unknown.ToArray());
        Assert.Empty(status.Partitions);
        Assert.True(status.Silos[0].Lives, "it was heard of a moment ago");
        Assert.Null(status.Banks[0].Owed);
    }

    [Fact]
    public async Task A_database_that_hangs_holds_up_nobody_for_long()
    {
        _letters.Hangs = true;
        var looking = _board.LookAsync(CancellationToken.None).AsTask();
        Assert.False(looking.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([PlatformStatus.Outbox], (await looking).Unknown.ToArray());
    }

    [Fact]
    public async Task A_bank_is_as_well_as_with_the_silo_that_sees_it_worst()
    {
        var noon = _clock.GetUtcNow();
        _board.Hear(Load("a", accounts: new(CircuitKind.Closed, noon, null, "")));
        _board.Hear(Load("b", accounts: new(CircuitKind.Open, null, noon.AddSeconds(-3), "timeout")));
        _board.Hear(Load("c", accounts: new(CircuitKind.Closed, noon.AddSeconds(-9), noon.AddSeconds(-5), "http_503")));
        _letters.Owed = [new BankOwed(Sandbank, 3, noon.AddMinutes(-1), 1)];

        var bank = Assert.Single((await LookAsync()).Banks);

        Assert.Equal(new CircuitStatus(CircuitKind.Open, 1, 3, noon, noon.AddSeconds(-3), "timeout"), bank.Accounts);
        Assert.Equal(_letters.Owed[0], bank.Owed);
    }

    [Fact]
    public async Task Those_who_look_within_a_second_share_one_reading()
    {
        for (var i = 0; i < 5; i++)
            await _board.LookAsync(CancellationToken.None);
        Assert.Equal(1, _letters.Asked);
        await LookAsync();
        Assert.Equal(2, _letters.Asked);
    }

    /// <summary>A second later: what was read before is not good any more.</summary>
    private async Task<PlatformStatus> LookAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return await _board.LookAsync(CancellationToken.None);
    }

    private static SiloRow Row(string silo) => new(silo, "http://10.0.0.1:1", DateTimeOffset.UnixEpoch);

    private static ProcessLoad ProcessOf(string name) => new(name, "1", DateTimeOffset.UnixEpoch, 0, 0);

    private static SiloLoad Load(
        string silo,
        int[]? owned = null,
        long turns = 0,
        long failed = 0,
        CircuitLoad? accounts = null
    )
    {
        var well = new CircuitLoad(CircuitKind.Closed, null, null, "");
        return new SiloLoad(
            ProcessOf(silo),
            [.. owned ?? []],
            0,
            0,
            0,
            turns,
            failed,
            [new BankLoad(Sandbank, accounts ?? well, well)]
        );
    }

    private sealed class ScriptedLetters : IDeadLetters
    {
        public bool Fails { get; set; }
        public bool Hangs { get; set; }
        public int Asked { get; private set; }
        public IReadOnlyList<BankOwed> Owed { get; set; } = [];

        public ValueTask<IReadOnlyList<BankOwed>> OwedAsync(CancellationToken cancellation)
        {
            Asked++;
            if (Hangs)
                return new(new TaskCompletionSource<IReadOnlyList<BankOwed>>().Task);
            return Fails ? throw new StoreUnavailableException("away") : new(Owed);
        }

        public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }

    private sealed class ScriptedLedger : IPartitionLedger
    {
        public bool Fails { get; set; }
        public IReadOnlyList<SiloRow> Live { get; set; } = [];
        public IReadOnlyList<OwnerRow> Owners { get; set; } = [];

        public ValueTask<IReadOnlyList<SiloRow>> LiveAsync(CancellationToken cancellation) =>
            Fails ? throw new StoreUnavailableException("away") : new(Live);

        public ValueTask<IReadOnlyList<OwnerRow>> OwnersAsync(CancellationToken cancellation) =>
            Fails ? throw new StoreUnavailableException("away") : new(Owners);

        public ValueTask AgreeAsync(int partitions, string hashName, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<long> TakeAsync(int partition, string silo, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<bool> HoldsAsync(int partition, long epoch, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask BeatAsync(string silo, string address, TimeSpan leaseFor, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask LeaveAsync(string silo, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
