using System.Globalization;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// What a tap on a quick reply means: words joined by colons, the first of them the verb. Banks stand by their short name, cards and
/// alerts by our handles, so that an action never holds a bank's data.
/// </summary>
internal static class Actions
{
    public const string Balance = "balance";
    public const string Transactions = "transactions";
    public const string Help = "help";
    public const string Human = "human";
    public const string Cancel = "cancel";
    public const string Link = "link";
    public const string Unlink = "unlink";
    public const string Consents = "consents";
    public const string Freeze = "freeze";
    public const string Unfreeze = "unfreeze";
    public const string Alert = "alert";
    public const string Language = "language";
    public const string Mine = "mine";
    public const string NotMine = "not_mine";
    public const string Unsure = "unsure";

    public static string Of(string verb, BankId bank) => $"{verb}:{bank}";

    public static string Of(string verb, BankId bank, int handle) =>
        string.Create(CultureInfo.InvariantCulture, $"{verb}:{bank}:{handle}");

    public static string OfAlert(BankId bank, int handle, string answer) => $"{Of(Alert, bank, handle)}:{answer}";

    /// <summary>The whole payload: it names the message that offers it.</summary>
    public static string Payload(long seq, string action) =>
        string.Create(CultureInfo.InvariantCulture, $"m{seq}:{action}");

    /// <summary>The message that a payload names, so that it can be looked up; false for what no message offers.</summary>
    public static bool TrySeq(string payload, out long seq)
    {
        seq = 0;
        var colon = payload.IndexOf(':', StringComparison.Ordinal);
        return colon > 1
            && payload[0] == 'm'
            && long.TryParse(payload.AsSpan(1, colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out seq);
    }

    public static string[] Words(string action) => action.Split(':');

    public static bool TryHandle(string word, out int handle) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out handle);
}

/// <summary>For the shell, which looks the offering message up before it asks for a decision.</summary>
public static class Payloads
{
    /// <inheritdoc cref="Actions.TrySeq"/>
    public static bool TrySeq(string payload, out long seq) => Actions.TrySeq(payload, out seq);
}
