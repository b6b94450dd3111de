using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Errors of the server, and of the way to it, in words that tell an operator what to mend. Of the server's own text nothing is taken: it
/// could quote a value.
/// </summary>
internal static class PostgresWords
{
    /// <returns>With the code in parentheses, where there is one.</returns>
    public static string Of(Exception failure, DatabasePlace place) =>
        failure is PostgresException { SqlState: var state } ? $"{OfState(state, place)} ({state})"
        : IsPasswordMissing(failure) ? $"it asks for a password; name one (or a Passfile) in {DatabasePlace.Setting}"
        : OfWay(failure) is { } way
            ? $"it is not reached, {way}; see that it runs, and that {DatabasePlace.Setting} names it right"
        : $"it failed ({failure.GetType().Name})";

    private static string OfState(string state, DatabasePlace place) =>
        state switch
        {
            PostgresErrorCodes.InvalidPassword =>
                $"wrong password, or no such user; mend Username and Password (or the Passfile) in {DatabasePlace.Setting}",
            PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"the user may not connect; is there such a role, and a line for it in pg_hba.conf? Or mend {DatabasePlace.Setting}",
            PostgresErrorCodes.InvalidCatalogName =>
                $"no such database; make it (create database {place.Database} owner {place.User}), or mend Database in {DatabasePlace.Setting}",
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
                $"the user lacks a right; it must own the database or its schema (alter database {place.Database} owner to {place.User})",
            PostgresErrorCodes.TooManyConnections =>
                "it has no connection left; raise max_connections (15 a silo or gateway), or look who has them",
            PostgresErrorCodes.CannotConnectNow => "it is starting or stopping",
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => "it ended our connections",
            PostgresErrorCodes.ReadOnlySqlTransaction =>
                "it takes no writes, as a replica does, or a server that is told to be read-only",
            PostgresErrorCodes.DiskFull => "its disk is full",
            PostgresErrorCodes.OutOfMemory => "it has no memory left",
            PostgresErrorCodes.QueryCanceled => "a statement took too long",
            PostgresErrorCodes.LockNotAvailable => "somebody holds a lock for long",
            _ => "it failed with this code",
        };

    /// <summary>The client library has no code for it.</summary>
    private static bool IsPasswordMissing(Exception failure) =>
        failure is NpgsqlException { InnerException: null }
        && failure.Message.StartsWith("No password", StringComparison.Ordinal);

    /// <summary>Null when it is no matter of the way there.</summary>
    private static string? OfWay(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is SocketException socket)
                return SocketWords.Of(socket.SocketErrorCode);
            if (one is AuthenticationException)
                return "TLS could not be agreed on";
            if (one is TimeoutException)
                return "timeout";
            if (one is EndOfStreamException)
                return "the connection was closed";
        }
        return null;
    }
}
