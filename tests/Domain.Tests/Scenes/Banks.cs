using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Domain.Tests.Scenes;

/// <summary>The banks of the tests, their accounts and cards, and how a person comes to be linked.</summary>
internal static class Banks
{
    public static readonly BankProfile Sandbank = new(
        new BankId("sandbank"),
        "Sandbank",
        "uk-ob",
        PermissionNames.All,
        "",
        "+33 1 00 00 00 01"
    );
    public static readonly BankProfile Riverbank = new(
        new BankId("riverbank"),
        "Riverbank",
        "uk-ob",
        Permissions.Balances,
        "Only balances for now.",
        "+33 1 00 00 00 02"
    );
    public static readonly BankProfile Fortbank = new(
        new BankId("fortbank"),
        "Fortbank",
        "uk-ob",
        PermissionNames.All & ~Permissions.Transactions,
        "Transactions are yours alone.",
        "+33 1 00 00 00 03"
    );

    public static ImmutableArray<BankProfile> All { get; } = [Sandbank, Riverbank, Fortbank];

    public static readonly AccountRef Current = new("acc-current");
    public static readonly AccountRef Savings = new("acc-savings");
    public static readonly AccountRef SavingsIban = new("FR7630006000011234567890189");
    public static readonly CardRef Card = new("card-1");

    /// <summary>A current account with a card and a savings account.</summary>
    public static ImmutableArray<FetchedAccount> Accounts { get; } =
    [
        new(Current, "Everyday", AccountKind.Current, "EUR", "1111", [(Card, "4242")]),
        new(Savings, "Rainy day", AccountKind.Savings, "EUR", "2222", []),
    ];

    /// <summary>The same, of a bank that tells the IBAN of one.</summary>
    public static ImmutableArray<FetchedAccount> AccountsWithIban { get; } =
    [Accounts[0], Accounts[1] with { Iban = SavingsIban }];

    /// <summary>All four steps of linking, and the fetch; returns the consent id.</summary>
    public static string Link(this Scene scene, BankProfile bank, Permissions permissions = PermissionNames.All)
    {
        var consent = scene.Grant(bank, permissions);
        foreach (var (account, done) in Accounts.Select((account, index) => (account, index + 1)))
            scene.Do(new AccountFetched(bank.Id, consent, account.Ref, [], [], done, Accounts.Length));
        scene.Do(new FetchEnded(bank.Id, consent, Accounts.Length));
        return consent;
    }

    /// <summary>The steps of linking up to the grant; nothing is fetched yet.</summary>
    public static string Grant(
        this Scene scene,
        BankProfile bank,
        Permissions permissions = PermissionNames.All,
        ImmutableArray<FetchedAccount>? accounts = null
    )
    {
        var id = scene.NewId();
        scene.Do(new LinkBegun($"l-{id}", bank.Id, permissions, null, "s1", $"state-{id}", "verifier"));
        scene.Do(new LinkPrepared($"l-{id}", $"bank-{id}"));
        scene.Do(new LinkReturned($"l-{id}", $"state-{id}", "s1"));
        var tokens = new BankTokens($"access-{id}", scene.Now.AddHours(1), $"refresh-{id}");
        scene.Do(new LinkGranted($"l-{id}", $"consent-{id}", tokens, accounts ?? Accounts));
        return $"consent-{id}";
    }

    public static ImmutableDictionary<BankId, BankProfile> ToImmutableDictionaryOfBanks(
        this ImmutableArray<BankProfile> banks
    ) => banks.ToImmutableDictionary(bank => bank.Id);

    public static Scene LinkedTo(params BankProfile[] banks)
    {
        var scene = new Scene();
        foreach (var bank in banks)
            scene.Link(bank);
        return scene;
    }
}
