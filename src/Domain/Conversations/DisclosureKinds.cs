using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>Who receives which kind of data, and why, in plain words. No account data.</summary>
internal static class DisclosureKinds
{
    private const string Us = "OrleansBank";
    private const string You = "you";

    public static Disclosure Accounts(BankProfile from) => FromBank(from, "accounts");

    public static Disclosure Received(BankProfile from, Permissions kind) =>
        FromBank(from, PermissionNames.Listed(kind));

    public static Disclosure Shown(BankProfile of, Permissions kind, string why) =>
        new(You, $"{PermissionNames.Listed(kind)} of {of.Name}", why);

    public static Disclosure Sent(BankProfile to, string what) => new(to.Name, what, "your decision");

    private static Disclosure FromBank(BankProfile from, string what) =>
        new(Us, $"{what} of {from.Name}", "your consent");
}
