using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>Who a customer is, as far as their accounts show it. All of them are invented.</summary>
/// <param name="User">Lower case, Unicode form C.</param>
/// <param name="Salary">What the employer pays a month, after tax, in the customer's currency.</param>
/// <param name="JointWith">Shares a joint account at sandbank with this customer; null for most.</param>
internal sealed record Persona(
    string User,
    string FullName,
    string Country,
    string City,
    string Employer,
    decimal Salary,
    decimal Rent,
    decimal MonthlySaving,
    bool Drives,
    bool HasCreditCard,
    string? JointWith = null
)
{
    private static readonly ImmutableArray<string> Cities = ["Paris", "Lyon", "Nantes", "Lille", "Rennes", "Nice"];
    private static readonly ImmutableArray<string> Employers =
    [
        "Atelier Horizon",
        "Transports Duval",
        "Clinique des Ormes",
        "Studio Verrier",
        "Mairie",
        "Maison Castel",
    ];

    public string Currency => Country == "GB" ? "GBP" : "EUR";

    public static ImmutableArray<Persona> Seeded { get; } =
    [
        new("alice", "Alice Martin", "FR", "Paris", "Atelier Horizon", 2_840.15m, 985m, 200m, false, true),
        new("bruno", "Bruno Lefèvre", "FR", "Lyon", "Transports Duval", 2_115.40m, 710m, 100m, true, false),
        new("chloé", "Chloé Dubois", "FR", "Nantes", "Librairie du Passage", 1_240.80m, 430m, 50m, false, false),
        new("david", "David Hughes", "GB", "London", "Northway Logistics", 2_960.25m, 1_150m, 150m, false, true),
        new("emma", "Emma Bernard", "FR", "Bordeaux", "Clinique des Ormes", 2_530.60m, 0m, 250m, true, true, "farid"),
        new("farid", "Farid Benali", "FR", "Bordeaux", "Studio Verrier", 2_410.00m, 0m, 150m, true, false, "emma"),
        new("grace", "Grace Okafor", "GB", "Leeds", "Kestrel & Finch", 2_275.90m, 820m, 100m, true, false),
        new("hugo", "Hugo Moreau", "FR", "Lille", "Maison Castel", 1_905.35m, 640m, 0m, false, false),
    ];

    /// <summary>Null when it can't be a user name: empty, too long, or with control characters.</summary>
    public static string? Normalize(string? user)
    {
        var name = user?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > Limits.UserNameLengthMax || !name.IsNormalizedSafely())
            return null;
        if (name.Any(char.IsControl))
            return null;
        name = name.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return name == "chloe" ? "chloé" : name;
    }

    /// <summary>A seeded customer, or one that follows from the name.</summary>
    public static Persona Of(string user, int seed)
    {
        if (Seeded.FirstOrDefault(persona => persona.User == user) is { } known)
            return known;
        var dice = Dice.Of("persona", user, seed.ToString(CultureInfo.InvariantCulture));
        return new Persona(
            user,
            CultureInfo.InvariantCulture.TextInfo.ToTitleCase(user),
            "FR",
            dice.Pick(Cities),
            dice.Pick(Employers),
            dice.Between(1_600, 3_400) + (dice.Between(0, 99) / 100m),
            dice.Between(45, 110) * 10m,
            dice.Between(0, 6) * 50m,
            dice.Chance(0.5),
            dice.Chance(0.3)
        );
    }
}

internal static class UnicodeText
{
    /// <summary>False for text with lone surrogates, which has no normal form.</summary>
    public static bool IsNormalizedSafely(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
