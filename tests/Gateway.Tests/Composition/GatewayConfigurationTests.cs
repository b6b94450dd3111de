using System.Net;
using Microsoft.Extensions.Configuration;
using OrleansBank.Gateway.Composition;

namespace OrleansBank.Gateway.Tests.Composition;

public sealed class GatewayConfigurationTests
{
    [Fact]
    public void What_an_operator_sets_arrives()
    {
        var options = Read(
            ("PublicUrl", "https://bank.example"),
            ("ExtraHosts", "a.example, b.example:8443"),
            ("TrustedProxies:0", "10.0.0.0/8"),
            ("TrustedProxies:1", "::1"),
            ("OpenIdConnect:Issuer", "https://id.example/realm"),
            ("OpenIdConnect:Audience", "orleansbank"),
            ("OpenIdConnect:ClientId", "page"),
            ("OpenIdConnect:ClientSecret", "s3cret")
        );

        Assert.Equal("https://bank.example/", options.PublicUrl?.ToString());
        Assert.Equal(["a.example", "b.example:8443"], options.ExtraHosts.AsEnumerable());
        Assert.Equal(
            [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("::1/128")],
            options.TrustedProxies.AsEnumerable()
        );
        Assert.Equal(
            new OpenIdConnectOptions(new Uri("https://id.example/realm"), "orleansbank")
            {
                ClientId = "page",
                ClientSecret = "s3cret",
            },
            options.OpenIdConnect
        );
    }

    [Fact]
    public void Nothing_set_is_the_embedded_default()
    {
        var options = Read();

        Assert.Null(options.PublicUrl);
        Assert.Null(options.OpenIdConnect);
        Assert.Empty(options.ExtraHosts);
        Assert.Empty(options.TrustedProxies);
    }

    [Fact]
    public void A_secret_may_stand_in_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "from the file\n");
            var options = Read(
                ("OpenIdConnect:Issuer", "https://id.example"),
                ("OpenIdConnect:ClientId", "page"),
                ("OpenIdConnect:ClientSecretFile", path)
            );
            Assert.Equal("from the file", options.OpenIdConnect?.ClientSecret);
            Assert.Equal("page", options.OpenIdConnect?.Audience);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("PublicUrl", "bank.example", "PublicUrl")]
    [InlineData("PublicUrl", "https://bank.example/path", "PublicUrl")]
    [InlineData("PublicUrl", "ftp://bank.example", "PublicUrl")]
    [InlineData("TrustedProxies", "10.0.0.0/8,nonsense", "nonsense")]
    [InlineData("OpenIdConnect:ClientId", "page", "OpenIdConnect:Issuer")]
    [InlineData("OpenIdConnect:Issuer", "https://id.example", "Audience")]
    [InlineData("OpenIdConnect:Issuer", "id.example", "OpenIdConnect:Issuer")]
    [InlineData("Operator:TokenFile", "/nowhere/token", "Operator:TokenFile")]
    public void What_cannot_be_is_named(string key, string value, string named)
    {
        var failure = Assert.Throws<ConfigurationException>(() => Read((key, value)));

        Assert.Contains(named, failure.Message);
        Assert.True(StartFailures.IsOperators(failure));
    }

    private static GatewayOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)))
            .Build();
        return GatewayConfiguration.Read(configuration, sandbox: false, sessionKey: []);
    }
}
