using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.BankApis.Decisions;
using OrleansBank.Silo.BankApis.Health;
using OrleansBank.Silo.BankApis.Http;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.BankApis.UkOpenBanking;

namespace OrleansBank.Silo.BankApis;

/// <summary>
/// How one bank does: its account API with the authorization server, and the address that takes decisions.
/// </summary>
public sealed record BankHealthReport(BankId Bank, BankHealth Accounts, BankHealth Decisions);

/// <summary>
/// The connectors of the banks that the operator configured, each with connections, budget and circuits of its own.
/// </summary>
public sealed class ConfiguredBankApis : IBankApis, IDisposable
{
    private readonly FrozenDictionary<string, Connector> _connectors;

    /// <param name="log">Hears why a bank refused; nobody does without it.</param>
    /// <param name="budgetOf">Where a bank's rate budget comes from; null for a bucket of this process.</param>
    /// <exception cref="ArgumentException">The configuration is wrong; the message lists all that is.</exception>
    public ConfiguredBankApis(
        IReadOnlyList<BankOptions> banks,
        PlatformKeys keys,
        TimeProvider clock,
        IIds ids,
        Func<BankOptions, IRateBudget>? budgetOf = null,
        ILogger? log = null
    )
    {
        var errors = BankOptionsRules.Errors(banks);
        if (errors.Count > 0)
            throw new ArgumentException(string.Join("; ", errors), nameof(banks));
        _connectors = banks
            .Select(bank => Connect(bank, keys, clock, ids, budgetOf, log ?? NullLogger.Instance))
            .ToFrozenDictionary(connector => connector.Told.Profile.Id.Value, StringComparer.Ordinal);
        Profiles = [.. banks.Select(bank => _connectors[bank.Id].Told.Profile)];
    }

    public ImmutableArray<BankProfile> Profiles { get; }

    public IBankApi? Find(BankId bank) => _connectors.TryGetValue(bank.Value, out var found) ? found.Told : null;

    public ImmutableArray<BankHealthReport> Health() =>
        [
            .. Profiles.Select(profile =>
            {
                var connector = _connectors[profile.Id.Value];
                return new BankHealthReport(profile.Id, connector.Accounts.Snapshot(), connector.Decisions.Snapshot());
            }),
        ];

    public void Dispose()
    {
        foreach (var connector in _connectors.Values)
        {
            connector.Api.Dispose();
            connector.Connections.Dispose();
        }
    }

    private static Connector Connect(
        BankOptions bank,
        PlatformKeys keys,
        TimeProvider clock,
        IIds ids,
        Func<BankOptions, IRateBudget>? budgetOf,
        ILogger log
    )
    {
        var limits = bank.Limits;
        var connections = BankTransport.Create(limits);
        var origins = new Origins(Addresses(bank));
        var shared = budgetOf?.Invoke(bank) ?? OwnBudget();
        // Two circuits and two budgets: accounts that are out, or fetched at the bank's full rate, must not keep a
        // freeze from it.
        var accounts = new CircuitBreaker(limits.FailuresToOpen, TimeSpan.FromMilliseconds(limits.OpenMs), clock);
        var decisions = new CircuitBreaker(limits.FailuresToOpen, TimeSpan.FromMilliseconds(limits.OpenMs), clock);
        var session = new BankSession(bank, Http(accounts, shared), origins, keys, clock, ids);
        var target = bank.DecisionsUrl.Length == 0 ? null : new Uri(bank.DecisionsUrl);
        var sender = new DecisionSender(target, Http(decisions, OwnBudget()), keys, clock, ids);
        var api = new UkOpenBankingApi(Profile(bank), session, sender);
        return new Connector(api, new TellingBankApi(api, clock, log), connections, accounts, decisions);

        TokenBucket OwnBudget() => new(limits.RequestsPerSecond, limits.RequestBurst, clock);
        BankHttp Http(CircuitBreaker circuit, IRateBudget from) =>
            new(connections, origins, limits, new RequestBudget(from, limits.BudgetSlice, clock), circuit, clock, ids);
    }

    private static BankProfile Profile(BankOptions bank)
    {
        var shares = bank.Shares.Aggregate(
            Permissions.None,
            (sum, name) => PermissionNames.TryParse(name, out var one) ? sum | one : sum
        );
        return new BankProfile(new BankId(bank.Id), bank.Name, bank.Protocol, shares, bank.Reason, bank.Phone);
    }

    private static IEnumerable<Uri> Addresses(BankOptions bank)
    {
        IEnumerable<string> named = [bank.Issuer, bank.DiscoveryUrl, bank.ApiBase, bank.DecisionsUrl];
        return named
            .Concat(BankOptionsRules.ExplicitEndpoints(bank))
            .Concat(bank.AllowedOrigins)
            .Where(address => address.Length > 0)
            .Select(address => new Uri(address));
    }

    private sealed record Connector(
        UkOpenBankingApi Api,
        IBankApi Told,
        HttpMessageInvoker Connections,
        CircuitBreaker Accounts,
        CircuitBreaker Decisions
    );
}
