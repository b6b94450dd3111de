using System.Text;
using OrleansBank.Benchmarks.Chat;
using OrleansBank.Benchmarks.Harness;
using OrleansBank.Benchmarks.Peers;
using OrleansBank.Benchmarks.Platform;

namespace OrleansBank.Benchmarks.Turn;

/// <summary>
/// Balance questions over WebSocket, each understood, decided, stored (synchronous FULL) and answered, from 64 people at once who
/// each ask again when answered; against a stock Kestrel WebSocket that echoes the same frame.
/// </summary>
internal static class TurnBenchmark
{
    private const int People = 64;
    private const int WarmUpRounds = 3;
    private const double Floor = 0.2;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(4);

    public static async Task<Verdict> RunAsync()
    {
        Progress.Say("turn: starting the platform and its peer");
        await using var platform = await PlatformServer.StartAsync();
        var (echo, echoUrl) = await StockServer.StartAsync();
        await using var _ = echo;
        var people = await Person.CrowdAsync(
            People,
            "linked",
            number => Person.LinkedAsync(platform, $"turn{number}", "balances")
        );
        var ours = new List<Connection>();
        var theirs = new List<Connection>();
        foreach (var person in people)
        {
            ours.Add(await Connection.OpenAsync(platform.Url, "/v1/chat?since=0", person.Token, "bank.chat.v1"));
            theirs.Add(await Connection.OpenAsync(echoUrl, "/echo", token: null, protocol: null));
        }
        // The run-time compiler needs its time too.
        for (int round = 0; round < WarmUpRounds; round++)
        {
            await RoundAsync(ours, AskAsync);
            await RoundAsync(theirs, EchoAsync);
        }

        var (ourCost, theirCost) = (new CpuCost(() => platform.Cpu), new CpuCost(() => echo.Cpu));
        var (mine, peers) = await Rounds.AlternateAsync(
            "turn",
            "turns/s",
            _ => ourCost.OfAsync(() => RoundAsync(ours, AskAsync)),
            _ => theirCost.OfAsync(() => RoundAsync(theirs, EchoAsync))
        );
        ours.ForEach(connection => connection.Dispose());
        theirs.ForEach(connection => connection.Dispose());
        double ratio = Rounds.Median(mine) / Rounds.Median(peers);
        return new Verdict(
            "turn",
            "stored balance turns/s, 64 connections",
            Rounds.Median(mine),
            Rounds.Median(peers),
            ratio,
            $"{Floor}x stock echo",
            ratio >= Floor,
            [
                $"ours {Rounds.Spread(mine)}, echo {Rounds.Spread(peers)} a second",
                $"processor time a turn: {ourCost}; echo: {theirCost}",
            ]
        );
    }

    private static async Task<(double Rate, int Turns)> RoundAsync(
        List<Connection> connections,
        Func<Connection, Task> turn
    )
    {
        long began = TimeProvider.System.GetTimestamp();
        var counts = await Task.WhenAll(
            connections.Select(connection =>
                Task.Run(async () =>
                {
                    int turns = 0;
                    while (TimeProvider.System.GetElapsedTime(began) < RoundLength)
                    {
                        await turn(connection);
                        turns++;
                    }
                    return turns;
                })
            )
        );
        return (counts.Sum() / TimeProvider.System.GetElapsedTime(began).TotalSeconds, counts.Sum());
    }

    /// <summary>A turn is over when its answer has come: the message of the assistant that replies to this id.</summary>
    private static async Task AskAsync(Connection connection)
    {
        string id = Ids.New().ToString();
        await connection.SendAsync(Frame(id));
        byte[] answered = Encoding.ASCII.GetBytes($"\"inReplyTo\":\"{id}\"");
        while (!Answers((await connection.ReceiveAsync()).Span, answered)) { }
    }

    private static bool Answers(ReadOnlySpan<byte> frame, byte[] answered) =>
        frame.IndexOf("\"type\":\"error\""u8) >= 0
            ? throw new InvalidOperationException(Encoding.UTF8.GetString(frame))
            : frame.IndexOf(answered) >= 0 && frame.IndexOf("\"assistant\""u8) >= 0;

    private static async Task EchoAsync(Connection connection)
    {
        await connection.SendAsync(Frame(Ids.New().ToString()));
        await connection.ReceiveAsync();
    }

    private static byte[] Frame(string id) =>
        Encoding.UTF8.GetBytes($$"""{"type":"say","id":"{{id}}","text":"Quel est mon solde ?"}""");
}
