using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Reading;

/// <summary>
/// Names that people drop: banks that are not configured here, and shops. They only help to see what a sentence is
/// about.
/// </summary>
internal static class Brands
{
    private const string BankNames = """
        barclays|hsbc|lloyds|natwest|santander|monzo|starling bank|nationwide|halifax|revolut|n 26|bunq|citibank
        wells fargo
        bank of america|jpmorgan|capital one|deutsche bank|commerzbank|unicredit|bbva|caixabank|ing direct|tsb
        metro bank
        bnp paribas|bnp|societe generale|sogenal|credit agricole|credit mutuel|caisse d epargne|banque postale
        boursorama|boursobank
        hello bank|fortuneo|lcl|cic|monabanq|credit lyonnais|credit du nord|banque populaire|axa banque|bforbank
        ubs|credit suisse
        qonto|nickel bank|desjardins|rbc|scotiabank|rabobank|abn amro|kbc|belfius|bank of ireland|allied irish
        first direct|co op bank
        """;

    private const string ShopNames = """
        tesco|sainsburys|asda|lidl|aldi|waitrose|amazon|netflix|spotify|uber|uber eats|deliveroo|just eat|ikea
        zara|h m|decathlon
        carrefour|leclerc|auchan|monoprix|franprix|intermarche|casino|fnac|darty|boulanger|sncf|ratp|edf|engie
        sfr|bouygues|leroy merlin
        castorama|cdiscount|zalando|aliexpress|ebay|etsy|paypal|starbucks|mcdonalds|mcdo|burger king|kfc|subway
        ryanair|easyjet|airbnb
        booking|disney|disney plus|vinted|leboncoin|shein|temu|asos|primark|argos|currys|playstation|steam
        nintendo|blablacar|doctolib
        total energies|totalenergies|walmart|costco|walgreens|trainline|deezer|canal plus|basic fit
        pret a manger|greggs|nike|adidas
        """;

    private static readonly ILookup<string, (string[] Words, string Tag)> ByFirstWord = Parse(BankNames, Tags.Bank)
        .Concat(Parse(ShopNames, Tags.Shop))
        .OrderByDescending(brand => brand.Words.Length)
        .ToLookup(brand => brand.Words[0], StringComparer.Ordinal);

    private static IEnumerable<(string[] Words, string Tag)> Parse(string names, string tag) =>
        names
            .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => (name.Split(' '), tag));

    public static IEnumerable<string> Words =>
        ByFirstWord.SelectMany(brands => brands).SelectMany(brand => brand.Words);

    public static bool MayBegin(string word) => ByFirstWord.Contains(word);

    /// <summary>Tags every brand, and returns where the first shop stands, or null.</summary>
    public static (int From, int End)? Read(Sentence sentence)
    {
        (int From, int End)? shop = null;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Taken(i) || sentence.Kind(i) is not TokenKind.Word)
                continue;
            foreach (var (words, tag) in ByFirstWord[sentence.Text(i)])
            {
                if (!sentence.Stands(i, words))
                    continue;
                sentence.Take(i, i + words.Length, tag);
                if (tag == Tags.Shop)
                    shop ??= (i, i + words.Length);
                break;
            }
        }
        return shop;
    }
}
