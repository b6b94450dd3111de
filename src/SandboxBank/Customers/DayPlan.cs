using System.Globalization;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>The movements of one account on one day, in the making.</summary>
internal sealed class DayPlan(AccountProfile account, DateOnly day)
{
    /// <summary>Card payments are booked in the night after the next day.</summary>
    private static readonly TimeSpan CardPostingTime = TimeSpan.FromHours(50);
    private readonly List<Entry> _entries = [];
    private readonly string _date = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public DateOnly Day => day;
    public Dice Dice { get; } = Dice.Of("day", account.Id, day.ToString("O", CultureInfo.InvariantCulture));
    public IReadOnlyList<Entry> Entries => _entries;
    public bool IsWeekend => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>A payment with the account's card, between two hours UTC.</summary>
    public void Card(Merchant merchant, decimal amount, int fromHour, int toHour)
    {
        var posts = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + CardPostingTime;
        var shop = merchant.Name.ToUpperInvariant();
        var information =
            account.Holder.Country == "GB"
                ? $"CARD PAYMENT TO {shop}"
                : string.Create(CultureInfo.InvariantCulture, $"CB {shop} {day:dd/MM}");
        // The two cards of a joint account take turns by the day.
        var card = account.Cards[day.DayNumber % account.Cards.Length];
        Add(At(fromHour, toHour), posts, -amount, merchant.Name, merchant.Category, information, card.Last4);
    }

    /// <summary>A transfer or direct debit: booked at once, in the early morning. Signed.</summary>
    public void Move(decimal amount, string? payee, string information)
    {
        var at = At(4, 6);
        Add(at, at, amount, payee, null, information, null);
    }

    private DateTimeOffset At(int fromHour, int toHour)
    {
        var minutes = Dice.Between(fromHour * 60, (toHour * 60) - 1);
        var time = new TimeOnly(minutes / 60, minutes % 60, Dice.Between(0, 59));
        return new DateTimeOffset(day, time, TimeSpan.Zero);
    }

    private void Add(
        DateTimeOffset at,
        DateTimeOffset posts,
        decimal amount,
        string? merchant,
        string? category,
        string information,
        string? card
    )
    {
        var number = _entries.Count.ToString(CultureInfo.InvariantCulture);
        var hash = Convert.ToHexStringLower(Secrets.Derive("entry", account.Id, _date, number))[..12];
        _entries.Add(new Entry($"{_date}-{hash}", at, posts, amount, merchant, category, information, card));
    }
}
