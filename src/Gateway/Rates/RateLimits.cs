using System.Net;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.Rates;

/// <summary>The rates of one gateway: per person for turns and for the rest, per address for everything.</summary>
internal sealed class RateLimits(GatewayOptions options, TimeProvider time)
{
    public TokenBuckets<UserId> Turns { get; } =
        new(options.Limits.TurnsPerSecond, options.Limits.TurnsBurst, options.Limits.RateKeysMax, time);

    public TokenBuckets<UserId> Reads { get; } =
        new(options.Limits.ReadsPerSecond, options.Limits.ReadsBurst, options.Limits.RateKeysMax, time);

    public TokenBuckets<IPAddress> Address { get; } =
        new(
            options.Limits.AddressRequestsPerSecond,
            options.Limits.AddressRequestsBurst,
            options.Limits.RateKeysMax,
            time,
            address => IPAddress.IsLoopback(address) ? options.Limits.LoopbackFactor : 1
        );

    /// <summary>Wrong tokens of operators, by address.</summary>
    public TokenBuckets<IPAddress> OperatorTries { get; } =
        new(options.Limits.OperatorTriesPerSecond, options.Limits.OperatorTriesBurst, options.Limits.RateKeysMax, time);

    public void Sweep()
    {
        OperatorTries.Sweep();
        Turns.Sweep();
        Reads.Sweep();
        Address.Sweep();
    }
}
