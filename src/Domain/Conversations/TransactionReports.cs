using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// A reported movement: what is kept of it follows <see cref="TransactionForms"/> alone, in any order; what is told is one message a
/// real transaction, and one more when its amount is corrected or it falls through.
/// </summary>
internal static class TransactionReports
{
    public static void Apply(BankBook book, BankTransaction reported)
    {
        var form = Clean(reported);
        var kept = book.Kept(form.Account, form.Key);
        var merged = TransactionForms.Merge(kept, form);
        if (merged == kept)
            return;
        if (kept is null || !WasNews(kept))
            Begin(book, merged);
        else if (merged with { WasPending = kept.WasPending } != kept)
            Change(book, kept, merged);
        book.Keep(merged);
    }

    /// <summary>
    /// History: kept, and told to nobody. A pending one waits, so that its posted form stays silent too, unless that was fetched with it.
    /// </summary>
    public static void KeepSilently(BankBook book, IEnumerable<BankTransaction> fetched)
    {
        var forms = fetched.Select(Clean).ToArray();
        var real = TransactionMatching.Settled(forms).Select(form => (form.Account, form.Key)).ToHashSet();
        foreach (var form in forms)
            KeepSilently(book, form, waits: real.Contains((form.Account, form.Key)));
    }

    private static void KeepSilently(BankBook book, BankTransaction form, bool waits)
    {
        var kept = book.Kept(form.Account, form.Key);
        var merged = TransactionForms.Merge(kept, form);
        if (merged == kept)
            return;
        book.Keep(merged);
        var waited = book.RemoveWaiting(merged.Account, merged.Key);
        var isRecent = book.Turn.Now - merged.BookedAt <= TimeSpan.FromDays(Limits.PendingMatchDays);
        if (merged.Status == TransactionStatus.Pending && waits && isRecent)
            book.AddWaiting(merged, waited?.Told ?? false);
        else if (merged.Status == TransactionStatus.Booked && kept is null)
            TakesWaiting(book, merged);
    }

    /// <summary>Whether the history must be asked: a pending form may come after its posted one, which had another key.</summary>
    public static bool NeedsHistory(Turn turn, BankTransaction reported) =>
        reported.Status == TransactionStatus.Pending
        && !turn.Known.Transactions.ContainsKey((reported.Account, reported.Key));

    /// <summary>A form that a person hears of: what lies ahead or only informs is kept in silence.</summary>
    private static bool WasNews(BankTransaction form) =>
        form.Status is TransactionStatus.Pending or TransactionStatus.Booked or TransactionStatus.Rejected;

    private static void Begin(BankBook book, BankTransaction form)
    {
        if (form.Status == TransactionStatus.Pending && !IsLateFormOfKnown(book, form))
        {
            book.AddWaiting(form, told: true);
            Tell(book, form, (phrases, line, last4) => phrases.Happened(line, last4));
        }
        else if (form.Status == TransactionStatus.Booked && !TakesWaiting(book, form))
        {
            Tell(book, form, (phrases, line, last4) => phrases.Happened(line, last4));
        }
    }

    private static void Change(BankBook book, BankTransaction kept, BankTransaction merged)
    {
        var waited = book.RemoveWaiting(kept.Account, kept.Key);
        if (merged.Status == TransactionStatus.Pending)
            book.AddWaiting(merged, waited?.Told ?? true);
        if (merged.Status == TransactionStatus.Rejected)
        {
            // What nobody was told of falls through in silence.
            if (kept.Status == TransactionStatus.Booked || waited is { Told: true })
                Tell(book, merged, (phrases, line, last4) => phrases.FellThrough(line, last4));
        }
        else if (kept.Status == TransactionStatus.Rejected)
        {
            Tell(book, merged, (phrases, line, last4) => phrases.Happened(line, last4));
        }
        else if (kept.Amount != merged.Amount)
        {
            Tell(book, merged, (phrases, line, last4) => phrases.Corrected(line, last4, kept.Amount));
        }
    }

    /// <summary>A posted form takes the place of the closest pending one that waits for it; nothing takes two.</summary>
    private static bool TakesWaiting(BankBook book, BankTransaction posted)
    {
        var match = book
            .Waiting.Select(waiting => waiting.Transaction)
            .Where(pending => TransactionMatching.MayBeOne(pending, posted))
            .OrderBy(pending => TransactionMatching.Distance(pending, posted))
            .ThenBy(pending => pending.BookedAt)
            .ThenBy(pending => pending.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return match is not null && book.RemoveWaiting(match.Account, match.Key) is not null;
    }

    /// <summary>A pending form is no news when, with it, there are no more real transactions than without.</summary>
    private static bool IsLateFormOfKnown(BankBook book, BankTransaction pending)
    {
        var reach = TimeSpan.FromDays(Limits.PendingMatchDays + 1);
        var around = (book.Turn.Known.History ?? [])
            .Where(row => row.Bank == book.Bank)
            .Select(row => book.Kept(row.Transaction.Account, row.Transaction.Key) ?? row.Transaction)
            .Concat(book.Changed)
            .Where(form => form.Account == pending.Account && form.Amount == pending.Amount && form.Key != pending.Key)
            .Where(form => (form.BookedAt - pending.BookedAt).Duration() <= reach)
            .DistinctBy(form => form.Key)
            .ToArray();
        return around.Length > 0
            && TransactionMatching.CountReal([.. around, pending]) == TransactionMatching.CountReal(around);
    }

    private static void Tell(
        BankBook book,
        BankTransaction form,
        Func<Phrasebook, TransactionLine, string, string> phrase
    )
    {
        var account = book.Account(form.Account);
        var line = TransactionLines.Of(book.Profile, account, form);
        var last4 = account?.Last4 ?? "";
        book.Turn.Say(
            new Reply(phrase(book.Turn.Phrases, line, last4)) { Card = new TransactionCard(line), Cites = [book.Bank] }
        );
        book.Turn.Disclose(DisclosureKinds.Shown(book.Profile, Permissions.Transactions, "as it happened"));
    }

    private static BankTransaction Clean(BankTransaction form) =>
        form with
        {
            Merchant = BankText.Clean(form.Merchant),
            Information = BankText.Clean(form.Information),
            CardLast4 = form.CardLast4 is null ? null : BankText.Clean(form.CardLast4),
            // Ours to say, not the sender's.
            WasPending = false,
            PendingKey = null,
        };
}
