using System.Collections.Immutable;

namespace OrleansBank.Domain.Language;

/// <summary>A name that a slot may take, known only at run time: the configured banks.</summary>
public sealed record Vocabulary(ImmutableArray<(BankId Id, string Name)> Banks)
{
    public static Vocabulary Empty { get; } = new([]);
}

/// <summary>The languages of the assistant.</summary>
public static class Languages
{
    public const string English = "en";
    public const string French = "fr";

    public static ImmutableArray<string> Supported { get; } = [English, French];

    /// <summary>The supported language of a BCP 47 locale such as fr-FR; English where none fits.</summary>
    public static string OfLocale(string? locale) =>
        locale is not null && locale.StartsWith(French, StringComparison.OrdinalIgnoreCase) ? French : English;
}

/// <summary>The pure function from what a person typed to what they want.</summary>
public static class Understanding
{
    /// <summary>Below this the assistant says that it is not sure, and offers choices: it never guesses with money.</summary>
    public const double ConfidenceMin = 0.5;

    /// <param name="text">At most <see cref="Limits.TextLengthMax"/> UTF-16 code units; what is beyond is not read.</param>
    /// <param name="locale">BCP 47; only a hint: any supported language is understood whatever it says.</param>
    public static Understood Understand(string text, string locale, Vocabulary known) =>
        new(Languages.OfLocale(locale), Intent.OutOfScope, 0, Slots.None);
}
