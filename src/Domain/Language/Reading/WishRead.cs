namespace OrleansBank.Domain.Language.Reading;

/// <summary>What a text, or a part of one, is read as.</summary>
/// <param name="Denies">All that it commands is denied ("don't freeze my card") or says a state.</param>
/// <param name="Considers">Whether what it could command is only asked about or thought of.</param>
/// <param name="Owner">Who may own what is asked about, as typed; null for the person who asks.</param>
internal readonly record struct WishRead(Wish Wish, bool Denies, Considering Considers, string? Owner)
{
    /// <summary>Whether it tells of a card's state, or asks for it.</summary>
    public bool OfCard { get; init; }
}
