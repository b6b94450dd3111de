namespace OrleansBank.SandboxBank;

/// <summary>Every bound of the sandbox banks, by name. Units stand last in the names.</summary>
internal static class Limits
{
    /// <summary>A body of <c>emit</c>. Above the platform's own limit, so that a person can see the platform refuse one.</summary>
    public const int EmitBytesMax = 8 * 1024 * 1024;

    /// <summary>Any other body.</summary>
    public const int BodyBytesMax = 64 * 1024;

    public const int JsonDepthMax = 32;
    public const int UserNameLengthMax = 64;

    /// <summary>Customers that a bank remembers, beyond its seeded ones.</summary>
    public const int CustomersMax = 100_000;

    /// <summary>Transactions of one account. The oldest leave first, into the opening balance.</summary>
    public const int EntriesPerAccountMax = 20_000;

    /// <summary>Ids of emitted events that a bank remembers, so as to apply each once.</summary>
    public const int EventIdsMax = 200_000;

    /// <summary>Overrides of cards and alerts that the bank knows by id alone.</summary>
    public const int CardsMax = 200_000;

    public const int ReceivedDecisionsMax = 10_000;
    public const int ConsentsMax = 100_000;

    /// <summary>How far back the account API goes.</summary>
    public const int HistoryDays = 210;

    /// <summary>Transactions on one page of the account API.</summary>
    public const int PageSize = 100;

    /// <summary>RFC 9126 says 5 to 600 s; FAPI 2.0 asks for less than 600.</summary>
    public const int RequestUriSeconds = 590;

    /// <summary>FAPI 2.0: at most 60 s.</summary>
    public const int CodeSeconds = 60;

    public const int AccessTokenSeconds = 600;

    /// <summary>A refresh token lives as long as its consent, at most this.</summary>
    public const int RefreshTokenDays = 400;

    /// <summary>How far ahead the <c>exp</c> of a client assertion may be.</summary>
    public const int AssertionLifeSecondsMax = 600;

    /// <summary>FAPI 2.0: <c>iat</c> and <c>nbf</c> up to 10 s ahead are accepted.</summary>
    public const int ClockSkewSeconds = 10;

    /// <summary>Pushed requests, codes or assertion ids alive at once.</summary>
    public const int PendingMax = 20_000;

    /// <summary>The platform's answer to an emitted batch.</summary>
    public const int PlatformAnswerSeconds = 30;
    public const int PlatformAnswerBytesMax = 4 * 1024 * 1024;

    /// <summary>An unknown platform key refetches its key set at most this often.</summary>
    public const int KeysRefetchSeconds = 2;

    /// <summary>Behaviour <c>hang</c> and <c>slow</c> hold a request at most this long.</summary>
    public const int DelayMsMax = 120_000;

    /// <summary>Live events that wait for the platform, per bank.</summary>
    public const int LiveQueueMax = 1_000;
}
