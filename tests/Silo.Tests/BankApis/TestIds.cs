using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Tests.BankApis;

public sealed class TestIds : IIds
{
    public string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
