namespace OrleansBank.Domain.Accounts;

/// <summary>
/// What money is spent on, as far as the merchant category code tells: a transaction has one of these or none, a question may name
/// several. Kept in people's states by number: new ones come last.
/// </summary>
[Flags]
public enum SpendingKinds
{
    None = 0,
    Groceries = 1,
    EatingOut = 1 << 1,

    /// <summary>Trains, buses, taxis, tolls, parking.</summary>
    Transit = 1 << 2,
    Fuel = 1 << 3,

    /// <summary>Flights, hotels, hired cars, agencies.</summary>
    Travel = 1 << 4,
    Clothes = 1 << 5,

    /// <summary>Furniture, tools, garden, electronics of the household.</summary>
    Home = 1 << 6,
    Health = 1 << 7,
    Leisure = 1 << 8,

    /// <summary>Energy, water, telephone, insurance, where they are paid by card.</summary>
    Bills = 1 << 9,

    /// <summary>Taken out of machines and at counters.</summary>
    Cash = 1 << 10,

    /// <summary>Any other code.</summary>
    Other = 1 << 11,
}
