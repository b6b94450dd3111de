using System.Net.Sockets;

namespace OrleansBank.Silo.Storage;

/// <summary>Why a server was not reached, in words for operators.</summary>
internal static class SocketWords
{
    public static string Of(SocketError code) =>
        code switch
        {
            SocketError.ConnectionRefused => "connection refused",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "name not found",
            SocketError.TimedOut => "timeout",
            SocketError.ConnectionReset or SocketError.Shutdown => "the connection was closed",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => "no way to it",
            _ => code.ToString(),
        };
}
