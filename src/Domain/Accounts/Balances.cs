using System.Collections.Immutable;

namespace OrleansBank.Domain.Accounts;

/// <summary>What is kept of an account's balances: one of a kind, the latest that the bank said.</summary>
public static class Balances
{
    /// <summary>Which balance answers "what is my balance": what can be spent now, before what was booked.</summary>
    private static readonly ImmutableArray<BalanceKind> ShownFirst =
    [
        BalanceKind.InterimAvailable,
        BalanceKind.ClosingAvailable,
        BalanceKind.InterimBooked,
        BalanceKind.ClosingBooked,
        BalanceKind.ForwardAvailable,
        BalanceKind.Expected,
        BalanceKind.OpeningAvailable,
        BalanceKind.OpeningBooked,
        BalanceKind.Information,
        BalanceKind.PreviouslyClosedBooked,
    ];

    /// <summary>
    /// The kept balances with one more report: the later <see cref="Balance.At"/> wins; of two at the same time the greater amount,
    /// so that the order in which they came makes no difference.
    /// </summary>
    public static ImmutableArray<Balance> With(ImmutableArray<Balance> kept, Balance reported)
    {
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i].Kind == reported.Kind)
                return Wins(reported, kept[i]) ? kept.SetItem(i, reported) : kept;
        }
        return kept.Add(reported).Sort((one, two) => one.Kind.CompareTo(two.Kind));
    }

    /// <summary>The one to show; null when the bank said none.</summary>
    public static Balance? ToShow(ImmutableArray<Balance> kept)
    {
        var (shown, best) = ((Balance?)null, ShownFirst.Length);
        foreach (var balance in kept)
        {
            var rank = ShownFirst.IndexOf(balance.Kind);
            if (rank >= 0 && rank < best)
                (shown, best) = (balance, rank);
        }
        return shown;
    }

    private static bool Wins(Balance reported, Balance kept)
    {
        var order = reported.At.CompareTo(kept.At);
        if (order == 0)
            order = reported.Amount.Minor.CompareTo(kept.Amount.Minor);
        if (order == 0)
            order = string.CompareOrdinal(reported.Amount.Currency.Code, kept.Amount.Currency.Code);
        return order > 0;
    }
}
