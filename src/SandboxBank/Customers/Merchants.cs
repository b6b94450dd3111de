using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.Customers;

/// <param name="Category">ISO 18245 merchant category code.</param>
internal sealed record Merchant(string Name, string Category);

/// <summary>Where the people of one country spend their money.</summary>
internal sealed record Merchants(
    ImmutableArray<Merchant> Groceries,
    ImmutableArray<Merchant> Lunches,
    ImmutableArray<Merchant> Bakeries,
    ImmutableArray<Merchant> Restaurants,
    ImmutableArray<Merchant> Shops,
    ImmutableArray<Merchant> Health,
    ImmutableArray<Merchant> Trains,
    ImmutableArray<Merchant> Fuel,
    Merchant Transit,
    Merchant Music,
    Merchant Video,
    string Energy,
    string Phone,
    string Insurance,
    string Landlord,
    ImmutableArray<string> Friends
)
{
    public static Merchants Of(string country) => country == "GB" ? British : French;

    private static Merchants French { get; } =
        new(
            [new("Carrefour City", "5411"), new("Monoprix", "5411"), new("Picard", "5411"), new("Biocoop", "5411")],
            [new("Le Petit Comptoir", "5812"), new("Pokawa", "5814"), new("Brioche Dorée", "5814")],
            [new("Boulangerie Lemaire", "5462"), new("Maison Aubert", "5462"), new("Café de la Gare", "5814")],
            [new("Chez Marcel", "5812"), new("La Table d'Inès", "5812"), new("Trattoria Volpe", "5812")],
            [new("Fnac", "5732"), new("Decathlon", "5941"), new("IKEA", "5712"), new("Amazon", "5942")],
            [new("Pharmacie du Marché", "5912"), new("Cabinet médical Roux", "8011")],
            [new("SNCF Connect", "4112"), new("BlaBlaCar", "4121")],
            [new("TotalEnergies", "5541"), new("Station U", "5541")],
            new("RATP", "4111"),
            new("Spotify", "5815"),
            new("Netflix", "4899"),
            "EDF",
            "Free Mobile",
            "MAIF",
            "Agence Bellevue",
            ["Camille R.", "Thomas G.", "Sarah B.", "Lucas M."]
        );

    private static Merchants British { get; } =
        new(
            [new("Tesco", "5411"), new("Sainsbury's", "5411"), new("Co-op", "5411"), new("Lidl", "5411")],
            [new("Pret A Manger", "5814"), new("Leon", "5814"), new("Greggs", "5814")],
            [new("Costa Coffee", "5814"), new("Gail's", "5462"), new("The Corner Bakery", "5462")],
            [new("The Red Lion", "5813"), new("Dishoom", "5812"), new("Nando's", "5812")],
            [new("John Lewis", "5311"), new("Argos", "5311"), new("Amazon", "5942"), new("Waterstones", "5942")],
            [new("Boots", "5912"), new("Superdrug", "5912")],
            [new("Trainline", "4112"), new("LNER", "4112")],
            [new("BP", "5541"), new("Shell", "5541")],
            new("Transport for London", "4111"),
            new("Spotify", "5815"),
            new("Netflix", "4899"),
            "Octopus Energy",
            "giffgaff",
            "Aviva",
            "Harbour Lettings",
            ["Tom W.", "Priya S.", "Ellie J.", "Marcus B."]
        );
}
