using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using OrleansBank.HttpSignatures;
using OrleansBank.Silo.BankApis.Keys;

namespace OrleansBank.Silo.Tests.BankApis;

[UnsupportedOSPlatform("windows")]
public sealed class PlatformKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-keys-").FullName;

    [Fact]
    public void The_first_start_makes_a_key_that_only_its_owner_can_read_and_later_starts_keep_it()
    {
        using var first = PlatformKeys.Open(_folder, new TestIds());
        using var second = PlatformKeys.Open(_folder, new TestIds());

        Assert.Equal(first.PublicJwks, second.PublicJwks);
        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void What_is_published_holds_no_private_part()
    {
        using var keys = PlatformKeys.Open(_folder, new TestIds());

        using var jwks = JsonDocument.Parse(keys.PublicJwks);
        var key = Assert.Single(jwks.RootElement.GetProperty("keys").EnumerateArray());
        Assert.False(key.TryGetProperty("d", out _));
        Assert.Equal("ES256", key.GetProperty("alg").GetString());
        Assert.Equal(keys.Signing.KeyId, key.GetProperty("kid").GetString());
    }

    [Fact]
    public void A_new_key_beside_the_old_one_signs_and_both_are_published()
    {
        string old;
        using (var keys = PlatformKeys.Open(_folder, new TestIds()))
            old = keys.Signing.KeyId;
        using var added = SigningKey.Generate(SignatureAlgorithm.PS256, "platform-2027");
        Write("0002.jwk", added.ToPrivateJwk());

        using var both = PlatformKeys.Open(_folder, new TestIds());

        Assert.Equal("platform-2027", both.Signing.KeyId);
        Assert.Contains(old, both.PublicJwks, StringComparison.Ordinal);
        Assert.Contains("platform-2027", both.PublicJwks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused_by_name()
    {
        using (PlatformKeys.Open(_folder, new TestIds())) { }
        var file = Directory.GetFiles(_folder).Single();
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.GroupRead);

        var refused = Assert.Throws<InvalidDataException>(() => PlatformKeys.Open(_folder, new TestIds()));
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    public void A_file_that_is_no_key_is_refused(string content)
    {
        Write("0001.jwk", content);
        Assert.Throws<InvalidDataException>(() => PlatformKeys.Open(_folder, new TestIds()));
    }

    [Fact]
    public void A_public_key_is_refused_because_it_cannot_sign()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.ES256, "public-only");
        Write("0001.jwk", key.ToPublicJwk());
        Assert.Throws<InvalidDataException>(() => PlatformKeys.Open(_folder, new TestIds()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
