using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>What went out and came in, in one currency. None is negative; what is pending is part of each.</summary>
internal readonly record struct MoneySum(Amount Out, Amount OutPending, Amount In, Amount InPending);

/// <summary>Adds transactions up, in whole minor units, each currency for itself: nothing is ever converted.</summary>
internal static class MoneySums
{
    /// <summary>By the currencies' codes; null when a sum is too great for an amount, which no real account reaches.</summary>
    public static ImmutableArray<MoneySum>? Of(IEnumerable<BankTransaction> forms)
    {
        var sums = ImmutableArray.CreateBuilder<MoneySum>();
        foreach (
            var same in forms.GroupBy(form => form.Amount.Currency).OrderBy(one => one.Key.Code, StringComparer.Ordinal)
        )
        {
            Int128 moved = 0,
                movedPending = 0,
                got = 0,
                gotPending = 0;
            foreach (var form in same)
            {
                var pending = form.Status == TransactionStatus.Pending;
                Int128 minor = form.Amount.Minor;
                if (minor < 0)
                    (moved, movedPending) = (moved - minor, pending ? movedPending - minor : movedPending);
                else
                    (got, gotPending) = (got + minor, pending ? gotPending + minor : gotPending);
            }
            if (moved > long.MaxValue || got > long.MaxValue)
                return null;
            sums.Add(new(Of(moved), Of(movedPending), Of(got), Of(gotPending)));

            Amount Of(Int128 sum) => new((long)sum, same.Key);
        }
        return sums.DrainToImmutable();
    }
}
