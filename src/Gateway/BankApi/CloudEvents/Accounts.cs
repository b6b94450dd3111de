using OrleansBank.Domain;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

internal static class Accounts
{
    /// <summary>An AccountId in the data is another word for the subject, or the event contradicts itself.</summary>
    public static void Check(Members data, AccountRef subject)
    {
        if (data.OptionalText("AccountId") is { } account && account != subject.Value)
            data.Refuse(InvalidReasons.AccountMismatch, "AccountId");
    }
}
