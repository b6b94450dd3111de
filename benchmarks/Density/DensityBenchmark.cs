using OrleansBank.Benchmarks.Harness;
using OrleansBank.Benchmarks.Peers;
using OrleansBank.Benchmarks.Platform;

namespace OrleansBank.Benchmarks.Density;

/// <summary>
/// Resident bytes of the server's process for each person more who is connected and says nothing: the slope from 2,000 to 16,000
/// connections, so that the size of an empty server does not count. Everyone is signed in, and has said nothing for as long as it
/// takes a grain to leave memory. The load is another process.
/// </summary>
internal static class DensityBenchmark
{
    private const int Few = 2_000;
    private const int Many = 16_000;
    private const double Floor = 1.3;
    private static readonly TimeSpan GrainIdleTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SettleMax = TimeSpan.FromSeconds(40);

    public static async Task<Verdict> RunAsync()
    {
        Progress.Say("density: signing people in, once for all rounds");
        using var data = new DataFolder();
        var people = await PeopleAsync(data);
        var (mine, peers) = await Rounds.AlternateAsync(
            "density",
            "bytes/person",
            async _ => await OursAsync(data, people),
            async _ => await StockAsync()
        );
        double ratio = Rounds.Median(peers) / Rounds.Median(mine);
        return new Verdict(
            "density",
            "resident bytes per idle connected person",
            Rounds.Median(mine),
            Rounds.Median(peers),
            ratio,
            $"{Floor}x fewer than stock",
            ratio >= Floor,
            [$"ours {Rounds.Spread(mine)}, stock {Rounds.Spread(peers)} bytes"]
        );
    }

    private static async Task<Person[]> PeopleAsync(DataFolder data)
    {
        await using var platform = await PlatformServer.StartAsync(data);
        return await Person.CrowdAsync(
            Many,
            "signed in",
            number => Person.SignInAsync(platform, $"idle{number}"),
            atOnce: 64
        );
    }

    /// <summary>A new process each round, over the data of people who are signed in.</summary>
    private static async Task<double> OursAsync(DataFolder data, Person[] people)
    {
        await using var platform = await PlatformServer.StartAsync(
            data,
            $"--Silo:Limits:IdleTimeout={GrainIdleTimeout:c}"
        );
        return await SlopeAsync(
            platform.Url,
            () => platform.ResidentBytes,
            number => $"/v1/chat {people[number].Token}"
        );
    }

    private static async Task<double> StockAsync()
    {
        var (process, url) = await StockServer.StartAsync();
        await using var _ = process;
        return await SlopeAsync(url, () => process.ResidentBytes, _ => "/echo -");
    }

    private static async Task<double> SlopeAsync(Uri server, Func<long> resident, Func<int, string> request)
    {
        await using var holder = ServerProcess.Start(
            "OrleansBank.Benchmarks",
            ConnectionHolder.Verb,
            server.Host,
            $"{server.Port}"
        );
        long few = await HoldAsync(holder, 0, Few, request, resident);
        long many = await HoldAsync(holder, Few, Many, request, resident);
        return (many - few) / (double)(Many - Few);
    }

    private static async Task<long> HoldAsync(
        ServerProcess holder,
        int from,
        int to,
        Func<int, string> request,
        Func<long> resident
    )
    {
        var asking = Task.Run(async () =>
        {
            for (int number = from; number < to; number++)
            {
                await holder.Input.WriteLineAsync(request(number));
            }
            await holder.Input.FlushAsync();
        });
        for (int number = from; number < to; number++)
        {
            if (await holder.Output.ReadLineAsync() is not "ok" and var refusal)
            {
                throw new InvalidOperationException($"connection {number}: {refusal}");
            }
        }
        await asking;
        return await SettledAsync(resident);
    }

    /// <summary>When it has stopped falling for five seconds, or after the longest wait.</summary>
    private static async Task<long> SettledAsync(Func<long> resident)
    {
        var clock = TimeProvider.System;
        long began = clock.GetTimestamp();
        long lowest = resident();
        long lowestAt = began;
        // At least until grains may leave and the collector had a chance to see it.
        while (
            clock.GetElapsedTime(began) < SettleMax
            && (clock.GetElapsedTime(began) < GrainIdleTimeout * 2 || clock.GetElapsedTime(lowestAt).TotalSeconds < 5)
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), clock);
            if (resident() is var now && now < lowest)
            {
                (lowest, lowestAt) = (now, clock.GetTimestamp());
            }
        }
        return resident();
    }
}
