using OrleansBank.Contracts;
using OrleansBank.Silo.Runtime;
using Xunit.Abstractions;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>
/// Thousands of steps in an order that a seed draws: callers, cancellations, failing turns, reloads, failing loads and idle
/// sweeps between one another. One thread: a failure comes again with its seed.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int Steps = 4_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(21)]
    [InlineData(34)]
    public void In_every_drawn_order_turns_run_one_at_a_time_in_order_and_no_call_is_lost(int seed)
    {
        try
        {
            using var world = new World(seed);
            world.Run(Steps);
            world.Check();
        }
        catch (Exception error)
        {
            output.WriteLine($"seed {seed}: {error.Message}");
            throw;
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        using var one = new World(seed: 99);
        using var two = new World(seed: 99);
        one.Run(1_000);
        two.Run(1_000);
        Assert.Equal(one.Trace, two.Trace);
        Assert.True(one.Trace.Count > 100);
    }

    private sealed record Ticket(int Caller, int Number);

    private sealed class World : IDisposable
    {
        private const int Callers = 12;
        private const int Users = 4;

        private readonly Random _draw;
        private readonly RuntimeUnderTest _silo;
        private readonly Dictionary<string, Ticket> _inTurn = [];
        private readonly List<TaskCompletionSource> _suspended = [];
        private readonly List<(Ticket Ticket, Answer Answer, CancellationTokenSource Patience)> _asked = [];
        private readonly List<(string User, Ticket Ticket)> _handled = [];
        private readonly int[] _numbers = new int[Callers];

        public World(int seed)
        {
            _draw = new Random(seed);
            _silo = new RuntimeUnderTest(new GrainLimits { MailboxCallsMax = 16, TurnsPerSliceMax = 3 }, seed);
            _silo.Grains.OnActivate = (_, _) => LoadAsync();
            _silo.Grains.OnHandle = (grain, request, _) => HandleAsync(grain, (Ticket)request);
        }

        public List<string> Trace { get; } = [];

        public void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                Act(_draw.Next(100));
            }
            while (_suspended.Count > 0 || _silo.Scheduler.Ready > 0)
            {
                Resume();
                _silo.Scheduler.Step();
            }
        }

        public void Check()
        {
            Assert.All(_asked, call => Assert.True(call.Answer.IsCompleted, $"{call.Ticket} was lost"));
            foreach (var (ticket, answer, _) in _asked)
            {
                int handled = _handled.Count(turn => turn.Ticket == ticket);
                int expected = answer switch
                {
                    { Succeeded: true } => 1,
                    { Error: InvalidDataException } => 1,
                    _ => 0,
                };
                Assert.True(handled == expected, $"{ticket} ran {handled} times: {answer.Error?.GetType().Name}");
                Assert.True(!answer.Succeeded || ticket.Equals(answer.Value), $"{ticket} got another's answer");
            }
            foreach (var queue in _handled.GroupBy(turn => (turn.User, turn.Ticket.Caller)))
            {
                var numbers = queue.Select(turn => turn.Ticket.Number).ToList();
                Assert.True(numbers.SequenceEqual(numbers.Order()), $"{queue.Key} ran out of order");
            }
            Assert.InRange(_asked.Count(call => call.Answer.Succeeded), Steps / 20, Steps);
            Assert.Contains(_asked, call => call.Answer.IsCanceled);
            Assert.Contains(_asked, call => call.Answer.Error is InvalidDataException);
            Assert.Contains(_asked, call => call.Answer.Error is IOException);
            Assert.Contains(_asked, call => call.Answer.Error is OverloadedException);
            Assert.True(_silo.Measured("grain.reloads") > 0);
            Assert.True(_silo.Measured("grain.deactivations") >= _silo.Measured("grain.reloads"));
            Assert.Equal(0, _silo.Measured("grain.calls"));
        }

        public void Dispose()
        {
            _silo.Dispose();
            _asked.ForEach(call => call.Patience.Dispose());
        }

        private void Act(int draw)
        {
            switch (draw)
            {
                case < 40:
                    Call();
                    break;
                case < 65:
                    _silo.Scheduler.Step();
                    break;
                case < 94:
                    Resume();
                    break;
                case < 98 when _asked.Count > 0:
                    _asked[_draw.Next(Math.Max(0, _asked.Count - 20), _asked.Count)].Patience.Cancel();
                    break;
                default:
                    _silo.Clock.Advance(_silo.Limits.IdleTimeout * 1.25);
                    break;
            }
        }

        private void Call()
        {
            int caller = _draw.Next(Callers);
            var ticket = new Ticket(caller, _numbers[caller]++);
            var patience = new CancellationTokenSource();
            _asked.Add((ticket, _silo.Ask($"user{_draw.Next(Users)}", ticket, patience.Token), patience));
        }

        private void Resume()
        {
            if (_suspended.Count > 0)
            {
                int at = _draw.Next(_suspended.Count);
                var turn = _suspended[at];
                _suspended.RemoveAt(at);
                turn.SetResult();
            }
        }

        private Task SuspendAsync()
        {
            var turn = new TaskCompletionSource();
            _suspended.Add(turn);
            return turn.Task;
        }

        private async ValueTask LoadAsync()
        {
            if (_draw.Next(2) == 0)
            {
                await SuspendAsync();
            }
            if (_draw.Next(8) == 0)
            {
                throw new IOException();
            }
        }

        private async ValueTask<object> HandleAsync(ScriptedGrain grain, Ticket ticket)
        {
            string user = grain.Id.Key;
            Assert.True(_inTurn.TryAdd(user, ticket), $"{ticket} runs beside {_inTurn.GetValueOrDefault(user)}");
            Assert.False(grain.Deactivated);
            _handled.Add((user, ticket));
            Trace.Add($"{user} {ticket.Caller} {ticket.Number}");
            for (int awaits = _draw.Next(3); awaits > 0; awaits--)
            {
                await SuspendAsync();
            }
            Assert.True(_inTurn.Remove(user));
            grain.MustReload = _draw.Next(10) == 0;
            return _draw.Next(10) == 0 ? throw new InvalidDataException() : ticket;
        }
    }
}
