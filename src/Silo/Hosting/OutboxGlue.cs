using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OrleansBank.Domain;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Outbox;

namespace OrleansBank.Silo.Hosting;

/// <summary>
/// Opens what banks are owed. A decision is sealed under the key of (person, bank), which only the person's grain holds; a notice of
/// revocation, whose bank key is gone, under the platform's.
/// </summary>
public sealed class OutboxCodec(IGrainCaller grains, IVault vault) : IOutboxCodec
{
    public async ValueTask<OutboxItem?> OpenAsync(OutboxRow row, CancellationToken cancellation)
    {
        if (!row.ErasedWithBank)
        {
            return OutboxNotices.Open(vault, row) is { } notice
                ? new OwedRevocation(notice.ConsentId, notice.BankConsentId, notice.Tokens)
                : null;
        }
        var id = ConversationGrainFactory.IdOf(row.User);
        var answer = (OpenedOutboxReply)await grains.AskAsync(id, new OpenOutboxRequest(row), cancellation);
        return answer.Decision is { } decision ? new OwedDecision(decision) : null;
    }
}

/// <summary>Lets the person's grain settle what became of a decision, in one commit with what it tells the person.</summary>
public sealed class OutboxListener(IGrainCaller grains) : IOutboxListener
{
    public async ValueTask SettledAsync(
        UserId user,
        BankId bank,
        OutboxItem item,
        string id,
        bool confirmed,
        CancellationToken cancellation
    )
    {
        object request = item switch
        {
            OwedDecision owed => new DecisionSettledRequest(id, bank, owed.Decision, confirmed),
            OwedRevocation owed => new RevocationSettledRequest(id, bank, owed.ConsentId, confirmed),
            _ => throw new NotSupportedException($"an item that nobody settles: {item.GetType().Name}"),
        };
        var answer = await grains.AskAsync(ConversationGrainFactory.IdOf(user), request, cancellation);
        if (answer is not Contracts.DoneReply)
            throw new InvalidOperationException("the settlement was not committed; the row comes again");
    }
}

/// <summary>The outbox's sender, running beside the grains.</summary>
public sealed class OutboxWork(OutboxSender sender) : IPlatformWork
{
    /// <summary>Puts it together.</summary>
    public static OutboxWork Of(
        IGrainCaller grains,
        IGrainStore store,
        IVault vault,
        IBankApis banks,
        OutboxMetrics metrics,
        TimeProvider clock,
        ILoggerFactory logs,
        Func<double>? unit = null
    ) =>
        new(
            new OutboxSender(
                store,
                banks,
                new OutboxCodec(grains, vault),
                new OutboxListener(grains),
                new OutboxLimits(),
                clock,
                unit ?? UnitRandom,
                metrics,
                logs.CreateLogger<OutboxSender>()
            )
        );

    public async Task RunAsync(CancellationToken stopping)
    {
        sender.Start();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stopping.Register(stopped.SetResult))
            await stopped.Task;
        await sender.DisposeAsync();
    }

    public void Kick() => sender.Kick();

    /// <summary>0 up to but not including 1, from the system's generator: jitter must not line up across processes.</summary>
    private static double UnitRandom() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
