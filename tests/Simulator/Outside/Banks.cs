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
                accounts.Add(NewAccount(Text($"own-{person}"), accounts.Count, [UserOf(person)]));
                if (profile.Id == Profiles[1].Id && person % 2 == 1)
                    accounts.Add(
                        NewAccount(Text($"joint-{person}"), accounts.Count, [UserOf(person - 1), UserOf(person)])
                    );
            }
        }
    }

    public ImmutableArray<BankProfile> Profiles { get; } =
    [
        new(new BankId("sandbank"), "Sandbank", "uk-ob", PermissionNames.All, "", "+33 1 00"),
        new(new BankId("riverbank"), "Riverbank", "uk-ob", PermissionNames.All, "", "+33 1 01"),
    ];

    public DecisionBook Decisions { get; } = new();

    public static UserId UserOf(int person) => new(Text($"person-{person}"));

    public IReadOnlyList<BankAccount> AccountsOf(BankId bank) => _accounts[bank];

    public IReadOnlyList<BankAccount> AccountsOf(UserId user) =>
        [.. Profiles.SelectMany(bank => _accounts[bank.Id]).Where(one => one.Holders.Contains(user))];

    public ImmutableArray<FetchedAccount> Fetched(BankId bank, UserId user) =>
        [
            .. _accounts[bank]
                .Where(one => one.Holders.Contains(user))
                .Select(one => new FetchedAccount(
                    one.Ref,
                    "Compte",
                    AccountKind.Current,
                    "EUR",
                    "0001",
                    [(one.Card, one.Last4)]
                )),
        ];

    public static Balance BalanceAt(DateTimeOffset at, long minor) =>
        new(BalanceKind.InterimAvailable, at, new Amount(minor, Currency.Euro));

    private static BankAccount NewAccount(string name, int number, IReadOnlyList<UserId> holders) =>
        new(new AccountRef(name), holders, Text($"{1_001 + number}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
