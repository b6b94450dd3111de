using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.Customers;

public sealed class HistoryTests
{
    private static readonly DateTimeOffset Now = TestClock.Start;

    public static TheoryData<string, string> Customers { get; } = Everybody();

    [Theory]
    [MemberData(nameof(Customers))]
    public void The_first_account_is_a_current_account_with_a_card(string bank, string user)
    {
        var first = Accounts(bank, user)[0];
        Assert.Equal(AccountType.Current, first.Type);
        Assert.NotEmpty(first.Cards);
        Assert.All(Accounts(bank, user).Where(a => a.Iban is not null), a => Assert.Equal(1, Iban.Remainder(a.Iban!)));
    }

    [Theory]
    [MemberData(nameof(Customers))]
    public void Six_months_of_movements_lead_to_the_balance_and_stay_believable(string bank, string user)
    {
        foreach (var account in Accounts(bank, user).Where(account => account.Type == AccountType.Current))
        {
            var history = History.Of(account, Now);
            Assert.True(history.Entries[0].At < Now.AddMonths(-6));
            Assert.InRange(history.Entries.Length, 60, 1_500);
            var held = history.Opening;
            var least = held;
            foreach (var entry in history.Entries)
                least = Math.Min(least, held += entry.Amount);
            Assert.Equal(account.Target, held);
            Assert.True(least > -2_500m, $"{account.Name} of {user} at {bank} falls to {least}");
            Assert.True(history.Opening < 9_000m, $"{account.Name} of {user} at {bank} begins with {history.Opening}");
        }
    }

    [Fact]
    public void A_month_has_salary_rent_groceries_subscriptions_and_restaurants()
    {
        var entries = History.Of(Accounts("sandbank", "alice")[0], Now).Entries;
        var october = entries.Where(entry => entry.At.Month == 10).ToArray();
        Assert.Single(october, entry => entry.Amount == 2_840.15m);
        Assert.Single(october, entry => entry.Amount == -985m);
        Assert.Single(october, entry => entry.Merchant == "Netflix");
        Assert.True(october.Count(entry => entry.MerchantCategory == "5411") >= 4);
        Assert.Contains(entries, entry => entry.MerchantCategory == "5812");
        Assert.True(
            entries.Where(entry => entry.Merchant == "Netflix").Select(entry => entry.Amount).Distinct().Count() > 1
        );
    }

    [Fact]
    public void The_same_names_give_the_same_history_and_others_another()
    {
        var one = History.Of(Accounts("sandbank", "alice")[0], Now);
        var again = History.Of(Accounts("sandbank", "alice")[0], Now);
        Assert.Equal(one.Entries.AsEnumerable(), again.Entries);
        Assert.NotEqual(Accounts("sandbank", "alice")[0].Id, Accounts("fortbank", "alice")[0].Id);
        Assert.NotEqual(Accounts("sandbank", "alice")[0].Id, Accounts("sandbank", "alice", 7)[0].Id);
    }

    [Fact]
    public void Tomorrows_history_contains_todays()
    {
        var account = Accounts("sandbank", "farid")[0];
        var today = History.Of(account, Now).Entries.Where(entry => entry.At > Now.AddMonths(-6));
        var tomorrow = History.Of(account, Now.AddDays(1)).Entries.ToHashSet();
        Assert.All(today, entry => Assert.Contains(entry, tomorrow));
    }

    [Fact]
    public void Card_payments_are_pending_until_the_night_after_the_next_day()
    {
        var entry = History.Of(Accounts("sandbank", "alice")[0], Now).Entries.Last(e => e.CardLast4 is not null);
        Assert.Equal(EntryStatus.Pending, entry.Status(entry.At));
        Assert.Equal(EntryStatus.Booked, entry.Status(entry.At.AddDays(3)));
    }

    [Fact]
    public void Most_customers_have_something_pending()
    {
        var pending = Persona.Seeded.Count(persona =>
            History
                .Of(Accounts("sandbank", persona.User)[0], Now)
                .Entries.Any(e => e.Status(Now) == EntryStatus.Pending)
        );
        Assert.InRange(pending, 4, Persona.Seeded.Length);
    }

    [Fact]
    public void A_joint_account_is_one_account_of_two_people()
    {
        var ledger = new Ledger(BankPolicy.All[0], SandboxOptions.DefaultSeed, new TestClock());
        var shared = ledger.AccountsOf("emma").Intersect(ledger.AccountsOf("farid")).Single();
        Assert.Equal(["emma", "farid"], shared.Profile.Owners.Select(owner => owner.User));
        Assert.Equal(2, shared.Profile.Cards.Length);
    }

    [Theory]
    [InlineData("fr", "30004", "00001", "00000000001", 1)]
    [InlineData("fr", "91801", "12345", "98765432109", 1)]
    public void An_iban_has_right_check_digits(string country, string bank, string branch, string number, int remainder)
    {
        var iban = Iban.French(bank, branch, number);
        Assert.StartsWith(country, iban, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(27, iban.Length);
        Assert.Equal(remainder, Iban.Remainder(iban));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData("a\nb", null)]
    [InlineData(" Alice ", "alice")]
    [InlineData("chloe\u0301", "chloé")]
    [InlineData("Chloe", "chloé")]
    public void A_user_name_is_normalized_or_refused(string? name, string? expected) =>
        Assert.Equal(expected, Persona.Normalize(name));

    [Fact]
    public void A_user_name_is_whole_unicode() => Assert.Null(Persona.Normalize("a\ud800"));

    [Fact]
    public void A_user_name_has_a_longest_length() => Assert.Null(Persona.Normalize(new string('x', 65)));

    private static TheoryData<string, string> Everybody()
    {
        var rows = new TheoryData<string, string>();
        foreach (var bank in BankPolicy.All)
        {
            foreach (var persona in Persona.Seeded)
                rows.Add(bank.Id, persona.User);
        }
        return rows;
    }

    private static System.Collections.Immutable.ImmutableArray<AccountProfile> Accounts(
        string bank,
        string user,
        int seed = SandboxOptions.DefaultSeed
    ) => new AccountFactory(BankPolicy.All.Single(policy => policy.Id == bank), seed).Of(user);
}
