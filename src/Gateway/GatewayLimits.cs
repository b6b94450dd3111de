namespace OrleansBank.Gateway;

/// <summary>Every bound of the edge, by name. Units stand last in the names. An operator may set each.</summary>
public sealed record GatewayLimits
{
    /// <summary>Body of a request that a person's client makes.</summary>
    public int BodyBytesMax { get; init; } = 64 * 1024;

    /// <summary>Of a refused body, this much is read and thrown away, so that the client sees the answer.</summary>
    public int RefusedBodyBytesMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>Chat turns of one person, by REST and WebSocket together.</summary>
    public int TurnsPerSecond { get; init; } = 5;
    public int TurnsBurst { get; init; } = 20;

    /// <summary>Other requests and frames of one person.</summary>
    public int ReadsPerSecond { get; init; } = 200;
    public int ReadsBurst { get; init; } = 400;

    /// <summary>Requests and chat upgrades of one address; on loopback <see cref="LoopbackFactor"/> times as many.</summary>
    public int AddressRequestsPerSecond { get; init; } = 1_000;
    public int AddressRequestsBurst { get; init; } = 2_000;
    public int LoopbackFactor { get; init; } = 10;

    /// <summary>Wrong tokens of operators from one address; who is beyond that is not listened to, with the right one neither.</summary>
    public int OperatorTriesPerSecond { get; init; } = 1;
    public int OperatorTriesBurst { get; init; } = 5;

    /// <summary>People and addresses whose rate is remembered at once, each; beyond that newcomers share one bucket.</summary>
    public int RateKeysMax { get; init; } = 100_000;

    /// <summary>Turns of one person that wait at this gateway.</summary>
    public int WaitingTurnsMax { get; init; } = 32;

    /// <summary>A person's grain that has not answered by then.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a session that was found good is not asked about again; the end of a session is told at once.</summary>
    public TimeSpan SessionCheckLife { get; init; } = TimeSpan.FromSeconds(5);
    public int CheckedPeopleMax { get; init; } = 100_000;

    /// <summary>Live chat connections of one gateway, and of one person.</summary>
    public int ConnectionsMax { get; init; } = 200_000;
    public int ConnectionsPerPersonMax { get; init; } = 20;

    /// <summary>Request line and headers of a chat upgrade.</summary>
    public int UpgradeBytesMax { get; init; } = 16 * 1024;

    /// <summary>Until the first bytes of a connection have come.</summary>
    public TimeSpan FirstBytesTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A message of a client, all its fragments together.</summary>
    public int ClientMessageBytesMax { get; init; } = 16 * 1024;

    /// <summary>Frames of one connection, control frames too.</summary>
    public int FramesPerSecondMax { get; init; } = 200;

    /// <summary>What a connection has said and not been answered: all that a person may say at once.</summary>
    public int UnansweredSaysMax { get; init; } = 20;

    /// <summary>A turn that takes this long shows that the assistant is at work; told anew as often as this until it has ended.</summary>
    public TimeSpan TypingAfter { get; init; } = TimeSpan.FromMilliseconds(300);
    public TimeSpan TypingEvery { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Bytes that wait for a client which does not read; beyond that it is closed with 4008.</summary>
    public int OutboundBytesMax { get; init; } = 256 * 1024;

    /// <summary>After this long without a byte from the client it is asked for a pong.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>After this long without a byte from the client it is gone. Above the ping interval.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Until the client answers our close frame.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages that one page of a resume asks for; also the most that one request may ask for.</summary>
    public int PageMessagesMax { get; init; } = 200;
    public int PageMessagesDefault { get; init; } = 50;
}
