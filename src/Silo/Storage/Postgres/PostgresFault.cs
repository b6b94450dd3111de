using System.Net.Sockets;
using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What an error of the server or of the way to it means for what was asked.</summary>
internal static class PostgresFault
{
    /// <summary>The server, or the way to it; anything else is a bug of ours.</summary>
    public static bool IsOutage(Exception error) =>
        error is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>
    /// The statement ended with an error and the session goes on: nothing of it was kept, for certain. A FATAL error or a lost
    /// connection may come after the commit.
    /// </summary>
    public static bool IsRolledBack(Exception error) => error is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>Somebody else was first, or two of us waited for each other: the same may succeed at once.</summary>
    public static bool IsRace(Exception error) =>
        StateOf(error)
            is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected;

    /// <summary>A value is at fault, not the server (classes 21, 22, 23, 54): only the turn that brought it fails.</summary>
    public static bool IsDataError(Exception error) =>
        StateOf(error) is { Length: 5 } state && state[..2] is "21" or "22" or "23" or "54";

    /// <summary>The connection is of no more use, and so are others of its time.</summary>
    public static bool BreaksConnections(Exception error) => !IsRolledBack(error);

    private static string? StateOf(Exception error) => (error as PostgresException)?.SqlState;
}
