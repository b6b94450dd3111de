using OrleansBank.Domain;
using OrleansBank.Grains.Conversations;

namespace OrleansBank.Silo.Hosting;

/// <summary>Asks a bank that is away for a moment again soon. What lasts longer is left to the fetch's due time.</summary>
public sealed class PatientFetch(
    Func<UserId, BankId, CancellationToken, ValueTask<FetchRound>> round,
    TimeProvider clock
)
{
    /// <summary>The waits between rounds.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(0.5),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(4),
    ];

    /// <summary>False when it was left to the due time.</summary>
    public async Task<bool> RunAsync(UserId user, BankId bank, CancellationToken cancellation)
    {
        foreach (var least in Waits)
        {
            var (ended, retryAfter) = await round(user, bank, cancellation);
            if (ended)
                return true;
            if (retryAfter > Waits[^1])
                return false;
            await Task.Delay(retryAfter > least ? retryAfter.Value : least, clock, cancellation);
        }
        return (await round(user, bank, cancellation)).Ended;
    }
}
