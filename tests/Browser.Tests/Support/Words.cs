namespace OrleansBank.Browser.Tests.Support;

/// <summary>What a person of one language says, and what they are told.</summary>
public sealed record Words(string Locale, string Link, string Balance, string Accounts, string Transactions)
{
    public static Words French { get; } =
        new("fr-FR", "lier {0}", "Quel est mon solde ?", "Vos comptes", "Mes transactions de la semaine");

    public static Words English { get; } =
        new("en-GB", "link {0}", "what's my balance", "Your accounts", "my transactions this week");

    public static Words Of(string language) => language == "fr" ? French : English;

    public string Language => Locale[..2];

    public override string ToString() => Locale;
}
