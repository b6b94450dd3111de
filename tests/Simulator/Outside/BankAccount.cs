using OrleansBank.Domain;

namespace OrleansBank.Simulator.Outside;

/// <summary>An account, whose it is, and the card that draws on it.</summary>
internal sealed record BankAccount(AccountRef Ref, IReadOnlyList<UserId> Holders, string Last4)
{
    public CardRef Card => CardOf(Last4);

    /// <summary>No two cards of a bank end in the same digits.</summary>
    public static CardRef CardOf(string last4) => new($"card-{last4}");
}
