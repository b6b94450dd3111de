using OrleansBank.HttpSignatures;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Decisions;
using OrleansBank.SandboxBank.Http;
using OrleansBank.SandboxBank.OAuth;

namespace OrleansBank.SandboxBank.Banks;

/// <summary>One bank: its customers, what they consented to, and its keys. All of it in memory.</summary>
internal sealed class Bank : IDisposable
{
    private readonly SandboxAddress _address;

    public Bank(BankPolicy policy, SandboxOptions options, SandboxAddress address)
    {
        _address = address;
        Policy = policy;
        Options = options;
        Ledger = new Ledger(policy, options.Seed, options.Clock);
        Consents = new ConsentBook(options.Clock);
        Tokens = new TokenSeal(policy.Id, options.Seed, options.Clock);
        Key = SigningKey.Generate(SignatureAlgorithm.ES256, $"{policy.Id}-{Secrets.NewId()}");
    }

    public BankPolicy Policy { get; }
    public SandboxOptions Options { get; }
    public TimeProvider Clock => Options.Clock;
    public Ledger Ledger { get; }
    public ConsentBook Consents { get; }
    public TokenSeal Tokens { get; }
    public ReceivedDecisions Received { get; } = new();
    public Behaviour Behaviour { get; } = new();

    /// <summary>Signs what the bank sends. Made at start, never written down.</summary>
    public SigningKey Key { get; }

    /// <summary>Where this bank answers. Known once the server listens.</summary>
    public BankAddress Address => field ??= new BankAddress(_address.BaseUrl, Policy.Id);

    public void Dispose() => Key.Dispose();
}
