using System.Collections.Immutable;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Decisions;
using OrleansBank.SandboxBank.Events;
using OrleansBank.SandboxBank.Http;
using OrleansBank.SandboxBank.OAuth;

namespace OrleansBank.SandboxBank;

/// <summary>One bank with its endpoints.</summary>
internal sealed class BankBranch(Bank bank, PlatformKeys keys, HttpClient http, ILoggerFactory logs)
{
    public Bank Bank => bank;
    public EventBook Book { get; } = new(bank);
    public EventSender Sender { get; } = new(bank, http, logs.CreateLogger<EventSender>());

    public void Map(IEndpointRouteBuilder routes)
    {
        var clients = new ClientAuthentication(bank, keys);
        var authorizations = new Authorizations(bank.Clock);
        new ServerEndpoints(bank).Map(routes);
        new PushEndpoint(bank, clients, authorizations).Map(routes);
        new AuthorizationEndpoint(bank, authorizations).Map(routes);
        new TokenEndpoint(bank, clients, authorizations).Map(routes);
        var gate = new AccountApiGate(bank);
        new ConsentEndpoints(bank, gate).Map(routes);
        new AccountEndpoints(bank, gate).Map(routes);
        new BalanceEndpoints(bank, gate).Map(routes);
        new TransactionEndpoints(bank, gate).Map(routes);
        new EmitEndpoint(bank, Book, Sender).Map(routes);
        new DecisionEndpoint(bank, keys).Map(routes);
        new PromptEndpoints(bank).Map(routes);
    }
}

/// <summary>The three banks of one process.</summary>
internal sealed class BankBranches(
    SandboxOptions options,
    SandboxAddress address,
    PlatformKeys keys,
    HttpClient http,
    ILoggerFactory logs
) : IDisposable
{
    public ImmutableArray<BankBranch> All { get; } =
    [.. BankPolicy.All.Select(policy => new BankBranch(new Bank(policy, options, address), keys, http, logs))];

    public void Dispose()
    {
        foreach (var branch in All)
            branch.Bank.Dispose();
    }
}
