using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>The accounts of a customer, which follow from bank, user and seed alone.</summary>
internal sealed class AccountFactory(BankPolicy bank, int seed)
{
    private readonly string _seed = seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first is always a current account with a card.</summary>
    public ImmutableArray<AccountProfile> Of(string user)
    {
        var persona = Persona.Of(user, seed);
        var french = persona.Country == "FR";
        var accounts = ImmutableArray.CreateBuilder<AccountProfile>();
        accounts.Add(New("current", french ? "Compte courant" : "Current account", AccountType.Current, [persona]));
        if (bank.Id != "fortbank")
            accounts.Add(New("savings", french ? "Livret A" : "Easy saver", AccountType.Savings, [persona]));
        if (persona.HasCreditCard && bank.Id != "riverbank")
            accounts.Add(New("credit", french ? "Carte de crédit" : "Credit card", AccountType.CreditCard, [persona]));
        if (persona.JointWith is { } other && bank.Id == "sandbank")
            accounts.Add(Joint(persona, Persona.Of(other, seed)));
        return accounts.ToImmutable();
    }

    private AccountProfile Joint(Persona one, Persona other)
    {
        ImmutableArray<Persona> owners = [.. new[] { one, other }.OrderBy(owner => owner.User, StringComparer.Ordinal)];
        return New("joint", "Compte joint", AccountType.Current, owners);
    }

    private AccountProfile New(string kind, string name, AccountType type, ImmutableArray<Persona> owners)
    {
        var key = string.Join('+', owners.Select(owner => owner.User));
        var dice = Dice.Of("account", bank.Id, key, kind, _seed);
        var holder = owners[0];
        var number = string.Concat(Enumerable.Range(0, 11).Select(_ => (char)('0' + dice.Between(0, 9))));
        var sortCode = holder.Country == "GB" ? number[..6] : null;
        var iban =
            type == AccountType.CreditCard ? null
            : sortCode is null ? Iban.French(bank.BankCode, number[..5], number)
            : Iban.British(bank.Id[..4].ToUpperInvariant(), sortCode, number[3..]);
        var cards =
            type == AccountType.Savings
                ? []
                : ImmutableArray.CreateRange(owners.Select(owner => NewCard(kind, key, owner)));
        return new AccountProfile(
            Reference("acc", kind, key),
            bank.Id,
            name,
            type,
            holder.Currency,
            owners,
            iban,
            sortCode,
            iban is null ? cards[0].Last4 : iban[^4..],
            Target(type, holder, dice),
            cards
        );
    }

    private CardProfile NewCard(string kind, string key, Persona owner)
    {
        var dice = Dice.Of("card", bank.Id, key, kind, owner.User, _seed);
        var last4 = dice.Between(1_000, 9_999).ToString(CultureInfo.InvariantCulture);
        return new CardProfile(Reference("card", kind, $"{key}/{owner.User}"), last4, owner.FullName);
    }

    private static decimal Target(AccountType type, Persona holder, Dice dice) =>
        type switch
        {
            AccountType.Current => Math.Round(holder.Salary * dice.Between(28, 95) / 100m, 2),
            AccountType.Savings => Math.Round(dice.Between(1_200, 18_500) + (dice.Between(0, 99) / 100m), 2),
            _ => -Math.Round(dice.Between(60, 640) + (dice.Between(0, 99) / 100m), 2),
        };

    /// <summary>80 bits after a prefix: opaque, and the same after a restart.</summary>
    private string Reference(string what, string kind, string key) =>
        $"{bank.Id[..4]}-{what}-{Convert.ToHexStringLower(Secrets.Derive(what, bank.Id, key, kind, _seed))[..20]}";
}
