using System.Collections.Frozen;
using System.Net.Http.Headers;
using OrleansBank.Domain;
using OrleansBank.Gateway.Sandbox;
using OrleansBank.SandboxBank;

namespace OrleansBank.Gateway.Composition;

/// <summary>Makes a sandbox bank send an event, for the panel of a signed-in person.</summary>
public sealed class SandboxEmitter(Uri sandbox, HttpClient http) : ISandboxEmitter
{
    private readonly FrozenDictionary<string, Uri> _emit = SandboxBankConnection
        .All(sandbox)
        .ToFrozenDictionary(bank => bank.Id, bank => bank.Emit, StringComparer.Ordinal);

    public async Task<EmitAnswer> EmitAsync(BankId bank, ReadOnlyMemory<byte> events, CancellationToken cancellation)
    {
        if (!_emit.TryGetValue(bank.Value, out var url))
            return new EmitAnswer(StatusCodes.Status404NotFound, "application/json", "{}"u8.ToArray());
        using var body = new ReadOnlyMemoryContent(events);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.PostAsync(url, body, cancellation);
        var type = answer.Content.Headers.ContentType?.ToString() ?? "application/json";
        return new EmitAnswer((int)answer.StatusCode, type, await answer.Content.ReadAsByteArrayAsync(cancellation));
    }
}

/// <summary>The embedded run is ready when its sandbox banks answer too.</summary>
public sealed class SandboxReadyCheck(Uri sandbox, HttpClient http) : Health.IReadyCheck
{
    public string Name => "sandbox";

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(sandbox, "/health/ready"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
