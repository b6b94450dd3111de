using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>What a call and an idle grain cost. Alone, as other tests' garbage would be counted too.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private const int Calls = 100_000;
    private const int BytesPerCallMax = 64;

    private static readonly object Request = new();

    [Fact]
    public void A_call_that_runs_at_once_allocates_nothing_to_speak_of()
    {
        using var silo = new RuntimeUnderTest();
        var alice = GrainNames.Grain("alice");
        long Measure(int calls)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < calls; call++)
            {
                var answer = silo.Runtime.AskAsync(alice, Request, default);
                if (!answer.IsCompletedSuccessfully || answer.Result != Request)
                {
                    throw new InvalidOperationException("it did not run at once");
                }
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        silo.Ask("alice", Request);
        silo.Scheduler.RunAll();
        Measure(1_000);

        Assert.InRange(Measure(Calls) / (double)Calls, 0, 1);
    }

    /// <summary>The first turn of each round is suspended; those behind it wait; then all run.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_call_that_waits_allocates_no_more_than_its_share(bool cancellable)
    {
        const int Round = 100;
        using var silo = new RuntimeUnderTest();
        using var patience = new CancellationTokenSource();
        var token = cancellable ? patience.Token : default;
        var gate = new ReusableGate();
        silo.Grains.OnHandle = (_, request, _) => ReferenceEquals(request, gate) ? gate.Wait() : new(request);
        var alice = GrainNames.Grain("alice");
        var answers = new ValueTask<object>[Round];
        long Measure(int rounds)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < rounds; round++)
            {
                for (int call = 0; call < Round; call++)
                {
                    // Held, and taken once below: a caller's own state machine would count here.
#pragma warning disable CA2012
                    answers[call] = silo.Runtime.AskAsync(alice, call == 0 ? gate : Request, token);
#pragma warning restore CA2012
                }
                gate.Open(Request);
                silo.Scheduler.RunAll();
                foreach (var answer in answers)
                {
                    if (!answer.IsCompletedSuccessfully || answer.Result != Request)
                    {
                        throw new InvalidOperationException("a call was lost");
                    }
                }
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        silo.Ask("alice", Request);
        silo.Scheduler.RunAll();
        Measure(20);

        Assert.InRange(Measure(Calls / Round) / (double)Calls, 0, 1);
    }

    /// <summary>On the thread pool, from several callers at once, the callers' own state machines made before the count begins.</summary>
    [Fact]
    public async Task Calls_on_the_thread_pool_stay_within_their_allowance()
    {
        const int Callers = 8;
        var grains = new ScriptedGrains();
        grains.OnHandle = static async (_, request, _) =>
        {
            await Task.Yield();
            return request;
        };
        long payload = await MeasureAsync(_ => grains.OnHandle(null!, Request, default));
        await using var runtime = new GrainRuntime(
            [grains],
            new GrainLimits(),
            new ThreadPoolTurnScheduler(),
            TimeProvider.System,
            NullLogger<GrainRuntime>.Instance
        );
        var id = GrainNames.Grain("alice");
        await MeasureAsync(_ => runtime.AskAsync(id, Request, default));
        long whole = await MeasureAsync(_ => runtime.AskAsync(id, Request, default));

        Assert.InRange((whole - payload) / (double)Calls, -BytesPerCallMax, BytesPerCallMax);

        static async Task<long> MeasureAsync(Func<int, ValueTask<object>> call)
        {
            var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            async Task CallerAsync()
            {
                await go.Task;
                for (int n = 0; n < Calls / Callers; n++)
                {
                    await call(n);
                }
            }
            var callers = Enumerable.Range(0, Callers).Select(_ => CallerAsync()).ToArray();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            go.SetResult();
            await Task.WhenAll(callers);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }

    [Fact]
    public void After_ten_thousand_grains_have_idled_out_memory_is_back_at_its_baseline()
    {
        using var silo = new RuntimeUnderTest();
        var factory = new HeavyGrains();
        using var runtime = new Disposing(
            new GrainRuntime([factory], silo.Limits, silo.Scheduler, silo.Clock, NullLogger<GrainRuntime>.Instance)
        );
        void Crowd(int size)
        {
            for (int user = 0; user < size; user++)
            {
                _ = runtime.Value.AskAsync(new("heavy", $"user-{user}"), Request, default).AsTask();
                silo.Scheduler.RunAll();
            }
        }
        Crowd(100);
        silo.Clock.Advance(silo.Limits.IdleTimeout * 1.25);
        long baseline = GC.GetTotalMemory(forceFullCollection: true);

        Crowd(10_000);
        Assert.Equal(10_000, runtime.Value.ActiveGrains);
        long crowded = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange((crowded - baseline) / 10_000.0, 4_096, 5_500);

        silo.Clock.Advance(silo.Limits.IdleTimeout * 1.25);
        Assert.Equal(0, runtime.Value.ActiveGrains);
        Assert.Equal(factory.Made, factory.LetGo);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) / (double)baseline, 0.5, 1.1);
    }

    private sealed class Disposing(GrainRuntime runtime) : IDisposable
    {
        public GrainRuntime Value { get; } = runtime;

        public void Dispose() => Assert.True(Value.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    private sealed class HeavyGrains : IGrainFactory
    {
        public string Kind => "heavy";
        public int Made { get; private set; }
        public int LetGo { get; set; }

        public IGrain Create(GrainId id)
        {
            Made++;
            return new HeavyGrain(this);
        }
    }

    /// <summary>About what a conversation holds: some messages, some accounts.</summary>
    private sealed class HeavyGrain(HeavyGrains factory) : IGrain
    {
        private byte[]? _state;

        public bool MustReload => false;

        public ValueTask ActivateAsync(CancellationToken cancellation)
        {
            _state = new byte[4_096];
            return default;
        }

        public ValueTask<object> HandleAsync(object request, CancellationToken cancellation)
        {
            _state![0]++;
            return new(request);
        }

        public void Deactivate() => factory.LetGo++;
    }
}
