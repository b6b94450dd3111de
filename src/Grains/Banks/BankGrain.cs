using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Grains.Banks;

/// <summary>Requests to the bank of the grain's key. Answer: <see cref="BudgetReply"/>.</summary>
public sealed record TakeBudgetRequest(int Wanted);

/// <param name="Requests">How many requests may be sent; 0 when there is none left.</param>
/// <param name="Wait">When it is 0: how long until the next.</param>
public sealed record BudgetReply(int Requests, TimeSpan Wait);

/// <summary>Answer: the bank's <see cref="BankProfile"/>.</summary>
public sealed record GetProfileRequest;

/// <summary>
/// The connector grain of one bank: its profile, and its rate budget, which it hands out in slices, so that all silos together stay
/// within what the bank allows. Holds no person's data, and nothing that must outlive it.
/// </summary>
public sealed class BankGrain(BankProfile profile, BankBudget budget, TimeProvider clock) : IGrain
{
    private double _tokens = budget.Burst;
    private DateTimeOffset _filledAt;

    public bool MustReload => false;

    public ValueTask ActivateAsync(CancellationToken cancellation)
    {
        _filledAt = clock.GetUtcNow();
        return ValueTask.CompletedTask;
    }

    public void Deactivate() { }

    public ValueTask<object> HandleAsync(object request, CancellationToken cancellation) =>
        request switch
        {
            TakeBudgetRequest take => ValueTask.FromResult<object>(Take(take.Wanted)),
            GetProfileRequest => ValueTask.FromResult<object>(profile),
            _ => throw new NotSupportedException($"a request that no turn answers: {request.GetType().Name}"),
        };

    private BudgetReply Take(int wanted)
    {
        var now = clock.GetUtcNow();
        // A clock that was set back must not drain the bucket.
        var elapsed = Math.Max(0, (now - _filledAt).TotalSeconds);
        _tokens = Math.Min(budget.Burst, _tokens + elapsed * budget.PerSecond);
        _filledAt = now;
        var taken = Math.Clamp((int)_tokens, 0, Math.Max(0, wanted));
        _tokens -= taken;
        return new BudgetReply(
            taken,
            taken > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / budget.PerSecond)
        );
    }
}

/// <param name="PerSecond">Requests a second that the bank allows, over all silos.</param>
/// <param name="Burst">How many may go at once after a rest.</param>
public sealed record BankBudget(int PerSecond, int Burst);

/// <summary>Makes bank grains, for the configured banks alone.</summary>
public sealed class BankGrainFactory(IBankApis banks, Func<BankId, BankBudget> budgetOf, TimeProvider clock)
    : IGrainFactory
{
    public string Kind => GrainKinds.Bank;

    public IGrain Create(GrainId id)
    {
        var bank = new BankId(id.Key);
        var profile =
            banks.Find(bank)?.Profile ?? throw new ArgumentException("no such bank is configured", nameof(id));
        return new BankGrain(profile, budgetOf(bank), clock);
    }

    public static GrainId IdOf(BankId bank) => new(GrainKinds.Bank, bank.Value);
}
