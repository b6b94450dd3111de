using System.Buffers;
using System.Collections.Frozen;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Finds the wishes of a message that has several: "what's my balance and block my card". A part counts only when it is as clear
/// alone as a message would have to be; what is not joins the wish before it.
/// </summary>
internal static class WishReader
{
    /// <summary>Below this a part is no wish of its own.</summary>
    private const double WishMin = 0.7;

    /// <summary>What is for the bank's people is worded like the reasons that people give: it must be clearer.</summary>
    private const double ForTheBankMin = 0.8;

    /// <summary>Above this in every part, what the whole was taken for does not matter.</summary>
    private const double ClearMin = 0.75;

    /// <summary>Texts of more parts, or more wishes, are stories: they are read as a whole.</summary>
    private const int PartsMax = 8;
    private const int WishesMax = 4;

    private static readonly SearchValues<char> Parting = SearchValues.Create(",.;:!?&\n");

    private static readonly FrozenSet<string> Joints = LanguageSet
        .All.SelectMany(data => data.Words.Joints)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <returns>Two wishes or more, each of another intent; none when the text has only one.</returns>
    /// <param name="parts">From <see cref="Cut"/>.</param>
    /// <param name="read">Reads the tokens from one index up to another.</param>
    public static IReadOnlyList<Wish> Read(
        List<(int From, int End)> parts,
        WishRead whole,
        Func<int, int, WishRead> read
    )
    {
        // Step 1: what each part says alone.
        var wishes = new List<(int From, int End, Wish Wish)>();
        var denied = false;
        foreach (var (from, end) in parts)
        {
            var part = read(from, end);
            // "I don't want you to freeze my card and delete my data": the denial may reach on.
            denied |= part.Denies;
            if (IsWish(part.Wish, wishes.Count == 0) && !Repeats(wishes, part.Wish) && !(denied && Commands(part.Wish)))
                wishes.Add((wishes.Count == 0 ? 0 : from, end, part.Wish));
            else if (wishes.Count > 0)
                wishes[^1] = wishes[^1] with { End = end };
        }
        // Step 2: whether they are several wishes, and not one with its reasons.
        if (wishes.Count is < 2 or > WishesMax || !AreSeveral(wishes.ConvertAll(one => one.Wish), whole.Wish.Intent))
            return [];
        // Step 3: the details of each, with all that was said of it.
        return wishes.ConvertAll(one =>
        {
            var all = read(one.From, one.End).Wish;
            return all.Intent == one.Wish.Intent ? all with { Confidence = one.Wish.Confidence } : one.Wish;
        });
    }

    /// <summary>The parts between joints; null when there is one alone, or too many.</summary>
    public static List<(int From, int End)>? Cut(string clean, List<Token> tokens)
    {
        List<(int, int)>? parts = null;
        var from = 0;
        for (var i = 1; i < tokens.Count; i++)
        {
            var joint = tokens[i].Kind is TokenKind.Word && Joints.Contains(tokens[i].Text);
            if (!joint && !clean.AsSpan(tokens[i - 1].End..tokens[i].Start).ContainsAny(Parting))
                continue;
            if (i > from)
                (parts ??= []).Add((from, i));
            while (i < tokens.Count && Joints.Contains(tokens[i].Text))
                i++;
            from = i;
        }
        if (parts is null)
            return null;
        if (from < tokens.Count)
            parts.Add((from, tokens.Count));
        return parts.Count is < 2 or > PartsMax ? null : parts;
    }

    private static bool IsWish(Wish part, bool isFirst) =>
        part.Intent switch
        {
            Intent.Balance
            or Intent.Transactions
            or Intent.LinkBank
            or Intent.UnlinkBank
            or Intent.Consents
            or Intent.Disclosures
            or Intent.FraudReport
            or Intent.CardFreeze
            or Intent.CardUnfreeze
            or Intent.ExportData
            or Intent.DeleteData
            or Intent.Language => part.Confidence >= WishMin,
            Intent.BankOther => !isFirst && part.Confidence >= ForTheBankMin,
            _ => false,
        };

    private static bool Commands(Wish part) =>
        part.Intent is Intent.CardFreeze or Intent.CardUnfreeze or Intent.UnlinkBank or Intent.DeleteData;

    /// <summary>The same again; or what is to be erased, which would be exported by no one after ("my profile and messages").</summary>
    private static bool Repeats(List<(int From, int End, Wish Wish)> wishes, Wish part) =>
        wishes.Exists(one =>
            one.Wish.Intent == part.Intent || (one.Wish.Intent is Intent.DeleteData && part.Intent is Intent.ExportData)
        );

    private static bool AreSeveral(List<Wish> wishes, Intent whole)
    {
        bool Has(Intent intent) => wishes.Exists(wish => wish.Intent == intent);
        // "Who paid in Lagos? It wasn't me, block my card": a report comes with its reasons, unless a plain question came first.
        if (Has(Intent.FraudReport) && wishes[0].Intent is not (Intent.Balance or Intent.Transactions))
            return false;
        // The first is acted upon: where the whole says something else, it must be clear.
        return whole == wishes[0].Intent
            || (
                wishes[0].Confidence >= ClearMin
                && (Has(whole) || wishes.TrueForAll(wish => wish.Confidence >= ClearMin))
            );
    }
}
