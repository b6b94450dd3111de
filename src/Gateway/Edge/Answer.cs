using System.Text.Json.Serialization.Metadata;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Edge;

/// <summary>From a person's question to their grain's reply and its answer.</summary>
internal static class Answer
{
    /// <summary>Asks for the caller; a refusal is written as its problem, and gives null.</summary>
    public static async ValueTask<TReply?> AskAsync<TReply>(HttpContext http, People people, UserRequest request)
        where TReply : UserReply
    {
        var reply = await people.AskAsync(http.Caller().User, request, http.RequestAborted);
        if (reply is TReply expected)
            return expected;
        await Problem.WriteAsync(http, Replies.CodeOf(reply));
        return null;
    }

    /// <summary>303, not 307: the browser must come with GET (FAPI 2.0 section 5.3.2.2).</summary>
    public static void GoOn(HttpContext http, string to)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = to;
    }

    public static Task WriteAsync<T>(
        HttpContext http,
        T value,
        JsonTypeInfo<T> type,
        int status = StatusCodes.Status200OK
    )
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(value, type, cancellationToken: http.RequestAborted);
    }
}
