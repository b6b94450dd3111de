using System.Globalization;
using System.Text.Json;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Memory;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Rates;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat.Rest;

/// <summary>The chat by request and answer, for clients without a live connection.</summary>
internal static class MessagesEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/v1/messages", SayAsync)
            .WithMetadata(new ForPerson(Counted: false))
            .Accepts<SayBody>("application/json")
            .Produces<TurnDocument>()
            .WithSummary("Says something, or taps a quick reply, and answers with the replies of this turn.");
        routes
            .MapGet("/v1/messages", ReadAsync)
            .WithMetadata(new ForPerson())
            .Produces<MessagesDocument>()
            .WithSummary("Messages after a sequence, or before one.");
    }

    private static async Task SayAsync(
        HttpContext http,
        GatewayOptions options,
        People people,
        RateLimits rates,
        Typing typing
    )
    {
        var caller = http.Caller();
        if (!rates.Turns.TryTake(caller.User, out var wait))
        {
            await Problem.WriteAsync(http, "too_fast", wait);
            return;
        }
        if (await JsonBody.ReadAsync(http, ChatJson.Default.SayBody, options.Limits) is not { } body)
            return;
        if (SayRules.Check(body.Id, body.Text, body.Payload, caller, out var say) is { } wrong)
        {
            await Problem.WriteAsync(http, wrong);
            return;
        }
        using var shown = typing.Watch(caller.User);
        switch (await people.TakeTurnAsync(caller.User, say!, http.RequestAborted))
        {
            case TurnReply turn:
                await WriteTurnAsync(http, turn);
                break;
            case var other:
                await Problem.WriteAsync(http, Replies.CodeOf(other));
                break;
        }
    }

    private static async Task ReadAsync(
        HttpContext http,
        GatewayOptions options,
        People people,
        string? since = null,
        string? before = null,
        string? limit = null
    )
    {
        if (Page.TryParse(since, before, limit, options.Limits, out var page) is { } wrong)
        {
            await Problem.WriteAsync(http, wrong);
            return;
        }
        switch (await people.AskAsync(http.Caller().User, page!, http.RequestAborted))
        {
            case MessagesReply reply:
                await WritePageAsync(http, page!, reply);
                break;
            case var other:
                await Problem.WriteAsync(http, Replies.CodeOf(other));
                break;
        }
    }

    private static Task WriteTurnAsync(HttpContext http, TurnReply turn) =>
        JsonAnswer.WriteAsync(
            http,
            turn,
            static (json, turn) =>
            {
                json.WriteStartObject();
                json.WriteStartObject("accepted"u8);
                json.WriteString("id"u8, turn.ClientId);
                json.WriteNumber("seq"u8, turn.Seq);
                json.WriteEndObject();
                json.WriteStartArray("messages"u8);
                foreach (var message in turn.Messages)
                    MessageJson.Write(json, message);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    /// <summary>Ascending, whichever way the client pages.</summary>
    private static Task WritePageAsync(HttpContext http, MessagesRequest page, MessagesReply reply)
    {
        var messages = reply.Messages.Sort(static (a, b) => a.Seq.CompareTo(b.Seq));
        var next =
            messages.IsEmpty ? page.Before ?? page.Since
            : page.Before is null ? messages[^1].Seq
            : messages[0].Seq;
        return JsonAnswer.WriteAsync(
            http,
            (messages, next, reply.ReadSeq),
            static (json, answer) =>
            {
                json.WriteStartObject();
                json.WriteStartArray("messages"u8);
                foreach (var message in answer.messages)
                    MessageJson.Write(json, message);
                json.WriteEndArray();
                json.WriteNumber("next"u8, answer.next);
                json.WriteNumber("read"u8, answer.ReadSeq);
                json.WriteEndObject();
            }
        );
    }
}
