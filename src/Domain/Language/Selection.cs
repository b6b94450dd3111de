namespace OrleansBank.Domain.Language;

/// <summary>By what the few wanted transactions stand out.</summary>
public enum Standout
{
    Latest,
    Largest,
    Smallest,
}

/// <summary>"My last 3 payments", « ma plus grosse dépense »: some transactions of all that fit.</summary>
/// <param name="Count">1 to <see cref="CountMax"/>.</param>
public sealed record Selection(Standout By, int Count)
{
    public const int CountMax = 50;

    /// <summary>How many "my biggest expenses" are, which says no number.</summary>
    public const int CountOfPlural = 5;
}
