using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>Banks as an operator might configure them.</summary>
internal static class Banks
{
    public static Vocabulary Known { get; } =
        new([
            (new BankId("sandbank"), "Sandbank"),
            (new BankId("riverbank"), "Riverbank"),
            (new BankId("fortbank"), "Fortbank"),
            (new BankId("ca"), "Crédit Agricole"),
        ]);
}
