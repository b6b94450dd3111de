using OrleansBank.Domain;

namespace OrleansBank.Gateway.Sandbox;

/// <summary>Has a sandbox bank sign events and send them here. Set up by the composition root, in the sandbox alone.</summary>
public interface ISandboxEmitter
{
    /// <param name="events">One CloudEvent, or an array of them, as JSON.</param>
    Task<EmitAnswer> EmitAsync(BankId bank, ReadOnlyMemory<byte> events, CancellationToken cancellation);
}

/// <summary>The bank's answer, which is the platform's answer to the bank.</summary>
public sealed record EmitAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body);
