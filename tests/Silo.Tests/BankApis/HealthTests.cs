using OrleansBank.Silo.BankApis.Health;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>The circuit of a bank, its budget, and what operators see of both.</summary>
public sealed class HealthTests
{
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(15);

    [Fact]
    public void A_circuit_opens_after_failures_in_a_row_lets_one_trial_through_and_closes_on_success()
    {
        var clock = new ManualClock();
        var circuit = new CircuitBreaker(3, OpenFor, clock);
        Fail(circuit, 2);
        Succeed(circuit);
        Fail(circuit, 2);
        Assert.Equal(CircuitState.Closed, circuit.Snapshot().State);

        Fail(circuit, 1);
        Assert.Equal(CircuitState.Open, circuit.Snapshot().State);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(10), circuit.TryEnter());

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(circuit.TryEnter());
        Assert.Equal(CircuitState.HalfOpen, circuit.Snapshot().State);
        Assert.NotNull(circuit.TryEnter());

        circuit.Succeeded();
        Assert.Equal(CircuitState.Closed, circuit.Snapshot().State);
        Assert.Null(circuit.TryEnter());
    }

    [Fact]
    public void A_trial_that_fails_opens_the_circuit_again_and_one_that_is_abandoned_makes_room_for_another()
    {
        var clock = new ManualClock();
        var circuit = new CircuitBreaker(1, OpenFor, clock);
        Fail(circuit, 1);
        clock.Advance(OpenFor);
        Assert.Null(circuit.TryEnter());
        circuit.Abandoned();
        Assert.Null(circuit.TryEnter());
        circuit.Failed("timeout");
        Assert.Equal(OpenFor, circuit.TryEnter());
    }

    [Fact]
    public void A_snapshot_tells_what_happened_last_and_how_often()
    {
        var clock = new ManualClock();
        var circuit = new CircuitBreaker(5, OpenFor, clock);
        Succeed(circuit);
        var succeededAt = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(1));
        Fail(circuit, 2);

        Assert.Equal(
            new BankHealth(CircuitState.Closed, succeededAt, clock.GetUtcNow(), "http_503", 2, 1, 2),
            circuit.Snapshot()
        );
    }

    [Fact]
    public async Task A_bucket_gives_its_burst_then_its_rate_and_never_more()
    {
        var clock = new ManualClock();
        var bucket = new TokenBucket(perSecond: 10, burst: 20, clock);

        Assert.Equal(20, (await bucket.TakeAsync(30, CancellationToken.None)).Requests);
        var empty = await bucket.TakeAsync(5, CancellationToken.None);
        Assert.Equal((0, TimeSpan.FromMilliseconds(100)), (empty.Requests, empty.Wait));
        clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(5, (await bucket.TakeAsync(30, CancellationToken.None)).Requests);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(20, (await bucket.TakeAsync(30, CancellationToken.None)).Requests);
    }

    [Fact]
    public async Task A_slice_is_used_up_before_another_is_taken_and_forgotten_when_it_lies_unused()
    {
        var clock = new ManualClock();
        var bank = new CountingBudget();
        var budget = new RequestBudget(bank, slice: 3, clock);
        for (var request = 0; request < 6; request++)
            Assert.Null(await budget.TakeAsync(CancellationToken.None));
        Assert.Equal(2, bank.Slices);

        Assert.Null(await budget.TakeAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await budget.TakeAsync(CancellationToken.None));
        Assert.Equal(4, bank.Slices);
    }

    [Fact]
    public async Task Beyond_its_budget_a_bank_is_not_asked_and_the_caller_hears_when()
    {
        await using var bench = await ConnectorBench.StartAsync(options =>
            options with
            {
                Limits = options.Limits with { RequestsPerSecond = 2, RequestBurst = 4, BudgetSlice = 2 },
            }
        );
        for (var request = 0; request < 4; request++)
            Assert.True((await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None)).Ok);

        var refused = await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);
        Assert.Equal(("rate_budget", TimeSpan.FromMilliseconds(500)), (refused.Detail, refused.RetryAfter));
        Assert.Equal(4, bench.Http.CountOf("GET /api/accounts"));

        bench.Clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.True((await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task A_bank_that_fails_is_left_alone_and_found_again()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.OnJson("GET /api/accounts", "", 500);
        for (var tries = 0; tries < 8; tries++)
            await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None);
        Assert.Equal(bench.Options.Limits.FailuresToOpen, bench.Http.CountOf("GET /api/accounts"));
        Assert.Equal(CircuitState.Open, Assert.Single(bench.Apis.Health()).Accounts.State);

        bench.Http.OnJson("GET /api/accounts", FakeOpenBank.Accounts);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(bench.Options.Limits.OpenMs));

        Assert.True((await bench.Api.AccountsAsync(bench.Tokens, CancellationToken.None)).Ok);
        var health = Assert.Single(bench.Apis.Health());
        Assert.Equal((CircuitState.Closed, 0), (health.Accounts.State, health.Accounts.FailuresInARow));
        Assert.Equal("http_500", health.Accounts.LastFailure);
    }

    private static void Fail(CircuitBreaker circuit, int times)
    {
        for (var time = 0; time < times; time++)
        {
            circuit.TryEnter();
            circuit.Failed("http_503");
        }
    }

    private static void Succeed(CircuitBreaker circuit)
    {
        circuit.TryEnter();
        circuit.Succeeded();
    }

    private sealed class CountingBudget : IRateBudget
    {
        public int Slices { get; private set; }

        public ValueTask<BudgetSlice> TakeAsync(int wanted, CancellationToken cancellation)
        {
            Slices++;
            return ValueTask.FromResult(new BudgetSlice(wanted, TimeSpan.Zero));
        }
    }
}
