using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Tests.BankApi;

/// <summary>A platform that remembers what it was told and answers as the test says.</summary>
internal sealed class ScriptedPlatform : IPlatform
{
    private readonly ConcurrentDictionary<(BankId, string, string), DateTimeOffset> _nonces = [];

    public List<(BankId Bank, BankEvent Event, bool DryRun)> Reported { get; } = [];
    public Func<BankEvent, EventOutcome> Answer { get; set; } = _ => new EventOutcome(EventStatus.Applied);
    public Exception? Fails { get; set; }
    public IReadOnlyDictionary<(BankId, string, string), DateTimeOffset> Nonces => _nonces;

    public ImmutableArray<BankProfile> Banks { get; } =
    [
        new(new BankId("sandbank"), "Sandbank", "test", PermissionNames.All, "", ""),
        new(new BankId("riverbank"), "Riverbank", "test", Permissions.Balances, "", ""),
    ];

    public ValueTask<ImmutableArray<EventOutcome>> ReportAsync(
        BankId bank,
        IReadOnlyList<BankEvent> events,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        if (Fails is not null)
            throw Fails;
        Reported.AddRange(events.Select(one => (bank, one, dryRun)));
        return new([.. events.Select(Answer)]);
    }

    public ValueTask<bool> TryUseNonceAsync(
        BankId bank,
        string keyId,
        string nonce,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => new(_nonces.TryAdd((bank, keyId, nonce), keepUntil));

    public ValueTask<UserReply> AskAsync(UserId user, UserRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => new(true);
}
