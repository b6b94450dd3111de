using OrleansBank.Domain;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>Words of a bank, made fit to be shown.</summary>
internal static class BankWords
{
    public static string Clean(string text) =>
        string.Concat(text.Where(c => !char.IsControl(c)).Take(Limits.BankTextLengthMax));
}
