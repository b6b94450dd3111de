using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Health;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Status;

/// <summary>What a silo tells operators of itself.</summary>
/// <param name="banks">How each bank's connectors are.</param>
/// <param name="owned">The partitions that it owns now.</param>
public sealed class SiloReader(
    ProcessReader process,
    Func<RuntimeFigures> runtime,
    Func<ImmutableArray<BankHealthReport>> banks,
    Func<IReadOnlyCollection<int>> owned
)
{
    public SiloLoad Read()
    {
        var figures = runtime();
        return new SiloLoad(
            process.Read(),
            [.. owned()],
            figures.Grains,
            figures.Calls,
            figures.MailboxDepthMax,
            figures.Turns,
            figures.FailedTurns,
            [.. banks().Select(bank => new BankLoad(bank.Bank, LoadOf(bank.Accounts), LoadOf(bank.Decisions)))]
        );
    }

    private static CircuitLoad LoadOf(BankHealth health) =>
        new(
            health.State switch
            {
                CircuitState.Closed => CircuitKind.Closed,
                CircuitState.HalfOpen => CircuitKind.HalfOpen,
                _ => CircuitKind.Open,
            },
            health.LastSuccessAt,
            health.LastFailureAt,
            health.LastFailure
        );
}
