using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Accounts;

public sealed class BalancesTests
{
    private const BalanceKind Available = BalanceKind.InterimAvailable;
    private const BalanceKind Booked = BalanceKind.InterimBooked;

    [Theory]
    [InlineData("the later one wins", 1, 100, 2, 200, 200)]
    [InlineData("an older one changes nothing", 2, 100, 1, 200, 100)]
    [InlineData("at the same time the greater one, whatever came first", 1, 100, 1, 200, 200)]
    [InlineData("and the other way around", 1, 200, 1, 100, 200)]
    public void The_latest_balance_of_a_kind_wins(
        string why,
        int firstAt,
        long first,
        int nextAt,
        long next,
        long expected
    )
    {
        var kept = Balances.With(Balances.With([], At(Available, firstAt, first)), At(Available, nextAt, next));

        Assert.True(Assert.Single(kept).Amount.Minor == expected, why);
    }

    [Theory]
    [InlineData(Booked, Available, Available)]
    [InlineData(Booked, BalanceKind.ClosingAvailable, BalanceKind.ClosingAvailable)]
    [InlineData(BalanceKind.OpeningBooked, Booked, Booked)]
    [InlineData(BalanceKind.PreviouslyClosedBooked, BalanceKind.Information, BalanceKind.Information)]
    public void What_can_be_spent_now_is_shown_first(BalanceKind one, BalanceKind two, BalanceKind shown)
    {
        ImmutableArray<Balance> kept = [At(one, 9, 1), At(two, 1, 2)];

        Assert.Equal(shown, Balances.ToShow(kept)!.Kind);
    }

    [Fact]
    public void Without_a_balance_there_is_none_to_show() => Assert.Null(Balances.ToShow([]));

    private static Balance At(BalanceKind kind, int minute, long minor) =>
        new(kind, Scene.Start.AddMinutes(minute), Eur(minor));
}
