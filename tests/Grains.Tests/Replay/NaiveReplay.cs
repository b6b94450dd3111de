using System.Globalization;
using System.Text;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Grains.Tests.Replay;

/// <summary>
/// What must be known after a set of events, found the plain way: everything at once, grouped and sorted, on plain dictionaries. It
/// shares no code with the domain, and no idea of an order of arrival.
/// </summary>
internal static class NaiveReplay
{
    /// <summary>The kept form of each key, as text.</summary>
    public static SortedDictionary<string, string> Kept(IReadOnlyList<BankEvent> events)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, form) in Forms(events))
            kept[key] = Text(form.Last, form.WasPending);
        return kept;
    }

    /// <summary>Which posted transaction took the place of which pending one under another key: "posted key &lt; pending key".</summary>
    public static SortedSet<string> Replaced(IReadOnlyList<BankEvent> events)
    {
        var forms = Forms(events).Values.ToList();
        var waiting = forms.Where(form => form.Last.Status == TransactionStatus.Pending).ToList();
        var posted = forms
            .Where(form => form.Last.Status == TransactionStatus.Booked && !form.WasPending)
            .GroupBy(form => form.Last.Amount.Minor)
            .ToDictionary(group => group.Key, group => group.ToList());
        var pairs = new List<(long Apart, DateTimeOffset At, string Pending, string Posted)>();
        foreach (var one in waiting)
        {
            foreach (var two in posted.GetValueOrDefault(one.Last.Amount.Minor) ?? [])
            {
                if (AreAlike(one.Last, two.Last))
                {
                    var apart = Math.Abs((two.Last.BookedAt - one.Last.BookedAt).Ticks);
                    pairs.Add((apart, one.Last.BookedAt, one.Last.Key, two.Last.Key));
                }
            }
        }
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var replaced = new SortedSet<string>(StringComparer.Ordinal);
        pairs.Sort();
        foreach (var pair in pairs)
        {
            if (!taken.Contains(pair.Pending) && !taken.Contains(pair.Posted))
            {
                taken.Add(pair.Pending);
                taken.Add(pair.Posted);
                replaced.Add($"{pair.Posted}<{pair.Pending}");
            }
        }
        return replaced;
    }

    /// <summary>The last balance of each kind and account, as text.</summary>
    public static SortedDictionary<string, string> Balances(IReadOnlyList<BankEvent> events)
    {
        var last = new SortedDictionary<string, (DateTimeOffset At, long Minor)>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            if (one.Report is not BalanceReport { Balance: var said })
                continue;
            var key = $"{one.Subject} {said.Kind}";
            var value = (said.At, said.Amount.Minor);
            if (!last.TryGetValue(key, out var before) || value.CompareTo(before) > 0)
                last[key] = value;
        }
        var texts = last.Select(row => KeyValuePair.Create(row.Key, $"{row.Value.At:O} {row.Value.Minor}"));
        return new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal);
    }

    public static string Text(BankTransaction form, bool wasPending) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{form.Amount.Minor} {form.Status} {form.BookedAt:O} {form.EventTime:O} {form.Merchant} {wasPending}"
        );

    private static Dictionary<string, (BankTransaction Last, bool WasPending)> Forms(IReadOnlyList<BankEvent> events)
    {
        var byKey = new Dictionary<string, List<BankTransaction>>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            if (one.Report is not TransactionReport { Transaction: var form })
                continue;
            if (!byKey.TryGetValue($"{form.Account} {form.Key}", out var forms))
                byKey[$"{form.Account} {form.Key}"] = forms = [];
            forms.Add(form);
        }
        return byKey.ToDictionary(
            row => row.Key,
            row => (LastOf(row.Value), row.Value.Exists(form => form.Status == TransactionStatus.Pending))
        );
    }

    /// <summary>A posted or rejected report counts over any pending one; among equals the latest does.</summary>
    private static BankTransaction LastOf(List<BankTransaction> forms)
    {
        var final = forms.Where(form => form.Status != TransactionStatus.Pending).ToList();
        return (final.Count > 0 ? final : forms).MaxBy(form => form.EventTime)!;
    }

    private static bool AreAlike(BankTransaction pending, BankTransaction posted)
    {
        var days =
            DateOnly.FromDateTime(posted.BookedAt.UtcDateTime).DayNumber
            - DateOnly.FromDateTime(pending.BookedAt.UtcDateTime).DayNumber;
        return pending.Account == posted.Account
            && days is >= 0 and <= 10
            && Plain(pending.Merchant) == Plain(posted.Merchant);
    }

    private static string Plain(string merchant)
    {
        var letters = merchant
            .Normalize(NormalizationForm.FormD)
            .Where(c => char.IsAsciiLetterOrDigit(c))
            .Select(char.ToLowerInvariant);
        return string.Concat(letters);
    }
}
