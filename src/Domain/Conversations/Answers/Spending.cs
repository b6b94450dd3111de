using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>What went out for one kind of spending, in one currency. Never negative; None for what carries no code.</summary>
internal readonly record struct SpendingSum(SpendingKinds Kind, Amount Out);

/// <summary>Tells what money was spent on, by the merchant category codes that banks pass on and by nothing else.</summary>
internal static class Spending
{
    /// <summary>What means the same in what banks write, normalised and singular.</summary>
    private static readonly ImmutableArray<FrozenSet<string>> Topics =
    [
        Same("RENT LOYER"),
        Same("SALARY SALAIRE WAGE PAYCHECK PAYROLL PAIE"),
        Same("TAX IMPOT DGFIP HMRC"),
        Same("INSURANCE ASSURANCE"),
        Same("WITHDRAWAL RETRAIT ATM DAB DISTRIBUTEUR"),
        Same("PENSION RETRAITE"),
        Same("SUBSCRIPTION ABONNEMENT"),
        Same("ELECTRICITY ELECTRICITE"),
        Same("CHILDCARE CRECHE"),
    ];

    /// <summary>Those of the wanted kinds and those that name the topic; and what must be said beside them.</summary>
    /// <param name="forms">All that fits else.</param>
    public static Narrowed Narrow(
        Phrasebook phrases,
        ImmutableArray<(BankId Bank, BankTransaction Form)> forms,
        Slots slots
    )
    {
        var (kinds, topic) = (slots.Spending, slots.Topic);
        if (kinds is SpendingKinds.None && topic is null)
            return new(forms, null, []);
        var words = topic is null ? FrozenSet<string>.Empty : MeaningOf(Singular(topic));
        bool Named((BankId Bank, BankTransaction Form) row) =>
            Names(row.Form.Information, words) || Names(row.Form.Merchant, words);
        var wanted = forms
            .Where(row => (KindOf(row.Form) & kinds) is not SpendingKinds.None || Named(row))
            .ToImmutableArray();
        var found = wanted.Any(Named) ? topic : null;
        if (kinds is SpendingKinds.None)
            return found is not null || forms.IsEmpty
                ? new(wanted, found, [])
                : new(forms, null, [phrases.NoneNames(topic!)]);
        var unknown = forms.Count(row =>
            row.Form.Amount.IsNegative && KindOf(row.Form) is SpendingKinds.None && !Named(row)
        );
        return new(wanted, found, unknown == 0 ? [] : [phrases.WithoutCode(unknown, !wanted.IsEmpty)]);
    }

    /// <summary>The greatest first, currency by currency; what came in counts nowhere. None when a sum is too great for an amount.</summary>
    public static ImmutableArray<SpendingSum> SumsOf(IEnumerable<BankTransaction> forms)
    {
        var sums = ImmutableArray.CreateBuilder<SpendingSum>();
        var spent = forms.Where(form => form.Amount.IsNegative);
        foreach (var same in spent.GroupBy(form => (form.Amount.Currency, Kind: KindOf(form))))
        {
            var sum = same.Aggregate((Int128)0, (sum, form) => sum - form.Amount.Minor);
            if (sum > long.MaxValue)
                return [];
            sums.Add(new(same.Key.Kind, new Amount((long)sum, same.Key.Currency)));
        }
        return
        [
            .. sums.OrderBy(one => one.Out.Currency.Code, StringComparer.Ordinal)
                .ThenByDescending(one => one.Out.Minor)
                .ThenBy(one => one.Kind),
        ];
    }

    private static SpendingKinds KindOf(BankTransaction form) => MerchantCategoryCode.KindOf(form.MerchantCategory);

    /// <summary>Whatever language the bank writes in: who asks for their salary finds « VIR SALAIRE ».</summary>
    private static FrozenSet<string> MeaningOf(string topic) =>
        Topics.FirstOrDefault(same => same.Contains(topic)) ?? Same(topic);

    private static FrozenSet<string> Same(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static string Singular(string word) => BankText.Normalised(word).TrimEnd('S');

    /// <summary>As a word of its own, singular or plural: "rent" is not in "parents".</summary>
    private static bool Names(string text, FrozenSet<string> topic)
    {
        if (topic.Count == 0)
            return false;
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i > from && topic.Contains(Singular(text[from..i])))
                return true;
            from = i + 1;
        }
        return false;
    }
}

/// <summary>What was found for a kind of spending or a topic.</summary>
/// <param name="Topic">That they name; null when none was asked for or none names it.</param>
/// <param name="Notes">To be said after the list.</param>
internal readonly record struct Narrowed(
    ImmutableArray<(BankId Bank, BankTransaction Form)> Forms,
    string? Topic,
    ImmutableArray<string> Notes
);
