using OrleansBank.Contracts;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Simulator.Oracle;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Store;

/// <summary>The way to the tables: how long it takes, and what goes wrong on it.</summary>
internal sealed class Database(World world, Partitions partitions, OwedTruth owed, Sabotage sabotage)
{
    private const int ForgetOneIn = 60;
    private readonly Chance _chance = world.Chance.Fork();

    public World World => world;
    public Tables Tables { get; } = new(partitions) { Sabotage = sabotage, Decisions = owed };

    /// <summary>No connection is made: nothing is carried out.</summary>
    public bool IsDown { get; set; }

    /// <summary>One call in so many fails; 0 for none.</summary>
    public int FailOneIn { get; set; }

    /// <summary>What is added to each way.</summary>
    public TimeSpan Slowness { get; set; }

    public bool ReadsHold => sabotage.HasFlag(Sabotage.NoFence) || sabotage.HasFlag(Sabotage.NoReadFence);

    public async Task<CommitResult> CommitAsync(SimulatedProcess process, TurnCommit commit)
    {
        var fate = Fails() ? _chance.Below(4) : -1;
        if (IsDown || fate == 0)
            return await AnswerAsync(process, static () => CommitResult.Failed);
        // A lie, for the oracle to find.
        if (sabotage.HasFlag(Sabotage.ForgetsCommits) && _chance.OneIn(ForgetOneIn))
            return await AnswerAsync(process, static () => CommitResult.Committed);
        switch (fate)
        {
            case 1:
                // The connection broke before the statement came there.
                return await AnswerAsync(process, static () => CommitResult.Unknown);
            case 2:
                // The connection broke, and the statement is still under way.
                world.After(_chance.Millis(1, 1_500), () => Tables.Commit(commit));
                return await AnswerAsync(process, static () => CommitResult.Unknown);
            case 3:
                // Its answer was lost.
                return await AnswerAsync(
                    process,
                    () => Tables.Commit(commit) is var _ ? CommitResult.Unknown : default
                );
            default:
                return await AnswerAsync(process, () => Tables.Commit(commit));
        }
    }

    /// <exception cref="StoreUnavailableException">It failed, before or after it was carried out.</exception>
    public async Task<T> AskAsync<T>(SimulatedProcess process, Func<T> ask, CancellationToken cancellation)
    {
        if (IsDown || Fails())
        {
            var done = !IsDown && _chance.OneIn(2);
            await AnswerAsync(process, () => done ? ask() : default, cancellation);
            throw new StoreUnavailableException("The simulated store failed.");
        }
        return await AnswerAsync(process, ask, cancellation);
    }

    private bool Fails() => FailOneIn > 0 && _chance.OneIn(FailOneIn);

    private async Task<T> AnswerAsync<T>(
        SimulatedProcess process,
        Func<T> carryOut,
        CancellationToken cancellation = default
    )
    {
        var answer = new TaskCompletionSource<T>();
        var (there, back) = (Way(), Way());
        // What was sent by somebody who died meanwhile arrives or not.
        var outlives = _chance.OneIn(2);
        world.After(there, Arrive);
        if (!cancellation.CanBeCanceled)
            return await answer.Task;
        await using var given = cancellation.UnsafeRegister(
            static one => ((TaskCompletionSource<T>)one!).TrySetCanceled(),
            answer
        );
        return await answer.Task;

        void Arrive()
        {
            if (process.IsDead && !outlives)
                return;
            try
            {
                var result = carryOut();
                process.After(back, () => answer.TrySetResult(result));
            }
            catch (Exception refused)
            {
                process.After(back, () => answer.TrySetException(refused));
            }
        }
    }

    private TimeSpan Way() => _chance.OneIn(40) ? _chance.Millis(5, 60) + Slowness : _chance.Micros(80, 900) + Slowness;
}
