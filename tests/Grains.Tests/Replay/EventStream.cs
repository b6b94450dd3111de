using System.Globalization;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Grains.Tests.Replay;

/// <summary>
/// Three months of a busy person as a bank could report them, from a seed: payments that go pending and are posted under the same or
/// another key, corrected, cancelled or reported late, and balances. Few merchants and amounts, so that many could be each other.
/// </summary>
internal sealed class EventStream(int seed)
{
    public static readonly DateTimeOffset Start = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly AccountRef[] Accounts = [new("current"), new("savings"), new("joint")];

    private static readonly string[] Merchants =
    [
        "Monoprix",
        "MONOPRIX",
        "Café de la Gare",
        "CAFE DE LA GARE",
        "SNCF",
        "",
    ];

    private readonly Random _random = new(seed);
    private readonly List<BankEvent> _events = [];

    /// <summary>That many events, in the order in which they happened.</summary>
    public IReadOnlyList<BankEvent> Take(int count)
    {
        for (var payment = 0; _events.Count < count; payment++)
            Pay(payment);
        _events.RemoveRange(count, _events.Count - count);
        return _events;
    }

    /// <summary>Every event twice, in an order of the seed.</summary>
    public BankEvent[] Doubled(IReadOnlyList<BankEvent> events)
    {
        BankEvent[] doubled = [.. events, .. events];
        _random.Shuffle(doubled);
        return doubled;
    }

    private void Pay(int number)
    {
        var account = Accounts[_random.Next(Accounts.Length)];
        var at = Start.AddMinutes(_random.Next(90 * 24 * 60));
        var form = new BankTransaction(
            account,
            Text("t", number),
            new Amount(-100 * _random.Next(1, 40), Currency.Euro),
            TransactionStatus.Pending,
            at,
            at,
            Merchants[_random.Next(Merchants.Length)],
            Text("ref ", number)
        );
        var shape = _random.Next(10);
        if (shape != 0)
            Report(form);
        var posted = form with
        {
            Status = shape == 1 ? TransactionStatus.Rejected : TransactionStatus.Booked,
            BookedAt = at.AddHours(_random.Next(13 * 24)),
            // Some banks give the posted report the time of the pending one.
            EventTime = shape == 2 ? at : at.AddMinutes(_random.Next(1, 5_000)),
            Key = shape is >= 3 and <= 6 ? Text("posted", number) : form.Key,
        };
        if (shape != 7)
            Report(posted);
        if (shape == 8)
            Report(
                posted with
                {
                    Amount = new Amount(posted.Amount.Minor - 50, Currency.Euro),
                    EventTime = posted.EventTime.AddDays(1),
                }
            );
        if (shape == 9)
            Report(form with { EventTime = posted.EventTime.AddDays(2), Merchant = "late" });
        Balance(account, at);
    }

    private void Balance(AccountRef account, DateTimeOffset at)
    {
        var kind = (BalanceKind)_random.Next(3);
        var amount = new Amount(_random.Next(-50_000, 500_000), Currency.Euro);
        // Coarse times: two balances of one kind often claim the same moment.
        var said = new Balance(kind, at.AddMinutes(-at.Minute), amount);
        Add(account, said.At, new BalanceReport(said));
    }

    private void Report(BankTransaction form) => Add(form.Account, form.EventTime, new TransactionReport(form));

    private void Add(AccountRef account, DateTimeOffset at, BankReport report)
    {
        var id = Text("e", _events.Count);
        _events.Add(new BankEvent(id, "content of " + id, account, at, report));
    }

    private static string Text(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
}
