using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Edge;

internal static class Replies
{
    /// <summary>Null when it is no refusal.</summary>
    public static string? RefusalOf(UserReply reply) => (reply as RefusedReply)?.Code;

    /// <summary>The code of a refusal. Any other reply here is a bug of ours: the request and its replies are a closed set.</summary>
    public static string CodeOf(UserReply reply) =>
        reply is RefusedReply refused
            ? refused.Code
            : throw new InvalidOperationException($"Unexpected {reply.GetType().Name}.");
}
