using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OrleansBank.Silo.Hosting;

/// <summary>Begins to listen, or says in one line which address could not be had and what to do about it.</summary>
public static class Listening
{
    /// <exception cref="IOException">The address is taken, or not one that this process may have.</exception>
    public static async Task BeginAsync(WebApplication app, string urls)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            var why =
                failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
                    ? "is taken: end what listens there, or name another"
                    : $"cannot be listened at ({Code(failure)}): name another";
            throw new IOException($"The address {urls} {why} with --urls.", failure);
        }
    }

    private static string Code(Exception failure) =>
        (failure as SocketException ?? failure.InnerException as SocketException)?.SocketErrorCode.ToString()
        ?? failure.GetType().Name;

    /// <summary>The first of several addresses, with semicolons between, that nobody can listen at; null when there is none.</summary>
    public static string? NoAddressIn(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(one => !IsAddress(one));

    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= ushort.MaxValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
