using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Accounts;

public sealed class TransactionMatchingTests
{
    private const TransactionStatus Pending = TransactionStatus.Pending;
    private const TransactionStatus Booked = TransactionStatus.Booked;

    public static TheoryData<string, BankTransaction[], string> Cases =>
        new()
        {
            { "another key on posting", [P("p", 0), B("b", 2)], "b<p" },
            { "the same day, the posted one without a time of day", [P("p", 0), B("b", -9.0 / 24)], "b<p" },
            { "ten days later", [P("p", 0), B("b", 10)], "b<p" },
            { "eleven days later", [P("p", 0), B("b", 11)], "b p" },
            { "posted the day before", [P("p", 0), B("b", -1)], "b p" },
            { "another amount", [P("p", 0), B("b", 1, minor: -1_001)], "b p" },
            { "another sign", [P("p", 0), B("b", 1, minor: 1_000)], "b p" },
            { "another merchant", [P("p", 0), B("b", 1, merchant: "Fnac")], "b p" },
            { "the merchant in other letters", [P("p", 0), B("b", 1, merchant: "MONOPRIX *")], "b<p" },
            { "another account", [P("p", 0), B("b", 1) with { Account = Banks.Savings }], "b p" },
            { "a posted form that was pending itself", [P("p", 0), B("b", 1) with { WasPending = true }], "b p" },
            {
                "a rejected form is no candidate",
                [P("p", 0) with { Status = TransactionStatus.Rejected }, B("b", 1)],
                "b p"
            },
            { "the closest wins", [P("p1", 0), P("p2", 1), B("b", 2)], "b<p2 p1" },
            { "nothing is matched twice", [P("p", 0), B("b1", 1), B("b2", 2)], "b1<p b2" },
            { "two and two", [P("p1", 0), P("p2", 1), B("b1", 2), B("b2", 3)], "b1<p2 b2<p1" },
            { "equal distance: by key", [P("p1", 0), P("p2", 0), B("b", 1)], "b<p1 p2" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forms_of_one_transaction_are_one_in_any_order(string why, BankTransaction[] forms, string expected)
    {
        Assert.Equal(expected, Text(TransactionMatching.Settled(forms)));
        Assert.Equal(expected, Text(TransactionMatching.Settled([.. forms.Reverse()])));
        Assert.True(TransactionMatching.CountReal(forms) == expected.Split(' ').Length, why);
    }

    private static BankTransaction P(string key, double day) =>
        Form(key, -1_000, Pending, bookedAt: Scene.Start.AddDays(day));

    private static BankTransaction B(string key, double day, long minor = -1_000, string merchant = "Monoprix") =>
        Form(key, minor, Booked, merchant: merchant, bookedAt: Scene.Start.AddDays(day));

    private static string Text(IEnumerable<BankTransaction> forms) =>
        string.Join(
            ' ',
            forms
                .Select(form => form.PendingKey is null ? form.Key : $"{form.Key}<{form.PendingKey}")
                .Order(StringComparer.Ordinal)
        );
}
