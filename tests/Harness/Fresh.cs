using System.Security.Cryptography;

namespace OrleansBank.Harness;

/// <summary>Ids for what tests send.</summary>
public static class Fresh
{
    public static string Id() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
}
