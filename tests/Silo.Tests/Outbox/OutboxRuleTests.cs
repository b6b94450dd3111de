using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Outbox;

namespace OrleansBank.Silo.Tests.Outbox;

/// <summary>What becomes of a row after a try, and when.</summary>
public sealed class OutboxRuleTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly OutboxLimits Limits = new();

    [Theory]
    [InlineData(0, 0.0, 0)]
    [InlineData(0, 0.5, 500)]
    [InlineData(0, 0.999, 999)]
    [InlineData(1, 0.5, 1_000)]
    [InlineData(2, 0.5, 2_000)]
    [InlineData(5, 0.5, 16_000)]
    [InlineData(9, 0.5, 256_000)]
    [InlineData(10, 0.5, 300_000)]
    [InlineData(11, 0.999, 599_400)]
    [InlineData(1_000_000, 0.999, 599_400)]
    [InlineData(-1, 0.5, 500)]
    public void Back_off_is_spread_evenly_below_a_doubling_ceiling(int tries, double unit, int expectedMs) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expectedMs), OutboxRule.Wait(tries, null, Limits, unit));

    [Theory]
    [InlineData(30, 0.0, 30_000)]
    [InlineData(30, 0.5, 30_500)]
    [InlineData(0, 0.5, 500)]
    [InlineData(86_400, 0.0, 3_600_000)]
    public void A_bank_that_names_a_wait_is_not_asked_before_it_but_within_the_hour(int seconds, double unit, int ms) =>
        Assert.Equal(TimeSpan.FromMilliseconds(ms), OutboxRule.Wait(0, TimeSpan.FromSeconds(seconds), Limits, unit));

    public static TheoryData<BankFailure, bool, string> Verdicts =>
        new()
        {
            { BankFailure.None, false, "confirmed" },
            { BankFailure.None, true, "confirmed" },
            { BankFailure.Unavailable, false, "again" },
            { BankFailure.Unavailable, true, "again" },
            { BankFailure.Refused, false, "dead" },
            { BankFailure.Refused, true, "dead" },
            { BankFailure.BadAnswer, false, "dead" },
            { BankFailure.BadAnswer, true, "again" },
            { BankFailure.ConsentEnded, false, "dead" },
            { BankFailure.ConsentEnded, true, "again" },
        };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_verdict_follows_from_the_answer_and_from_what_is_owed(
        BankFailure failure,
        bool isRevocation,
        string expected
    ) => Assert.Equal(expected, Judge(failure, isRevocation, Made.AddHours(1)));

    [Theory]
    [InlineData(0, "again")]
    [InlineData(71.9, "again")]
    [InlineData(72, "dead")]
    [InlineData(200, "dead")]
    public void After_three_days_nothing_is_tried_again(double hours, string expected)
    {
        Assert.Equal(expected, Judge(BankFailure.Unavailable, false, Made.AddHours(hours)));
        Assert.Equal("confirmed", Judge(BankFailure.None, false, Made.AddHours(hours)));
    }

    [Fact]
    public void A_lease_that_one_missed_renewal_would_end_is_refused_at_start()
    {
        var limits = new OutboxLimits { LeaseMs = 3_000, RenewEveryMs = 1_500 };
        Assert.Throws<InvalidOperationException>(limits.Check);
        new OutboxLimits().Check();
    }

    private static string Judge(BankFailure failure, bool isRevocation, DateTimeOffset now)
    {
        var row = new OutboxRow("id-1", new UserId("alice"), new BankId("a"), Made, 0, true, [], Made);
        OutboxItem item = isRevocation
            ? new OwedRevocation("c", "b", null)
            : new OwedDecision(new CardFreeze(1, new CardRef("card-1"), Made));
        var result =
            failure == BankFailure.None ? BankResult<bool>.Of(true) : BankResult<bool>.Failed(failure, "http_503");
        return OutboxRule.Judge(row, item, result, Limits, now, 0.5) switch
        {
            OutboxVerdict.Confirmed => "confirmed",
            OutboxVerdict.Again => "again",
            _ => "dead",
        };
    }
}
