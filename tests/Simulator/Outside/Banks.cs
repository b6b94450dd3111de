using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Simulator.Outside;

/// <summary>The banks: who holds which accounts there. Two people share an account at the second bank.</summary>
internal sealed class Banks
{
    private readonly Dictionary<BankId, List<BankAccount>> _accounts = [];

    public Banks(int people)
    {
        foreach (var profile in Profiles)
        {
            var accounts = _accounts[profile.Id] = [];
            for (var person = 0; person < people; person++)
            {
                accounts.Add(new BankAccount(new AccountRef(Text($"own-{person}")), [UserOf(person)]));
                if (profile.Id == Profiles[1].Id && person % 2 == 1)
                    accounts.Add(
                        new BankAccount(new AccountRef(Text($"joint-{person}")), [UserOf(person - 1), UserOf(person)])
                    );
            }
        }
    }

    public ImmutableArray<BankProfile> Profiles { get; } =
    [
        new(new BankId("sandbank"), "Sandbank", "uk-ob", PermissionNames.All, "", "+33 1 00"),
        new(new BankId("riverbank"), "Riverbank", "uk-ob", PermissionNames.All, "", "+33 1 01"),
    ];

    public static UserId UserOf(int person) => new(Text($"person-{person}"));

    public IReadOnlyList<BankAccount> AccountsOf(BankId bank) => _accounts[bank];

    public ImmutableArray<FetchedAccount> Fetched(BankId bank, UserId user) =>
        [
            .. _accounts[bank]
                .Where(one => one.Holders.Contains(user))
                .Select(one => new FetchedAccount(one.Ref, "Compte", AccountKind.Current, "EUR", "0001", [])),
        ];

    public static Balance BalanceAt(DateTimeOffset at, long minor) =>
        new(BalanceKind.InterimAvailable, at, new Amount(minor, Currency.Euro));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
