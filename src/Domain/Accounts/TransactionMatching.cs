using System.Collections.Immutable;

namespace OrleansBank.Domain.Accounts;

/// <summary>
/// Makes a pending and a posted form one where the bank changed the key on posting. It is done when kept forms are read, and not
/// when they arrive: the match is then a function of the whole set, the same whatever came first, and a better candidate that
/// comes late takes its place. The tempting other way, dropping the pending form on arrival of the posted one, can't be undone.
/// </summary>
public static class TransactionMatching
{
    /// <summary>
    /// The real transactions among kept forms, in the order given: a pending form that has its posted one is left out, and the posted
    /// one names it in <see cref="BankTransaction.PendingKey"/>. Rejected forms stay. A match needs the same account, amount and
    /// merchant, the posted form booked on the day of the pending one or up to <see cref="Limits.PendingMatchDays"/> later; the
    /// closest in time go together first, and nothing is matched twice. A posted form whose own key was pending once is nobody else's.
    /// </summary>
    public static ImmutableArray<BankTransaction> Settled(IReadOnlyCollection<BankTransaction> forms)
    {
        var pendingOfPosted = Match(forms);
        if (pendingOfPosted.Count == 0)
            return [.. forms];
        var replaced = pendingOfPosted.Values.ToHashSet();
        return
        [
            .. forms
                .Where(form => !replaced.Contains(IdOf(form)))
                .Select(form =>
                    pendingOfPosted.TryGetValue(IdOf(form), out var pending)
                        ? form with
                        {
                            PendingKey = pending.Key,
                        }
                        : form
                ),
        ];
    }

    /// <summary>How many real transactions there are among the forms.</summary>
    public static int CountReal(IReadOnlyCollection<BankTransaction> forms) => forms.Count - Match(forms).Count;

    /// <summary>Whether a posted form may be what became of a pending one under another key.</summary>
    public static bool MayBeOne(BankTransaction pending, BankTransaction posted) =>
        IsOpen(pending)
        && IsLoose(posted)
        && pending.Account == posted.Account
        && pending.Key != posted.Key
        && pending.Amount == posted.Amount
        && DaysBetween(pending, posted) is >= 0 and <= Limits.PendingMatchDays
        && BankText.Normalised(pending.Merchant) == BankText.Normalised(posted.Merchant);

    public static TimeSpan Distance(BankTransaction pending, BankTransaction posted) =>
        (posted.BookedAt - pending.BookedAt).Duration();

    private static Dictionary<(AccountRef Account, string Key), (AccountRef Account, string Key)> Match(
        IReadOnlyCollection<BankTransaction> forms
    )
    {
        var matched = new Dictionary<(AccountRef Account, string Key), (AccountRef Account, string Key)>();
        var pendings = forms.Where(IsOpen).ToArray();
        if (pendings.Length == 0)
            return matched;
        var postedByAmount = forms.Where(IsLoose).ToLookup(form => (form.Account, form.Amount));
        var pairs = pendings
            .SelectMany(pending =>
                postedByAmount[(pending.Account, pending.Amount)]
                    .Where(posted => MayBeOne(pending, posted))
                    .Select(posted => (Pending: pending, Posted: posted))
            )
            .OrderBy(pair => Distance(pair.Pending, pair.Posted))
            .ThenBy(pair => pair.Pending.BookedAt)
            .ThenBy(pair => pair.Pending.Key, StringComparer.Ordinal)
            .ThenBy(pair => pair.Posted.Key, StringComparer.Ordinal);
        var taken = new HashSet<(AccountRef Account, string Key)>();
        foreach (var (pending, posted) in pairs)
        {
            if (taken.Contains(IdOf(pending)) || matched.ContainsKey(IdOf(posted)))
                continue;
            taken.Add(IdOf(pending));
            matched.Add(IdOf(posted), IdOf(pending));
        }
        return matched;
    }

    private static (AccountRef Account, string Key) IdOf(BankTransaction form) => (form.Account, form.Key);

    private static bool IsOpen(BankTransaction form) => form.Status == TransactionStatus.Pending;

    private static bool IsLoose(BankTransaction form) => form.Status == TransactionStatus.Booked && !form.WasPending;

    /// <summary>Whole calendar days in UTC: many banks give a posted form a date and no time of day.</summary>
    private static int DaysBetween(BankTransaction pending, BankTransaction posted) =>
        (posted.BookedAt.UtcDateTime.Date - pending.BookedAt.UtcDateTime.Date).Days;
}
