namespace OrleansBank.Gateway.Chat.Frames;

/// <summary>RFC 6455 section 5.2.</summary>
internal enum Opcode
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}

/// <summary>Status codes of a close frame: RFC 6455 section 7.4.1, the registry's 1012, and those of the chat (4000 on).</summary>
internal static class CloseCode
{
    public const int None = 0;
    public const int Normal = 1000;
    public const int ProtocolError = 1002;
    public const int UnsupportedData = 1003;
    public const int InvalidText = 1007;
    public const int PolicyViolation = 1008;
    public const int TooBig = 1009;
    public const int Internal = 1011;
    public const int ServiceRestart = 1012;

    /// <summary>Signed out, expired or erased.</summary>
    public const int SignedOut = 4001;

    /// <summary>The client does not read; it resumes by sequence.</summary>
    public const int SlowReader = 4008;

    /// <summary>Whether a client may put this code into its close frame.</summary>
    public static bool MayBeSent(int code) => code is >= 1000 and <= 1003 or >= 1007 and <= 1014 or >= 3000 and <= 4999;
}
