namespace OrleansBank.Gateway.BankApi;

/// <summary>Every bound of what banks send, by name. Units stand last in the names.</summary>
public static class BankApiLimits
{
    /// <summary>One request's body.</summary>
    public const int BodyBytesMax = 1_048_576;

    /// <summary>Events, or entries and balances, of one request.</summary>
    public const int EventsMax = 1_000;

    /// <summary>Requests whose bodies are held at once by one gateway.</summary>
    public const int RequestsAtOnceMax = 128;

    public const int JsonDepthMax = 32;

    /// <summary>Elements within elements; camt.053 version 8 needs about 15.</summary>
    public const int XmlDepthMax = 64;

    /// <summary>Characters of a document, entities included; there are none.</summary>
    public const int XmlCharsMax = BodyBytesMax;

    /// <summary>Text of one element that is read further than the message needs is cut here.</summary>
    public const int XmlTextCharsMax = 4_096;

    /// <summary>Elements of one entry.</summary>
    public const int XmlEntryElementsMax = 20_000;

    /// <summary>An event that claims to be later than this after our clock would outlast all that is true.</summary>
    public const int AheadSecondsMax = 86_400;

    /// <summary>A text of a bank, before the domain cleans it and cuts it to its own limit.</summary>
    public const int TextCharsMax = 4_000;
}
