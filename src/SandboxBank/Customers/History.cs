using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>Months of movements. Each day follows from account and date alone, so that tomorrow's history contains today's.</summary>
/// <param name="Opening">What the account held before the first of them.</param>
internal sealed record History(decimal Opening, ImmutableArray<Entry> Entries)
{
    /// <summary>From <see cref="Limits.HistoryDays"/> before <paramref name="now"/> until now.</summary>
    public static History Of(AccountProfile account, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        for (var day = today.AddDays(-Limits.HistoryDays); day <= today; day = day.AddDays(1))
            entries.AddRange(Day(account, day).Where(entry => entry.At <= now));
        entries.Sort(static (one, other) => one.At.CompareTo(other.At));
        return new History(account.Target - entries.Sum(entry => entry.Amount), entries.ToImmutable());
    }

    private static IReadOnlyList<Entry> Day(AccountProfile account, DateOnly day)
    {
        var plan = new DayPlan(account, day);
        if (account.Type == AccountType.Current)
            CurrentAccountDays.Fill(plan, account);
        else if (account.Type == AccountType.Savings)
            OtherAccountDays.Savings(plan, account);
        else
            OtherAccountDays.CreditCard(plan, account);
        return plan.Entries;
    }
}
