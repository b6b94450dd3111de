using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Gateway.BankApi;
using OrleansBank.HttpSignatures;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.Gateway.Tests.BankApi;

public sealed class JwksBankKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bank-keys-").FullName;
    private readonly HttpClient _client = new();

    private JwksBankKeys Keys(params (string Bank, string Place)[] banks)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            banks.Select(bank => KeyValuePair.Create($"Banks:{bank.Bank}:Jwks", (string?)bank.Place))
        );
        var read = JwksBankKeys.Read(configuration.Build());
        return new JwksBankKeys(read, _client, TimeProvider.System, NullLogger<JwksBankKeys>.Instance);
    }

    private string Save(string name, SigningKey key)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, JwksDocument.Write([key]));
        return path;
    }

    [Fact]
    public async Task A_key_is_its_banks_and_nobody_elses()
    {
        using var sand = SigningKey.Generate(SignatureAlgorithm.ES256, "one");
        using var river = SigningKey.Generate(SignatureAlgorithm.ES256, "two");
        using var keys = Keys(("sandbank", Save("sand.json", sand)), ("riverbank", Save("river.json", river)));
        Assert.NotNull(await keys.FindAsync(new BankId("sandbank"), "one", default));
        Assert.NotNull(await keys.FindAsync(new BankId("riverbank"), "two", default));
        Assert.Null(await keys.FindAsync(new BankId("sandbank"), "two", default));
        Assert.Null(await keys.FindAsync(new BankId("nobank"), "one", default));
    }

    [Theory]
    [InlineData("https://bank.example/jwks.json", true)]
    [InlineData("http://localhost:8081/jwks.json", true)]
    [InlineData("http://127.0.0.1:8081/jwks.json", true)]
    [InlineData("http://bank.example/jwks.json", false)]
    public void Keys_over_plain_http_come_from_this_machine_alone(string place, bool allowed)
    {
        if (!allowed)
        {
            Assert.Throws<ArgumentException>(() => Keys(("sandbank", place)));
            return;
        }
        using var keys = Keys(("sandbank", place));
        Assert.NotNull(keys);
    }

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
