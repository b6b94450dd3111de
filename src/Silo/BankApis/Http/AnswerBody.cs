using System.Text.Json;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>Opens an answer, reads it, and turns any fault into <see cref="BankFailure.BadAnswer"/>.</summary>
public static class AnswerBody
{
    public static BankResult<T> Read<T>(BankAnswer answer, Func<JsonElement, AnswerReader, T?> read)
    {
        var parsed = AnswerJson.Parse(answer);
        if (parsed.Value is not { } document)
            return BankResult<T>.Failed(parsed.Failure, parsed.Detail);
        using (document)
        {
            var reader = new AnswerReader();
            var value = read(document.RootElement, reader);
            return reader.Good && value is not null
                ? BankResult<T>.Of(value)
                : BankResult<T>.Failed(BankFailure.BadAnswer, reader.Fault ?? "schema");
        }
    }
}
