using System.Globalization;
using OrleansBank.Simulator.Store;

namespace OrleansBank.Simulator;

/// <summary>What the command line says.</summary>
internal sealed record RunOptions
{
    public const string Usage =
        "Usage: --seeds N [--from S] [--turns T] | --seed S [--trace]   (and --sabotage NAME, to see the oracle find it)";

    /// <summary>The first seed.</summary>
    public long From { get; init; } = 1;

    /// <summary>How many seeds are run.</summary>
    public long Seeds { get; init; } = 100;

    /// <summary>Goes on beyond them until so many turns were carried out.</summary>
    public long TurnsLeast { get; init; }
    public bool IsTraced { get; init; }
    public Sabotage Sabotage { get; init; }

    /// <exception cref="FormatException">An argument is not one, or its value is not.</exception>
    public static RunOptions Read(string[] args)
    {
        var options = new RunOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--trace" => options with { IsTraced = true },
                "--seeds" => options with { Seeds = Number(args, ++i) },
                "--from" => options with { From = Number(args, ++i) },
                "--turns" => options with { TurnsLeast = Number(args, ++i) },
                "--seed" => options with { From = Number(args, ++i), Seeds = 1 },
                "--sabotage" => options with { Sabotage = Enum.Parse<Sabotage>(Value(args, ++i)) },
                _ => throw new FormatException(Usage),
            };
        }
        return options;
    }

    private static long Number(string[] args, int at) => long.Parse(Value(args, at), CultureInfo.InvariantCulture);

    private static string Value(string[] args, int at) =>
        at < args.Length ? args[at] : throw new FormatException(Usage);
}
