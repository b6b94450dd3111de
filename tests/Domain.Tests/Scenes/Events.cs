using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Tests.Scenes;

/// <summary>Bank events in one line each.</summary>
internal static class Events
{
    public static Amount Eur(long minor) => new(minor, Currency.Euro);

    public static BankTransaction Form(
        string key,
        long minor,
        TransactionStatus status = TransactionStatus.Booked,
        int minute = 0,
        string merchant = "Monoprix",
        AccountRef? account = null,
        DateTimeOffset? bookedAt = null
    ) =>
        new(
            account ?? Banks.Current,
            key,
            Eur(minor),
            status,
            bookedAt ?? Scene.Start,
            Scene.Start.AddMinutes(minute),
            merchant,
            ""
        );

    public static BankEvent Of(BankTransaction form, string? id = null) =>
        Event(
            id ?? $"{form.Key}-{form.Status}-{form.EventTime.Ticks}-{form.Amount.Minor}",
            form.Account,
            form.EventTime,
            new TransactionReport(form)
        );

    public static BankEvent Balance(
        long minor,
        int minute = 0,
        BalanceKind kind = BalanceKind.InterimAvailable,
        AccountRef? account = null
    )
    {
        var at = Scene.Start.AddMinutes(minute);
        var id = string.Create(CultureInfo.InvariantCulture, $"bal-{kind}-{minute}-{minor}-{account}");
        return Event(id, account ?? Banks.Current, at, new BalanceReport(new Balance(kind, at, Eur(minor))));
    }

    public static BankEvent Alert(
        string id,
        string merchant = "Casino",
        int expiresInMinutes = 60,
        CardRef? card = null,
        DateTimeOffset? at = null
    )
    {
        var time = at ?? Scene.Start;
        var report = new FraudAlertReport(
            id,
            null,
            card ?? Banks.Card,
            "4242",
            Eur(-84_900),
            merchant,
            "MT",
            "Unusual country",
            time,
            time.AddMinutes(expiresInMinutes)
        );
        return Event($"alert-{id}", Banks.Current, time, report);
    }

    public static BankEvent Card(CardStatus status, DateTimeOffset at) =>
        Event(
            string.Create(CultureInfo.InvariantCulture, $"card-{status}-{at.Ticks}"),
            Banks.Current,
            at,
            new CardReport(Banks.Card, "4242", status)
        );

    public static BankEvent Event(string id, AccountRef account, DateTimeOffset at, BankReport report) =>
        new(id, "hash-" + id, account, at, report);
}
