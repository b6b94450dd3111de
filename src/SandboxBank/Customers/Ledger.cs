using System.Collections.Immutable;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>The customers of one bank and their accounts. Safe for use by several threads.</summary>
internal sealed class Ledger
{
    private sealed record Customer(ImmutableArray<BankAccount> Accounts);

    private readonly AccountFactory _factory;
    private readonly TimeProvider _clock;
    private readonly BoundedMap<Customer> _customers = new(Limits.CustomersMax);
    private readonly BoundedMap<BankAccount> _accounts = new(Limits.CustomersMax * 4);

    public Ledger(BankPolicy bank, int seed, TimeProvider clock)
    {
        _factory = new AccountFactory(bank, seed);
        _clock = clock;
        foreach (var persona in Persona.Seeded)
            AccountsOf(persona.User);
    }

    public CardStates Cards { get; } = new();

    /// <summary>The accounts of a customer; whoever asks under a new name becomes one.</summary>
    /// <param name="user">A normalized user name.</param>
    public ImmutableArray<BankAccount> AccountsOf(string user) => _customers.GetOrAdd(user, NewCustomer).Accounts;

    public BankAccount? Find(string accountId) => _accounts.Find(accountId);

    private Customer NewCustomer(string user) =>
        // A joint account is one object for all of its owners.
        new([
            .. _factory
                .Of(user)
                .Select(profile => _accounts.GetOrAdd(profile.Id, _ => new BankAccount(profile, _clock))),
        ]);
}
