using Microsoft.Extensions.Configuration;
using OrleansBank.Gateway.Composition;

namespace OrleansBank.Gateway.Tests.Composition;

/// <summary>Which addresses a gateway takes, and by which name it refuses the others.</summary>
public sealed class AddressesTests
{
    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:8080;http://[::1]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://+:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0/")]
    public void The_platform_is_called_as_the_first_address(string urls, string expected)
    {
        var configuration = Configuration(("urls", urls));

        var listening = Addresses.Listening(configuration, "http://localhost:1");

        Assert.Equal(urls, listening);
        Assert.Equal(expected, Addresses.Public(configuration, listening).ToString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("localhost:9096")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost:8080;nonsense")]
    [InlineData("ftp://localhost:21")]
    public void What_is_no_address_to_listen_at_is_named(string urls)
    {
        var refused = Assert.Throws<ConfigurationException>(() =>
            Addresses.Listening(Configuration(("urls", urls)), "http://localhost:1")
        );

        Assert.Equal($"urls has no address of the form http://host:port: {urls.Split(';')[^1]}.", refused.Message);
    }

    [Fact]
    public void Without_any_the_default_is_taken()
    {
        Assert.Equal("http://localhost:1", Addresses.Listening(Configuration(), "http://localhost:1"));
    }

    [Theory]
    [InlineData("PublicUrl", "nonsense", "PublicUrl is not an http or https address: nonsense.")]
    [InlineData("Sandbox:Url", "nonsense", "Sandbox:Url is not an http or https address: nonsense.")]
    [InlineData(
        "PublicUrl",
        "https://bank.example",
        "PublicUrl is https://bank.example/, which is no loopback address, and the sandbox banks let anybody sign in: "
            + "set Sandbox:Enabled=false, or PublicUrl to an address of this machine alone."
    )]
    [InlineData(
        "urls",
        "http://0.0.0.0:9095",
        "urls is http://0.0.0.0:9095/, which is no loopback address, and the sandbox banks let anybody sign in: "
            + "set Sandbox:Enabled=false, or urls to an address of this machine alone."
    )]
    public void What_the_sandbox_banks_cannot_stand_beside_is_named(string name, string value, string message)
    {
        var configuration = Configuration((name, value));

        var refused = Assert.Throws<ConfigurationException>(() =>
            Addresses.Sandbox(
                configuration,
                Addresses.Public(configuration, Addresses.Listening(configuration, "http://localhost:8080"))
            )
        );

        Assert.Equal(message, refused.Message);
    }

    private static IConfiguration Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => one.Value))
            .Build();
}
