using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Composition;

/// <summary>What a gateway says of its addresses once it listens. Behind a balancer or a proxy they are two, and operators need both.</summary>
public static class Announcing
{
    /// <returns><c>listens on http://10.0.0.7:8080, people reach it at https://bank.example</c>; one address where both are the same.</returns>
    public static string Addresses(WebApplication app)
    {
        var people = app.Services.GetRequiredService<PublicOrigin>().Origin;
        var listens = $"listens on {string.Join(", ", app.Urls)}";
        return app.Urls.Contains(people) ? listens : $"{listens}, people reach it at {people}";
    }
}
